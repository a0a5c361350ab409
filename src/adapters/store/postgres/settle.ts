// Deliveries end, many at a time: what each leaves in its chat, in what the chat was shown, and for who changes its
// broadcast, all in the transaction that ends it.
import { afterSettled, sharesOf, touchesChat } from '#adapters/store/shared/settled'
import type { Instant } from '#domain/article'
import type { Chat } from '#domain/chat'
import type { Delivery, Settlement, Shown } from '#domain/delivery'
import { lockChats, putSame } from './chat-rows.ts'
import type { Query } from './database.ts'
import { insertDeliveries } from './delivery-insert.ts'
import { applyEvents, lockDeliveries, type Move } from './delivery-rows.ts'
import { digestMessageIds, dropLists, putDigests } from './digest-rows.ts'
import { admitSent } from './revisions.ts'

export type Ending = {
  key: string
  owner: string
  settlement: Settlement
  at: Instant
  shown: Shown | undefined
}

/** A delivery that ended, or went back, with what it showed. */
export type Settled = { delivery: Delivery; shown: Shown | undefined; at: Instant }

/** Ends deliveries, each key once; says of each whether its owner still held it. */
export async function settleAll(query: Query, endings: Ending[]): Promise<boolean[]> {
  const rows = await lockDeliveries(
    query,
    endings.map(({ key }) => key),
  )
  const endingOf = new Map(endings.map((ending) => [ending.key, ending]))
  const moves = rows.flatMap((row): (Move & { ending: Ending })[] => {
    const ending = endingOf.get(row.delivery.key)
    if (ending === undefined) return []
    const { owner, settlement, at } = ending
    return [{ row, ending, event: { kind: 'settle', owner, settlement, at } }]
  })
  const results = await applyEvents(query, moves)
  const settled = moves.flatMap(({ ending: { shown, at } }, index): Settled[] => {
    const delivery = results[index]
    return delivery === undefined ? [] : [{ delivery, shown, at }]
  })
  await rememberShown(query, settled)
  await rememberInChats(query, settled)
  await insertDeliveries(
    query,
    settled.flatMap(({ delivery, shown, at }) => sharesOf(delivery, shown, at)),
  )
  await admitSent(query, settled)
  const held = new Set(moves.filter((_, index) => results[index] !== undefined).map(({ ending }) => ending))
  return endings.map((ending) => held.has(ending))
}

/** Each chat becomes what `afterSettled` makes of it. */
export async function rememberInChats(query: Query, settled: Settled[]): Promise<void> {
  const touching = settled.filter(({ delivery, shown }) => touchesChat(delivery, shown))
  if (touching.length === 0) return
  const known = await lockChats(
    query,
    touching.map(({ delivery }) => delivery.chatId),
  )
  const before = new Map(known.map((chat) => [chat.id, chat]))
  const after = new Map<number, Chat>(before)
  for (const { delivery, shown, at } of touching) {
    const chat = after.get(delivery.chatId)
    if (chat !== undefined) after.set(chat.id, afterSettled(chat, delivery, shown, at))
  }
  await putSame(
    query,
    [...after.values()].filter((chat) => chat !== before.get(chat.id)),
  )
}

async function rememberShown(query: Query, settled: Settled[]): Promise<void> {
  const shown = settled.flatMap(({ delivery: { chatId, task, messageId }, shown: what }) =>
    // A message may have stayed in the chat that became this one.
    what?.kind === 'digest' && messageId !== undefined
      ? [{ isEdit: task.kind === 'digest-edit', digest: { ...what.digest, chatId } }]
      : [],
  )
  const edits = shown.filter(({ isEdit }) => isEdit).map(({ digest }) => digest)
  const latest = await digestMessageIds(
    query,
    edits.map(({ chatId }) => chatId),
  )
  const fresh = shown.filter(({ isEdit }) => !isEdit).map(({ digest }) => digest)
  // A newer digest may have been sent while an older one was being edited.
  await putDigests(query, [...edits.filter(({ chatId, messageId }) => latest.get(chatId) === messageId), ...fresh])
  // Numbers now mean these digests' headlines.
  await dropLists(
    query,
    fresh.map(({ chatId }) => chatId),
  )
}
