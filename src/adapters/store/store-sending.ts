// The store's sentences about sending: slots, the ledger of deliveries, alerts.
import type { Article, Instant } from '#domain/article'
import type { Chat } from '#domain/chat'
import type { Delivery, DeliveryKind, DeliveryTask, Settlement, Shown } from '#domain/delivery'
import type { Schedule } from '#domain/schedule'
import type { Listing } from './listing.ts'

/** See `laneOf`. */
export type Lane = 'flash' | 'urgent' | 'digest' | 'bulk'

/** Chats that share a schedule and are due at the same instant: the unit of fan-out. */
export type DueSlot = { zone: string; schedule: Schedule; slotAt: Instant; chats: number }

/** One slice of a fan-out. `slot` undefined: the moment is too long past, chats only move on to `nextSlotAt`. */
export type SlotPlan = {
  due: DueSlot
  slot?: { key: string; at: Instant }
  nextSlotAt?: Instant
  queuedAt: Instant
  /** At most this many chats in this transaction. */
  limit: number
}

/** What was sent, and when, is kept so long; then nothing of the chat is left of it. Told by `/privacy`. */
export const RECEIPTS_KEPT_MS = 30 * 24 * 60 * 60 * 1000

export type SendingStore = {
  // Slots and deliveries
  /** Groups of chats whose `nextSlotAt` ≤ `at`, earliest first. */
  dueSlots(at: Instant, limit: number): Promise<DueSlot[]>
  /** Inserts one delivery a chat (none twice) and moves the chats on; returns chats handled, 0 when none is left. */
  queueSlot(plan: SlotPlan): Promise<number>
  /**
   * Writes deliveries down; a known key is left as it is. Returns the keys that were new. Edits' keys are known until a
   * quarter of an hour after their end. An alert's is given back by every end but `sent` and `unknown`; and one that
   * matters less, or whose broadcast does not run, becomes this one: what its owner makes of the claim counts for nothing.
   * One that is being sent is sent as it was, and is the new one if it must be tried again.
   */
  queueDeliveries(
    deliveries: { key: string; chatId: number; task: DeliveryTask; notBeforeAt: Instant }[],
    at: Instant,
  ): Promise<string[]>
  /**
   * Takes pending deliveries that may go now: flash alerts, other alerts, recalls, digests and catch-ups, broadcasts and
   * corrections, edits (see `laneOf`); oldest first, one a chat at a time. Those of a broadcast that is not running stay
   * where they are. `kinds`: those of other kinds do, too.
   */
  claimDeliveries(owner: string, at: Instant, limit: number, kinds?: readonly DeliveryKind[]): Promise<Delivery[]>
  /**
   * `claimed → sending`, on condition that `owner` still holds it: false means hands off. Also false, and nothing changes,
   * when its broadcast does not run, its chat is not active, or is paused at this moment (a catch-up goes nevertheless).
   */
  markSending(key: string, owner: string): Promise<boolean>
  /**
   * Ends a delivery that `owner` holds; of one it no longer holds nothing changes (false). In the same transaction its
   * broadcast's tally counts it, and `shown` is remembered: a digest becomes the chat's latest; a scheduled one moves the
   * window's anchor to its slot; a catch-up moves it to its window's end and ends the pause. A pause whose time has
   * passed ends however its catch-up did. One that was split moves the anchor, too, its shares are written down, and their
   * sections are `owed` the window until each share was sent. A held alert waits in `held`; an article that rang waits there no longer.
   */
  settleDelivery(key: string, owner: string, settlement: Settlement, at: Instant, shown?: Shown): Promise<boolean>
  /** Sign of life, by the store's own clock; claiming is one, too. */
  keepAlive(owner: string): Promise<void>
  /** What owners silent for `silentMs` held: `claimed` → `pending`; `sending` → `unknown` (digests, catch-ups) or `pending`. */
  recoverDeliveries(silentMs: number, at: Instant): Promise<{ requeued: number; unknown: number }>
  /** What is pending by lane, whether or not its time has come; `oldestAt`: the earliest moment one may go. Every lane, 0 too. */
  countWaiting(): Promise<{ lane: Lane; count: number; oldestAt?: Instant }[]>
  /** The instant the next pending delivery may go; undefined when none is pending. */
  nextDeliveryAt(): Promise<Instant | undefined>
  /** A chat's receipts, newest first, at most 30 days back. */
  receipts(chatId: number, limit: number): Promise<Delivery[]>
  /**
   * Forgets all that ended longer ago than `RECEIPTS_KEPT_MS`, however much it is; no transaction of it is a long one. What was
   * forgotten before, of whatever kind, leaves the disk soon.
   */
  pruneDeliveries(): Promise<void>

  /**
   * Sent deliveries of an alerted article, or of a broadcast, that have a message. None is missed that had been sent when
   * the listing began, whatever happens between its pages; one may come twice.
   */
  deliveriesOf(
    subject: { articleId: string } | { broadcastId: string },
    sentSinceAt: Instant,
    limit: number,
    cursor?: string,
  ): Promise<Listing<Delivery>>

  // Alerts
  /** Articles that are news and were not looked at for followed words, oldest first. None of a feed's first run. */
  unannouncedArticles(limit: number): Promise<Article[]>
  /** They were. The same transaction opens a proposal for each of `proposed` that had not been looked at. */
  markAnnounced(ids: string[], proposed?: { ids: string[]; at: Instant }): Promise<void>
  /** Active chats that follow a word or a story with one of these `followedKeys`, by id; each once. */
  followers(followKeys: string[], limit: number, cursor?: string): Promise<Listing<Chat>>
  /**
   * Articles alerted to some chat at or after `alertedSinceAt` whose alerts show an older state than the article has by
   * now: its title changed, or it was withdrawn. `notBeforeAt`: what the last `markAlertsEdited` said, else 0.
   */
  staleAlerts(alertedSinceAt: Instant, limit: number): Promise<{ article: Article; notBeforeAt: Instant }[]>
  /** The edits that show this state are written down; the next ones may go at `nextEditAt`. */
  markAlertsEdited(shown: Pick<Article, 'id' | 'revision' | 'withdrawnAt'>, nextEditAt: Instant): Promise<void>
}
