// A broadcast's content on its way to one chat, and whether its broadcast still lets it go. It sends nothing.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import type { BroadcastContent } from '#domain/broadcast'
import type { Chat } from '#domain/chat'
import { topicOf } from '#domain/forum'
import { newsLanguages } from '#domain/news-languages'
import { versionFor } from '#domain/versions'
import { renderPost } from '#views/broadcast-post'
import type { DeliveryMemory } from './delivery-memory.ts'
import { expired, type Prepared, postponed } from './prepared.ts'

type Versioned = Extract<BroadcastContent, { kind: 'article' | 'story' }>

/** One that was claimed as its broadcast was paused comes back when it goes on, this much later at most. */
const PAUSED_WAIT_MS = 1000
const MINUTE_MS = 60_000

/** What the editor wrote as they wrote it, or the article in the chat's language; silent in quiet hours. */
export async function prepareBroadcast(
  deps: Deps,
  memory: DeliveryMemory,
  chat: Chat,
  broadcastId: string,
): Promise<Prepared> {
  const hindered = await hindrance(deps, memory, broadcastId)
  if (hindered !== undefined) return hindered
  const content = (await memory.broadcast(broadcastId))?.content
  if (content === undefined) return expired('forgotten')
  const silent = memory.isQuiet(chat)
  const locale = deps.locales.of(chat.language)
  // A minute is as exact as the message is: chats of a language and a zone share it.
  const view = { zone: chat.zone, at: Math.floor(deps.now() / MINUTE_MS) * MINUTE_MS }
  if (content.kind !== 'story') return { kind: 'send', message: renderPost(content, view, locale), silent }
  const article = await versionOf(deps, memory, chat, content)
  if (article === undefined) return expired('forgotten')
  if (article.withdrawnAt !== undefined) return expired('withdrawn')
  const key = JSON.stringify([chat.language, view, content.kind])
  const message = memory.rendered(article, key, () => renderPost(content, { ...view, article }, locale))
  return { kind: 'send', message, silent, topicId: topicOf(chat, article.section) }
}

/** What keeps a broadcast's delivery from being sent; undefined: nothing. */
export async function hindrance(
  { now }: Pick<Deps, 'now'>,
  memory: DeliveryMemory,
  broadcastId: string,
): Promise<Prepared | undefined> {
  const state = (await memory.broadcast(broadcastId))?.state
  if (state === undefined) return expired('forgotten')
  if (state === 'cancelled') return expired('cancelled')
  if (state === 'paused' || state === 'stopped') return postponed(`broadcast-${state}`, now() + PAUSED_WAIT_MS)
  return undefined
}

/** The version of a broadcast's article that this chat gets; undefined when it is forgotten. */
export async function versionOf(
  { settings }: Pick<Deps, 'settings'>,
  memory: DeliveryMemory,
  chat: Chat,
  content: Versioned,
): Promise<Article | undefined> {
  const base = await memory.article(content.articleId)
  if (base === undefined || content.versions === undefined) return base
  const languages = newsLanguages(chat, await memory.newsLanguages(), settings.defaultLanguage)
  return memory.article(versionFor(content, base.language, languages))
}
