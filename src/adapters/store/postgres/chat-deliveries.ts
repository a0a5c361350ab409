// What becomes of all deliveries of a chat when it leaves, moves or is erased, for the transactions in which it does.
import { FORGOTTEN, renameKey, SUPERSEDED } from '#adapters/store/shared/delivery-keys'
import type { Instant } from '#domain/article'
import { movedTo } from '#domain/delivery-rules'
import type { Query } from './database.ts'
import { applyEvent, applyEvents, type DeliveryRow, hasKey } from './delivery-rows.ts'
import { countTallies } from './tally-rows.ts'

/** Applies `chat-left` to all that is unfinished of a chat. */
export async function chatLeft(query: Query, chatId: number, reason: string, at: Instant): Promise<void> {
  const rows = await lockUnfinished(query, chatId)
  await applyEvents(
    query,
    rows.map((row) => ({ row, event: { kind: 'chat-left', at, reason } })),
  )
}

/** Everything of a chat becomes another's, as `movedTo` has it; of what both were to get, one ends. */
export async function moveDeliveries(query: Query, fromId: number, toId: number, at: Instant): Promise<void> {
  for (const { delivery, replaced } of await lockUnfinished(query, fromId)) {
    const { key } = delivery
    const moved = movedTo(delivery, toId)
    const sameKey = renameKey(key, fromId, toId)
    await query('update deliveries set chat_id = $2, delivery = $3 where key = $1', [key, toId, moved])
    if (sameKey === key || !(await hasKey(query, sameKey))) continue
    await applyEvent(query, { delivery: moved, replaced }, { kind: 'chat-left', at, reason: SUPERSEDED })
  }
  await query(
    `update deliveries set chat_id = $2::bigint,
       delivery = delivery - array['messageId', 'messageIds'] || jsonb_build_object('chatId', $2::bigint)
     where chat_id = $1 and settled_at is not null`,
    [fromId, toId],
  )
}

/** Nothing is left of them; broadcasts count what was unfinished as expired. */
export async function forgetDeliveries(query: Query, chatId: number): Promise<void> {
  const unfinished = await lockUnfinished(query, chatId)
  await countTallies(
    query,
    unfinished.map(({ delivery: { task } }) => ({ task, what: 'expired', by: 1, reason: FORGOTTEN })),
  )
  await query('delete from deliveries where chat_id = $1', [chatId])
}

function lockUnfinished(query: Query, chatId: number): Promise<DeliveryRow[]> {
  return query<DeliveryRow>(
    `select delivery, replaced from deliveries where chat_id = $1 and settled_at is null order by key for update`,
    [chatId],
  )
}
