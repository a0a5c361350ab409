// Keys of deliveries: what becomes of them when an alert did not ring, and when a group became another chat.
import { type Delivery, HELD } from '#domain/delivery'

/** The `reason` of what a cancelled broadcast left unsent. */
export const CANCELLED = 'cancelled'

/**
 * The key a finished delivery is kept under. An alert that is held or cancelled gives its own back: the article may
 * still ring in this chat.
 */
export function finishedKey({ key, chatId, task, state, reason }: Delivery): string {
  if (task.kind !== 'alert' || state !== 'expired') return key
  if (reason === HELD) return `held:${chatId}:${task.articleId}`
  if (reason === CANCELLED) return `cancelled:${task.broadcastId}:${chatId}`
  return key
}

/** True for keys that `finishedKey` made: nothing is ever queued under one. */
export function isGivenBack(key: string): boolean {
  return key.startsWith('held:') || key.startsWith('cancelled:')
}

/** The key with one chat's id in the place of another's; as it is where it names no such chat. */
export function renameKey(key: string, fromId: number, toId: number): string {
  const parts = key.split(':')
  const at = parts.indexOf(String(fromId))
  return at === -1 ? key : parts.with(at, String(toId)).join(':')
}
