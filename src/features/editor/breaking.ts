// /breaking N [level] [time] of an editor: an article as breaking news, on one card; without a word it asks which, with a way to
// the editor's own alerts. A reader's own /breaking passes by.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { ALERT_LEVELS, type AlertLevel, DEFAULT_ALERTS } from '#domain/alert'
import { parseAlerts } from '#domain/alert-parse'
import type { Article, Instant } from '#domain/article'
import { parseBreakingLine } from '#domain/breaking-line'
import { asNextVersion, versionOf } from '#domain/broadcast-change'
import { newsLanguages } from '#domain/news-languages'
import { enterQuestion, question } from '#features/ask'
import { answerStale, messageDraftOf, sendCard } from '#features/broadcast-card'
import { presentDraft, sendCardOf } from '#features/broadcast-present'
import { type Ctx, onPress, type Reader, readerOf } from '#features/context'
import { rememberDraft } from '#features/open-drafts'
import { isEditor } from '#features/rights'
import { findArticle } from '#features/which-article'
import { readersOf } from '#jobs/broadcast-reach'
import { renderBreakingChoice } from '#views/breaking-proposal'
import type { Message } from '#views/message'
import { momentFailureHtml } from '#views/moment-failure'

/** Rings, but wakes nobody: what is meant for the night is said so. */
const USUAL_LEVEL: AlertLevel = 'urgent'
const LONGEST_PART = 60
/** Articles to choose from; any other is named by its number, id or link. */
const OFFERED = 5
const QUESTION = 'ask-breaking'

export function breakingNews(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.use(question(deps, QUESTION, offer, (ctx) => proposeNamed(ctx, ctx.message?.text ?? '')))
  composer.command('breaking', async (ctx, next) => {
    if (ctx.match.trim() === '') return enterQuestion(ctx, QUESTION)
    if (isReaders(ctx.match)) return next()
    await proposeNamed(ctx, ctx.match)
  })
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'breaking' ? action : undefined),
    async (ctx, { id, level }, answer) => {
      await answer()
      const reader = await readerOf(deps, ctx)
      const article = await deps.store.article(id)
      await (article ? propose(reader, article, level) : say(reader, gone(reader)))
    },
  )
  onPress(
    composer,
    deps,
    (action) => (action.kind === 'broadcast' && action.what === 'level' ? action : undefined),
    async (ctx, { id, value }, answer) => {
      const draft = await messageDraftOf(deps, ctx, id)
      const level = ALERT_LEVELS.find((one) => one === value)
      if (!draft || !level || draft.content.kind !== 'article') return answerStale(deps, ctx, id, answer)
      const change = asNextVersion(draft, { content: { ...draft.content, level } })
      const changed = await deps.store.changeBroadcast(id, ['draft'], change, { version: versionOf(draft) })
      if (!changed) return answerStale(deps, ctx, id, answer)
      await answer()
      await presentDraft(deps, ctx, changed)
    },
  )
  return composer

  /** The newest headlines of the editor's language; a number opens the card. */
  async function offer({ chatId, settings, locale }: Reader): Promise<Message> {
    const offered = newsLanguages(settings, await deps.store.newsLanguages(), deps.settings.defaultLanguage)
    const { items } = await deps.store.listArticles({ languages: offered.slice(0, 1) }, OFFERED)
    await deps.store.rememberList(
      chatId,
      items.map(({ id }) => id),
    )
    return renderBreakingChoice(items, USUAL_LEVEL, { zone: settings.zone, at: deps.now() }, locale)
  }

  /** `3 flash 18:30`: the card of that article. False where it is said why there is none. */
  async function proposeNamed(ctx: Ctx, line: string): Promise<boolean> {
    if (!(await isEditor(deps, ctx))) return true
    const reader = await readerOf(deps, ctx)
    const { locale, settings } = reader
    const [what = '', ...words] = line.trim().split(/\s+/)
    const read = parseBreakingLine(words.join(' '), settings.zone, deps.now())
    if (read.kind === 'failure')
      return say(reader, { html: momentFailureHtml(read.code, read.part, settings.zone, locale) })
    if (read.kind === 'unclear')
      return say(reader, { html: locale.html('breaking-no-level', { part: read.part.slice(0, LONGEST_PART) }) })
    const found = await findArticle(deps, reader, what)
    if (found.kind === 'none') return say(reader, found.message)
    await propose(reader, found.article, read.level ?? USUAL_LEVEL, read.startAt)
    return true
  }

  async function propose(reader: Reader, article: Article, level: AlertLevel, startAt?: Instant): Promise<void> {
    if (article.withdrawnAt !== undefined) return void (await say(reader, gone(reader)))
    const created = await deps.store.createBroadcast({
      authorId: reader.chatId,
      content: { kind: 'article', articleId: article.id, level },
      audience: await readersOf(deps, [article.language]),
      createdAt: deps.now(),
    })
    const timed = startAt === undefined ? undefined : asNextVersion(created, { startAt })
    const draft = (timed && (await deps.store.changeBroadcast(created.id, ['draft'], timed))) ?? created
    await rememberDraft(deps, reader.chatId, draft.id, 0)
    const card = await sendCardOf(deps, reader, draft)
    await sendCard(deps, draft, card ?? gone(reader))
  }

  async function say({ chatId }: Reader, message: Message): Promise<false> {
    await deps.telegram.send(chatId, message)
    return false
  }
}

/** `/breaking flash 5`, in any of the languages: which alerts the owner gets as a reader. */
function isReaders(line: string): boolean {
  const parsed = parseAlerts(line, DEFAULT_ALERTS)
  return parsed.kind === 'alerts' || parsed.code === 'bad-cap'
}

function gone({ locale }: Reader): Message {
  return { html: locale.html('breaking-withdrawn') }
}
