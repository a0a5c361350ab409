// What several processes agree on. Times of leases are their callers'; the pace goes by the database's clock alone.
import type { ProcessStore } from '#adapters/store/store-processes'
import type { Database } from './database.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const PACE_KEPT = '10 minutes'

export function createProcesses({ read, transact }: Database): ProcessStore {
  return {
    isShared: true,
    takeLease: (name, owner, at, holdMs) =>
      transact(async (query) => {
        const taken = await query(
          `insert into leases values ($1, $2, $3::bigint + $4::bigint)
           on conflict (name) do update set owner = excluded.owner, until_at = excluded.until_at
           where leases.owner = excluded.owner or leases.until_at <= $3
           returning 1`,
          [name, owner, at, holdMs],
        )
        return taken.length > 0
      }),
    dropLease: (name, owner) =>
      transact(async (query) => {
        await query('delete from leases where name = $1 and owner = $2', [name, owner])
      }),
    takeUpdate: (updateId, owner, at, holdMs) =>
      transact(async (query) => {
        const taken = await query(
          `insert into updates values ($1, $2, $3::bigint + $4::bigint)
           on conflict (update_id) do update set owner = excluded.owner, until_at = excluded.until_at
           where not updates.done and (updates.until_at <= $3 or updates.owner = excluded.owner)
           returning 1`,
          [updateId, owner, at, holdMs],
        )
        if (taken.length > 0) return 'new'
        const [known] = await query<{ done: boolean }>('select done from updates where update_id = $1', [updateId])
        return known?.done === false ? 'busy' : 'done'
      }),
    finishUpdate: (updateId, at) =>
      transact(async (query) => {
        await query('update updates set done = true, until_at = $2 where update_id = $1', [updateId, at])
        // One in a thousand clears up, so that none has much to do.
        if (updateId % 1000 === 0) await query('delete from updates where until_at < $1', [at - DAY_MS])
        if (updateId % 1000 === 0)
          await query(`delete from paces where busy_until < clock_timestamp() - interval '${PACE_KEPT}'`)
      }),
    // One statement, committed by itself: the row is locked for no longer than it takes, and no reservation waits for the
    // disk: those a crash of the server takes are over before it is back.
    reserveSlots: async (key, slots, perSecond, burst) => {
      const [row] = await read<{ wait_ms: number }>(
        `insert into paces
         select $1, clock_timestamp() + ($2::float8 - $4::float8) * interval '1 second' / $3::float8
         from set_config('synchronous_commit', 'off', true)
         on conflict (key) do update set busy_until =
           greatest(paces.busy_until, clock_timestamp() - $4::float8 * interval '1 second' / $3::float8)
           + $2::float8 * interval '1 second' / $3::float8
         returning greatest(0, 1000 * extract(epoch from
           busy_until - $2::float8 * interval '1 second' / $3::float8 - clock_timestamp()))::float8 as wait_ms`,
        [key, slots, perSecond, Math.max(0, burst - 1)],
      )
      return row?.wait_ms ?? 0
    },
    holdSlots: async (key, ms) => {
      await read(
        `insert into paces values ($1, clock_timestamp() + $2::float8 * interval '1 millisecond')
         on conflict (key) do update set busy_until = greatest(paces.busy_until, excluded.busy_until)`,
        [key, ms],
      )
    },
  }
}
