// Where deliveries are found: unfinished ones by chat, by owner and by when they may go, finished ones by chat, failed
// ones by broadcast. It follows the tables and changes nothing in them.
import type { Delivery } from '#domain/delivery'
import { isUnderWay } from '#domain/delivery-rules'
import { broadcastOf, createDeliveryLanes, type DeliveryLanes } from './delivery-lanes.ts'
import { compareText, createOrdered, type Ordered } from './ordered.ts'
import type { Tables } from './tables.ts'

export type DeliveryIndex = {
  lanes: DeliveryLanes
  /** Unfinished ones of a chat. */
  ofChat(chatId: number): Delivery[]
  /** Finished ones of a chat whose receipts are not in a day file yet. */
  finishedOfChat(chatId: number): Delivery[]
  /** Keys an owner holds. */
  heldBy(owner: string): string[]
  owners(): string[]
  /** Whether some delivery of the broadcast is claimed or being sent. */
  isUnderWay(broadcastId: string): boolean
  /** Whether one of the chat's is claimed or being sent. */
  isBusy(chatId: number): boolean
  /** Keys of a broadcast's failed ones that have no receipt in a day file. */
  failedOf(broadcastId: string): ReadonlySet<string>
}

const byChat = (a: Delivery, b: Delivery) => a.chatId - b.chatId || compareText(a.key, b.key)
const NONE: ReadonlySet<string> = new Set()

export function createDeliveryIndex({ deliveries, finished, broadcasts }: Tables): DeliveryIndex {
  const lanes = createDeliveryLanes((id) => broadcasts.get(id)?.state === 'running')
  const unfinished = createOrdered(byChat)
  const receipts = createOrdered(byChat)
  const held = new Map<string, Set<string>>()
  const busy = new Map<number, Set<string>>()
  const failed = new Map<string, Set<string>>()

  deliveries.index((before, after) => {
    // Most moves leave chat and key as they are.
    if (before && after && byChat(before, after) === 0) unfinished.replace(after)
    else {
      if (before) unfinished.remove(before)
      if (after) unfinished.add(after)
    }
    if (before?.state === 'pending') lanes.remove(before)
    if (after?.state === 'pending') lanes.add(after)
    if (before && isUnderWay(before)) leave(busy, before.chatId, before.key)
    if (after && isUnderWay(after)) enter(busy, after.chatId, after.key)
    if (before?.owner !== undefined) leave(held, before.owner, before.key)
    if (after?.owner !== undefined) enter(held, after.owner, after.key)
  })
  finished.index((before, after) => {
    if (before) receipts.remove(before)
    if (after) receipts.add(after)
    if (before?.state === 'failed') leave(failed, broadcastOf(before.task), before.key)
    if (after?.state === 'failed') enter(failed, broadcastOf(after.task), after.key)
  })

  return {
    lanes,
    ofChat: (chatId) => rangeOf(unfinished, chatId),
    finishedOfChat: (chatId) => rangeOf(receipts, chatId),
    heldBy: (owner) => [...(held.get(owner) ?? [])],
    owners: () => [...held.keys()],
    isUnderWay: (broadcastId) =>
      [...held.values()].some((keys) => {
        for (const key of keys) if (broadcastOf((deliveries.get(key) as Delivery).task) === broadcastId) return true
        return false
      }),
    isBusy: (chatId) => busy.has(chatId),
    failedOf: (broadcastId) => failed.get(broadcastId) ?? NONE,
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

function enter<K>(sets: Map<K, Set<string>>, name: K | undefined, key: string) {
  if (name === undefined) return
  const keys = sets.get(name)
  if (keys) keys.add(key)
  else sets.set(name, new Set([key]))
}

function leave<K>(sets: Map<K, Set<string>>, name: K | undefined, key: string) {
  if (name === undefined) return
  const keys = sets.get(name)
  keys?.delete(key)
  if (keys?.size === 0) sets.delete(name)
}
