// /breaking N [level] of an editor: an article as breaking news, on one card. A reader's own /breaking passes by.
import { Composer } from 'grammy'
import type { Deps } from '#deps'
import { ALERT_LEVELS, type AlertLevel, DEFAULT_ALERTS } from '#domain/alert'
import { parseAlerts } from '#domain/alert-parse'
import type { Article } from '#domain/article'
import { asNextVersion, versionOf } from '#domain/broadcast-change'
import { answerStale, messageDraftOf, sendCard } from '#features/broadcast-card'
import { presentDraft, sendCardOf } from '#features/broadcast-present'
import { type Ctx, onPress, type Reader, readerOf } from '#features/context'
import { findArticle } from '#features/which-article'
import { readersOf } from '#jobs/broadcast-reach'
import type { Message } from '#views/message'

/** Rings, but wakes nobody: what is meant for the night is said so. */
const USUAL_LEVEL: AlertLevel = 'urgent'
const LONGEST_PART = 60

export function breakingNews(deps: Deps): Composer<Ctx> {
  const composer = new Composer<Ctx>()
  composer.command('breaking', async (ctx, next) => {
    const [what = '', level = USUAL_LEVEL] = ctx.match.trim().split(/\s+/)
    if (what === '' || isReaders(ctx.match)) return next()
    const reader = await readerOf(deps, ctx)
    const chosen = ALERT_LEVELS.find((one) => one === level.toLowerCase())
    if (!chosen)
      return say(reader, { html: reader.locale.html('breaking-no-level', { part: level.slice(0, LONGEST_PART) }) })
    const found = await findArticle(deps, reader, what)
    await (found.kind === 'none' ? say(reader, found.message) : propose(reader, found.article, chosen))
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

  async function propose(reader: Reader, article: Article, level: AlertLevel): Promise<void> {
    if (article.withdrawnAt !== undefined) return say(reader, gone(reader))
    const draft = await deps.store.createBroadcast({
      authorId: reader.chatId,
      content: { kind: 'article', articleId: article.id, level },
      audience: await readersOf(deps, [article.language]),
      createdAt: deps.now(),
    })
    const card = await sendCardOf(deps, reader, draft)
    await sendCard(deps, draft, card ?? gone(reader))
  }

  async function say({ chatId }: Reader, message: Message): Promise<void> {
    await deps.telegram.send(chatId, message)
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
