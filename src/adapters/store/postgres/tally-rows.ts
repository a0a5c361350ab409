// How far each broadcast got and why what was not sent was not, for the transactions that make a delivery what it is.
import type { Tally } from '#domain/broadcast'
import type { DeliveryTask } from '#domain/delivery'
import type { Query } from './database.ts'

/** Transactions that count for one broadcast at the same moment hardly ever meet in one row. */
const SHARDS = 32

/** The broadcast a delivery belongs to. */
export function broadcastOf(task: DeliveryTask): string | undefined {
  return 'broadcastId' in task ? task.broadcastId : undefined
}

/** `reason`: why what ended was not sent. */
export type Counted = { task: DeliveryTask; what: keyof Tally; by: number; reason?: string | undefined }

/** Counts for the broadcast the task belongs to, if it does. */
export function countTally(
  query: Query,
  task: DeliveryTask,
  what: keyof Tally,
  by: number,
  reason?: string,
): Promise<void> {
  return countTallies(query, [{ task, what, by, reason }])
}

export async function countTallies(query: Query, counted: Counted[]): Promise<void> {
  const counts = counted.flatMap(({ task, what, by, reason }) => {
    const id = broadcastOf(task)
    const cause = what === 'queued' || what === 'sent' ? undefined : reason
    return id === undefined || by === 0 ? [] : [{ id, what, by, ...(cause === undefined ? {} : { cause }) }]
  })
  if (counts.length === 0) return
  await query(
    `insert into tallies (broadcast_id, shard, what, count)
     select id, pg_backend_pid() % ${SHARDS}, what, sum(by) from ${COUNTS} group by id, what order by id, what
     on conflict (broadcast_id, what, shard) do update set count = tallies.count + excluded.count`,
    [JSON.stringify(counts)],
  )
  if (counts.every(({ cause }) => cause === undefined)) return
  await query(
    `insert into causes (broadcast_id, shard, reason, count)
     select id, pg_backend_pid() % ${SHARDS}, cause, sum(by) from ${COUNTS} where cause is not null
     group by id, cause order by id, cause
     on conflict (broadcast_id, reason, shard) do update set count = causes.count + excluded.count`,
    [JSON.stringify(counts)],
  )
}

const COUNTS = 'jsonb_to_recordset($1::jsonb) as counts (id text, what text, by bigint, cause text)'
