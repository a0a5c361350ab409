// Chats and their settings. What is planned for them is in slots.ts, what leaves with them in whole-chat.ts.
import type { Store } from '#adapters/store/store'
import { type Chat, stateAfter } from '#domain/chat'
import type { Connections } from './connections.ts'
import { copy } from './copy.ts'
import type { DeliveryBook } from './delivery-book.ts'
import type { DigestShelf } from './digests.ts'
import type { Engine } from './engine.ts'
import type { DayCounts } from './figures.ts'
import type { ChatRecord } from './records.ts'

type Part = Pick<
  Store,
  | 'chat'
  | 'subscribe'
  | 'changeSettings'
  | 'deactivateChat'
  | 'countChats'
  | 'chatsConnectedBy'
  | 'rememberList'
  | 'shownList'
>

export function createChats(
  { tables, transact, look }: Engine,
  book: DeliveryBook,
  shelf: DigestShelf,
  counts: DayCounts,
  connections: Connections,
  now: () => number,
): Part {
  const { chats, lists } = tables
  let active = 0
  chats.index((before, after) => {
    active += Number(after?.state === 'active') - Number(before?.state === 'active')
  })

  return {
    chat: (chatId) => look(() => toChat(chats.get(chatId))),
    subscribe: (chatId, kind, defaults, nextSlotAt, at) =>
      transact(() => {
        const known = chats.get(chatId)
        const planned = nextSlotAt === undefined ? {} : { nextSlotAt }
        const record: ChatRecord = known
          ? { ...known, kind, state: 'active', ...(known.state === 'active' ? {} : planned) }
          : { ...copy(defaults), id: chatId, kind, state: 'active', subscribedAt: at, ...planned }
        // What would have caught up after a pause expired when the chat left.
        if (known && known.state !== 'active') delete record.pause
        if (known?.state !== 'active' || known.kind !== kind) chats.put(record)
        if (known?.state !== 'active') counts.count('joined', at)
        return { chat: toChat(record), isNew: known === undefined }
      }),
    changeSettings: (chatId, change, drop, nextSlotAt) =>
      transact(() => {
        const known = chats.get(chatId)
        if (known === undefined) return undefined
        const record: ChatRecord = { ...known, ...copy(change) }
        for (const name of drop) delete record[name]
        if (nextSlotAt === 'none') delete record.nextSlotAt
        // Of a chat that gets nothing, nothing is planned, whatever its schedule becomes.
        else if (nextSlotAt !== 'keep' && known.state === 'active') record.nextSlotAt = nextSlotAt
        chats.put(record)
        return toChat(record)
      }),
    deactivateChat: (chatId, state) =>
      transact(() => {
        for (const delivery of book.ofChat(chatId))
          book.apply(delivery, { kind: 'chat-left', at: now(), reason: state })
        const known = chats.get(chatId)
        if (known === undefined) return
        const { nextSlotAt: _planned, refusedSince: _refused, ...record } = known
        chats.put({ ...record, state: stateAfter(known, state) })
        if (known.state === 'active') counts.count('left', now())
      }),
    countChats: () => look(() => ({ active, all: chats.size() })),
    chatsConnectedBy: (personId) => look(() => connections(personId).map((record) => toChat(record))),
    rememberList: (chatId, articleIds) => transact(() => lists.put({ chatId, articleIds: [...articleIds] })),
    shownList: (chatId) => look(() => [...(lists.get(chatId)?.articleIds ?? shelf.firstPage(chatId))]),
  }
}

/** The chat as callers know it. */
export function toChat(record: ChatRecord): Chat
export function toChat(record: ChatRecord | undefined): Chat | undefined
export function toChat(record: ChatRecord | undefined): Chat | undefined {
  if (record === undefined) return undefined
  const { recentSlots: _recent, formerIds: _former, ...chat } = record
  return copy(chat)
}
