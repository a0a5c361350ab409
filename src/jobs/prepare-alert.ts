// An alert between its delivery and its message: does it still ring, and how; and its correction in place. It sends
// nothing.
import type { Deps } from '#deps'
import { DEFAULT_ALERTS, wantsAlert } from '#domain/alert'
import type { Article, Instant } from '#domain/article'
import type { Chat } from '#domain/chat'
import { type DeliveryTask, HELD } from '#domain/delivery'
import { isFollowed } from '#domain/follow'
import { topicOf } from '#domain/forum'
import { storiesOf } from '#domain/story'
import { type AlertView, renderAlert } from '#views/alert'
import type { DeliveryMemory } from './delivery-memory.ts'
import { hindrance, versionOf } from './prepare-broadcast.ts'
import { expired, type Prepared } from './prepared.ts'

type AlertTask = Extract<DeliveryTask, { kind: 'alert' }>
type EditTask = Extract<DeliveryTask, { kind: 'alert-edit' }>

const MINUTE_MS = 60_000

/** Flash rings; urgent ones and followed words are silent in quiet hours and count; what is over the cap is held. */
export async function prepareAlert(deps: Deps, memory: DeliveryMemory, chat: Chat, task: AlertTask): Promise<Prepared> {
  const { level, broadcastId } = task
  const hindered = broadcastId === undefined ? undefined : await hindrance(deps, memory, broadcastId)
  if (hindered !== undefined) return hindered
  const content = broadcastId === undefined ? undefined : (await memory.broadcast(broadcastId))?.content
  const article = await (content?.kind === 'article'
    ? versionOf(deps, memory, chat, content)
    : memory.article(task.articleId))
  if (article === undefined) return expired('forgotten')
  const { id: articleId } = article
  if (article.withdrawnAt !== undefined) return expired('withdrawn')
  const { choice, cap } = chat.alerts ?? DEFAULT_ALERTS
  if (!wantsAlert(choice, level)) return expired('not-wanted')
  const followed = level === 'word' ? whatFound(chat, article) : { words: [] }
  if (level === 'word' && followed.words.length === 0 && followed.story === undefined) return expired('not-wanted')
  const date = memory.date(chat.zone)
  const today = chat.alertsSent?.date === date ? chat.alertsSent.count : 0
  const isOver = level !== 'flash' && today >= cap
  if (level === 'notable' || isOver) {
    return { kind: 'end', settlement: { state: 'expired', reason: HELD }, shown: { kind: 'held', articleId } }
  }
  return {
    kind: 'send',
    message: alertMessage(deps, memory, chat, article, { level, ...followed }),
    silent: level !== 'flash' && memory.isQuiet(chat),
    topicId: topicOf(chat, article.section),
    ...(articleId === task.articleId ? {} : { articleId }),
    newsAt: article.countsAt,
    ...(level === 'flash' ? {} : { shown: async () => ({ kind: 'alert', date }) }),
    after: (messageId) => correctAtOnce(deps, chat.id, article, { kind: 'alert-edit', articleId, messageId, level }),
  }
}

/** The alert as its article is now, marked with when that changed; an edit never rings. */
export async function prepareAlertEdit(
  deps: Deps,
  memory: DeliveryMemory,
  chat: Chat,
  { articleId, messageId, level }: EditTask,
  queuedAt: Instant,
): Promise<Prepared> {
  const article = await memory.article(articleId, queuedAt)
  if (article === undefined) return expired('forgotten')
  const followed = level === 'word' ? whatFound(chat, article) : { words: [] }
  const { correctedAt: updatedAt } = article
  const view = { level, ...followed, ...(updatedAt === undefined ? {} : { updatedAt }) }
  return { kind: 'send', message: alertMessage(deps, memory, chat, article, view), silent: true, editOf: messageId }
}

function alertMessage(
  { locales, now }: Deps,
  memory: DeliveryMemory,
  { language, zone }: Chat,
  article: Article,
  view: Omit<AlertView, 'zone' | 'at'>,
) {
  // A minute is as exact as the message is: chats of a language and a zone share it.
  const at = Math.floor(now() / MINUTE_MS) * MINUTE_MS
  const key = JSON.stringify([language, zone, at, view])
  return memory.rendered(article, key, () => renderAlert(article, { ...view, zone, at }, locales.of(language)))
}

/** The chat's phrases that found the article, by the headline of now or one it had before; where none did, its story. */
function whatFound({ words = [], stories = [] }: Chat, article: Article): Pick<AlertView, 'words' | 'story'> {
  const headlines = [article.title, ...(article.earlierTitles ?? [])]
  const found = words.filter((phrase) => headlines.some((headline) => isFollowed(phrase, headline)))
  const [story] = found.length > 0 ? [] : storiesOf(stories, article)
  return { words: found, ...(story && { story: { articleId: story.articleId, title: story.title } }) }
}

/** An article that changed while its alert was under way: the edits written down meanwhile know nothing of this one. */
async function correctAtOnce({ store, now }: Deps, chatId: number, sent: Article, task: EditTask): Promise<void> {
  const present = await store.article(sent.id)
  if (present === undefined) return
  if (present.revision === sent.revision && present.withdrawnAt === sent.withdrawnAt) return
  const [at, key] = [now(), `alert-edit:${chatId}:${task.messageId}:at-once`]
  await store.queueDeliveries([{ key, chatId, task, notBeforeAt: at }], at)
}
