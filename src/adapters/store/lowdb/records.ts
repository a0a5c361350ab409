// What the document holds: its tables and their records. The shapes they must have are in shapes.ts.
import type { KeptUpdate } from '#adapters/store/store-processes'
import type { Article, Instant } from '#domain/article'
import type { Bookmark } from '#domain/bookmark'
import type { Broadcast, Tally } from '#domain/broadcast'
import type { Chat } from '#domain/chat'
import type { Delivery, DeliveryState } from '#domain/delivery'
import type { ShownDigest } from '#domain/digest'
import type { FeedState } from '#domain/feed'
import type { DayFigures } from '#domain/figures'
import type { Proposal } from '#domain/proposal'

/** `presentIds`: what the feed's last document held, which pruning must spare, or it would come back as news. */
/** `isClaimed`: `nextCheckAt` is the end of a lease. */
export type FeedRecord = FeedState & { presentIds?: string[]; isClaimed?: true }
/**
 * `tries`: pages asked for in vain since the article was new or corrected. `unannounced`: nobody looked yet who follows
 * its words.
 */
export type ArticleRecord = Article & { seenAt: Instant; tries?: number; unannounced?: true }
export type PictureRecord = { url: string; fileId: string }
/** `recentSlots`: see recent-slots.ts. `formerIds`: the groups it was before, where older receipts stand. */
export type ChatRecord = Chat & { recentSlots?: string; formerIds?: number[] }
/** The list last shown, where that is another one than the latest digest. */
export type ListRecord = { chatId: number; articleIds: string[] }
/** What was saved first comes first. */
export type BookmarksRecord = { chatId: number; saved: Bookmark[] }
/** `replaced`: it became another alert since its owner claimed it, who is not to send it. */
export type DeliveryRecord = Delivery & { replaced?: true }
/** The key of an edit whose receipt has gone to its day file. */
export type SettledKey = { key: string; chatId: number; settledAt: Instant }
/** Chats an article rang in, see alert-keys.ts. `endedAt`: when the last of them was added. */
export type AlertKeyBlock = { key: string; articleId: string; chats: string; endedAt: Instant }
/** What many chats' digests have in common, kept once, under the digest of its text. */
export type DigestContent = Pick<ShownDigest, 'groups' | 'restIds'> & { key: string }
export type DigestRecord = Omit<ShownDigest, 'groups' | 'restIds'> & { content: string }
/** `writtenAt`: earlier releases did not say. */
export type SessionRecord = { key: string; value: unknown; writtenAt?: Instant }
/** A chat whose receipts are still to be erased from the day files. */
export type Erasure = { chatId: number; formerIds: number[] }
/** What a day file came to, once it is too old to keep. */
export type DayTotal = { day: string; counts: Partial<Record<DeliveryState, number>> }

/**
 * `cursor`: the id of the last chat looked at, while its recipients are being written down. `sourceCursor`, of a recall
 * or a correction: how far the list of its source's messages was read.
 */
export type BroadcastRecord = Broadcast & { cursor?: number; sourceCursor?: string }
/** Beside the broadcast, which is larger: it changes with every delivery. `id` is the broadcast's. */
export type TallyRecord = Tally & { id: string }
/** Beside the tally: why what a broadcast did not send was not sent. `id` is the broadcast's. */
export type CauseRecord = { id: string; counts: Record<string, number> }
/**
 * An article chats were alerted of, lately at `alertedAt`. `revision` and `isWithdrawn`: the state its alerts show, or
 * will when the edits are sent that are written down; the next ones may go at `nextEditAt`.
 */
export type AlertedRecord = {
  articleId: string
  alertedAt: Instant
  revision: number
  isWithdrawn: boolean
  nextEditAt?: Instant
}
/** The last number given out under a name, which must never come again. */
export type Counter = { name: string; last: number }
export type ReadRecord = { articleId: string; count: number }

/** `given`: how often its handling began again. `at`: when it was written down; earlier releases did not say. */
export type UpdateRecord = { id: number; update: KeptUpdate; given: number; at?: Instant }

export type Records = {
  feeds: FeedRecord
  articles: ArticleRecord
  pictures: PictureRecord
  chats: ChatRecord
  lists: ListRecord
  bookmarks: BookmarksRecord
  keptArticles: Article
  contents: DigestContent
  digests: DigestRecord
  deliveries: DeliveryRecord
  finished: Delivery
  settledKeys: SettledKey
  alertKeys: AlertKeyBlock
  sessions: SessionRecord
  erasures: Erasure
  totals: DayTotal
  broadcasts: BroadcastRecord
  tallies: TallyRecord
  alerted: AlertedRecord
  counters: Counter
  causes: CauseRecord
  reads: ReadRecord
  figures: DayFigures
  proposals: Proposal
  updates: UpdateRecord
}
export type TableName = keyof Records
