// The ledger: deliveries written down, claimed, sent and settled. One whose owner no longer holds it is never changed.

import { afterSettled, sharesOf } from '#adapters/store/shared/settled'
import type { Store } from '#adapters/store/store'
import type { Instant } from '#domain/article'
import type { Delivery, Shown } from '#domain/delivery'
import { needsActiveChat } from '#domain/delivery-rules'
import { isPaused } from '#domain/pause'
import { createSteadyClock } from '#domain/steady-clock'
import { copy } from './copy.ts'
import type { DeliveryBook } from './delivery-book.ts'
import { broadcastOf } from './delivery-lanes.ts'
import type { DigestShelf } from './digests.ts'
import type { Engine } from './engine.ts'
import type { Revisions } from './revisions.ts'

type Part = Pick<
  Store,
  | 'queueDeliveries'
  | 'claimDeliveries'
  | 'markSending'
  | 'settleDelivery'
  | 'keepAlive'
  | 'recoverDeliveries'
  | 'nextDeliveryAt'
  | 'countWaiting'
>

/** `onFinished` runs after a delivery ended for good. */
export function createLedger(
  { tables, transact, look }: Engine,
  book: DeliveryBook,
  shelf: DigestShelf,
  revisions: Revisions,
  now: () => number,
  onFinished: () => void,
): Part {
  const { deliveries, chats, lists, broadcasts } = tables
  // Signs of life live as long as the process: the folder's lock says that nobody else's owners are alive. They do not wait for
  // a clock that was set back.
  const seenAt = new Map<string, Instant>()
  const steadyNow = createSteadyClock(now)
  const noteSeen = (owner: string) => void seenAt.set(owner, steadyNow())

  /** Whether its chat may be written to, and its broadcast runs: much may have happened since it was claimed. */
  const mayLeave = ({ chatId, task }: Delivery): boolean => {
    const chat = needsActiveChat(task) ? chats.get(chatId) : undefined
    if (chat !== undefined && chat.state !== 'active') return false
    if (chat !== undefined && task.kind !== 'catch-up' && isPaused(chat, now())) return false
    const broadcastId = broadcastOf(task)
    return broadcastId === undefined || broadcasts.get(broadcastId)?.state === 'running'
  }
  const remember = (settled: Delivery, shown: Shown | undefined, at: Instant) => {
    const chat = chats.get(settled.chatId)
    const next = chat && afterSettled(chat, settled, shown, at)
    if (next !== undefined && next !== chat) chats.put(next)
  }

  return {
    queueDeliveries: (wanted, at) =>
      transact(() => wanted.filter((delivery) => book.insert({ ...delivery, queuedAt: at })).map(({ key }) => key)),
    claimDeliveries: (owner, at, limit, kinds) =>
      transact(() => {
        noteSeen(owner)
        return book.lanes
          .ready(at, limit, book.isBusy, kinds)
          .flatMap((delivery) => copy(book.apply(delivery, { kind: 'claim', owner, at }) ?? []))
      }),
    markSending: (key, owner) =>
      transact(() => {
        const delivery = deliveries.get(key)
        if (delivery === undefined || !mayLeave(delivery)) return false
        return book.apply(delivery, { kind: 'mark-sending', owner }) !== undefined
      }),
    async settleDelivery(key, owner, settlement, at, shown) {
      const settled = await transact(() => {
        const before = deliveries.get(key)
        const after = before && book.apply(before, { kind: 'settle', owner, settlement: copy(settlement), at })
        if (after === undefined) return false
        const isEdit = after.task.kind === 'digest-edit'
        // A newer digest may have been sent while an older one was being edited; and a message may have stayed in the old chat.
        const isHere = isEdit
          ? shown?.kind === 'digest' && shelf.messageId(after.chatId) === shown.digest.messageId
          : after.messageId !== undefined
        if (shown?.kind === 'digest' && isHere) {
          shelf.put({ ...shown.digest, chatId: after.chatId })
          // Numbers now mean this digest's headlines.
          if (!isEdit) lists.remove(after.chatId)
        }
        remember(after, shown, at)
        for (const share of sharesOf(after, shown, at)) book.insert(share)
        revisions.admitSent(after, at)
        return true
      })
      if (settled && settlement.state !== 'pending') onFinished()
      return settled
    },
    async keepAlive(owner) {
      noteSeen(owner)
    },
    recoverDeliveries: (silentMs, at) =>
      transact(() => {
        const result = { requeued: 0, unknown: 0 }
        for (const owner of book.owners()) {
          if ((seenAt.get(owner) ?? Number.NEGATIVE_INFINITY) > steadyNow() - silentMs) continue
          for (const key of book.heldBy(owner)) {
            const after = book.apply(deliveries.get(key) as Delivery, { kind: 'owner-silent', at })
            if (after?.state === 'pending') result.requeued++
            if (after?.state === 'unknown') result.unknown++
            if (after) remember(after, undefined, at)
          }
          seenAt.delete(owner)
        }
        return result
      }),
    countWaiting: () => look(() => book.lanes.waiting()),
    nextDeliveryAt: () => look(() => book.lanes.nextAt()),
  }
}
