// Recalls and corrections: from the messages another broadcast left in the chats to the deliveries that change them. None
// is missed: what was sent is listed by key, what was under way meanwhile is added by the transaction that settles it, and
// at the end everything is looked at once more.
import type { Store } from '#adapters/store/store'
import type { Instant } from '#domain/article'
import type { Delivery, DeliveryTask } from '#domain/delivery'
import type { Revision } from '#domain/revision'
import { type BroadcastRow, COLUMNS, putBroadcast, toBroadcast } from './broadcast-rows.ts'
import type { Database, Query } from './database.ts'
import { insertDeliveries, type Wanted } from './delivery-insert.ts'
import { broadcastOf } from './tally-rows.ts'

type Sent = { delivery: Delivery; at: Instant }

/** The place in a list that was read to its end. */
const READ = '\uffff'

export function createRevisions({ read }: Database): Pick<Store, 'countMessagesOf'> {
  return {
    countMessagesOf: async (broadcastId, sentSinceAt) => {
      const [row] = await read<{ recent: number; older: number; unknown: number }>(COUNT_MESSAGES, [
        broadcastId,
        sentSinceAt,
      ])
      return row ?? { recent: 0, older: 0, unknown: 0 }
    },
  }
}

/** Whose chat was forgotten, or whose receipt is gone, is known by the tally alone. */
const COUNT_MESSAGES = `
with settled as (
  select state, message_id, settled_at, chat_id, coalesce((delivery->>'doubts')::int, 0) as doubts from deliveries
  where broadcast_id = $1 and state in ('sent', 'unknown')
  union all
  select state, message_id, settled_at, chat_id, (delivery->>'doubts')::int from deliveries
  where broadcast_id = $1 and delivery ? 'doubts' and settled_at is not null and state not in ('sent', 'unknown')),
here as (select settled.* from settled join chats on chats.id = chat_id),
found as (
  select count(*) filter (where state = 'sent' and message_id is not null and settled_at >= $2) as recent,
    count(*) filter (where state = 'sent' and message_id is not null and settled_at < $2) as older,
    coalesce(sum(case
      when state in ('sent', 'unknown') and (message_id is null or state = 'unknown') then greatest(1, doubts)
      else doubts end), 0) as unknown,
    count(*) filter (where state in ('sent', 'unknown')) as there
  from here),
told as (
  select coalesce(sum(count), 0) as there from tallies where broadcast_id = $1 and what in ('sent', 'unknown'))
select recent, older, (unknown + greatest(0, told.there - found.there))::bigint as unknown from found, told`

/** How many messages of the broadcast there are to change. */
export async function countChangeable(query: Query, sourceId: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    `select count(*) as count from deliveries join chats on chats.id = chat_id
     where broadcast_id = $1 and deliveries.state in ('sent', 'unknown') and deliveries.state = 'sent'
       and message_id is not null`,
    [sourceId],
  )
  return row?.count ?? 0
}

/** `queueBroadcast` for one of these, which is locked and running. */
export async function queueRevision(query: Query, row: BroadcastRow, at: Instant, limit: number): Promise<number> {
  const revision = toBroadcast(row) as Revision
  const from = row.source_cursor ?? ''
  const page = from === READ ? [] : await sentOf(query, revision, from, limit)
  const queueAll = async (sent: Delivery[]) =>
    (
      await insertAll(
        query,
        revision,
        sent.map((delivery) => ({ delivery, at })),
      )
    ).length
  let queued = await queueAll(page)
  const next = page.length < limit ? READ : (page.at(-1)?.key ?? READ)
  let queuedAll = false
  if (next === READ && (await isSourceAtRest(query, revision))) {
    // What was being settled while it was listed is there by now.
    const left = await sentOf(query, revision, '', limit)
    queued += await queueAll(left)
    queuedAll = left.length < limit
  }
  if (next !== from || queuedAll)
    await putBroadcast(query, { ...row, source_cursor: next, broadcast: { ...row.broadcast, queuedAll } })
  return queued
}

/** For the transaction that settles deliveries: where a broadcast is being changed, so are the messages it sent now. */
export async function admitSent(query: Query, settled: Sent[]): Promise<void> {
  const sent = settled.filter(({ delivery }) => delivery.state === 'sent' && delivery.messageId !== undefined)
  const sources = [...new Set(sent.flatMap(({ delivery }) => broadcastOf(delivery.task) ?? []))]
  if (sources.length === 0) return
  const open = await query<BroadcastRow>(
    `select ${COLUMNS} from broadcasts where source_id = any($1) and state in ('running', 'paused', 'stopped')
     order by number for share`,
    [sources],
  )
  for (const revision of open.map((row) => toBroadcast(row) as Revision)) {
    // Composed since a correction was at rest: it has the new words.
    if (revision.content.kind !== 'recall' && revision.queuedAll) continue
    const own = sent.filter(({ delivery }) => broadcastOf(delivery.task) === revision.content.of)
    await insertAll(query, revision, own)
  }
}

/** Sent messages of the source that this revision has no delivery for. */
async function sentOf(query: Query, { id, content }: Revision, after: string, limit: number): Promise<Delivery[]> {
  const rows = await query<{ delivery: Delivery }>(
    `select delivery from deliveries as sent
     where broadcast_id = $1 and state in ('sent', 'unknown') and state = 'sent' and message_id is not null and key > $3
       and not exists (select from deliveries where key = 'broadcast:' || $2::text || ':' || sent.chat_id || ':' || sent.message_id)
     order by key limit $4`,
    [content.of, id, after, limit],
  )
  return rows.map(({ delivery }) => delivery)
}

/** Gives the keys that are new. */
async function insertAll(query: Query, revision: Revision, sent: Sent[]): Promise<string[]> {
  const known = await query<{ id: number }>('select id from chats where id = any($1) order by id for key share', [
    sent.map(({ delivery }) => delivery.chatId),
  ])
  const ids = new Set(known.map(({ id }) => id))
  const there = sent.filter(({ delivery }) => ids.has(delivery.chatId))
  return insertDeliveries(
    query,
    there.flatMap((one) => changeOf(revision, one)),
  )
}

/** The delivery that changes what was sent; none where nothing is known of it. */
function changeOf({ id, content }: Revision, { delivery, at }: Sent): Wanted[] {
  const { chatId, messageId, messageIds = messageId === undefined ? [] : [messageId], settledAt = at } = delivery
  if (messageIds.length === 0) return []
  const task: DeliveryTask =
    content.kind === 'recall'
      ? { kind: 'recall', broadcastId: id, messageIds, sentAt: settledAt }
      : { kind: 'correction', broadcastId: id, messageIds }
  return [{ key: `broadcast:${id}:${chatId}:${messageIds[0]}`, chatId, task, queuedAt: at, notBeforeAt: at }]
}

/** Whether no message of the source can come any more that this one has not seen. */
async function isSourceAtRest(query: Query, { content: { of, kind } }: Revision): Promise<boolean> {
  // A correction changes the source's own words, too: what it sends from now on needs none.
  const [row] = await query<{ busy: boolean; over: boolean }>(
    `select exists (select from deliveries where broadcast_id = $1 and owner is not null) as busy,
       not exists (select from broadcasts where id = $1 and state not in ('cancelled', 'done')) as over`,
    [of],
  )
  return row !== undefined && !row.busy && (kind === 'correction' || row.over)
}
