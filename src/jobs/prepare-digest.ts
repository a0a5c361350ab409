// A scheduled digest between its slot and its message, with what waited for it in front. It sends nothing.
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'
import type { Chat } from '#domain/chat'
import type { DeliveryTask } from '#domain/delivery'
import type { Digest } from '#domain/digest'
import { digestWindow } from '#domain/digest-window'
import { hasTopic } from '#domain/forum'
import { withHeld } from '#domain/held'
import { withShare } from '#domain/shown-shares'
import { renderDigest, renderNothingNew } from '#views/digest'
import type { DeliveryMemory } from './delivery-memory.ts'
import { composeShares, queueShares } from './digest-shares.ts'
import type { Prepared } from './prepared.ts'
import { type DigestComposer, digestView, shownDigest } from './show-digest.ts'

type DigestTask = Extract<DeliveryTask, { kind: 'digest' }>

const NOTHING_NEW: Prepared = { kind: 'end', settlement: { state: 'sent', reason: 'nothing-new', items: 0 } }

/**
 * Nothing new and nothing held: no message, unless the reader wants one. In a forum whose sections have topics of their own
 * this one becomes the first topic's share that has something, and each other share is queued as a delivery of its own.
 */
export async function prepareDigest(
  deps: Deps,
  compose: DigestComposer,
  memory: DeliveryMemory,
  chat: Chat,
  task: DigestTask,
): Promise<Prepared> {
  const { slotAt, share } = task
  if (share !== undefined) {
    const digest = await compose({ ...chat, sections: share.sections }, { fromAt: share.fromAt, untilAt: slotAt })
    if (digest === undefined) return NOTHING_NEW
    // Its topic may be gone by now.
    const topicId = hasTopic(chat, share.topicId) ? share.topicId : undefined
    return renderShare(deps, memory, chat, slotAt, { digest, heldIds: [], topicId })
  }
  const window = digestWindow(slotAt, chat.digestedUntil)
  const [first, ...others] = await composeShares(deps, compose, chat, window)
  await queueShares(deps, chat.id, task, others, window)
  const heldIds = chat.held ?? []
  const [chosen, topicId] = [first?.digest, first?.topicId]
  const digest = heldIds.length === 0 ? chosen : withHeld(chosen, await deps.store.articles(heldIds), window)
  if (digest !== undefined) return renderShare(deps, memory, chat, slotAt, { digest, heldIds, topicId })
  if (!chat.tellWhenEmpty) return NOTHING_NEW
  const message = renderNothingNew({ zone: chat.zone, at: slotAt }, deps.locales.of(chat.language))
  return { kind: 'send', message, silent: memory.isQuiet(chat), items: 0, reason: 'nothing-new' }
}

function renderShare(
  { store, locales }: Deps,
  memory: DeliveryMemory,
  chat: Chat,
  slotAt: Instant,
  { digest, heldIds, topicId }: { digest: Digest; heldIds: string[]; topicId: number | undefined },
): Prepared {
  const { language, zone } = chat
  return {
    kind: 'send',
    // Chats that chose the same have the same digest in their hands.
    message: memory.rendered(digest, `${language} ${zone} ${slotAt}`, () =>
      renderDigest(digestView(digest, { zone, at: slotAt, mode: 'scheduled' }), locales.of(language)),
    ),
    silent: memory.isQuiet(chat),
    items: countItems(digest.groups),
    ...(topicId === undefined ? {} : { topicId }),
    shown: async (messageId, sentAt) => {
      const shown = shownDigest(digest, { chatId: chat.id, messageId, sentAt, slotAt, settings: chat })
      // Its other shares stay what they are: a chat's deliveries are sent one at a time.
      const latest = chat.sectionTopics === undefined ? undefined : await store.latestDigest(chat.id)
      return { kind: 'digest', digest: withShare(latest, shown), heldIds }
    },
  }
}

/** Headlines on the first page. */
export function countItems(groups: { articles: unknown[] }[]): number {
  return groups.reduce((count, { articles }) => count + articles.length, 0)
}
