// The ledger: deliveries written down, claimed, sent and settled, by however many processes. One whose owner no longer
// holds it is never changed.
import type { Store } from '#adapters/store/store'
import type { Lane } from '#adapters/store/store-sending'
import type { Instant } from '#domain/article'
import { createBatch } from './batch.ts'
import { claim } from './claim.ts'
import { CLOCK } from './clock.ts'
import { FORGET_COMMITS } from './commits.ts'
import type { Database, Query } from './database.ts'
import { insertDeliveries } from './delivery-insert.ts'
import { applyEvents, type DeliveryRow, type Move } from './delivery-rows.ts'
import { type Ending, rememberInChats, type Settled, settleAll } from './settle.ts'

type Part = Pick<
  Store,
  | 'queueDeliveries'
  | 'claimDeliveries'
  | 'markSending'
  | 'settleDelivery'
  | 'keepAlive'
  | 'recoverDeliveries'
  | 'nextDeliveryAt'
  | 'countWaiting'
>

export function createLedger({ read, transact }: Database, now: () => number): Part {
  const keyOf = ({ key }: { key: string }) => key
  const mark = createBatch(keyOf, (wanted: Held[]) => transact((query) => markAll(query, wanted, now())))
  const settle = createBatch(keyOf, (endings: Ending[]) => transact((query) => settleAll(query, endings)))
  return {
    queueDeliveries: (wanted, at) =>
      transact((query) =>
        insertDeliveries(
          query,
          wanted.map((delivery) => ({ ...delivery, queuedAt: at })),
        ),
      ),
    claimDeliveries: (owner, at, limit, kinds) =>
      transact(async (query) => {
        await noteSeen(query, owner)
        return claim(query, owner, at, limit, kinds)
      }),
    markSending: (key, owner) => mark({ key, owner }),
    settleDelivery: (key, owner, settlement, at, shown) => settle({ key, owner, settlement, at, shown }),
    keepAlive: (owner) => transact((query) => noteSeen(query, owner)),
    recoverDeliveries: (silentMs, at) =>
      transact(async (query) => {
        const result = { requeued: 0, unknown: 0 }
        const rows = await query<DeliveryRow>(
          `select delivery, replaced from deliveries
           where owner is not null and owner not in (select owner from owners where seen_at > ${CLOCK} - $1::bigint)
           order by key for update skip locked`,
          [silentMs],
        )
        const moves = rows.map((row): Move => ({ row, event: { kind: 'owner-silent', at } }))
        const settled: Settled[] = []
        for (const delivery of await applyEvents(query, moves)) {
          if (delivery?.state === 'pending') result.requeued++
          if (delivery?.state === 'unknown') result.unknown++
          if (delivery) settled.push({ delivery, shown: undefined, at })
        }
        await rememberInChats(query, settled)
        await query(`delete from owners where seen_at <= ${CLOCK} - $1::bigint`, [silentMs])
        await query(FORGET_COMMITS)
        await query(ADD_UP_WAITING)
        return result
      }),
    countWaiting: async () => {
      const rows = await read<{ lane: Lane; count: number; at: Instant | null }>(WAITING)
      return rows.map(({ lane, count, at }) => ({ lane, count, ...(at === null ? {} : { oldestAt: at }) }))
    },
    nextDeliveryAt: async () => {
      const [row] = await read<{ at: Instant | null }>(NEXT_DELIVERY)
      return row?.at ?? undefined
    },
  }
}

/** When the next pending one may go. */
export const NEXT_DELIVERY = `
select min(first) as at from (
  select first from generate_series(0, 5) as lane cross join lateral (
    select not_before_at as first from deliveries where state = 'pending' and broadcast_id is null and rank = lane
    order by not_before_at limit 1) as free
  union all
  select first from broadcasts cross join generate_series(0, 5) as lane cross join lateral (
    select not_before_at as first from deliveries
    where state = 'pending' and broadcast_id = broadcasts.id and broadcast_id is not null and rank = lane
    order by not_before_at limit 1) as waiting
  where broadcasts.state = 'running') as firsts`

/**
 * Recalls, corrections and edits go with the bulk (delivery-rules' `laneOf`). The oldest is looked up, of each broadcast that has
 * any by a step of its own.
 */
export const WAITING = `
with recursive broadcast_firsts as (
  (select broadcast_id, rank, not_before_at from deliveries where state = 'pending' and broadcast_id is not null
   order by broadcast_id, rank, not_before_at limit 1)
  union all
  select later.* from broadcast_firsts as first cross join lateral (
    select broadcast_id, rank, not_before_at from deliveries where state = 'pending' and broadcast_id is not null
      and (broadcast_id, rank) > (first.broadcast_id, first.rank)
    order by broadcast_id, rank, not_before_at limit 1) as later)
select lane, sum(count)::bigint as count, min(at) as at
from unnest(array['flash', 'urgent', 'bulk', 'digest', 'bulk', 'bulk']) with ordinality as lanes (lane, place)
cross join lateral (select coalesce(sum(change), 0) as count from waiting where rank = place - 1) as counted
cross join lateral (select least(
  (select not_before_at from deliveries where state = 'pending' and broadcast_id is null and rank = place - 1
   order by not_before_at limit 1),
  (select min(not_before_at) from broadcast_firsts where rank = place - 1)) as at) as oldest
group by lane`

/** Whoever does it at the same time adds up what the other left. */
const ADD_UP_WAITING = `
with gone as (delete from waiting returning rank, change)
insert into waiting select rank, sum(change) from gone group by rank having sum(change) <> 0`

type Held = { key: string; owner: string }

/**
 * The move is delivery-rules' `mark-sending`. Much may have happened since it was claimed: its chat may have left or
 * paused, its broadcast have been stopped.
 */
async function markAll(query: Query, wanted: Held[], at: Instant): Promise<boolean[]> {
  const rows = await query<{ key: string }>(
    `with held as (
       select key as held_key from deliveries join unnest($1::text[], $2::text[]) as wanted (wanted_key, wanted_owner)
         on key = wanted_key and owner = wanted_owner
       where state = 'claimed' and not replaced order by key for update of deliveries)
     update deliveries set delivery = delivery
       || jsonb_build_object('state', 'sending', 'attempts', (delivery->>'attempts')::int + 1)
     from held
     where key = held_key
       and (broadcast_id is null or exists (select from broadcasts where id = broadcast_id and state = 'running'))
       and (kind in ('recall', 'correction') or not exists (
         select from chats where id = chat_id and (state <> 'active'
           or (kind <> 'catch-up' and (chat->'pause'->>'untilAt')::bigint > $3))))
     returning key`,
    [wanted.map(({ key }) => key), wanted.map(({ owner }) => owner), at],
  )
  const marked = new Set(rows.map(({ key }) => key))
  return wanted.map(({ key }) => marked.has(key))
}

async function noteSeen(query: Query, owner: string): Promise<void> {
  await query(
    `insert into owners values ($1, ${CLOCK})
     on conflict (owner) do update set seen_at = greatest(owners.seen_at, excluded.seen_at)`,
    [owner],
  )
}
