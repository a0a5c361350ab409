// Figures of each of the newsroom's days, for the transactions where things happen. Counts only, never who.
import type { Counted } from '#adapters/store/shared/counted'
import type { Instant } from '#domain/article'
import type { Query } from './database.ts'

/** Transactions that count on one day at the same moment hardly ever meet in one row. */
const SHARDS = 32

/** One more of these on the day of `at`. */
export async function countDay(query: Query, what: Counted, at: Instant): Promise<void> {
  await countDays(query, [{ what, at }])
  if (what === 'joined' || what === 'left') await noteActive(query, at)
}

/** One more each, of what changes no number of chats. */
export async function countDays(query: Query, counted: { what: Counted; at: Instant }[]): Promise<void> {
  if (counted.length === 0) return
  await query(
    `insert into day_counts (day, shard, what, count)
     select ${dayOf('at')} as day, pg_backend_pid() % ${SHARDS}, what, count(*)
     from unnest($1::bigint[], $2::text[]) as counts (at, what) group by 1, what order by 1, what
     on conflict (day, what, shard) do update set count = day_counts.count + excluded.count`,
    [counted.map(({ at }) => at), counted.map(({ what }) => what)],
  )
}

/** Active chats, for the day of `at`. */
export async function noteActive(query: Query, at: Instant): Promise<void> {
  await query(
    `insert into day_standing select ${dayOf('$1::bigint')}, count(*) from chats where state = 'active'
     on conflict (day) do update set active = excluded.active`,
    [at],
  )
}

/** SQL of the newsroom's date, `2026-11-24`, at an instant: sessions have its zone (see database.ts). */
export function dayOf(at: string): string {
  return `to_char(to_timestamp(${at} / 1000.0), 'YYYY-MM-DD')`
}
