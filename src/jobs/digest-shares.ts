// A digest of a forum whose sections have topics of their own: it goes on as a share for each topic, a delivery of its own.
// It sends nothing.
import type { Deps } from '#deps'
import type { Article, Instant } from '#domain/article'
import type { Chat } from '#domain/chat'
import { SPLIT } from '#domain/delivery'
import type { DigestWindow } from '#domain/digest-window'
import { GENERAL, hasTopic, sharesByTopic, type TopicShare, topicOf } from '#domain/forum'
import { newsLanguages } from '#domain/news-languages'
import { withOwed } from '#domain/owed'
import type { Prepared } from './prepared.ts'
import type { DigestComposer } from './show-digest.ts'

/** Until when and for what slot the shares are; `pausedAt`: of a catch-up. */
export type Splitting = { slotKey: string; window: DigestWindow; pausedAt?: Instant }

/**
 * Ends a digest by its shares: all of them are written down at once, with the chat's window moved on, and what each is to
 * bring is owed to its sections until it was sent. One that fails, or may not have arrived, leaves it to the next share of
 * these sections, which begins where it began, in whatever topic that is. Undefined where no topic has anything.
 */
export async function splitDigest(
  deps: Deps,
  compose: DigestComposer,
  chat: Chat,
  { slotKey, window, pausedAt }: Splitting,
): Promise<Prepared | undefined> {
  const composed = await composeShares(deps, compose, chat, window)
  if (composed.length === 0) return undefined
  const shares = composed.map(({ topicId, sections }) => ({
    kind: 'digest' as const,
    // A chat gets one digest a slot: each topic has slots of its own.
    slotKey: `${slotKey}#${topicId}`,
    slotAt: window.untilAt,
    share: { topicId, sections, ...(pausedAt === undefined ? {} : { pausedAt }) },
  }))
  return { kind: 'end', settlement: { state: 'sent', reason: SPLIT }, shown: { kind: 'split', window, shares } }
}

/** What is there for each topic, the one for everything first: news of the window, what is still owed, or what was held. */
async function composeShares(
  deps: Deps,
  compose: DigestComposer,
  chat: Chat,
  window: DigestWindow,
): Promise<TopicShare[]> {
  const { waiting } = await heldArticles(deps, chat)
  const heldFor = new Set(waiting.map(({ section }) => topicOf(chat, section)))
  const shares: TopicShare[] = []
  for (const share of sharesByTopic(chat, await sectionsOf(deps, chat))) {
    const owed = withOwed(chat, share.sections, window)
    const digest = await compose({ ...chat, sections: share.sections }, owed.window, owed.anchors)
    if (heldFor.delete(share.topicId) || digest !== undefined) shares.push(share)
  }
  // Alerts come of sections, too, that the digest leaves out.
  const others = [...heldFor].map((topicId) => ({ topicId, sections: { chosen: [], other: false } }))
  return [...shares, ...others]
}

async function sectionsOf({ store, settings }: Deps, chat: Chat): Promise<string[]> {
  return store.sections(newsLanguages(chat, await store.newsLanguages(), settings.defaultLanguage))
}

/** Where a share goes: its topic may be no more by now. */
export function placeOf(chat: Chat, { topicId }: TopicShare): number {
  return hasTopic(chat, topicId) ? topicId : (chat.topicId ?? GENERAL)
}

/**
 * What a share in the topic `place` takes of what waits for the chat's digest, by the sections as they are now; `heldIds`:
 * these, and those that nobody will see any more.
 */
export async function heldForPlace(
  deps: Deps,
  chat: Chat,
  place: number,
): Promise<{ held: Article[]; heldIds: string[] }> {
  const { waiting, gone } = await heldArticles(deps, chat)
  const held = waiting.filter(({ section }) => topicOf(chat, section) === place)
  return { held, heldIds: [...held.map(({ id }) => id), ...gone] }
}

/** `gone`: forgotten or withdrawn. */
async function heldArticles({ store }: Deps, { held = [] }: Chat): Promise<{ waiting: Article[]; gone: string[] }> {
  const found = held.length === 0 ? [] : await store.articles(held)
  const waiting = found.filter(({ withdrawnAt }) => withdrawnAt === undefined)
  const here = new Set(waiting.map(({ id }) => id))
  return { waiting, gone: held.filter((id) => !here.has(id)) }
}
