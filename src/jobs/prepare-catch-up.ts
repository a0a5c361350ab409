// The catch-up a pause planned for its end. It sends nothing.
import type { Deps } from '#deps'
import { catchUpWindow } from '#domain/catch-up'
import type { Chat } from '#domain/chat'
import { catchUpMessage } from './catch-up.ts'
import type { DeliveryMemory } from './delivery-memory.ts'
import { splitDigest } from './digest-shares.ts'
import { countItems } from './prepare-digest.ts'
import { expired, type Prepared, postponed } from './prepared.ts'
import type { DigestComposer } from './show-digest.ts'

/** Counted from the pause's end: the delivery's own moment moves with every try. */
const LATEST_MS = 86_400_000

/** Only of the pause that planned it (`fromAt`), and only once that is over. In a forum it is shared out like a digest. */
export async function prepareCatchUp(
  deps: Deps,
  compose: DigestComposer,
  memory: DeliveryMemory,
  chat: Chat,
  fromAt: number,
): Promise<Prepared> {
  const { pause } = chat
  const at = deps.now()
  if (pause?.fromAt !== fromAt) return expired('superseded')
  if (at < pause.untilAt) return postponed('paused', pause.untilAt)
  if (at > pause.untilAt + LATEST_MS) return expired('too-late')
  if (chat.sectionTopics !== undefined) {
    const window = catchUpWindow(pause, chat, at)
    const split = await splitDigest(deps, compose, chat, { slotKey: `catch-up:${fromAt}`, window, pausedAt: fromAt })
    if (split !== undefined) return split
  }
  const { message, shown, heldIds } = await catchUpMessage(deps, compose, chat, pause, at)
  const silent = memory.isQuiet(chat)
  if (shown === undefined) {
    return {
      kind: 'send',
      message,
      silent,
      items: 0,
      reason: 'nothing-new',
      after: () => endPause(deps, chat.id, fromAt),
    }
  }
  return {
    kind: 'send',
    message,
    silent,
    items: countItems(shown(0, at).groups),
    shown: async (messageId, sentAt) => ({ kind: 'digest', digest: shown(messageId, sentAt), heldIds }),
  }
}

async function endPause({ store }: Deps, chatId: number, fromAt: number): Promise<void> {
  // The reader may have paused anew since.
  if ((await store.chat(chatId))?.pause?.fromAt === fromAt) await store.changeSettings(chatId, {}, ['pause'], 'keep')
}
