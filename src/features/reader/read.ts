// /read: the full text by number, id or link, by button, or by sending just the number or the link.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import { keysOfUrl } from '#domain/identity'
import { type AnswerPress, type Ctx, onPress, type Reader, readerOf, show } from '#features/context'
import { readPage } from '#jobs/read-page'
import { sendArticle } from '#jobs/send-article'
import { renderArticlePages } from '#views/article-pages'

export function read(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('read', async (ctx) => {
    const reader = await readerOf(deps, ctx)
    if (ctx.match.trim() === '')
      return void (await deps.telegram.send(reader.chatId, { html: reader.locale.html('read-usage') }))
    await open(reader, ctx.match.trim())
  })
  composer.on('message:text', async (ctx, next) => {
    const text = ctx.message.text.trim()
    if (!/^\d{1,12}$/.test(text) && !/^https?:\/\/\S+$/i.test(text)) return next()
    await open(await readerOf(deps, ctx), text)
  })
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'read' ? action : undefined),
    async (ctx, { id }, answer) => {
      await answer()
      await open(await readerOf(deps, ctx), id, true)
    },
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'page' ? action : undefined),
    (ctx, action, answer) => turnPage(ctx, action, answer),
  )
  return composer

  async function open(reader: Reader, what: string, isId = false): Promise<void> {
    const found = isId ? await deps.store.article(what) : await find(reader, what)
    if (found && 'id' in found) await sendArticle(deps, reader.chatId, found, reader.settings, reader.locale)
    else
      await deps.telegram.send(
        reader.chatId,
        found ?? { html: reader.locale.html('read-unknown', { what: what.slice(0, 60) }) },
      )
  }

  /** The article meant, or the sentence that says why there is none. */
  async function find(reader: Reader, what: string): Promise<Article | { html: string } | undefined> {
    if (/^https?:\/\//i.test(what)) return findByLink(reader, what)
    const place = /^\d{1,3}$/.test(what) ? Number(what) : 0
    const id = place > 0 ? (await deps.store.shownList(reader.chatId))[place - 1] : undefined
    return (id === undefined ? undefined : await deps.store.article(id)) ?? (await deps.store.article(what))
  }

  async function findByLink(reader: Reader, link: string): Promise<Article | { html: string }> {
    for (const key of keysOfUrl(link)) {
      const article = await deps.store.articleByKey(key)
      if (article) return article
    }
    const hosts = [...new Set((await deps.store.feeds()).map(({ feed }) => hostOf(feed.url)))]
    const host = hostOf(link)
    return hosts.includes(host)
      ? { html: reader.locale.html('read-too-old', { link: link.slice(0, 300) }) }
      : { html: reader.locale.html('read-foreign', { hosts: hosts.join(', ') }) }
  }

  async function turnPage(ctx: Ctx, action: { id: string; page: number }, answer: AnswerPress): Promise<void> {
    const { settings, locale } = await readerOf(deps, ctx)
    const article = await deps.store.article(action.id)
    const reading = article && (await readPage(deps, article))
    if (reading?.kind !== 'page') return answer(locale.text('toast-stale-article'))
    const pages = renderArticlePages(reading.article, reading.page, { zone: settings.zone }, locale)
    const page = pages[Math.min(action.page, pages.length - 1)]
    if (page) await show(deps, ctx, page)
  }
}

/** The host without the prefixes an agency's editions differ by; empty for what is no address. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^(www|m|special)\./, '') : ''
}
