// Keys of deliveries: what becomes of them when an alert did not ring, and when a group became another chat.
import { type Delivery, HELD } from '#domain/delivery'

/** The `reason` of what a cancelled broadcast left unsent. */
export const CANCELLED = 'cancelled'
/** Of what a chat that was erased left unsent. */
export const FORGOTTEN = 'forgotten'
/** Of what another delivery to the same chat took the place of. */
export const SUPERSEDED = 'superseded'

export function alertKey(chatId: number, articleId: string): string {
  return `alert:${chatId}:${articleId}`
}

/** What `alertKey` was made of; undefined for any other key. */
export function parseAlertKey(key: string): { chatId: number; articleId: string } | undefined {
  const [, chatId, articleId] = /^alert:(-?\d+):(.+)$/.exec(key) ?? []
  return chatId === undefined || articleId === undefined ? undefined : { chatId: Number(chatId), articleId }
}

/**
 * The key a finished delivery is kept under. An alert that did not arrive gives its own back: the article may still
 * ring in this chat.
 */
export function finishedKey({ key, chatId, task, state, reason, queuedAt }: Delivery): string {
  if (task.kind !== 'alert' || mayHaveRung(state)) return key
  if (reason === HELD) return `held:${chatId}:${task.articleId}`
  if (reason === CANCELLED) return `cancelled:${task.broadcastId}:${chatId}`
  return `ended:${chatId}:${task.articleId}:${task.broadcastId ?? 'word'}:${queuedAt}`
}

/** Whether an alert that ended so may have been heard: its article rings no second time. */
export function mayHaveRung(state: Delivery['state']): boolean {
  return state === 'sent' || state === 'unknown'
}

/** The key with one chat's id in the place of another's; as it is where it names no such chat. */
export function renameKey(key: string, fromId: number, toId: number): string {
  const parts = key.split(':')
  const at = parts.indexOf(String(fromId))
  return at === -1 ? key : parts.with(at, String(toId)).join(':')
}
