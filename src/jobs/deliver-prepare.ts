// What a claimed delivery comes to, for what its chat is now: a request, or an end without one. It sends and settles
// nothing.
import type { Deps } from '#deps'
import type { Chat } from '#domain/chat'
import { type Delivery, MOVED } from '#domain/delivery'
import { isTooLate } from '#domain/delivery-outcomes'
import { isLeftBehind, needsActiveChat } from '#domain/delivery-rules'
import { GENERAL } from '#domain/forum'
import { isPaused } from '#domain/pause'
import { withLinks } from '#views/links'
import { createDeliveryMemory } from './delivery-memory.ts'
import { prepareAlert, prepareAlertEdit } from './prepare-alert.ts'
import { prepareBroadcast } from './prepare-broadcast.ts'
import { prepareCatchUp } from './prepare-catch-up.ts'
import { prepareCorrection, prepareRecall } from './prepare-change.ts'
import { prepareDigest } from './prepare-digest.ts'
import { prepareDigestEdit } from './prepare-edit.ts'
import { expired, type Prepared, type Sending } from './prepared.ts'
import type { DigestComposer } from './show-digest.ts'

export type Preparer = (delivery: Delivery) => Promise<Prepared>

/** A preparer with a short memory of its own. */
export function createPreparer(deps: Deps, compose: DigestComposer): Preparer {
  const memory = createDeliveryMemory(deps)

  const prepareTask = (chat: Chat, { task, queuedAt, reason }: Delivery): Promise<Prepared> => {
    switch (task.kind) {
      case 'digest':
        return prepareDigest(deps, compose, memory, chat, task)
      case 'catch-up':
        return prepareCatchUp(deps, compose, memory, chat, task.fromAt)
      case 'alert':
        return prepareAlert(deps, memory, chat, task)
      case 'broadcast':
        return prepareBroadcast(deps, memory, chat, task.broadcastId)
      case 'recall':
        return prepareRecall(deps, memory, chat, task, reason)
      case 'correction':
        return prepareCorrection(deps, memory, chat, task)
      case 'digest-edit':
        return prepareDigestEdit(deps, chat, task.messageId)
      case 'alert-edit':
        return prepareAlertEdit(deps, memory, chat, task, queuedAt)
    }
  }

  /** Where many read together, each opens what there is to read in their own chat. */
  const forMany = async ({ kind }: Chat, sending: Sending): Promise<Sending> => {
    if (kind === 'private' || sending.message.keyboard === undefined) return sending
    const [{ message }, username] = [sending, await deps.telegram.username()]
    const others = kind === 'channel' ? 'drop' : 'keep'
    return {
      ...sending,
      message: memory.rendered(message, `links ${others}`, () => withLinks(message, username, others)),
    }
  }

  return async (delivery) => {
    const { chatId, task } = delivery
    if (isTooLate(delivery, deps.now())) return expired('too-late')
    if (isLeftBehind(task)) return expired(MOVED)
    const chat = await deps.store.chat(chatId)
    if (chat === undefined) return expired('forgotten')
    if (needsActiveChat(task)) {
      if (chat.state !== 'active') return expired(chat.state)
      if (task.kind !== 'catch-up' && isPaused(chat, deps.now())) return expired('paused')
    }
    const prepared = await prepareTask(chat, delivery)
    if (prepared.kind !== 'send') return prepared
    const sending = await forMany(chat, prepared)
    const { topicId = chat.topicId ?? GENERAL, ...rest } = sending
    const placed = chat.refusedSince === undefined ? rest : { ...rest, wasRefused: true as const }
    // An edit stays where its message is.
    return sending.editOf !== undefined || topicId === GENERAL ? placed : { ...placed, topicId }
  }
}
