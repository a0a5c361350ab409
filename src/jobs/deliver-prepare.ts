// What a claimed delivery comes to, for what its chat is now: a message to send, or an end without a request. It sends
// and settles nothing.
import type { Deps } from '#deps'
import { isPaused } from '#domain/broadcast'
import type { Chat } from '#domain/chat'
import type { Delivery } from '#domain/delivery'
import { isTooLate } from '#domain/delivery-outcomes'
import { createDeliveryMemory } from './delivery-memory.ts'
import { prepareAlert, prepareAlertEdit } from './prepare-alert.ts'
import { prepareBroadcast } from './prepare-broadcast.ts'
import { prepareCatchUp } from './prepare-catch-up.ts'
import { prepareDigest } from './prepare-digest.ts'
import { prepareDigestEdit } from './prepare-edit.ts'
import { expired, type Prepared } from './prepared.ts'
import type { DigestComposer } from './show-digest.ts'

export type Preparer = (delivery: Delivery) => Promise<Prepared>

/** A preparer with a short memory of its own. */
export function createPreparer(deps: Deps, compose: DigestComposer): Preparer {
  const memory = createDeliveryMemory(deps)

  const prepareTask = (chat: Chat, { task, queuedAt }: Delivery): Promise<Prepared> => {
    switch (task.kind) {
      case 'digest':
        return prepareDigest(deps, compose, memory, chat, task)
      case 'catch-up':
        return prepareCatchUp(deps, compose, memory, chat, task.fromAt)
      case 'alert':
        return prepareAlert(deps, memory, chat, task)
      case 'broadcast':
        return prepareBroadcast(deps, memory, chat, task.broadcastId)
      case 'digest-edit':
        return prepareDigestEdit(deps, chat, task.messageId)
      case 'alert-edit':
        return prepareAlertEdit(deps, memory, chat, task, queuedAt)
    }
  }

  return async (delivery) => {
    const { chatId, task } = delivery
    if (isTooLate(delivery, deps.now())) return expired('too-late')
    const chat = await deps.store.chat(chatId)
    if (chat === undefined) return expired('forgotten')
    if (chat.state !== 'active') return expired(chat.state)
    if (task.kind !== 'catch-up' && isPaused(chat, deps.now())) return expired('paused')
    const prepared = await prepareTask(chat, delivery)
    // An edit stays where its message is.
    if (prepared.kind === 'end' || prepared.editOf !== undefined || chat.topicId === undefined) return prepared
    return { ...prepared, topicId: chat.topicId }
  }
}
