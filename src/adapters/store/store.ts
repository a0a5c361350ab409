// The store's one door: sentences in domain words. Each method is one transaction, durable when its promise
// resolves; it takes no callback, returns copies, and lists by cursor. Two engines, one contract test suite.
import type { Article, FeedItem, Instant } from '#domain/article'
import type { Broadcast, BroadcastState, Tally } from '#domain/broadcast'
import type { BroadcastChange, Expected } from '#domain/broadcast-change'
import type { Chat, ChatKind, ChatSettings, DroppableSetting } from '#domain/chat'
import type { Delivery, DeliveryTask, Settlement, Shown } from '#domain/delivery'
import type { ShownDigest } from '#domain/digest'
import type { AuditEntry, Editor } from '#domain/editor'
import type { Feed, FeedState, FetchFailureCode, Validators } from '#domain/feed'
import type { DayFigures, Standing } from '#domain/figures'
import type { Incident } from '#domain/incident'
import type { Page } from '#domain/page'
import type { Schedule } from '#domain/schedule'

/** A page of a list: `next` is the cursor of the following page, undefined at the end. Cursors are opaque. */
export type Listing<T> = { items: T[]; next?: string }

/** What a fetch of a feed came to. */
export type FeedOutcome =
  | { kind: 'items'; items: FeedItem[]; validators: Validators }
  | { kind: 'not-modified' }
  | { kind: 'failure'; code: FetchFailureCode; detail: string }

/** What `recordFetch` changed: articles never seen before, and known ones whose title changed. */
export type RecordedItems = { added: Article[]; corrected: Article[]; firstRun: boolean }

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

export type ArticleFilter = {
  languages: string[]
  /** `countsAt` in (fromAt, untilAt]. */
  fromAt?: Instant
  untilAt?: Instant
  section?: string
  interviewsOnly?: boolean
}

export type Store = {
  /** The engine's state for doctor and healthz: undefined when well, else one sentence. */
  problem(): string | undefined
  /** Writes what is open and gives the folder back. */
  close(): Promise<void>

  // Feeds
  /** Makes the known feeds be these: new ones due at once, vanished ones forgotten (their articles stay). */
  syncFeeds(feeds: Feed[], at: Instant): Promise<void>
  feeds(): Promise<FeedState[]>
  /** Takes enabled feeds with `nextCheckAt` ≤ `at`, moving it to `at + leaseMs` so that nobody else fetches them. */
  claimDueFeeds(at: Instant, leaseMs: number, limit: number): Promise<FeedState[]>
  /** Remembers a fetch and its items (see `#domain/remember-items`) and when to look again. */
  recordFetch(feedId: string, outcome: FeedOutcome, at: Instant, nextCheckAt: Instant): Promise<RecordedItems>

  // Articles
  article(id: string): Promise<Article | undefined>
  articles(ids: string[]): Promise<Article[]>
  /** The article with this identity key, for links a reader sends. */
  articleByKey(key: string): Promise<Article | undefined>
  /** Newest first (by `countsAt`, then id). */
  listArticles(filter: ArticleFilter, limit: number, cursor?: string): Promise<Listing<Article>>
  /** Sections known articles have, most used first. */
  sections(languages: string[]): Promise<string[]>
  /** Languages that some enabled feed has. */
  newsLanguages(): Promise<string[]>
  /**
   * Takes articles that need their page (never fetched or corrected since, fewer than 3 tries), newest first, at most
   * one a host, and holds that host until it is recorded, `at + holdMs` at the latest.
   */
  claimPages(at: Instant, holdMs: number, limit: number): Promise<Article[]>
  /** The page and what follows from it: summary, picture, section (unless the feed gave one). */
  recordPage(articleId: string, page: Page, section: string | undefined, at: Instant): Promise<void>
  /** A try that gave no page; after 3, or for articles older than 10 minutes without section, section becomes `other`. */
  recordPageFailure(articleId: string, code: FetchFailureCode, at: Instant): Promise<void>
  /** Gives section `other` to what has none and was first seen at or before `seenBeforeAt`. Returns how many. */
  giveUpSections(seenBeforeAt: Instant): Promise<number>
  page(articleId: string): Promise<{ page: Page; fetchedAt: Instant } | undefined>
  withdrawArticle(articleId: string, at: Instant): Promise<void>
  /** Telegram file id of an uploaded picture, by its URL. */
  pictureFileId(url: string): Promise<string | undefined>
  rememberPicture(url: string, fileId: string): Promise<void>
  /** Forgets articles, pages and pictures that counted before `beforeAt`. Returns how many articles. */
  pruneArticles(beforeAt: Instant): Promise<number>

  // Chats
  chat(chatId: number): Promise<Chat | undefined>
  /** Creates the chat with these settings, or makes a known one active again, its settings kept. */
  subscribe(
    chatId: number,
    kind: ChatKind,
    defaults: ChatSettings,
    nextSlotAt: Instant | undefined,
    at: Instant,
  ): Promise<{ chat: Chat; isNew: boolean }>
  /** Changes settings; `nextSlotAt` comes with whatever changes the schedule or the zone. Unknown chat: undefined. */
  changeSettings(
    chatId: number,
    change: Partial<ChatSettings>,
    drop: DroppableSetting[],
    nextSlotAt: Instant | 'keep' | 'none',
  ): Promise<Chat | undefined>
  /** `/stop` and unreachable chats: nothing is planned any more, unfinished deliveries expire. */
  deactivateChat(chatId: number, state: 'stopped' | 'unreachable'): Promise<void>
  /** Moves everything of a chat to its new id (a group became a supergroup). */
  migrateChat(fromId: number, toId: number): Promise<void>
  /** Erases all that is known of a chat, its receipts included. */
  forgetChat(chatId: number): Promise<void>
  countChats(): Promise<{ active: number; all: number }>
  /** What "number N of the list last shown" means in this chat. */
  rememberList(chatId: number, articleIds: string[]): Promise<void>
  shownList(chatId: number): Promise<string[]>

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
   * where they are.
   */
  claimDeliveries(owner: string, at: Instant, limit: number): Promise<Delivery[]>
  /**
   * `claimed → sending`, on condition that `owner` still holds it: false means hands off. Also false, and nothing changes,
   * when its broadcast does not run, its chat is not active, or is paused at this moment (a catch-up goes nevertheless).
   */
  markSending(key: string, owner: string): Promise<boolean>
  /**
   * Ends a delivery that `owner` holds; of one it no longer holds nothing changes (false). In the same transaction its
   * broadcast's tally counts it, and `shown` is remembered: a digest becomes the chat's latest; a scheduled one moves the
   * window's anchor to its slot; a catch-up moves it to its window's end and ends the pause. A pause whose time has
   * passed ends however its catch-up did. A held alert waits in `held`; an article that rang waits there no longer.
   */
  settleDelivery(key: string, owner: string, settlement: Settlement, at: Instant, shown?: Shown): Promise<boolean>
  /** Sign of life. */
  keepAlive(owner: string, at: Instant): Promise<void>
  /** What owners silent since `silentSinceAt` held: `claimed` → `pending`; `sending` → `unknown` (digests, catch-ups) or `pending`. */
  recoverDeliveries(silentSinceAt: Instant, at: Instant): Promise<{ requeued: number; unknown: number }>
  /** The instant the next pending delivery may go; undefined when none is pending. */
  nextDeliveryAt(): Promise<Instant | undefined>
  /** A chat's receipts, newest first, at most 30 days back. */
  receipts(chatId: number, limit: number): Promise<Delivery[]>

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
  markAnnounced(ids: string[]): Promise<void>
  /** Active chats that follow a word whose `followKey` is among these, by id; each once. */
  followers(followKeys: string[], limit: number, cursor?: string): Promise<Listing<Chat>>
  /**
   * Articles alerted to some chat at or after `alertedSinceAt` whose alerts show an older state than the article has by
   * now: its title changed, or it was withdrawn. `notBeforeAt`: what the last `markAlertsEdited` said, else 0.
   */
  staleAlerts(alertedSinceAt: Instant, limit: number): Promise<{ article: Article; notBeforeAt: Instant }[]>
  /** The edits that show this state are written down; the next ones may go at `nextEditAt`. */
  markAlertsEdited(shown: Pick<Article, 'id' | 'revision' | 'withdrawnAt'>, nextEditAt: Instant): Promise<void>

  // Broadcasts
  /** Written down as a draft with the next number. */
  createBroadcast(draft: Pick<Broadcast, 'authorId' | 'content' | 'audience' | 'createdAt'>): Promise<Broadcast>
  broadcast(id: string): Promise<Broadcast | undefined>
  /** Only while its state is among `from` and it is as `expected` (`isAsExpected`); else nothing changes (undefined). */
  changeBroadcast(
    id: string,
    from: BroadcastState[],
    change: BroadcastChange,
    expected?: Expected,
  ): Promise<Broadcast | undefined>
  /** Newest first, drafts left out. */
  listBroadcasts(limit: number, cursor?: string): Promise<Listing<Broadcast>>
  runningBroadcasts(): Promise<Broadcast[]>
  /** Those in state `scheduled` whose `startAt` ≤ `at`. */
  scheduledBroadcasts(at: Instant): Promise<Broadcast[]>
  /** Those that are cancelled or done and have no `endedAt` yet; the longest ago started first. */
  closingBroadcasts(): Promise<Broadcast[]>
  /** Of a broadcast's sent messages: how many can still be deleted, how many are older, how many have no known id. */
  countMessagesOf(
    broadcastId: string,
    sentSinceAt: Instant,
  ): Promise<{ recent: number; older: number; unknown: number }>
  tally(broadcastId: string): Promise<Tally>
  /** Why its deliveries that were not sent were not: `reason` → how many, most first; beyond some 30 they are `other`. */
  causes(broadcastId: string): Promise<[string, number][]>
  /** Chats it would go to at `at`; of a recall or a correction, messages there are to change. */
  countRecipients(broadcast: Pick<Broadcast, 'content' | 'audience'>, at: Instant): Promise<number>
  /**
   * Writes down deliveries for the next chats that are recipients (`isRecipient`), by chat id, at most `limit` of them,
   * while it is running; looks at no more than a few thousand chats at a time. After the last chat `queuedAll` is set.
   * An article alerts a chat once: who had it already is no recipient; where a lesser alert of it has not ended, this one
   * takes its place (see `queueDeliveries`). Returns how many were written down.
   * A recall or a correction goes to the chats that have a message of the broadcast it is `of` (`deliveriesOf`), none
   * missed and none twice, with the ids of those messages; chats that left meanwhile too, for as long as they exist.
   * `queuedAll` is set once the source has nothing under way, and, for a recall, has ended: until then 0 means "later".
   */
  queueBroadcast(id: string, at: Instant, limit: number): Promise<number>
  /** Pending deliveries of a cancelled broadcast expire, at most `limit`; returns how many, 0 when none is left. */
  expireBroadcast(id: string, at: Instant, limit: number): Promise<number>
  /** Failed deliveries of a broadcast that has not ended go back to pending, at most `limit`; returns how many. */
  retryFailed(id: string, at: Instant, limit: number): Promise<number>
  /** Forgets drafts older than `beforeAt`, and what was cancelled before it began. */
  pruneDrafts(beforeAt: Instant): Promise<void>

  // The desk
  editors(): Promise<Editor[]>
  /** False when they are one already. */
  addEditor(editor: Editor): Promise<boolean>
  removeEditor(id: number): Promise<boolean>
  /** Adds to the record; nothing ever takes from it. Equal refusals within an hour count once. */
  noteAct(entry: AuditEntry): Promise<void>
  /** Newest first. */
  listActs(limit: number, cursor?: string): Promise<Listing<AuditEntry>>
  /** Somebody opened the article; nobody knows who. */
  countRead(articleId: string, at: Instant): Promise<void>
  /** How often each was opened. */
  reads(articleIds: string[]): Promise<Record<string, number>>
  /** Those paused are among the active. */
  standing(at: Instant): Promise<Standing>
  /** Days from `fromDay` to `untilDay`, both included, those nothing is known of left out. Kept for two years. */
  dayFigures(fromDay: string, untilDay: string): Promise<DayFigures[]>
  /** Looks how many are active, for the day of `at`. */
  noteStanding(at: Instant): Promise<void>
  incidents(): Promise<Incident[]>
  /** False when it is open already. */
  openIncident(incident: Incident): Promise<boolean>
  /** False when there was none. */
  closeIncident(incident: Pick<Incident, 'kind' | 'subject'>): Promise<boolean>

  // What was shown
  /**
   * Becomes the chat's latest. `caughtUp`, for the answer to `/resume`, in the same transaction: the window's anchor moves
   * to its `untilAt`, and these ids leave `held`.
   */
  rememberDigest(shown: ShownDigest, caughtUp?: string[]): Promise<void>
  latestDigest(chatId: number): Promise<ShownDigest | undefined>
  /** Latest digests sent since `sentSinceAt` that show the article, by chat. */
  digestsShowing(articleId: string, sentSinceAt: Instant, limit: number, cursor?: string): Promise<Listing<ShownDigest>>

  // Conversations
  session(key: string): Promise<unknown>
  saveSession(key: string, value: unknown): Promise<void>
  dropSession(key: string): Promise<void>
}

export type { Settlement }
