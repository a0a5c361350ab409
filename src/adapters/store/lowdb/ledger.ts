// The ledger: deliveries written down, claimed, sent and settled. One whose owner no longer holds it is never changed.
import type { Store } from '#adapters/store/store'
import type { Instant } from '#domain/article'
import type { Delivery } from '#domain/delivery'
import { copy } from './copy.ts'
import type { DeliveryBook } from './delivery-book.ts'
import type { DigestShelf } from './digests.ts'
import type { Engine } from './engine.ts'

type Part = Pick<
  Store,
  | 'queueDeliveries'
  | 'claimDeliveries'
  | 'markSending'
  | 'settleDelivery'
  | 'keepAlive'
  | 'recoverDeliveries'
  | 'nextDeliveryAt'
>

/** `onFinished` runs after a delivery ended for good. */
export function createLedger(
  { tables, transact, look }: Engine,
  book: DeliveryBook,
  shelf: DigestShelf,
  onFinished: () => void,
): Part {
  const { deliveries, chats, lists } = tables
  // Signs of life live as long as the process: the folder's lock says that nobody else's owners are alive.
  const seenAt = new Map<string, Instant>()

  return {
    queueDeliveries: (wanted, at) =>
      transact(() => wanted.filter((delivery) => book.insert({ ...delivery, queuedAt: at })).map(({ key }) => key)),
    claimDeliveries: (owner, at, limit) =>
      transact(() => {
        seenAt.set(owner, Math.max(at, seenAt.get(owner) ?? at))
        return book
          .ready(at, limit)
          .flatMap((delivery) => copy(book.apply(delivery, { kind: 'claim', owner, at }) ?? []))
      }),
    markSending: (key, owner) =>
      transact(() => {
        const delivery = deliveries.get(key)
        return delivery !== undefined && book.apply(delivery, { kind: 'mark-sending', owner }) !== undefined
      }),
    async settleDelivery(key, owner, settlement, at, shown) {
      const settled = await transact(() => {
        const before = deliveries.get(key)
        const after = before && book.apply(before, { kind: 'settle', owner, settlement, at })
        if (after === undefined) return false
        // A newer digest may have been sent while an older one was being edited.
        const isLatest = after.task.kind === 'digest' || shelf.messageId(after.chatId) === shown?.messageId
        if (shown && isLatest) shelf.put(shown)
        const chat = chats.get(after.chatId)
        if (shown && after.task.kind === 'digest' && after.state === 'sent') {
          const { slotAt } = after.task
          if (chat) chats.put({ ...chat, digestedUntil: Math.max(slotAt, chat.digestedUntil ?? slotAt) })
          // Numbers now mean this digest's headlines.
          lists.remove(after.chatId)
        }
        return true
      })
      if (settled && settlement.state !== 'pending') onFinished()
      return settled
    },
    async keepAlive(owner, at) {
      seenAt.set(owner, Math.max(at, seenAt.get(owner) ?? at))
    },
    recoverDeliveries: (silentSinceAt, at) =>
      transact(() => {
        const result = { requeued: 0, unknown: 0 }
        for (const owner of book.owners()) {
          if ((seenAt.get(owner) ?? Number.NEGATIVE_INFINITY) > silentSinceAt) continue
          for (const key of book.heldBy(owner)) {
            const after = book.apply(deliveries.get(key) as Delivery, { kind: 'owner-silent', at })
            if (after?.state === 'pending') result.requeued++
            if (after?.state === 'unknown') result.unknown++
          }
          seenAt.delete(owner)
        }
        return result
      }),
    nextDeliveryAt: () => look(() => book.nextAt()),
  }
}
