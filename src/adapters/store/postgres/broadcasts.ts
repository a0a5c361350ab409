// Broadcasts as they are written down, and how far each got. Their deliveries are in fan-out.ts and in the ledger.
import type { Store } from '#adapters/store/store'
import { type Broadcast, EMPTY_TALLY, type Tally } from '#domain/broadcast'
import { isAsExpected } from '#domain/broadcast-change'
import { type BroadcastRow, COLUMNS, lockBroadcast, putBroadcast, toBroadcast } from './broadcast-rows.ts'
import type { Database } from './database.ts'
import { pageOf } from './listing.ts'

type Part = Pick<
  Store,
  | 'createBroadcast'
  | 'broadcast'
  | 'changeBroadcast'
  | 'listBroadcasts'
  | 'runningBroadcasts'
  | 'heldBroadcasts'
  | 'scheduledBroadcasts'
  | 'closingBroadcasts'
  | 'tally'
  | 'causes'
  | 'pruneDrafts'
>

/** Different reasons a broadcast tells of; some carry words of Telegram's. */
const MOST_REASONS = 30
const OTHER_REASONS = 'other'

export function createBroadcasts({ read, transact }: Database): Part {
  const list = async (where: string, values: unknown[] = []) =>
    (await read<BroadcastRow>(`select ${COLUMNS} from broadcasts where ${where}`, values)).map(toBroadcast)

  return {
    createBroadcast: ({ authorId, content, audience, createdAt }) =>
      transact(async (query) => {
        const draft = { authorId, content, audience, state: 'draft', createdAt, canaryPassed: false, queuedAll: false }
        const rows = await query<BroadcastRow>(`insert into broadcasts (broadcast) values ($1) returning ${COLUMNS}`, [
          draft,
        ])
        return toBroadcast(rows[0] as BroadcastRow)
      }),
    broadcast: async (id) => (await list('id = $1', [id]))[0],
    changeBroadcast: (id, from, change, expected) =>
      transact(async (query) => {
        const row = await lockBroadcast(query, id)
        const known = row && toBroadcast(row)
        if (known === undefined || !from.includes(known.state) || !isAsExpected(known, expected)) return undefined
        // What is undefined in the change is left out: taken away.
        const { id: _id, ...broadcast } = JSON.parse(JSON.stringify({ ...known, ...change })) as Broadcast
        const changed = { ...(row as BroadcastRow), broadcast }
        await putBroadcast(query, changed)
        return toBroadcast(changed)
      }),
    listBroadcasts: async (limit, cursor) => {
      const older = await list(
        `state <> 'draft' and ($1::bigint is null or number < $1) order by number desc limit $2`,
        [cursor ?? null, limit + 1],
      )
      return pageOf(older, limit, ({ id }) => id)
    },
    runningBroadcasts: () => list(`state = 'running' order by number`),
    heldBroadcasts: () => list(`state = 'paused' and broadcast ? 'heldBy' order by number`),
    scheduledBroadcasts: (at) =>
      list(
        `state = 'scheduled' and coalesce((broadcast->>'startAt')::bigint, $1) <= $1
         order by coalesce((broadcast->>'startAt')::bigint, $1), number`,
        [at],
      ),
    closingBroadcasts: () =>
      list(
        `(state in ('cancelled', 'done') and not broadcast ? 'endedAt')
           or (state = 'stopped' and not broadcast ? 'toldAt')
         order by coalesce((broadcast->>'startedAt')::bigint, 0), number`,
      ),
    tally: async (broadcastId) => {
      const rows = await read<{ what: keyof Tally; count: number }>(
        'select what, sum(count)::bigint as count from tallies where broadcast_id = $1 group by what',
        [broadcastId],
      )
      return { ...EMPTY_TALLY, ...Object.fromEntries(rows.map(({ what, count }) => [what, count])) }
    },
    causes: async (broadcastId) => {
      const rows = await read<{ reason: string; count: number }>(
        `select case when place <= ${MOST_REASONS} then reason else '${OTHER_REASONS}' end as reason,
           sum(count)::bigint as count
         from (select reason, sum(count) as count, row_number() over (order by sum(count) desc) as place
               from causes where broadcast_id = $1 group by reason having sum(count) > 0) as counted
         group by 1 order by 2 desc, 1`,
        [broadcastId],
      )
      return rows.map(({ reason, count }) => [reason, count])
    },
    // Nothing of it was ever sent, nor will be unless somebody says so.
    pruneDrafts: (beforeAt) =>
      transact(async (query) => {
        await query(
          `delete from broadcasts where (broadcast->>'createdAt')::bigint < $1
             and (state = 'draft' or (state = 'cancelled' and not broadcast ? 'startedAt'))`,
          [beforeAt],
        )
      }),
  }
}
