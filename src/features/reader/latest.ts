// /latest [section] and /interviews: newest headlines, ten a page, turned with ◀ ▶.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { ChatSettings } from '#domain/chat'
import { newsLanguages } from '#domain/news-languages'
import { findSections } from '#domain/section'
import { SECTIONS } from '#domain/section-names'
import { type Ctx, onPress, readerOf, reply, show } from '#features/context'
import type { Action } from '#views/action'
import { renderArticleList } from '#views/article-list'
import { sectionName } from '#views/section-name'

const PAGE_SIZE = 10
const LAST_PAGE = 30

type ListAction = Extract<Action, { kind: 'latest' | 'interviews' }>

export function latest(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('latest', async (ctx) => {
    const { settings, locale } = await readerOf(deps, ctx)
    const seen = await deps.store.sections(await languagesOf(settings))
    const names = [...new Set([...SECTIONS, ...seen])].map((slug) => ({ slug, name: sectionName(locale, slug) }))
    const { found, unknown } = findSections(ctx.match, names)
    if (unknown.length > 0) {
      const known = names.map(({ name }) => name).join(', ')
      await reply(deps, ctx, {
        html: locale.html('latest-unknown-section', { name: unknown.slice(0, 10).join(' '), known }),
      })
      return
    }
    const section = found[0] === 'all' ? '' : (found[0] ?? '')
    await showList(ctx, { kind: 'latest', section, untilSec: nowSec(deps), page: 0 })
  })
  composer.command('interviews', (ctx) => showList(ctx, { kind: 'interviews', untilSec: nowSec(deps), page: 0 }))
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'latest' || action.kind === 'interviews' ? action : undefined),
    (ctx, action) => showList(ctx, action),
  )
  return composer

  async function languagesOf(settings: ChatSettings): Promise<string[]> {
    return newsLanguages(settings, await deps.store.newsLanguages(), deps.settings.defaultLanguage)
  }

  async function showList(ctx: Ctx, action: ListAction): Promise<void> {
    const { chatId, settings, locale } = await readerOf(deps, ctx)
    const page = Math.min(action.page, LAST_PAGE)
    const section = action.kind === 'latest' ? action.section : ''
    const filter = {
      languages: (await languagesOf(settings)).slice(0, 1),
      untilAt: action.untilSec * 1000,
      ...(section === '' ? {} : { section }),
      ...(action.kind === 'interviews' ? { interviewsOnly: true } : {}),
    }
    const end = (page + 1) * PAGE_SIZE
    const { items } = await deps.store.listArticles(filter, end + 1)
    const articles = items.slice(page * PAGE_SIZE, end)
    await deps.store.rememberList(
      chatId,
      items.slice(0, end).map((article) => article.id),
    )
    await show(
      deps,
      ctx,
      renderArticleList(
        {
          kind: action.kind,
          ...(section === '' ? {} : { section }),
          articles,
          zone: settings.zone,
          at: deps.now(),
          firstNumber: page * PAGE_SIZE + 1,
          ...(page > 0 ? { previous: { ...action, page: page - 1 } } : {}),
          ...(items.length > end && page < LAST_PAGE ? { next: { ...action, page: page + 1 } } : {}),
        },
        locale,
      ),
    )
  }
}

// Whole seconds, rounded up, so that what counts from this very moment is in the list.
const nowSec = (deps: Deps) => Math.ceil(deps.now() / 1000)
