// What an answer of Telegram means for a delivery, when to try again, and when it is given up. It moves nothing: the
// states and their moves are in delivery-rules.
import type { Instant } from './article.ts'
import {
  ACCOUNT_REFUSED,
  type Delivery,
  type DeliveryTask,
  FLOOD_WAIT,
  MOVED,
  NOT_DELETABLE,
  type SendOutcome,
  type Settlement,
} from './delivery.ts'
import { changesMessage, inDoubt, isRepeatable } from './delivery-rules.ts'

const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
/** A digest is for its moment: sent late at most this much. */
const DIGEST_LATE_MS = 3 * HOUR_MS
/** What else is overtaken by events, counted from when it was queued. */
const LATE_MS: Record<Exclude<DeliveryTask['kind'], 'digest' | 'catch-up'>, number> = {
  'digest-edit': DAY_MS,
  'alert-edit': 2 * DAY_MS,
  alert: DAY_MS,
  broadcast: 7 * DAY_MS,
  recall: 2 * DAY_MS,
  correction: 2 * DAY_MS,
}

/** Requests that failed by a fault before a delivery is given up: at the longest delay well over three hours. */
const MOST_FAULTS = 50
/** The same for a broadcast, which has to come to an end: about two minutes. */
const MOST_BROADCAST_FAULTS = 8

/** They say nothing of the message: however often one meets them, it is not given up. */
const NO_FAULT = [FLOOD_WAIT, ACCOUNT_REFUSED]

const FIRST_DELAY_MS = 1000
const LONGEST_DELAY_MS = 5 * 60 * 1000

/**
 * Past the moment it was for: a digest 3 hours after its slot, a catch-up a day after it was to go, an alert a day, a
 * broadcast 7 days, an edit a day (of an alert 2), a recall or a correction 2 after they were queued.
 */
export function isTooLate({ task, queuedAt, notBeforeAt }: Delivery, at: Instant): boolean {
  if (task.kind === 'digest') return at > task.slotAt + DIGEST_LATE_MS
  if (task.kind === 'catch-up') return at > notBeforeAt + DAY_MS
  return at > queuedAt + LATE_MS[task.kind]
}

/**
 * When it was to go: a digest at its slot, anything else from when it was planned for. Undefined where that is not known
 * any more: of an edit or a catch-up, planned ahead, that went back.
 */
export function dueAt({ task, queuedAt, notBeforeAt, reason }: Delivery): Instant | undefined {
  if (task.kind === 'digest') return task.slotAt
  // What goes back has a reason, and its moment has moved.
  if (reason === undefined) return notBeforeAt
  return ['catch-up', 'digest-edit', 'alert-edit'].includes(task.kind) ? undefined : queuedAt
}

/**
 * What an outcome seen at `at` means for the delivery; undefined: hands off, it is someone else's. `random` in [0, 1).
 * What may have arrived stays unknown for a digest or a catch-up; everything else is repeated.
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
      return sent(outcome, delivery)
    case 'unchanged':
      return { state: 'sent', reason: 'unchanged' }
    case 'unreachable':
    case 'refused':
      return { state: 'blocked', reason: outcome.reason }
    case 'no-media':
      return { state: 'blocked', reason: outcome.kind }
    case 'gone':
      // What cannot be deleted is edited when its turn comes again: that it goes by this reason.
      if (outcome.reason === NOT_DELETABLE && delivery.task.kind === 'recall') {
        return { state: 'pending', reason: NOT_DELETABLE, notBeforeAt: at }
      }
      return { state: 'expired', reason: outcome.reason }
    case 'rejected':
      return { state: 'failed', reason: outcome.reason }
    case 'migrated':
      if (changesMessage(delivery.task)) return { state: 'expired', reason: MOVED }
      return { state: 'pending', reason: outcome.kind, notBeforeAt: at }
    case 'topic-gone':
      return { state: 'pending', reason: outcome.kind, notBeforeAt: at }
    case 'unknown':
      if (!isRepeatable(delivery.task)) return { state: 'unknown', reason: outcome.reason }
      return { ...tryAgain(outcome.reason, at, delivery, at, random), ...inDoubt(delivery) }
    case 'retry':
      if (!NO_FAULT.includes(outcome.reason)) return tryAgain(outcome.reason, outcome.retryAt, delivery, at, random)
      return unlessTooLate(delivery, { state: 'pending', reason: outcome.reason, notBeforeAt: outcome.retryAt })
  }
}

/** How long to wait after `faults` requests that failed: 1 s, doubling to 5 minutes, each ±50 % by `random` in [0, 1). */
export function retryDelay(faults: number, random: number): number {
  const delayMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, faults - 1))
  return Math.round(delayMs * (0.5 + random))
}

/** What a recall deleted has no message any more; an edit's is the one it was. */
function sent({ messageId, messageIds }: Extract<SendOutcome, { kind: 'sent' }>, { task }: Delivery): Settlement {
  if (task.kind === 'recall') return { state: 'sent' }
  return { state: 'sent', messageId, ...(messageIds === undefined ? {} : { messageIds }) }
}

function tryAgain(reason: string, retryAt: Instant, delivery: Delivery, at: Instant, random: number): Settlement {
  const faults = (delivery.faults ?? 0) + 1
  const isOfBroadcast = 'broadcastId' in delivery.task && delivery.task.broadcastId !== undefined
  if (faults >= (isOfBroadcast ? MOST_BROADCAST_FAULTS : MOST_FAULTS)) return { state: 'failed', reason }
  const notBeforeAt = Math.max(retryAt, at + retryDelay(faults, random))
  return unlessTooLate(delivery, { state: 'pending', reason, notBeforeAt, faults })
}

function unlessTooLate(delivery: Delivery, settlement: Extract<Settlement, { state: 'pending' }>): Settlement {
  return isTooLate(delivery, settlement.notBeforeAt) ? { state: 'expired', reason: 'too-late' } : settlement
}
