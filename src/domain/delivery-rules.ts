// The rules of the delivery ledger: how a delivery moves from state to state, and whose turn comes first. Pure: the
// store makes the moves durable, the job makes the requests; what their answers mean is in delivery-outcomes.
import type { Instant } from './article.ts'
import type { Delivery, DeliveryTask, Settlement } from './delivery.ts'

/** Reasons by which a chat left; others end what a broadcast left unsent. */
const CHAT_LEFT = ['stopped', 'unreachable']

export type DeliveryEvent =
  | { kind: 'claim'; owner: string; at: Instant }
  /** Just before the request. */
  | { kind: 'mark-sending'; owner: string }
  | { kind: 'settle'; owner: string; settlement: Settlement; at: Instant }
  /** No sign of life of the owner any more. */
  | { kind: 'owner-silent'; at: Instant }
  /** The chat stopped, or cannot be reached. */
  | { kind: 'chat-left'; at: Instant; reason: string }

/** The delivery after the event; undefined where the event changes nothing: not its owner, not its time, ended. */
export function nextState(delivery: Delivery, event: DeliveryEvent): Delivery | undefined {
  const { owner, ...unowned } = delivery
  switch (event.kind) {
    case 'claim':
      if (delivery.state !== 'pending' || delivery.notBeforeAt > event.at) return undefined
      return { ...unowned, state: 'claimed', owner: event.owner }
    case 'mark-sending':
      if (delivery.state !== 'claimed' || owner !== event.owner) return undefined
      return { ...delivery, state: 'sending', attempts: delivery.attempts + 1 }
    case 'settle':
      return isUnderWay(delivery) && owner === event.owner ? settled(unowned, event.settlement, event.at) : undefined
    case 'owner-silent':
      return isUnderWay(delivery) ? settled(unowned, abandoned(delivery, event.at), event.at) : undefined
    case 'chat-left':
      if (!needsActiveChat(delivery.task) && CHAT_LEFT.includes(event.reason)) return undefined
      // One whose request may be on its way ends by its answer, or as unknown.
      if (delivery.state !== 'pending' && delivery.state !== 'claimed') return undefined
      return settled(unowned, { state: 'expired', reason: event.reason }, event.at)
  }
}

/** In the place of a message's id in a task, once the message is in another chat than the task. */
const NO_MESSAGE = 0

/**
 * The delivery in the supergroup its group became. A message's id belongs to the chat it was sent to: in the new one another
 * message has it, so that nothing that was sent before can be edited, deleted or answered.
 */
export function movedTo<T extends Delivery>(delivery: T, chatId: number): T {
  const { messageId: _first, messageIds: _all, task, ...rest } = delivery
  const kept =
    'messageIds' in task ? { ...task, messageIds: [] } : 'messageId' in task ? { ...task, messageId: NO_MESSAGE } : task
  return { ...rest, task: kept, chatId, ...(isUnderWay(delivery) ? { movedUnderWay: true } : {}) } as T
}

/** Whether the task is to change a message that stayed in another chat. */
export function isLeftBehind(task: DeliveryTask): boolean {
  return 'messageIds' in task ? task.messageIds.length === 0 : 'messageId' in task && task.messageId === NO_MESSAGE
}

/** Whether it changes a message that was sent before. */
export function changesMessage(task: DeliveryTask): boolean {
  return 'messageIds' in task || 'messageId' in task
}

/** Held by an owner, not ended. */
export function isUnderWay({ state }: Delivery): boolean {
  return state === 'claimed' || state === 'sending'
}

/** Whether it may be sent again though it may have arrived: a second digest is worse than none. */
export function isRepeatable({ kind }: DeliveryTask): boolean {
  return kind !== 'digest' && kind !== 'catch-up'
}

/** One more request that may have left a message; edits and deletes leave none. */
export function inDoubt({ task, doubts = 0 }: Delivery): { doubts?: number } {
  return task.kind === 'broadcast' || task.kind === 'alert' ? { doubts: doubts + 1 } : {}
}

/** Whether only a chat that still wants something gets it: what was sent is taken back and corrected wherever it is. */
export function needsActiveChat({ kind }: DeliveryTask): boolean {
  return kind !== 'recall' && kind !== 'correction'
}

/** Whose turn comes first, and the pacer's lane a delivery takes. */
export function laneOf(task: DeliveryTask): 'flash' | 'urgent' | 'digest' | 'bulk' {
  switch (task.kind) {
    case 'alert':
      return task.level === 'flash' ? 'flash' : 'urgent'
    case 'digest':
    case 'catch-up':
      return 'digest'
    case 'broadcast':
    case 'recall':
    case 'correction':
    case 'digest-edit':
    case 'alert-edit':
      return 'bulk'
  }
}

function abandoned(delivery: Delivery, at: Instant): Settlement {
  const isSending = delivery.state === 'sending'
  if (isSending && !isRepeatable(delivery.task)) return { state: 'unknown', reason: 'process-died' }
  return { state: 'pending', reason: 'process-died', notBeforeAt: at, ...(isSending ? inDoubt(delivery) : {}) }
}

function settled(
  { movedUnderWay, ...delivery }: Omit<Delivery, 'owner'>,
  settlement: Settlement,
  at: Instant,
): Delivery {
  if (settlement.state !== 'sent') {
    return { ...delivery, ...settlement, ...(settlement.state === 'pending' ? {} : { settledAt: at }) }
  }
  const { articleId, messageId, messageIds, ...ended } = settlement
  const message = {
    ...(messageId === undefined ? {} : { messageId }),
    ...(messageIds === undefined ? {} : { messageIds }),
  }
  const { task } = delivery
  // A correction of the article that was shown has to find this alert, one of the article it is a version of must not.
  const shown = articleId === undefined || task.kind !== 'alert' ? {} : { task: { ...task, articleId } }
  return { ...delivery, ...ended, ...(movedUnderWay ? {} : message), ...shown, settledAt: at }
}
