// The delivery: one message to one chat, written down before it is sent, with its state.
import type { Instant } from './article.ts'

export type DeliveryState = 'pending' | 'claimed' | 'sending' | 'sent' | 'failed' | 'unknown' | 'blocked' | 'expired'

/** What is to be sent, told by data: composing happens when the delivery is claimed. */
export type DeliveryTask =
  | { kind: 'digest'; slotKey: string; slotAt: Instant }
  | { kind: 'digest-edit'; messageId: number }

export type DeliveryKind = DeliveryTask['kind']

export type Delivery = {
  /** Unique for ever: chat and slot (or alert, or broadcast). Inserting the same key again does nothing. */
  key: string
  chatId: number
  task: DeliveryTask
  state: DeliveryState
  queuedAt: Instant
  /** Not to be claimed before. */
  notBeforeAt: Instant
  /** The process that holds it, while `claimed` or `sending`. */
  owner?: string
  /** Requests made so far. */
  attempts: number
  settledAt?: Instant
  messageId?: number
  /** Why it ended as it did, or what a receipt says: a closed word such as `nothing-new` or `blocked-by-user`. */
  reason?: string
  /** How many headlines it carried. */
  items?: number
}

/** How a delivery under way ended, or why it goes back. */
export type Settlement =
  | { state: 'sent'; messageId?: number; reason?: string; items?: number }
  | { state: 'failed' | 'unknown' | 'blocked' | 'expired'; reason: string }
  | { state: 'pending'; reason: string; notBeforeAt: Instant }

/** The `reason` of a `retry` that Telegram itself asked for (429): no fault, and `retryAt` is its own. */
export const FLOOD_WAIT = 'flood-wait'

/** How one request to Telegram ended, in the domain's words. */
export type SendOutcome =
  | { kind: 'sent'; messageId: number; pictureFileId?: string }
  /** An edit that changed nothing. */
  | { kind: 'unchanged' }
  /** This person or chat cannot be reached: blocked, deactivated, kicked, not found. */
  | { kind: 'unreachable'; reason: string }
  | { kind: 'migrated'; toChatId: number }
  /** The message to edit is gone, or may not be edited. */
  | { kind: 'gone'; reason: string }
  /** Refused for what it is: our fault. */
  | { kind: 'rejected'; reason: string; status: number }
  /** It surely did not arrive; try again at `retryAt`. */
  | { kind: 'retry'; reason: string; retryAt: Instant }
  /** The request left and no answer came: it may have arrived. */
  | { kind: 'unknown'; reason: string }
  /** The fence said no: nothing was sent. */
  | { kind: 'fenced' }
