// From a broadcast to its deliveries: recipients by chat id, a slice by one statement, each written down once.
import type { Store } from '#adapters/store/store'
import type { Instant } from '#domain/article'
import type { Broadcast } from '#domain/broadcast'
import { isRecipient } from '#domain/broadcast-audience'
import type { DeliveryTask } from '#domain/delivery'
import { type BroadcastRow, COLUMNS, lockBroadcast, putBroadcast, toBroadcast } from './broadcast-rows.ts'
import { lockChat } from './chat-rows.ts'
import type { Database, Query } from './database.ts'
import { insertDeliveries, noteAlerts, type Wanted } from './delivery-insert.ts'
import { IS_RECIPIENT, recipientValues } from './recipients.ts'
import { countChangeable, queueRevision } from './revisions.ts'
import { countTally } from './tally-rows.ts'

/** Chats looked at in one transaction. */
const LOOKED_AT = 4000

export function createFanOut({ read, transact }: Database): Pick<Store, 'countRecipients' | 'queueBroadcast'> {
  return {
    countRecipients: async (broadcast, at) => {
      const { content } = broadcast
      if ('of' in content) return countChangeable(read, content.of)
      const articleId = content.kind === 'article' ? content.articleId : null
      const level = content.kind === 'article' ? content.level : null
      const [row] = await read<{ count: number }>(COUNT, [...recipientValues(broadcast, at), articleId, level])
      return row?.count ?? 0
    },
    queueBroadcast: (id, at, limit) =>
      transact(async (query) => {
        const row = await lockBroadcast(query, id)
        if (row === undefined || row.broadcast.state !== 'running' || row.broadcast.queuedAll) return 0
        return 'of' in row.broadcast.content ? queueRevision(query, row, at, limit) : queueSlice(query, row, at, limit)
      }),
  }
}

async function queueSlice(query: Query, row: BroadcastRow, at: Instant, limit: number): Promise<number> {
  const broadcast = toBroadcast(row)
  const [slice] = await query<{ ids: string[]; last: number | null; looked: number }>(NEXT_RECIPIENTS, [
    ...recipientValues(broadcast, at),
    row.cursor,
    limit,
  ])
  const ids = (slice?.ids ?? []).map(Number)
  const isFull = ids.length >= limit
  const queuedAll = !isFull && (slice?.looked ?? 0) < LOOKED_AT
  const reached = isFull ? (ids.at(-1) ?? row.cursor) : (slice?.last ?? row.cursor)
  const cursor = queuedAll ? null : reached
  await putBroadcast(query, { ...row, cursor, broadcast: { ...row.broadcast, queuedAll } })
  return writeDown(query, broadcast, ids, at)
}

async function writeDown(query: Query, broadcast: Broadcast, ids: number[], at: Instant): Promise<number> {
  if (ids.length === 0) return 0
  const { task, before, after } = deliveryOf(broadcast)
  const written = await query<{ chat_id: number }>(WRITE, [ids, before, after, task, at])
  await countTally(query, task, 'queued', written.length)
  let queued = written.length
  if (task.kind !== 'alert') return queued
  // Who had an alert of the article already, or as a group it was: the lesser one gives way.
  const done = new Set(written.map(({ chat_id }) => chat_id))
  const left = ids.filter((id) => !done.has(id)).map((id) => wantedFor(broadcast, id, at))
  queued += (await insertDeliveries(query, left)).length
  const { content } = broadcast
  const versions = content.kind === 'article' ? Object.values(content.versions ?? {}) : []
  if (queued > 0) await noteAlerts(query, [task.articleId, ...versions], at)
  return queued
}

/** For the transaction that moves a chat: broadcasts that pass by ids in order may have passed its new one already. */
export async function admitMoved(query: Query, fromId: number, toId: number, at: Instant): Promise<void> {
  const chat = (await lockChat(query, toId))?.chat
  if (chat === undefined) return
  const passing = await query<BroadcastRow>(
    `select ${COLUMNS} from broadcasts
     where state in ('running', 'paused', 'stopped') and source_id is null and not (broadcast->'queuedAll')::bool
       and $1::bigint > cursor and $2::bigint <= cursor`,
    [fromId, toId],
  )
  const wanted = passing.map(toBroadcast).filter((broadcast) => isRecipient(chat, broadcast, at))
  await insertDeliveries(
    query,
    wanted.map((broadcast) => wantedFor(broadcast, toId, at)),
  )
}

/** For the transaction that erased chats: where a broadcast got to names none of them. */
export async function leaveOut(query: Query, chatIds: number[]): Promise<void> {
  // The chat before it has been passed as well; a list of messages is read anew.
  await query(
    `update broadcasts set cursor = case when (broadcast->'queuedAll')::bool then null
       else (select max(id) from chats where id < cursor) end
     where cursor = any($1)`,
    [chatIds],
  )
  await query(`update broadcasts set source_cursor = null where string_to_array(source_cursor, ':') && $1::text[]`, [
    chatIds.map(String),
  ])
}

function wantedFor(broadcast: Broadcast, chatId: number, at: Instant): Wanted {
  const { task, before, after } = deliveryOf(broadcast)
  return { key: `${before}${chatId}${after}`, chatId, task, queuedAt: at, notBeforeAt: at }
}

/** The task all chats get, and what stands around a chat's id in the key (`alertKey` of delivery-keys). */
function deliveryOf({ id, content }: Broadcast): { task: DeliveryTask; before: string; after: string } {
  if (content.kind !== 'article')
    return { task: { kind: 'broadcast', broadcastId: id }, before: `broadcast:${id}:`, after: '' }
  const { articleId, level } = content
  return { task: { kind: 'alert', articleId, level, broadcastId: id }, before: 'alert:', after: `:${articleId}` }
}

const NEXT_RECIPIENTS = `
with looked as (
  select id, chat, state from chats where state = 'active' and ($7::bigint is null or id > $7)
  order by id limit ${LOOKED_AT})
select array(select id from looked where ${IS_RECIPIENT} order by id limit $8) as ids,
  (select max(id) from looked) as last, (select count(*) from looked) as looked`

const WRITE = `
insert into deliveries (key, chat_id, delivery)
select $2 || id || $3, id, jsonb_build_object('key', $2 || id || $3, 'chatId', id, 'task', $4::jsonb,
  'state', 'pending', 'queuedAt', $5::bigint, 'notBeforeAt', $5::bigint, 'attempts', 0)
from (select id, former_ids from chats where id = any($1::bigint[]) order by id for key share) as chat
where not exists (select from unnest(former_ids) as former join deliveries on key = $2 || former || $3)
on conflict (key) do nothing returning chat_id`

/** `givesWay` of alert-precedence over thousands of alerts: the new one belongs to no broadcast yet. */
const COUNT = `
select count(*) as count from chats
where ${IS_RECIPIENT} and ($7::text is null or not exists (
  select from unnest(array[id] || former_ids) as known_id
  join deliveries on key = 'alert:' || known_id || ':' || $7
  where settled_at is not null or not (
    (broadcast_id is not null and deliveries.state <> 'sending'
      and not exists (select from broadcasts where broadcasts.id = broadcast_id and broadcasts.state = 'running'))
    or array_position(array['flash', 'urgent', 'word', 'notable'], delivery->'task'->>'level')
      > case $8::text when 'flash' then 1 when 'urgent' then 3 else 4 end)))`
