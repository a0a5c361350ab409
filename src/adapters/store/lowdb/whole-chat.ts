// What concerns all of a chat at once: moving it to a new id, and erasing it. A new table with a chat's data belongs
// in both.

import type { Records } from '#adapters/store/records'
import { renameKey, SUPERSEDED } from '#adapters/store/shared/delivery-keys'
import { eraseRefusals } from '#adapters/store/shared/desk'
import { mergeChats } from '#adapters/store/shared/merge-chats'
import type { Store } from '#adapters/store/store'
import { movedTo } from '#domain/delivery-rules'
import type { AlertKeys } from './alert-keys.ts'
import type { BookmarkShelf } from './bookmarks.ts'
import { toBroadcast } from './broadcasts.ts'
import type { Connections } from './connections.ts'
import { copy } from './copy.ts'
import type { DayFiles } from './day-files.ts'
import type { DeliveryBook } from './delivery-book.ts'
import type { DigestShelf } from './digests.ts'
import type { Engine } from './engine.ts'
import type { FanOut } from './fan-out.ts'
import type { DayCounts } from './figures.ts'
import type { ChatRecord, DeliveryRecord, SessionRecord } from './records.ts'
import { isSessionOf } from './sessions.ts'

type Part = Pick<Store, 'migrateChat' | 'forgetChat' | 'underWayWith'> & {
  /** Finishes erasing what a crash or a full disk interrupted. */
  resumeErasures(): Promise<void>
  /** To be called when an update has left the inbox: it may have been the last that names a chat that was erased. */
  onUpdateFinished(): void
}

type Parts = {
  book: DeliveryBook
  alertKeys: AlertKeys
  fanOut: FanOut
  shelf: DigestShelf
  bookmarks: BookmarkShelf
  dayFiles: DayFiles
  counts: DayCounts
  connections: Connections
  records: Records
}

/** `onErased` runs when nothing but the journal and the snapshot tells of a chat that was erased. */
export function createWholeChat(
  { tables, transact, look }: Engine,
  { book, alertKeys, fanOut, shelf, bookmarks, dayFiles, counts, connections, records }: Parts,
  now: () => number,
  onErased: () => void,
): Part {
  const { chats, lists, deliveries, finished, settledKeys, sessions, erasures, broadcasts } = tables
  const { updates } = tables
  /** Erased, and named by what waits in the inbox: the press that asked for it, at least. */
  const named = new Set<number>()
  const sessionsOf = (chatId: number): SessionRecord[] =>
    [...sessions.values()].filter(({ key }) => isSessionOf(key, chatId))
  const settledOf = (chatId: number) => [...settledKeys.values()].filter((settled) => settled.chatId === chatId)

  const draftsOf = (chatId: number) =>
    [...broadcasts.values()].filter(({ authorId, state }) => authorId === chatId && state === 'draft')

  const moveChat = (fromId: number, toId: number) => {
    const from = chats.get(fromId)
    if (from === undefined) return
    const to = chats.get(toId)
    chats.remove(fromId)
    chats.put(mergeRecords(from, to, toId))
    // Two readers became one.
    if (from.state === 'active' && to?.state === 'active') counts.count('left', now())
  }
  /** The message of the latest digest stays where it is: what is kept of it are its numbers. */
  const moveList = (fromId: number, toId: number) => {
    const articleIds = lists.get(fromId)?.articleIds ?? shelf.firstPage(fromId)
    lists.remove(fromId)
    shelf.remove(fromId)
    if (articleIds.length > 0) lists.put({ chatId: toId, articleIds })
  }

  const isNamed = (chatId: number) =>
    [...updates.values()].some(({ update }) => JSON.stringify(update).includes(String(chatId)))
  const onUpdateFinished = () => {
    const free = [...named].filter((chatId) => !isNamed(chatId))
    for (const chatId of free) named.delete(chatId)
    if (free.length > 0) onErased()
  }
  const erase = async (chatId: number, formerIds: number[]) => {
    await dayFiles.erase([chatId, ...formerIds])
    await transact(() => erasures.remove(chatId))
    named.add(chatId)
    onUpdateFinished()
  }

  return {
    migrateChat: (fromId, toId) =>
      transact(() => {
        if (fromId === toId) return
        moveChat(fromId, toId)
        fanOut.admitMoved(fromId, toId, now())
        moveList(fromId, toId)
        bookmarks.move(fromId, toId)
        for (const delivery of book.ofChat(fromId)) {
          const moved = movedTo(delivery, toId)
          const sameKey = renameKey(delivery.key, fromId, toId)
          // Both chats were to get it.
          const isTwice = sameKey !== delivery.key && book.hasKey(sameKey)
          if (isTwice) book.apply(moved, { kind: 'chat-left', at: now(), reason: SUPERSEDED })
          else deliveries.put(moved)
        }
        for (const delivery of book.finishedOfChat(fromId)) finished.put(movedTo(delivery, toId))
        for (const settled of settledOf(fromId)) settledKeys.put({ ...settled, chatId: toId })
        for (const session of sessionsOf(fromId)) {
          sessions.remove(session.key)
          sessions.put({ ...session, key: renameKey(session.key, fromId, toId) })
        }
      }),
    async forgetChat(chatId) {
      await eraseRefusals(records, chatId)
      const formerIds = await transact(() => {
        const known = chats.get(chatId)
        const former = known?.formerIds ?? []
        for (const delivery of book.ofChat(chatId)) book.drop(delivery)
        for (const { key } of book.finishedOfChat(chatId)) finished.remove(key)
        for (const { key } of settledOf(chatId)) settledKeys.remove(key)
        for (const id of [chatId, ...former]) alertKeys.removeChat(id)
        for (const { key } of sessionsOf(chatId)) sessions.remove(key)
        shelf.remove(chatId)
        lists.remove(chatId)
        bookmarks.drop(chatId)
        for (const { id } of draftsOf(chatId)) broadcasts.remove(id)
        chats.remove(chatId)
        fanOut.leaveOut([chatId, ...former])
        for (const { connection, ...other } of connections(chatId))
          chats.put({ ...other, connection: { title: connection?.title ?? '' } })
        if (known?.state === 'active') counts.count('left', now())
        erasures.put({ chatId, formerIds: former })
        return [...former]
      })
      await erase(chatId, formerIds)
    },
    underWayWith: (chatId) =>
      look(() => ({
        deliveries: copy(book.ofChat(chatId) as DeliveryRecord[]).map(
          ({ replaced: _replaced, ...delivery }) => delivery,
        ),
        dialogues: copy(sessionsOf(chatId)).map(({ key, value }) => ({ key, value })),
        drafts: draftsOf(chatId).map(toBroadcast),
      })),
    onUpdateFinished,
    async resumeErasures() {
      const left = await look(() => [...erasures.values()])
      for (const { chatId, formerIds } of left) await erase(chatId, formerIds)
    },
  }
}

/** What this engine keeps beside the chat: slots and ids of both. */
function mergeRecords(from: ChatRecord, to: ChatRecord | undefined, toId: number): ChatRecord {
  return {
    ...mergeChats(from, to, toId),
    recentSlots: `${from.recentSlots ?? ''} ${to?.recentSlots ?? ''}`.trim(),
    formerIds: [...new Set([...(from.formerIds ?? []), from.id, ...(to?.formerIds ?? [])])],
  }
}
