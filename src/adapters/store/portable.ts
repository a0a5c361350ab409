// A store's data in domain words, to be moved from one engine to another. What an engine derives from it is not in it:
// indexes, contents kept once, keys remembered, leases, signs of life, places in a list that another engine does not have.
import type { Article, Instant } from '#domain/article'
import type { Bookmark } from '#domain/bookmark'
import type { Broadcast, Tally } from '#domain/broadcast'
import type { Chat } from '#domain/chat'
import type { Delivery } from '#domain/delivery'
import type { ShownDigest } from '#domain/digest'
import type { AuditEntry, Editor } from '#domain/editor'
import type { FeedState } from '#domain/feed'
import type { DayFigures } from '#domain/figures'
import type { Incident } from '#domain/incident'
import type { Page } from '#domain/page'
import type { Proposal } from '#domain/proposal'

/** What a record of each kind holds. Fields that say nothing (0 tries, no former ids) are left out. */
export type PortableValues = {
  feed: FeedState & { presentIds?: string[] }
  article: Article & { seenAt: Instant; tries?: number; unannounced?: true }
  page: { articleId: string; fetchedAt: Instant; page: Page }
  picture: { url: string; fileId: string }
  /** The last number of a broadcast that was given out. */
  counter: { name: 'broadcasts'; last: number }
  /** `cursor`: the last chat looked at, while recipients are being written down. */
  broadcast: Broadcast & { cursor?: number }
  /** Of the broadcast with this id, as causes are. */
  tally: Tally & { id: string }
  causes: { id: string; counts: Record<string, number> }
  chat: Chat & { formerIds?: number[] }
  list: { chatId: number; articleIds: string[] }
  /** What was saved first comes first. */
  bookmarks: { chatId: number; saved: Bookmark[] }
  /** Pruned, but for the bookmarks of it. */
  kept: Article
  digest: ShownDigest
  /** Unfinished ones as they are, and receipts. `replaced`: it became another alert since its owner claimed it. */
  delivery: Delivery & { replaced?: true }
  alerted: { articleId: string; alertedAt: Instant; revision: number; isWithdrawn: boolean; nextEditAt?: Instant }
  /** `writtenAt`: 0, long ago, where an earlier release wrote it and did not say. */
  session: { key: string; value: unknown; writtenAt: Instant }
  /** Polled, not handled: as JSON, in which no character is lost. `at`: as that of a session. */
  update: { id: number; json: string; begun: number; at: Instant }
  proposal: Proposal
  editor: Editor
  /** Numbered from one on, without a gap. */
  act: AuditEntry & { number: number }
  read: { articleId: string; count: number }
  day: DayFigures
  incident: Incident
}

export type PortableKind = keyof PortableValues
export type Portable = { [K in PortableKind]: { kind: K; value: PortableValues[K] } }[PortableKind]

/** In the order they are told and loaded: what others rest on comes first. */
export const PORTABLE_KINDS: readonly PortableKind[] = [
  'feed',
  'article',
  'page',
  'picture',
  'counter',
  'broadcast',
  'tally',
  'causes',
  'chat',
  'list',
  'bookmarks',
  'kept',
  'digest',
  'delivery',
  'alerted',
  'session',
  'update',
  'proposal',
  'editor',
  'act',
  'read',
  'day',
  'incident',
]

/** A move that began and has not ended: what it is of, and how many records of it are there. */
export type Moving = { fingerprint: string; startedAt: Instant; done: number }

/** A store that nobody works with meanwhile. */
export type PortableStore = {
  /**
   * All records, kind by kind, each once and in an order that is the same until something changes. Receipts that ended before
   * `sinceAt` are left out. Memory does not grow with the number of records.
   */
  dump(sinceAt: Instant): AsyncIterable<Portable>
  /** The move into it that was interrupted; undefined when there is none. */
  moving(): Promise<Moving | undefined>
  /** Why it cannot be trusted to stay as it is: a bot works with it. Undefined when none does. */
  inUse(): Promise<string | undefined>
  close(): Promise<void>
}

export type PortableTarget = PortableStore & {
  isEmpty(): Promise<boolean>
  /** From now on no bot starts on it, until `finish`. */
  begin(moving: Moving): Promise<void>
  /** Adds records of one kind, durably; one that is there already is there once. `moving` is then how far the move got. */
  load(records: Portable[], moving: Moving): Promise<void>
  finish(): Promise<void>
}
