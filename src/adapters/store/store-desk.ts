// The store's sentences for the editor's desk: broadcasts, editors, the record, figures, incidents.
import type { Instant } from '#domain/article'
import type { Broadcast, BroadcastState, Tally } from '#domain/broadcast'
import type { BroadcastChange, Expected } from '#domain/broadcast-change'
import type { AuditEntry, Editor } from '#domain/editor'
import type { DayFigures, Standing } from '#domain/figures'
import type { Incident } from '#domain/incident'
import type { Proposal } from '#domain/proposal'
import type { Listing } from './listing.ts'

export type DeskStore = {
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
  /** Those paused with `heldBy`. */
  heldBroadcasts(): Promise<Broadcast[]>
  /** Those in state `scheduled` whose `startAt` ≤ `at`. */
  scheduledBroadcasts(at: Instant): Promise<Broadcast[]>
  /** Those cancelled or done without `endedAt`, and those stopped without `toldAt`; the longest ago started first. */
  closingBroadcasts(): Promise<Broadcast[]>
  /**
   * Of a broadcast's messages: how many can still be deleted, how many are older, and how many may be in chats where nobody
   * can find them: their ids were never learnt (a second one after a lost answer among them), or their chats are forgotten.
   */
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
  /** Newest first. `about`: only what this person did, and what made them an editor or ended it. */
  listActs(limit: number, cursor?: string, about?: number): Promise<Listing<AuditEntry>>
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
  /**
   * Takes open proposals, oldest first. One that was taken is left alone for `leaseMs` by the store's own clock, or until the
   * process that took it is known to be gone.
   */
  claimProposals(leaseMs: number, limit: number): Promise<Proposal[]>
  /** This editor has been told of it. */
  noteProposed(articleId: string, editorId: number): Promise<void>
  /** Nobody else is to be told of it. */
  closeProposal(articleId: string): Promise<void>
  incidents(): Promise<Incident[]>
  /** False when it is open already, and was told or may still be (`isToOpen`). */
  openIncident(incident: Incident): Promise<boolean>
  /** Somebody was told of it; nothing when it is not open. */
  noteIncidentTold(incident: Pick<Incident, 'kind' | 'subject'>, at: Instant): Promise<void>
  /** False when there was none. */
  closeIncident(incident: Pick<Incident, 'kind' | 'subject'>): Promise<boolean>
}
