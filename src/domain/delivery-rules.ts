// The rules of the delivery ledger: how a delivery moves from state to state, what an answer of Telegram means for
// it, and when to try again. Pure: the store makes the moves durable, the job makes the requests.
import type { Instant } from './article.ts'
import { type Delivery, FLOOD_WAIT, type SendOutcome, type Settlement } from './delivery.ts'

export type DeliveryEvent =
  | { kind: 'claim'; owner: string; at: Instant }
  /** Just before the request. */
  | { kind: 'mark-sending'; owner: string }
  | { kind: 'settle'; owner: string; settlement: Settlement; at: Instant }
  /** No sign of life of the owner any more. */
  | { kind: 'owner-silent'; at: Instant }
  /** The chat stopped, or cannot be reached. */
  | { kind: 'chat-left'; at: Instant; reason: string }

const HOUR_MS = 60 * 60 * 1000
/** A digest is for its moment: sent late at most this much. */
const DIGEST_LATE_MS = 3 * HOUR_MS
/** Corrections are shown in digests of the last day. */
const EDIT_LATE_MS = 24 * HOUR_MS
/** Requests that failed by a fault before a delivery is given up: at the longest delay well over three hours. */
const MOST_ATTEMPTS = 50

const FIRST_DELAY_MS = 1000
const LONGEST_DELAY_MS = 5 * 60 * 1000

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
      // One whose request may be on its way ends by its answer, or as unknown.
      if (delivery.state !== 'pending' && delivery.state !== 'claimed') return undefined
      return settled(unowned, { state: 'expired', reason: event.reason }, event.at)
  }
}

/** Held by an owner, not ended. */
export function isUnderWay({ state }: Delivery): boolean {
  return state === 'claimed' || state === 'sending'
}

/** Past the moment it was for: 3 hours after its slot for a digest, a day after it was queued for an edit. */
export function isTooLate({ task, queuedAt }: Delivery, at: Instant): boolean {
  return task.kind === 'digest' ? at > task.slotAt + DIGEST_LATE_MS : at > queuedAt + EDIT_LATE_MS
}

/**
 * What an outcome seen at `at` means for the delivery; undefined: hands off, it is someone else's. `random` in [0, 1).
 * A digest that may have arrived stays unknown, an edit is repeated: it changes nothing twice.
 */
export function settlementOf(
  outcome: SendOutcome,
  delivery: Delivery,
  at: Instant,
  random: number,
): Settlement | undefined {
  switch (outcome.kind) {
    case 'fenced':
      return undefined
    case 'sent':
      return { state: 'sent', messageId: outcome.messageId }
    case 'unchanged':
      return { state: 'sent', reason: 'unchanged' }
    case 'unreachable':
      return { state: 'blocked', reason: outcome.reason }
    case 'gone':
      return { state: 'expired', reason: outcome.reason }
    case 'rejected':
      return { state: 'failed', reason: outcome.reason }
    case 'migrated':
      return { state: 'pending', reason: 'migrated', notBeforeAt: at }
    case 'unknown':
      if (delivery.task.kind === 'digest') return { state: 'unknown', reason: outcome.reason }
      return tryAgain(outcome.reason, at, delivery, at, random)
    case 'retry':
      return tryAgain(outcome.reason, outcome.retryAt, delivery, at, random)
  }
}

/** How long to wait after `attempts` requests that failed: 1 s, doubling to 5 minutes, each ±50 % by `random` in [0, 1). */
export function retryDelay(attempts: number, random: number): number {
  const delayMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, attempts - 1))
  return Math.round(delayMs * (0.5 + random))
}

function tryAgain(reason: string, retryAt: Instant, delivery: Delivery, at: Instant, random: number): Settlement {
  const isFlood = reason === FLOOD_WAIT
  // The ledger's record was read before this request was counted.
  const attempts = delivery.attempts + 1
  if (!isFlood && attempts >= MOST_ATTEMPTS) return { state: 'failed', reason }
  const notBeforeAt = isFlood ? retryAt : Math.max(retryAt, at + retryDelay(attempts, random))
  if (isTooLate(delivery, notBeforeAt)) return { state: 'expired', reason: 'too-late' }
  return { state: 'pending', reason, notBeforeAt }
}

function abandoned({ state, task }: Delivery, at: Instant): Settlement {
  if (state === 'sending' && task.kind === 'digest') return { state: 'unknown', reason: 'process-died' }
  return { state: 'pending', reason: 'process-died', notBeforeAt: at }
}

function settled(delivery: Omit<Delivery, 'owner'>, settlement: Settlement, at: Instant): Delivery {
  if (settlement.state === 'pending') return { ...delivery, ...settlement }
  return { ...delivery, ...settlement, settledAt: at }
}
