// The ledger's moves, for all transactions: deliveries locked, moved from state to state, counted for their broadcast.
// Which moves there are is the domain's (delivery-rules). Rows are locked in one order everywhere, so that transactions
// do not wait for each other in a circle: broadcast, deliveries by key, chats by id; counters last.
import { countedAs } from '#adapters/store/shared/counted'
import { CANCELLED, finishedKey } from '#adapters/store/shared/delivery-keys'
import type { Tally } from '#domain/broadcast'
import { type Delivery, NOTICE } from '#domain/delivery'
import { type DeliveryEvent, needsActiveChat, nextState } from '#domain/delivery-rules'
import { CLOCK } from './clock.ts'
import type { Query } from './database.ts'
import { countDays } from './figure-rows.ts'
import { broadcastOf, countTallies } from './tally-rows.ts'

export type DeliveryRow = { delivery: Delivery; replaced: boolean }

/** Those that are there, by key. */
export function lockDeliveries(query: Query, keys: string[]): Promise<DeliveryRow[]> {
  return query<DeliveryRow>('select delivery, replaced from deliveries where key = any($1) order by key for update', [
    keys,
  ])
}

export type Move = { row: DeliveryRow; event: DeliveryEvent }

/** Makes the move; gives the delivery as it is then, undefined when the event changes nothing. */
export async function applyEvent(query: Query, row: DeliveryRow, event: DeliveryEvent): Promise<Delivery | undefined> {
  return (await applyEvents(query, [{ row, event }]))[0]
}

/** Makes moves of different deliveries, which are locked, by as many statements as one takes. */
export async function applyEvents(query: Query, moves: Move[]): Promise<(Delivery | undefined)[]> {
  const kept: Kept[] = []
  const results: (Delivery | undefined)[] = []
  for (const { row, event } of moves) {
    const { delivery, replaced } = row
    const effective = effectOf(row, event)
    const next = effective && (await nextOf(query, delivery, effective))
    if (next !== undefined) kept.push({ before: delivery.key, next })
    // Whatever its owner made of what it claimed, this is another one.
    results.push(replaced && event.kind === 'settle' ? undefined : next)
  }
  await keep(query, kept)
  return results
}

/** What an event comes to for a delivery that became another since it was claimed: its owner only gives it back. */
function effectOf({ delivery, replaced }: DeliveryRow, event: DeliveryEvent): DeliveryEvent | undefined {
  if (!replaced) return event
  if (event.kind === 'mark-sending') return undefined
  if (event.kind !== 'settle') return event
  return delivery.owner === event.owner ? { kind: 'owner-silent', at: event.at } : undefined
}

async function nextOf(query: Query, delivery: Delivery, event: DeliveryEvent): Promise<Delivery | undefined> {
  const next = nextState(delivery, event)
  if (next?.state !== 'pending' || !('at' in event)) return next
  const reason = await reasonToEnd(query, next)
  if (reason === undefined) return next
  return isMaybeSent(delivery, event)
    ? { ...next, state: 'unknown', settledAt: event.at }
    : (nextState(next, { kind: 'chat-left', at: event.at, reason }) ?? next)
}

export type Kept = { before: string; next: Delivery }

/** Writes them in the place of what they were, under the keys they have from now on; what ended is counted. */
export async function keep(query: Query, kept: Kept[]): Promise<void> {
  if (kept.length === 0) return
  const rows = kept.map(({ before, next }) => {
    const key = isOver(next) ? finishedKey(next) : next.key
    return { before, key, next: { ...next, key } }
  })
  const taken = rows.filter(({ before, key }) => key !== before).map(({ key }) => key)
  if (taken.length > 0) await query('delete from deliveries where key = any($1)', [taken])
  await query(
    `update deliveries set key = row->>'key', delivery = row->'next', replaced = false,
       ended_at = ${CLOCK}, ended_by = owner
     from jsonb_array_elements($1::jsonb) as row where deliveries.key = row->>'before'`,
    [JSON.stringify(rows)],
  )
  const ended = kept.map(({ next }) => next).filter(isOver)
  await countTallies(
    query,
    ended.flatMap(({ task, state, reason }) => [
      { task, what: state as keyof Tally, by: 1, reason },
      ...(state === 'sent' && reason === NOTICE ? [{ task, what: 'notices' as const, by: 1 }] : []),
    ]),
  )
  await countDays(
    query,
    ended.flatMap((next) => {
      const what = countedAs(next)
      return what === undefined || next.settledAt === undefined ? [] : [{ what, at: next.settledAt }]
    }),
  )
}

function isOver({ state }: Delivery): boolean {
  return state !== 'pending' && state !== 'claimed' && state !== 'sending'
}

/** Why a pending one has nowhere to go: its chat left, or its broadcast was cancelled. The broadcast stays as it is meanwhile. */
async function reasonToEnd(query: Query, { chatId, task }: Delivery): Promise<string | undefined> {
  const broadcastId = broadcastOf(task)
  const [broadcast] =
    broadcastId === undefined
      ? []
      : await query<{ state: string }>('select state from broadcasts where id = $1 for share', [broadcastId])
  const [chat] = await query<{ state: string }>('select state from chats where id = $1', [chatId])
  if (chat !== undefined && chat.state !== 'active' && needsActiveChat(task)) return chat.state
  return broadcast?.state === 'cancelled' ? CANCELLED : undefined
}

export async function hasKey(query: Query, key: string): Promise<boolean> {
  return (await query('select from deliveries where key = $1', [key])).length > 0
}

/** Its process died in the middle of the request: nobody knows whether a message is in the chat. */
function isMaybeSent({ state }: Delivery, { kind }: DeliveryEvent): boolean {
  return state === 'sending' && kind === 'owner-silent'
}
