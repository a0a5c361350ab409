// What becomes of a broadcast's messages that are in a chat already: taken back, or corrected in place. It sends nothing.
import type { Deps } from '#deps'
import type { Chat } from '#domain/chat'
import { type Delivery, type DeliveryTask, NOT_DELETABLE, NOTICE } from '#domain/delivery'
import { DELETABLE_MS } from '#domain/revision'
import { renderChange } from '#views/broadcast-post'
import type { DeliveryMemory } from './delivery-memory.ts'
import { hindrance } from './prepare-broadcast.ts'
import { expired, type Prepared } from './prepared.ts'

type RecallTask = Extract<DeliveryTask, { kind: 'recall' }>
type CorrectionTask = Extract<DeliveryTask, { kind: 'correction' }>

/**
 * Deletes the messages while they are young enough; else, and where Telegram refused to delete them, a notice takes the
 * place of the text or the caption.
 */
export async function prepareRecall(
  deps: Deps,
  memory: DeliveryMemory,
  chat: Chat,
  { broadcastId, messageIds, sentAt }: RecallTask,
  reason: Delivery['reason'],
): Promise<Prepared> {
  const hindered = await hindrance(deps, memory, broadcastId)
  if (hindered !== undefined) return hindered
  const change = (await memory.broadcast(broadcastId))?.content
  const [messageId] = messageIds
  if (change?.kind !== 'recall' || messageId === undefined) return expired('forgotten')
  if (reason !== NOT_DELETABLE && deps.now() < sentAt + DELETABLE_MS) return { kind: 'remove', messageIds }
  const source = (await memory.broadcast(change.of))?.content
  if (source === undefined) return expired('forgotten')
  const message = renderChange(change, source, deps.locales.of(chat.language))
  return { kind: 'send', message, silent: true, editOf: messageId, reason: NOTICE }
}

/** The corrected text, or caption, in place. */
export async function prepareCorrection(
  deps: Deps,
  memory: DeliveryMemory,
  chat: Chat,
  { broadcastId, messageIds: [messageId] }: CorrectionTask,
): Promise<Prepared> {
  const hindered = await hindrance(deps, memory, broadcastId)
  if (hindered !== undefined) return hindered
  const change = (await memory.broadcast(broadcastId))?.content
  if (change?.kind !== 'correction' || messageId === undefined) return expired('forgotten')
  const source = (await memory.broadcast(change.of))?.content
  if (source === undefined) return expired('forgotten')
  const message = renderChange(change, source, deps.locales.of(chat.language))
  return { kind: 'send', message, silent: true, editOf: messageId }
}
