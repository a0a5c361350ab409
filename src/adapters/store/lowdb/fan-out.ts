// From a broadcast to its deliveries: recipients by chat id, in slices that never hold up the loop, each written down
// once.
import type { Store } from '#adapters/store/store'
import type { Instant } from '#domain/article'
import { type Broadcast, isRecipient } from '#domain/broadcast'
import type { DeliveryTask } from '#domain/delivery'
import { hasEnded } from './broadcasts.ts'
import type { DeliveryBook } from './delivery-book.ts'
import { alertKey } from './delivery-keys.ts'
import type { Engine } from './engine.ts'
import { createOrdered } from './ordered.ts'
import type { ChatRecord } from './records.ts'

type Part = Pick<Store, 'countRecipients' | 'queueBroadcast'>

export type FanOut = {
  part: Part
  /** For the transaction that moves a chat: broadcasts that pass by ids in order may have passed its new one already. */
  admitMoved(fromId: number, toId: number, at: Instant): void
}

/** Chats looked at in one step: a few milliseconds. */
const LOOKED_AT = 4000

export function createFanOut({ tables, transact, look }: Engine, book: DeliveryBook): FanOut {
  const { broadcasts, chats } = tables
  const activeIds = createOrdered<number>((a, b) => a - b)
  chats.index((before, after) => {
    if (before?.state === after?.state) return
    if (before?.state === 'active') activeIds.remove(before.id)
    if (after?.state === 'active') activeIds.add(after.id)
  })

  const queueFor = (broadcast: Broadcast, chat: ChatRecord, at: Instant): boolean => {
    if (!isRecipient(chat, broadcast, at)) return false
    return book.insert({ ...deliveryOf(broadcast, chat.id), chatId: chat.id, queuedAt: at, notBeforeAt: at })
  }
  const isNew = (broadcast: Pick<Broadcast, 'content'>, chatId: number): boolean => {
    const { key, task } = deliveryOf({ ...broadcast, id: '' }, chatId)
    return book.isOpenTo(key, chatId, task)
  }

  const part: Part = {
    async countRecipients(broadcast, at) {
      let count = 0
      let looked = 0
      for (const chat of chats.values()) {
        if (isRecipient(chat, broadcast, at) && isNew(broadcast, chat.id)) count++
        looked++
        if (looked % LOOKED_AT === 0) await new Promise<void>((resolve) => setImmediate(resolve))
      }
      return look(() => count)
    },
    queueBroadcast: (id, at, limit) =>
      transact(() => {
        const broadcast = broadcasts.get(id)
        if (broadcast?.state !== 'running' || broadcast.queuedAll) return 0
        const { cursor: from = Number.NEGATIVE_INFINITY } = broadcast
        let [queued, looked, cursor, queuedAll] = [0, 0, from, true]
        for (const chatId of activeIds.ascending((other) => other <= from)) {
          if (queued >= limit || looked >= LOOKED_AT) {
            queuedAll = false
            break
          }
          if (queueFor(broadcast, chats.get(chatId) as ChatRecord, at)) queued++
          looked++
          cursor = chatId
        }
        broadcasts.put({ ...broadcast, queuedAll, ...(Number.isFinite(cursor) ? { cursor } : {}) })
        return queued
      }),
  }
  return {
    part,
    admitMoved(fromId, toId, at) {
      const chat = chats.get(toId)
      for (const broadcast of chat === undefined ? [] : [...broadcasts.values()]) {
        const { cursor } = broadcast
        if (cursor === undefined || broadcast.queuedAll || hasEnded(broadcast)) continue
        if (fromId > cursor && toId <= cursor) queueFor(broadcast, chat as ChatRecord, at)
      }
    },
  }
}

function deliveryOf({ id, content }: Pick<Broadcast, 'id' | 'content'>, chatId: number) {
  if (content.kind === 'text') {
    const task: DeliveryTask = { kind: 'broadcast', broadcastId: id }
    return { key: `broadcast:${id}:${chatId}`, task }
  }
  const { articleId, level } = content
  const task: DeliveryTask = { kind: 'alert', articleId, level, broadcastId: id }
  return { key: alertKey(chatId, articleId), task }
}
