// A scheduled digest between its slot and its message, with what waited for it in front. It sends nothing.
import type { Deps } from '#deps'
import type { Chat } from '#domain/chat'
import type { DigestTask, ShareTask } from '#domain/delivery'
import type { Digest } from '#domain/digest'
import { digestWindow } from '#domain/digest-window'
import { withHeld } from '#domain/held'
import { type Anchors, opensAt, withOwed } from '#domain/owed'
import { withShare } from '#domain/shown-shares'
import { renderDigest, renderNothingNew } from '#views/digest'
import type { DeliveryMemory } from './delivery-memory.ts'
import { heldForPlace, placeOf, splitDigest } from './digest-shares.ts'
import type { Prepared } from './prepared.ts'
import { type DigestComposer, digestView, shownDigest } from './show-digest.ts'

const NOTHING_NEW: Prepared = { kind: 'end', settlement: { state: 'sent', reason: 'nothing-new', items: 0 } }

/**
 * Nothing new and nothing held: no message, unless the reader wants one. In a forum whose sections have topics of their own
 * it ends by its shares, see `splitDigest`.
 */
export async function prepareDigest(
  deps: Deps,
  compose: DigestComposer,
  memory: DeliveryMemory,
  chat: Chat,
  task: DigestTask,
): Promise<Prepared> {
  const { slotKey, slotAt, share } = task
  if (share !== undefined) return prepareShare(deps, compose, memory, chat, { ...task, share })
  const own = digestWindow(slotAt, chat.digestedUntil)
  if (chat.sectionTopics !== undefined) {
    const split = await splitDigest(deps, compose, chat, { slotKey, window: own })
    if (split !== undefined) return split
  } else {
    const { window, anchors } = withOwed(chat, chat.sections, own)
    const heldIds = chat.held ?? []
    const held = heldIds.length === 0 ? [] : await deps.store.articles(heldIds)
    const digest = withHeld(await compose(chat, window, anchors), held, window)
    if (digest !== undefined) return sending(deps, memory, chat, task, digest, heldIds)
  }
  if (!chat.tellWhenEmpty) return NOTHING_NEW
  const message = renderNothingNew({ zone: chat.zone, at: slotAt }, deps.locales.of(chat.language))
  return { kind: 'send', message, silent: memory.isQuiet(chat), items: 0, reason: 'nothing-new' }
}

/** What its sections are owed up to its slot, unless a later share brought that meanwhile, and what is held for its topic. */
async function prepareShare(
  deps: Deps,
  compose: DigestComposer,
  memory: DeliveryMemory,
  chat: Chat,
  task: ShareTask,
): Promise<Prepared> {
  const { slotAt, share } = task
  const { sections } = share
  // Of a share that an earlier release wrote down nothing is owed: it says itself where it begins.
  const anchors: Anchors = share.fromAt === undefined ? chat : { digestedUntil: share.fromAt }
  const window = digestWindow(slotAt, opensAt(anchors, sections))
  const topicId = placeOf(chat, share)
  const { held, heldIds } = await heldForPlace(deps, chat, topicId)
  const digest = withHeld(await compose({ ...chat, sections }, window, anchors), held, window)
  return digest === undefined ? NOTHING_NEW : { ...sending(deps, memory, chat, task, digest, heldIds), topicId }
}

function sending(
  { store, locales }: Deps,
  memory: DeliveryMemory,
  chat: Chat,
  { slotAt, share }: DigestTask,
  digest: Digest,
  heldIds: string[],
): Extract<Prepared, { kind: 'send' }> {
  const { language, zone } = chat
  const mode =
    share?.pausedAt === undefined
      ? { mode: 'scheduled' as const }
      : { mode: 'catch-up' as const, missedMs: slotAt - share.pausedAt }
  return {
    kind: 'send',
    // Chats that chose the same have the same digest in their hands.
    message: memory.rendered(digest, `${language} ${zone} ${slotAt} ${share?.pausedAt ?? ''}`, () =>
      renderDigest(digestView(digest, { zone, at: slotAt, ...mode }), locales.of(language)),
    ),
    silent: memory.isQuiet(chat),
    items: countItems(digest.groups),
    shown: async (messageId, sentAt) => {
      const shown = shownDigest(digest, { chatId: chat.id, messageId, sentAt, slotAt, settings: chat })
      // Its other shares stay what they are: a chat's deliveries are sent one at a time.
      const latest = share === undefined ? undefined : await store.latestDigest(chat.id)
      return { kind: 'digest', digest: withShare(latest, shown), heldIds }
    },
  }
}

/** Headlines on the first page. */
export function countItems(groups: { articles: unknown[] }[]): number {
  return groups.reduce((count, { articles }) => count + articles.length, 0)
}
