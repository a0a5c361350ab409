// How the deliveries of a broadcast end before they are sent, and begin again after they failed: in slices, for there are
// as many as chats.
import { alertKey, CANCELLED, finishedKey, SUPERSEDED } from '#adapters/store/shared/delivery-keys'
import type { Store } from '#adapters/store/store'
import type { Instant } from '#domain/article'
import type { Delivery } from '#domain/delivery'
import { lockBroadcast } from './broadcast-rows.ts'
import type { Database, Query } from './database.ts'
import { applyEvents, type DeliveryRow, hasKey, reasonToEnd } from './delivery-rows.ts'
import { countTally } from './tally-rows.ts'

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
        for (const { delivery } of failed) await reopen(query, delivery, at)
        return failed.length
      }),
  }
}

/** A failed one becomes pending, its faults forgiven; of a chat that left, or had the article since, it expires. */
async function reopen(query: Query, failed: Delivery, at: Instant): Promise<void> {
  const { settledAt: _settled, reason: _reason, faults: _faults, ...open } = failed
  const { task, chatId } = failed
  const key = task.kind === 'alert' ? alertKey(chatId, task.articleId) : failed.key
  const pending: Delivery = { ...open, key, state: 'pending', queuedAt: at, notBeforeAt: at }
  const isPassed = task.kind === 'alert' && (await hasKey(query, key))
  const reason = (await reasonToEnd(query, pending)) ?? (isPassed ? SUPERSEDED : undefined)
  const next: Delivery = reason === undefined ? pending : { ...pending, state: 'expired', reason, settledAt: at }
  const nextKey = reason === undefined ? key : finishedKey(next)
  await query('update deliveries set key = $2, delivery = $3 where key = $1', [
    failed.key,
    nextKey,
    { ...next, key: nextKey },
  ])
  await countTally(query, task, 'failed', -1, failed.reason)
  if (reason !== undefined) await countTally(query, task, 'expired', 1, reason)
}
