// Recalls and corrections: from the messages another broadcast left in the chats to the deliveries that change them. None
// is missed: what was sent is listed, and what was under way meanwhile is added by the transaction that settles it.
import type { Listing } from '#adapters/store/listing'
import type { Store } from '#adapters/store/store'
import type { Instant } from '#domain/article'
import { isUnderWay } from '#domain/broadcast'
import type { Delivery, DeliveryTask } from '#domain/delivery'
import { isRevision, type Revision } from '#domain/revision'
import { hasEnded } from './broadcasts.ts'
import { type DeliveriesOf, hasMessage } from './deliveries-of.ts'
import type { DeliveryBook } from './delivery-book.ts'
import { broadcastOf } from './delivery-lanes.ts'
import type { Engine } from './engine.ts'
import type { BroadcastRecord } from './records.ts'
import type { Tallies } from './tallies.ts'

export type Revisions = {
  part: Pick<Store, 'countMessagesOf'>
  /** How many messages there are to change. */
  count(content: RevisionContent): Promise<number>
  /** `queueBroadcast` for one of these. */
  queue(id: string, at: Instant, limit: number): Promise<number>
  /** For the transaction that settles a delivery: where its broadcast is being changed, so is its message. */
  admitSent(settled: Delivery, at: Instant): void
}

export type RevisionContent = Revision['content']
type RevisionRecord = BroadcastRecord & Revision

const DAY_MS = 24 * 60 * 60 * 1000
/** Messages in one transaction: a few milliseconds. */
const MOST_AT_ONCE = 2000
/** The place in a list that was read to its end. */
const READ = 'read'

export function createRevisions(
  { tables, transact, look }: Engine,
  book: DeliveryBook,
  sent: DeliveriesOf,
  tallies: Tallies,
): Revisions {
  const { broadcasts, chats } = tables
  // Ids of those begun and not ended, by the broadcast whose messages they change.
  const open = new Map<string, Set<string>>()
  broadcasts.index((before, after) => {
    if (before && isOpen(before)) open.get(before.content.of)?.delete(before.id)
    if (after && isOpen(after))
      open.set(after.content.of, (open.get(after.content.of) ?? new Set<string>()).add(after.id))
  })

  const queueable = (id: string): RevisionRecord | undefined => {
    const broadcast = broadcasts.get(id)
    return broadcast && isOpen(broadcast) && broadcast.state === 'running' && !broadcast.queuedAll
      ? broadcast
      : undefined
  }
  /** Whether no message of the source can come any more that this one has not seen. */
  const isSourceAtRest = ({ of, kind }: RevisionContent) =>
    // A correction changes the source's own words, too: what it sends from now on needs none.
    (kind === 'correction' || hasEnded(broadcasts.get(of))) && !book.isUnderWay(of)
  // No message of a broadcast is older than its start; a day more, for a clock that was wrong.
  const sinceAt = (broadcastId: string): Instant => {
    const source = broadcasts.get(broadcastId)
    return Math.max(0, (source?.startedAt ?? source?.createdAt ?? 0) - DAY_MS)
  }
  const insertFor = ({ id, content }: RevisionRecord, { chatId, ...delivery }: Delivery, at: Instant): boolean => {
    const { messageId, messageIds = messageId === undefined ? [] : [messageId], settledAt = at } = delivery
    // One that became another chat since it was read is known under this id no more.
    if (messageIds.length === 0 || !chats.has(chatId)) return false
    const task: DeliveryTask =
      content.kind === 'recall'
        ? { kind: 'recall', broadcastId: id, messageIds, sentAt: settledAt }
        : { kind: 'correction', broadcastId: id, messageIds }
    const key = `broadcast:${id}:${chatId}:${messageIds[0]}`
    return book.insert({ key, chatId, task, queuedAt: at, notBeforeAt: at })
  }

  return {
    part: {
      async countMessagesOf(broadcastId, sentSinceAt) {
        const counts = { recent: 0, older: 0, unknown: 0 }
        const mayBeThere = ({ state, doubts = 0 }: Delivery) => isThere(state) || doubts > 0
        // Whose chat was forgotten, or whose receipt is gone, is known by the tally alone.
        let forgotten = await look(() => tallies.of(broadcastId).sent + tallies.of(broadcastId).unknown)
        for await (const delivery of sent.each({ broadcastId }, sinceAt(broadcastId), mayBeThere)) {
          if (!chats.has(delivery.chatId)) continue
          const { state, doubts = 0, settledAt = 0 } = delivery
          if (isThere(state)) forgotten--
          if (!hasMessage(delivery)) counts.unknown += isThere(state) ? Math.max(1, doubts) : doubts
          else {
            counts[settledAt >= sentSinceAt ? 'recent' : 'older']++
            counts.unknown += doubts
          }
        }
        return { ...counts, unknown: counts.unknown + Math.max(0, forgotten) }
      },
    },
    async count(content) {
      let count = 0
      for await (const { chatId } of sent.each({ broadcastId: content.of }, sinceAt(content.of), hasMessage))
        if (chats.has(chatId)) count++
      return count
    },
    async queue(id, at, limit) {
      const begun = queueable(id)
      if (begun === undefined) return 0
      const { content, sourceCursor: place } = begun
      let page: Listing<Delivery> = { items: [] }
      if (place !== READ) {
        const most = Math.max(1, Math.min(limit, MOST_AT_ONCE))
        page = await sent.part.deliveriesOf({ broadcastId: content.of }, sinceAt(content.of), most, place)
      }
      return transact(() => {
        const revision = queueable(id)
        // Another caller went on from there meanwhile.
        if (revision === undefined || revision.sourceCursor !== place) return 0
        const queued = page.items.filter((delivery) => insertFor(revision, delivery, at)).length
        const sourceCursor = page.next ?? READ
        const queuedAll = sourceCursor === READ && isSourceAtRest(content)
        if (sourceCursor !== place || queuedAll) broadcasts.put({ ...revision, sourceCursor, queuedAll })
        return queued
      })
    },
    admitSent(settled, at) {
      const ids = open.get(broadcastOf(settled.task) ?? '')
      if (ids === undefined || !hasMessage(settled)) return
      for (const id of ids) {
        const revision = broadcasts.get(id) as Revision
        // Composed since a correction was at rest: it has the new words.
        if (revision.content.kind === 'recall' || !revision.queuedAll) insertFor(revision, settled, at)
      }
    },
  }
}

function isThere(state: Delivery['state']): boolean {
  return state === 'sent' || state === 'unknown'
}

function isOpen(broadcast: BroadcastRecord): broadcast is RevisionRecord {
  return isRevision(broadcast) && isUnderWay(broadcast)
}
