// How the deliveries of a broadcast end before they are sent, and begin again after they failed: in slices, for there are
// as many as chats.

import { CANCELLED } from '#adapters/store/shared/delivery-keys'
import type { Store } from '#adapters/store/store'
import type { Delivery } from '#domain/delivery'
import { hasEnded } from './broadcasts.ts'
import type { DeliveryBook } from './delivery-book.ts'
import type { Engine } from './engine.ts'

/** `onFinished` runs after deliveries ended for good. */
export function createBroadcastEnds(
  { tables, transact }: Engine,
  book: DeliveryBook,
  onFinished: () => void,
): Pick<Store, 'expireBroadcast' | 'retryFailed'> {
  const { broadcasts, finished } = tables
  return {
    async expireBroadcast(id, at, limit) {
      const count = await transact(() => {
        if (broadcasts.get(id)?.state !== 'cancelled') return 0
        const pending = book.lanes.ofBroadcast(id, limit)
        for (const delivery of pending) book.apply(delivery, { kind: 'chat-left', at, reason: CANCELLED })
        return pending.length
      })
      onFinished()
      return count
    },
    retryFailed: (id, at, limit) =>
      transact(() => {
        if (hasEnded(broadcasts.get(id))) return 0
        const keys = firstOf(book.failedOf(id), limit)
        for (const key of keys) book.reopen(finished.get(key) as Delivery, at)
        return keys.length
      }),
  }
}

function firstOf(keys: ReadonlySet<string>, limit: number): string[] {
  const first: string[] = []
  for (const key of keys) {
    if (first.length >= limit) break
    first.push(key)
  }
  return first
}
