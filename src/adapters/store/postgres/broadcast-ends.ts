// How the deliveries of a broadcast end before they are sent, and begin again after they failed: in slices, for there are
// as many as chats.
import { alertKey, CANCELLED, SUPERSEDED } from '#adapters/store/shared/delivery-keys'
import type { Store } from '#adapters/store/store'
import type { Instant } from '#domain/article'
import type { Delivery } from '#domain/delivery'
import { needsActiveChat } from '#domain/delivery-rules'
import { lockBroadcast } from './broadcast-rows.ts'
import type { Database, Query } from './database.ts'
import { applyEvents, type DeliveryRow, type Kept, keep } from './delivery-rows.ts'
import { countTallies } from './tally-rows.ts'

export function createBroadcastEnds({ transact }: Database): Pick<Store, 'expireBroadcast' | 'retryFailed'> {
  return {
    expireBroadcast: (id, at, limit) =>
      transact(async (query) => {
        if ((await lockBroadcast(query, id))?.broadcast.state !== 'cancelled') return 0
        const pending = await query<DeliveryRow>(
          `select delivery, replaced from deliveries where broadcast_id = $1 and broadcast_id is not null
             and state = 'pending' order by key limit $2 for update`,
          [id, limit],
        )
        await applyEvents(
          query,
          pending.map((row) => ({ row, event: { kind: 'chat-left', at, reason: CANCELLED } })),
        )
        return pending.length
      }),
    retryFailed: (id, at, limit) =>
      transact(async (query) => {
        const state = (await lockBroadcast(query, id))?.broadcast.state
        if (state === undefined || state === 'cancelled' || state === 'done') return 0
        const failed = await query<DeliveryRow>(
          `select delivery, replaced from deliveries where broadcast_id = $1 and state = 'failed' order by key limit $2
           for update`,
          [id, limit],
        )
        if (failed.length > 0)
          await reopen(
            query,
            failed.map(({ delivery }) => delivery),
            at,
          )
        return failed.length
      }),
  }
}

/** A failed one becomes pending, its faults forgiven; of a chat that left, or had the article since, it expires. */
async function reopen(query: Query, failed: Delivery[], at: Instant): Promise<void> {
  const opened = failed.map((delivery): Kept => {
    const { settledAt: _settled, reason: _reason, faults: _faults, ...open } = delivery
    const { task, chatId } = delivery
    const key = task.kind === 'alert' ? alertKey(chatId, task.articleId) : delivery.key
    return { before: delivery.key, next: { ...open, key, state: 'pending', queuedAt: at, notBeforeAt: at } }
  })
  const chats = await query<{ id: number; state: string }>(
    `select id, state from chats where id = any($1) and state <> 'active'`,
    [failed.map(({ chatId }) => chatId)],
  )
  const left = new Map(chats.map(({ id, state }) => [id, state]))
  const passed = await query<{ key: string }>('select key from deliveries where key = any($1)', [
    opened.filter(({ before, next }) => next.key !== before).map(({ next }) => next.key),
  ])
  const taken = new Set(passed.map(({ key }) => key))
  const kept = opened.map(({ before, next }): Kept => {
    const { task, chatId, key } = next
    const reason = (needsActiveChat(task) ? left.get(chatId) : undefined) ?? (taken.has(key) ? SUPERSEDED : undefined)
    return { before, next: reason === undefined ? next : { ...next, state: 'expired', reason, settledAt: at } }
  })
  await keep(query, kept)
  await countTallies(
    query,
    failed.map(({ task, reason }) => ({ task, what: 'failed', by: -1, reason })),
  )
}
