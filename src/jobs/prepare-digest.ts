// A scheduled digest between its slot and its message, with what waited for it in front. It sends nothing.
import type { Deps } from '#deps'
import type { Chat } from '#domain/chat'
import type { DeliveryTask } from '#domain/delivery'
import { digestWindow } from '#domain/digest-window'
import { withHeld } from '#domain/held'
import { renderDigest, renderNothingNew } from '#views/digest'
import type { DeliveryMemory } from './delivery-memory.ts'
import type { Prepared } from './prepared.ts'
import { type DigestComposer, digestView, shownDigest } from './show-digest.ts'

type DigestTask = Extract<DeliveryTask, { kind: 'digest' }>

/** Nothing new and nothing held: no message, unless the reader wants one. */
export async function prepareDigest(
  deps: Deps,
  compose: DigestComposer,
  memory: DeliveryMemory,
  chat: Chat,
  { slotAt }: DigestTask,
): Promise<Prepared> {
  const window = digestWindow(slotAt, chat.digestedUntil)
  const heldIds = chat.held ?? []
  const chosen = await compose(chat, window)
  const digest = heldIds.length === 0 ? chosen : withHeld(chosen, await deps.store.articles(heldIds), window)
  const { language, zone } = chat
  const locale = deps.locales.of(language)
  const view = { zone, at: slotAt }
  if (digest === undefined) {
    if (!chat.tellWhenEmpty) return { kind: 'end', settlement: { state: 'sent', reason: 'nothing-new', items: 0 } }
    const message = renderNothingNew(view, locale)
    return { kind: 'send', message, silent: memory.isQuiet(chat), items: 0, reason: 'nothing-new' }
  }
  return {
    kind: 'send',
    // Chats that chose the same have the same digest in their hands.
    message: memory.rendered(digest, `${language} ${zone} ${slotAt}`, () =>
      renderDigest(digestView(digest, { ...view, mode: 'scheduled' }), locale),
    ),
    silent: memory.isQuiet(chat),
    items: countItems(digest.groups),
    shown: async (messageId, sentAt) => ({
      kind: 'digest',
      digest: shownDigest(digest, { chatId: chat.id, messageId, sentAt, slotAt, settings: chat }),
      heldIds,
    }),
  }
}

/** Headlines on the first page. */
export function countItems(groups: { articles: unknown[] }[]): number {
  return groups.reduce((count, { articles }) => count + articles.length, 0)
}
