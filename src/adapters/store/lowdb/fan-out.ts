// From a broadcast to its deliveries: recipients by chat id, in slices that never hold up the loop, each written down
// once.

import { alertKey } from '#adapters/store/shared/delivery-keys'
import type { Store } from '#adapters/store/store'
import type { Instant } from '#domain/article'
import type { Broadcast, BroadcastContent } from '#domain/broadcast'
import { isRecipient } from '#domain/broadcast-audience'
import type { DeliveryTask } from '#domain/delivery'
import { hasEnded } from './broadcasts.ts'
import type { DeliveryBook } from './delivery-book.ts'
import type { Engine } from './engine.ts'
import { createOrdered } from './ordered.ts'
import type { ChatRecord } from './records.ts'
import type { RevisionContent, Revisions } from './revisions.ts'

type Part = Pick<Store, 'countRecipients' | 'queueBroadcast'>

/** What goes to chats, and not to the messages of another broadcast. */
type ChatContent = Exclude<BroadcastContent, RevisionContent>
type ToChats = Broadcast & { content: ChatContent }

export type FanOut = {
  part: Part
  /** For the transaction that moves a chat: broadcasts that pass by ids in order may have passed its new one already. */
  admitMoved(fromId: number, toId: number, at: Instant): void
  /** For the transaction that erased chats: where a broadcast got to names none of them. */
  leaveOut(chatIds: number[]): void
}

/** Chats looked at in one step: a few milliseconds. */
const LOOKED_AT = 4000

export function createFanOut({ tables, transact, look }: Engine, book: DeliveryBook, revisions: Revisions): FanOut {
  const { broadcasts, chats } = tables
  const activeIds = createOrdered<number>((a, b) => a - b)
  chats.index((before, after) => {
    if (before?.state === after?.state) return
    if (before?.state === 'active') activeIds.remove(before.id)
    if (after?.state === 'active') activeIds.add(after.id)
  })

  const queueFor = (broadcast: ToChats, chat: ChatRecord, at: Instant): boolean => {
    if (!isRecipient(chat, broadcast, at)) return false
    return book.insert({ ...deliveryOf(broadcast, chat.id), chatId: chat.id, queuedAt: at, notBeforeAt: at })
  }
  const isNew = (content: ChatContent, chatId: number): boolean => {
    const { key, task } = deliveryOf({ content, id: '' }, chatId)
    return book.isOpenTo(key, chatId, task)
  }

  const queueChats = (id: string, at: Instant, limit: number): Promise<number> =>
    transact(() => {
      const broadcast = broadcasts.get(id)
      if (broadcast?.state !== 'running' || broadcast.queuedAll || !isToChats(broadcast)) return 0
      const { cursor: from = Number.NEGATIVE_INFINITY, ...rest } = broadcast
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
      broadcasts.put({ ...rest, queuedAll, ...(queuedAll || !Number.isFinite(cursor) ? {} : { cursor }) })
      if (queued > 0) for (const articleId of versionsOf(broadcast)) book.noteAlert(articleId, at)
      return queued
    })

  const part: Part = {
    async countRecipients(broadcast, at) {
      const { content } = broadcast
      if ('of' in content) return revisions.count(content)
      let count = 0
      let looked = 0
      for (const chat of chats.values()) {
        if (isRecipient(chat, broadcast, at) && isNew(content, chat.id)) count++
        looked++
        if (looked % LOOKED_AT === 0) await new Promise<void>((resolve) => setImmediate(resolve))
      }
      return look(() => count)
    },
    queueBroadcast(id, at, limit) {
      const content = broadcasts.get(id)?.content
      return content && 'of' in content ? revisions.queue(id, at, limit) : queueChats(id, at, limit)
    },
  }
  return {
    part,
    admitMoved(fromId, toId, at) {
      const chat = chats.get(toId)
      for (const broadcast of chat === undefined ? [] : [...broadcasts.values()]) {
        const { cursor } = broadcast
        if (cursor === undefined || broadcast.queuedAll || hasEnded(broadcast) || !isToChats(broadcast)) continue
        if (fromId > cursor && toId <= cursor) queueFor(broadcast, chat as ChatRecord, at)
      }
    },
    leaveOut(chatIds) {
      for (const broadcast of [...broadcasts.values()]) {
        const { cursor, sourceCursor, ...rest } = broadcast
        const isAtChat = cursor !== undefined && chatIds.includes(cursor)
        const isAtMessage = sourceCursor?.split(':').some((part) => chatIds.includes(Number(part))) === true
        if (!isAtChat && !isAtMessage) continue
        // The chat before it has been passed as well; a list of messages is read anew.
        const [before] = isAtChat && !broadcast.queuedAll ? activeIds.descending((id) => id >= cursor) : []
        const place = isAtChat ? before : cursor
        broadcasts.put({
          ...rest,
          ...(place === undefined ? {} : { cursor: place }),
          ...(isAtMessage || sourceCursor === undefined ? {} : { sourceCursor }),
        })
      }
    },
  }
}

/** Articles that some chats are alerted of in the place of the broadcast's own. */
function versionsOf({ content }: ToChats): string[] {
  return content.kind === 'article' ? Object.values(content.versions ?? {}) : []
}

function isToChats<B extends Broadcast>(broadcast: B): broadcast is B & ToChats {
  return !('of' in broadcast.content)
}

function deliveryOf({ id, content }: Pick<ToChats, 'id' | 'content'>, chatId: number) {
  if (content.kind !== 'article') {
    const task: DeliveryTask = { kind: 'broadcast', broadcastId: id }
    return { key: `broadcast:${id}:${chatId}`, task }
  }
  const { articleId, level } = content
  const task: DeliveryTask = { kind: 'alert', articleId, level, broadcastId: id }
  return { key: alertKey(chatId, articleId), task }
}
