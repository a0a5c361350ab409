// Deliveries by time, of each chat the oldest alone: who passes over a chat passes over all that waits for it, however
// much that is.
import type { Delivery } from '#domain/delivery'
import { compareText, createOrdered, type Ordered } from './ordered.ts'

export type FairQueue = {
  add(delivery: Delivery): void
  /** One that was added, as it was then. */
  remove(delivery: Delivery): void
  /** The oldest of each chat, oldest first. */
  oldest: Ordered<Delivery>
}

export const byTime = (a: Delivery, b: Delivery) =>
  a.notBeforeAt - b.notBeforeAt || a.queuedAt - b.queuedAt || compareText(a.key, b.key)

export function createFairQueue(): FairQueue {
  const oldest = createOrdered(byTime)
  const firsts = new Map<number, Delivery>()
  // Most chats have one delivery waiting: nothing is kept here for them.
  const others = new Map<number, Ordered<Delivery>>()

  const setFirst = (chatId: number, next: Delivery | undefined) => {
    const first = firsts.get(chatId)
    if (first) oldest.remove(first)
    if (next) {
      oldest.add(next)
      firsts.set(chatId, next)
    } else firsts.delete(chatId)
  }
  const addOther = (delivery: Delivery) => {
    const list = others.get(delivery.chatId) ?? createOrdered(byTime)
    list.add(delivery)
    others.set(delivery.chatId, list)
  }
  const removeOther = (chatId: number, delivery: Delivery) => {
    const list = others.get(chatId)
    list?.remove(delivery)
    if (list?.size() === 0) others.delete(chatId)
  }

  return {
    oldest,
    add(delivery) {
      const { chatId } = delivery
      const first = firsts.get(chatId)
      if (first !== undefined && byTime(first, delivery) < 0) {
        addOther(delivery)
        return
      }
      setFirst(chatId, delivery)
      if (first) addOther(first)
    },
    remove(delivery) {
      const { chatId } = delivery
      const first = firsts.get(chatId)
      if (first === undefined || byTime(first, delivery) !== 0) {
        removeOther(chatId, delivery)
        return
      }
      const next = others.get(chatId)?.ascending().next().value ?? undefined
      if (next) removeOther(chatId, next)
      setFirst(chatId, next)
    },
  }
}
