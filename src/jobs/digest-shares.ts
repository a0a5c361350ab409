// A digest of a forum whose sections have topics of their own: a share for each topic. The first is sent as the digest
// itself, the others are deliveries of their own.
import type { Deps } from '#deps'
import type { Chat } from '#domain/chat'
import type { DigestWindow } from '#domain/compose-digest'
import type { DeliveryTask } from '#domain/delivery'
import type { Digest } from '#domain/digest'
import { sharesByTopic, type TopicShare } from '#domain/forum'
import { newsLanguages } from '#domain/news-languages'
import type { DigestComposer } from './show-digest.ts'

export type DigestShare = TopicShare & { digest: Digest }

/** What the window holds for each topic, the one for everything first; those without news are left out. */
export async function composeShares(
  deps: Deps,
  compose: DigestComposer,
  chat: Chat,
  window: DigestWindow,
): Promise<DigestShare[]> {
  const known = chat.sectionTopics === undefined ? [] : await sectionsOf(deps, chat)
  const shares: DigestShare[] = []
  for (const share of sharesByTopic(chat, known)) {
    const digest = await compose({ ...chat, sections: share.sections }, window)
    if (digest !== undefined) shares.push({ ...share, digest })
  }
  return shares
}

async function sectionsOf({ store, settings }: Deps, chat: Chat): Promise<string[]> {
  return store.sections(newsLanguages(chat, await store.newsLanguages(), settings.defaultLanguage))
}

/** Writes down what is not sent with the digest of this slot itself; what is written down already stays as it is. */
export async function queueShares(
  { store, now }: Deps,
  chatId: number,
  { slotKey, slotAt }: Pick<Extract<DeliveryTask, { kind: 'digest' }>, 'slotKey' | 'slotAt'>,
  shares: DigestShare[],
  { fromAt }: DigestWindow,
): Promise<void> {
  if (shares.length === 0) return
  const at = now()
  const deliveries = shares.map(({ topicId, sections }) => {
    // A chat gets one digest a slot: each topic has slots of its own.
    const own = `${slotKey}#${topicId}`
    const task = { kind: 'digest' as const, slotKey: own, slotAt, share: { topicId, sections, fromAt } }
    return { key: `digest:${chatId}:${own}`, chatId, task, notBeforeAt: at }
  })
  await store.queueDeliveries(deliveries, at)
}
