// What several processes agree on, by the database's clock alone.
import {
  type KeptUpdate,
  MOST_BEGUN,
  type ProcessStore,
  type Reserved,
  UPDATES_KEPT_MS,
} from '#adapters/store/store-processes'
import { CLOCK } from './clock.ts'
import type { Database } from './database.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const PACE_KEPT = '10 minutes'

/** One in a thousand updates clears up, so that none has much to do. */
const CLEAR_UP_EVERY = 1000

export function createProcesses({ read }: Database): Omit<ProcessStore, 'mendMoments'> {
  const clearUp = async () => {
    // What was never handled is for `pruneUpdates` to count.
    await read(`delete from updates where until_at < ${CLOCK} - ${UPDATES_KEPT_MS} and kept is null`)
    await read(`delete from leases where until_at < ${CLOCK} - ${DAY_MS}`)
    await read(`delete from paces where busy_until < clock_timestamp() - interval '${PACE_KEPT}'`)
  }
  // Each is one statement that may run twice: where its answer is lost, it comes to the same. So none needs a transaction.
  return {
    isShared: true,
    takeLease: async (name, owner, holdMs) => {
      const taken = await read(
        `insert into leases values ($1, $2, ${CLOCK} + $3::bigint)
         on conflict (name) do update set owner = excluded.owner, until_at = excluded.until_at
         where leases.owner = excluded.owner or leases.until_at <= ${CLOCK}
         returning 1`,
        [name, owner, holdMs],
      )
      return taken.length > 0
    },
    dropLease: async (name, owner) => {
      await read('delete from leases where name = $1 and owner = $2', [name, owner])
    },
    dropLeases: async (owner) => {
      await read('delete from leases where owner = $1', [owner])
    },
    takeUpdate: async (updateId, owner, holdMs) => {
      const [row] = await read<{ answer: 'new' | 'busy' | 'done' }>(
        `with taken as (
           insert into updates values ($1, $2, ${CLOCK} + $3::bigint)
           on conflict (update_id) do update set owner = excluded.owner, until_at = excluded.until_at
           where not updates.done and (updates.owner = excluded.owner or updates.until_at <= ${CLOCK})
           returning 1
         )
         select case when exists (select from taken) then 'new'
           when exists (select from updates where update_id = $1 and done) then 'done' else 'busy' end as answer`,
        [updateId, owner, holdMs],
      )
      return row?.answer ?? 'busy'
    },
    dropUpdate: async (updateId, owner) => {
      await read('delete from updates where update_id = $1 and owner = $2 and not done', [updateId, owner])
    },
    keepUpdates: async (updates) => {
      await read(
        `insert into updates (update_id, owner, until_at, kept, chat)
         select id, '', ${CLOCK}, kept, chat from unnest($1::bigint[], $2::text[], $3::bigint[]) as polled (id, kept, chat)
         on conflict (update_id) do update set kept = excluded.kept, chat = excluded.chat
         where not updates.done and updates.kept is null`,
        [
          updates.map(({ update_id }) => update_id),
          updates.map((update) => JSON.stringify(update)),
          updates.map(({ message }) => message?.chat?.id ?? null),
        ],
      )
    },
    openUpdates: async () => {
      const rows = await read<{ kept: string; given: number }>(
        `select kept, given from updates
         where kept is not null and not done and until_at > ${CLOCK} - ${UPDATES_KEPT_MS} order by update_id`,
      )
      return rows.map(({ kept, given }) => ({ update: JSON.parse(kept) as KeptUpdate, begun: given }))
    },
    hasEarlierUpdate: async (updateId, chatId) => {
      const earlier = await read(
        'select 1 from updates where kept is not null and not done and chat = $2 and update_id < $1 limit 1',
        [updateId, chatId],
      )
      return earlier.length > 0
    },
    beginUpdate: async (updateId) => {
      const begun = await read(
        `update updates set given = given + 1
         where update_id = $1 and kept is not null and given < ${MOST_BEGUN} returning 1`,
        [updateId],
      )
      return begun.length > 0
    },
    finishUpdate: async (updateId) => {
      await read(`update updates set done = true, kept = null, chat = null, until_at = ${CLOCK} where update_id = $1`, [
        updateId,
      ])
      if (updateId % CLEAR_UP_EVERY === 0) await clearUp()
    },
    pruneUpdates: async () => {
      const [row] = await read<{ lost: number }>(
        `with gone as (
           delete from updates where until_at <= ${CLOCK} - ${UPDATES_KEPT_MS} returning kept is not null as is_lost)
         select count(*) filter (where is_lost) as lost from gone`,
      )
      await clearUp()
      return row?.lost ?? 0
    },
    // The row is locked for no longer than the statement takes, and no reservation waits for the disk: those a crash of the
    // server takes are over before it is back. One that runs twice leaves a slot unused.
    reserveSlots: async (key, slots, perSecond, burst) => {
      const [row] = await read<Reserved>(
        `insert into paces (key, busy_until)
         select $1, clock_timestamp() + ($2::float8 - $4::float8) * interval '1 second' / $3::float8
         from set_config('synchronous_commit', 'off', true)
         on conflict (key) do update set busy_until =
           greatest(paces.busy_until, clock_timestamp() - $4::float8 * interval '1 second' / $3::float8)
           + $2::float8 * interval '1 second' / $3::float8
         returning greatest(0, 1000 * extract(epoch from
           busy_until - $2::float8 * interval '1 second' / $3::float8 - clock_timestamp()))::float8 as "waitMs",
           greatest(0, 1000 * extract(epoch from held_until - clock_timestamp()))::float8 as "heldMs"`,
        [key, slots, perSecond, Math.max(0, burst - 1)],
      )
      return row ?? { waitMs: 0, heldMs: 0 }
    },
    holdSlots: async (key, ms) => {
      await read(
        `insert into paces
         select $1, until, until from (select clock_timestamp() + $2::float8 * interval '1 millisecond') as held (until)
         on conflict (key) do update set busy_until = greatest(paces.busy_until, excluded.busy_until),
           held_until = greatest(paces.held_until, excluded.held_until)`,
        [key, ms],
      )
    },
  }
}
