// The delivery: one message to one chat, written down before it is sent, with its state.
import type { AlertLevel } from './alert.ts'
import type { Instant } from './article.ts'
import type { ShownDigest } from './digest.ts'
import type { DigestWindow } from './digest-window.ts'
import type { TopicShare } from './forum.ts'

export type DeliveryState = 'pending' | 'claimed' | 'sending' | 'sent' | 'failed' | 'unknown' | 'blocked' | 'expired'

/** What is to be sent, told by data: composing happens when the delivery is claimed. */
export type DeliveryTask =
  | DigestTask
  | { kind: 'digest-edit'; messageId: number }
  /** After a pause that began at `fromAt`: what was missed, once. */
  | { kind: 'catch-up'; fromAt: Instant }
  /** `broadcastId`: the editor's; without it a followed word matched. */
  | { kind: 'alert'; articleId: string; level: AlertLevel | 'word'; broadcastId?: string }
  | { kind: 'alert-edit'; articleId: string; messageId: number; level: AlertLevel | 'word' }
  | { kind: 'broadcast'; broadcastId: string }
  /** `broadcastId` is the recall's own; the messages are those another broadcast left in the chat. */
  | { kind: 'recall'; broadcastId: string; messageIds: number[]; sentAt: Instant }
  | { kind: 'correction'; broadcastId: string; messageIds: number[] }

/**
 * `share`: not all of it, but what goes to one topic of a forum, with a slot key of its own. `pausedAt`: it is a share of the
 * catch-up of the pause that began then, and its slot is where that ends. `fromAt`: an earlier release wrote it down, and
 * where its window opens.
 */
export type DigestTask = {
  kind: 'digest'
  slotKey: string
  slotAt: Instant
  share?: TopicShare & { pausedAt?: Instant; fromAt?: Instant }
}

export type ShareTask = DigestTask & Required<Pick<DigestTask, 'share'>>

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
  /** How many of them failed by a fault: after some it is given up. Flood waits are none. */
  faults?: number
  /** How many requests for a message got no answer: each may have left one that nobody can find any more. */
  doubts?: number
  /** Its chat became another one while its request may be on its way: the message it leaves is in the old one. */
  movedUnderWay?: true
  settledAt?: Instant
  messageId?: number
  /** Of an album, all of them, `messageId` first. */
  messageIds?: number[]
  /** Why it ended as it did, or what a receipt says: a closed word such as `nothing-new` or `blocked-by-user`. */
  reason?: string
  /** How many headlines it carried. */
  items?: number
}

/** How a delivery under way ended, or why it goes back. */
export type Settlement =
  | {
      state: 'sent'
      messageId?: number
      messageIds?: number[]
      reason?: string
      items?: number
      /** The article an alert showed, where an editor named a version of the task's for this chat's language. */
      articleId?: string
    }
  | { state: 'failed' | 'unknown' | 'blocked' | 'expired'; reason: string; doubts?: number }
  | { state: 'pending'; reason: string; notBeforeAt: Instant; faults?: number; doubts?: number }

/** The `reason` of a `retry` that Telegram itself asked for (429): no fault, and `retryAt` is its own. */
export const FLOOD_WAIT = 'flood-wait'

/** The `reason` of a `retry` while Telegram refuses the bot's own account, whose token is wrong, frozen or logged out. */
export const ACCOUNT_REFUSED = 'account-refused'

/** The `reason` of a `gone` message that is there but may not be deleted any more: it can still be edited. */
export const NOT_DELETABLE = 'not-deletable'

/** The `reason` of a change to a message that stayed behind when its group became a supergroup; see `movedTo`. */
export const MOVED = 'moved'

/** The `reason` of a recall that could not delete its message: a notice stands in the place of its text or caption. */
export const NOTICE = 'notice'

/**
 * The `reason` of an alert that waits for the next digest. Its key is given back: a flash about the same article may
 * still ring.
 */
export const HELD = 'held'

/** The `reason` of a digest, or a catch-up, of a forum that went on as a share for each topic. */
export const SPLIT = 'split'

/** What a chat was shown by a delivery: remembered in the transaction that settles it. */
export type Shown =
  /** `heldIds`: what waited and is shown in it, so that it waits no longer. */
  | { kind: 'digest'; digest: ShownDigest; heldIds: string[] }
  /** Nothing yet: the shares are written down. All of the window is owed to their sections until each was sent. */
  | { kind: 'split'; window: DigestWindow; shares: ShareTask[] }
  /** Counts against the cap of this local date. */
  | { kind: 'alert'; date: string }
  /** Waits for the next digest. */
  | { kind: 'held'; articleId: string }

/** How one request to Telegram ended, in the domain's words. */
export type SendOutcome =
  | { kind: 'sent'; messageId: number; messageIds?: number[]; pictureFileId?: string }
  /** An edit that changed nothing. */
  | { kind: 'unchanged' }
  /** This person or chat cannot be reached: blocked, deactivated, kicked, not found. */
  | { kind: 'unreachable'; reason: string }
  /** The chat is there, but lets the bot send nothing at present: for lack of a right, a closed topic, a price. */
  | { kind: 'refused'; reason: string }
  | { kind: 'migrated'; toChatId: number }
  /** The forum topic is gone, the chat is not. */
  | { kind: 'topic-gone' }
  /** The message to edit is gone, or may not be edited. */
  | { kind: 'gone'; reason: string }
  /** Refused for what it is: our fault. */
  | { kind: 'rejected'; reason: string; status: number }
  /** It surely did not arrive; try again at `retryAt`. */
  | { kind: 'retry'; reason: string; retryAt: Instant }
  /** The chat takes no media of this kind; a text would reach it. */
  | { kind: 'no-media' }
  /** The request left and no answer came: it may have arrived. */
  | { kind: 'unknown'; reason: string }
  /** The fence said no: nothing was sent. */
  | { kind: 'fenced' }
