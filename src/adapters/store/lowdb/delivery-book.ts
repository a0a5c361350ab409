// The ledger's pages in memory: unfinished deliveries by chat, by owner and by when they may go, and which keys are
// known. The moves themselves are the domain's (delivery-rules); this file only keeps what they come to.
import type { Instant } from '#domain/article'
import type { Delivery, DeliveryKind } from '#domain/delivery'
import { type DeliveryEvent, isUnderWay, nextState } from '#domain/delivery-rules'
import { compareText, createOrdered, type Ordered } from './ordered.ts'
import { addSlot } from './recent-slots.ts'
import type { Tables } from './tables.ts'

export type DeliveryBook = {
  /** Unfinished ones of a chat. */
  ofChat(chatId: number): Delivery[]
  /** Finished ones of a chat whose receipts are not in a day file yet. */
  finishedOfChat(chatId: number): Delivery[]
  /** Keys an owner holds. */
  heldBy(owner: string): string[]
  owners(): string[]
  /** Pending ones that may go at `at`, digests before edits, oldest first. */
  ready(at: Instant, limit: number): Delivery[]
  nextAt(): Instant | undefined
  /** Writes a delivery down unless its key, or its chat's slot, is known. */
  insert(delivery: Pick<Delivery, 'key' | 'chatId' | 'task' | 'queuedAt' | 'notBeforeAt'>): boolean
  /** Makes the move; gives the delivery as it is then, undefined when the event changes nothing. */
  apply(delivery: Delivery, event: DeliveryEvent): Delivery | undefined
}

/** In the order they are served. */
const LANES: DeliveryKind[] = ['digest', 'digest-edit']

const byTime = (a: Delivery, b: Delivery) =>
  a.notBeforeAt - b.notBeforeAt || a.queuedAt - b.queuedAt || compareText(a.key, b.key)
const byChat = (a: Delivery, b: Delivery) => a.chatId - b.chatId || compareText(a.key, b.key)

export function createDeliveryBook(tables: Tables): DeliveryBook {
  const { deliveries, finished, settledKeys, chats } = tables
  const lanes = new Map(LANES.map((lane) => [lane, createOrdered(byTime)]))
  const unfinished = createOrdered(byChat)
  const receipts = createOrdered(byChat)
  const held = new Map<string, Set<string>>()

  const laneOf = (delivery: Delivery) => lanes.get(delivery.task.kind) as Ordered<Delivery>
  deliveries.index((before, after) => {
    if (before) {
      unfinished.remove(before)
      if (before.state === 'pending') laneOf(before).remove(before)
      if (before.owner !== undefined) release(held, before.owner, before.key)
    }
    if (after) {
      unfinished.add(after)
      if (after.state === 'pending') laneOf(after).add(after)
      if (after.owner !== undefined) held.set(after.owner, (held.get(after.owner) ?? new Set()).add(after.key))
    }
  })
  finished.index((before, after) => {
    if (before) receipts.remove(before)
    if (after) receipts.add(after)
  })

  /** False when the chat had this slot already; else notes it. */
  const takeSlot = (chatId: number, key: string, slotAt: Instant): boolean => {
    const chat = chats.get(chatId)
    if (chat === undefined) return true
    const recentSlots = addSlot(chat.recentSlots, key, slotAt)
    if (recentSlots !== undefined) chats.put({ ...chat, recentSlots })
    return recentSlots !== undefined
  }

  return {
    ofChat: (chatId) => rangeOf(unfinished, chatId),
    finishedOfChat: (chatId) => rangeOf(receipts, chatId),
    heldBy: (owner) => [...(held.get(owner) ?? [])],
    owners: () => [...held.keys()],
    ready(at, limit) {
      const found: Delivery[] = []
      for (const lane of lanes.values())
        for (const delivery of lane.ascending()) {
          if (delivery.notBeforeAt > at || found.length >= limit) break
          found.push(delivery)
        }
      return found
    },
    nextAt() {
      let earliest: Instant | undefined
      for (const lane of lanes.values())
        for (const { notBeforeAt } of lane.ascending()) {
          earliest = Math.min(earliest ?? notBeforeAt, notBeforeAt)
          break
        }
      return earliest
    },
    insert({ key, chatId, task, queuedAt, notBeforeAt }) {
      if (deliveries.has(key) || finished.has(key) || settledKeys.has(key)) return false
      if (task.kind === 'digest' && !takeSlot(chatId, task.slotKey, task.slotAt)) return false
      deliveries.put({ key, chatId, task: { ...task }, state: 'pending', queuedAt, notBeforeAt, attempts: 0 })
      return true
    },
    apply(delivery, event) {
      let next = nextState(delivery, event)
      if (next === undefined) return undefined
      const state = chats.get(next.chatId)?.state ?? 'active'
      // One that goes back in the queue of a chat that left meanwhile has nowhere to go.
      if (next.state === 'pending' && state !== 'active' && 'at' in event)
        next = nextState(next, { kind: 'chat-left', at: event.at, reason: state }) ?? next
      if (next.state === 'pending' || isUnderWay(next)) deliveries.put(next)
      else {
        deliveries.remove(next.key)
        finished.put(next)
      }
      return next
    },
  }
}

function rangeOf(list: Ordered<Delivery>, chatId: number): Delivery[] {
  const found: Delivery[] = []
  for (const delivery of list.ascending((other) => other.chatId < chatId)) {
    if (delivery.chatId !== chatId) break
    found.push(delivery)
  }
  return found
}

function release(held: Map<string, Set<string>>, owner: string, key: string) {
  const keys = held.get(owner)
  keys?.delete(key)
  if (keys?.size === 0) held.delete(owner)
}
