// Whose turn it is: pending deliveries by lane, oldest first, one a chat at a time, over all processes.
import type { Instant } from '#domain/article'
import type { Delivery, DeliveryKind } from '#domain/delivery'
import { CLOCK } from './clock.ts'
import type { Query } from './database.ts'

/** Gives at most `limit` of these kinds, claimed by `owner` (delivery-rules' `claim`). */
export async function claim(
  query: Query,
  owner: string,
  at: Instant,
  limit: number,
  kinds: readonly DeliveryKind[] = ALL_KINDS,
): Promise<Delivery[]> {
  const claimed: Delivery[] = []
  // Many that wait for one chat, or that others are claiming, can fill the front: then more are looked at; and once again, as
  // others may have claimed what was looked at meanwhile.
  const more = 20 * limit + 100
  for (const looked of [limit, more, more]) {
    const candidates = await query<{ key: string; chat_id: number }>(CANDIDATES, candidateValues(at, looked, kinds))
    claimed.push(...(await take(query, candidates, owner, at, limit - claimed.length)))
    if (claimed.length >= limit || candidates.length === 0) break
  }
  return claimed.sort(byTurn)
}

async function take(
  query: Query,
  candidates: { key: string; chat_id: number }[],
  owner: string,
  at: Instant,
  limit: number,
): Promise<Delivery[]> {
  const keys = candidates.map(({ key }) => key)
  const chatIds = candidates.map(({ chat_id }) => chat_id)
  const free = await query<{ key: string }>(FREE, [keys, chatIds, limit, owner])
  if (free.length === 0) return []
  const rows = await query<{ delivery: Delivery }>(
    `update deliveries as wanted
     set delivery = delivery || jsonb_build_object('state', 'claimed', 'owner', $2::text)
     where key = any($1) and state = 'pending' and not_before_at <= $3
       and not exists (select from deliveries as held where held.chat_id = wanted.chat_id and held.owner is not null)
     returning delivery`,
    [free.map(({ key }) => key), owner, at],
  )
  return rows.map(({ delivery }) => delivery)
}

const OF_LANE = `
  not exists (select from deliveries as held where held.chat_id = waiting.chat_id and held.owner is not null)
  order by not_before_at, queued_at, key limit $2`

/** A second, and the network's jitter (chat-pace.ts). */
const CHAT_INTERVAL_MS = 1050

/**
 * Those this process may claim. One that another has just sent to has its second first: of that only the sender knows by
 * itself, and it may claim it meanwhile, so its lock is not tried. A chat whose lock another process has is being claimed for
 * there.
 */
export const FREE = `
select key from unnest($1::text[], $2::bigint[]) as candidate (key, chat_id)
where case when
    (select ended_by <> $4 and ended_at > ${CLOCK} - ${CHAT_INTERVAL_MS} from deliveries as last
     where last.chat_id = candidate.chat_id and settled_at is not null order by settled_at desc limit 1)
  then false else pg_try_advisory_xact_lock(1, hashint8(chat_id)) end
limit $3`

/**
 * The first of each chat, those of a broadcast that does not run left out. Every lane costs what is looked at of it: one of
 * another kind is not looked at (in the fourth stand broadcasts, and corrections of one).
 */
export const CANDIDATES = `
select key, chat_id from (
  select distinct on (chat_id) * from (
    select turn.* from unnest($4::int[]) as lane cross join lateral (
      select key, chat_id, rank, not_before_at, queued_at from deliveries as waiting
      where state = 'pending' and broadcast_id is null and rank = lane and kind = any($3) and not_before_at <= $1
        and ${OF_LANE}) as turn
    union all
    select turn.* from broadcasts cross join unnest($4::int[]) as lane cross join lateral (
      select key, chat_id, rank, not_before_at, queued_at from deliveries as waiting
      where state = 'pending' and broadcast_id = broadcasts.id and broadcast_id is not null and rank = lane
        and kind = any($3) and not_before_at <= $1 and ${OF_LANE}) as turn
    where broadcasts.state = 'running'
      and (lane <> 4 or case when source_id is null then 'broadcast' else 'correction' end = any($3))) as turns
  order by chat_id, rank, not_before_at, queued_at, key) as firsts
order by rank, not_before_at, queued_at, key limit $2`

const FLASH_RANK = 0
const RANKS: Record<DeliveryKind, number> = {
  alert: 1,
  recall: 2,
  digest: 3,
  'catch-up': 3,
  broadcast: 4,
  correction: 4,
  'digest-edit': 5,
  'alert-edit': 5,
}

const ALL_KINDS = Object.keys(RANKS) as DeliveryKind[]

export function candidateValues(at: Instant, limit: number, kinds: readonly DeliveryKind[] = ALL_KINDS): unknown[] {
  const ranks = kinds.flatMap((kind) => (kind === 'alert' ? [FLASH_RANK, RANKS[kind]] : RANKS[kind]))
  return [at, limit, kinds, [...new Set(ranks)]]
}

function byTurn(a: Delivery, b: Delivery): number {
  const keys = a.key < b.key ? -1 : 1
  return rankOf(a) - rankOf(b) || a.notBeforeAt - b.notBeforeAt || a.queuedAt - b.queuedAt || keys
}

function rankOf({ task }: Delivery): number {
  return task.kind === 'alert' && task.level === 'flash' ? FLASH_RANK : RANKS[task.kind]
}
