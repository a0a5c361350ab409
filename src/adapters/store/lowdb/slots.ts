// Slots: which chats are due for a digest, in groups that share zone, schedule and instant, so that a tick costs what
// is due and not what is subscribed.
import type { Store } from '#adapters/store/store'
import type { DueSlot } from '#adapters/store/store-sending'
import type { Instant } from '#domain/article'
import type { Schedule } from '#domain/schedule'
import { copy } from './copy.ts'
import type { DeliveryBook } from './delivery-book.ts'
import type { Engine } from './engine.ts'
import { compareText, createOrdered } from './ordered.ts'
import type { ChatRecord } from './records.ts'

type Group = { key: string; slotAt: Instant; zone: string; schedule: Schedule; chatIds: Set<number> }

export function createSlots(
  { tables, transact, look }: Engine,
  book: DeliveryBook,
): Pick<Store, 'dueSlots' | 'queueSlot'> {
  const { chats } = tables
  const groups = new Map<string, Group>()
  const bySlot = createOrdered<Group>((a, b) => a.slotAt - b.slotAt || compareText(a.key, b.key))
  // Schedules are shared objects: their text is made once.
  const texts = new WeakMap<Schedule, string>()
  const keyOf = (zone: string, schedule: Schedule, slotAt: Instant) => {
    const text = texts.get(schedule) ?? JSON.stringify(schedule)
    texts.set(schedule, text)
    return `${slotAt} ${zone} ${text}`
  }

  const leave = ({ id, zone, schedule, nextSlotAt }: ChatRecord) => {
    const group = nextSlotAt === undefined ? undefined : groups.get(keyOf(zone, schedule, nextSlotAt))
    group?.chatIds.delete(id)
    if (group?.chatIds.size !== 0) return
    groups.delete(group.key)
    bySlot.remove(group)
  }
  const enter = ({ id, zone, schedule, nextSlotAt }: ChatRecord) => {
    if (nextSlotAt === undefined) return
    const key = keyOf(zone, schedule, nextSlotAt)
    let group = groups.get(key)
    if (group === undefined) {
      group = { key, slotAt: nextSlotAt, zone, schedule, chatIds: new Set() }
      groups.set(key, group)
      bySlot.add(group)
    }
    group.chatIds.add(id)
  }
  chats.index((before, after) => {
    if (before) leave(before)
    if (after) enter(after)
  })

  return {
    dueSlots: (at, limit) =>
      look(() => {
        const due: DueSlot[] = []
        for (const { zone, schedule, slotAt, chatIds } of bySlot.ascending()) {
          if (slotAt > at || due.length >= limit) break
          due.push({ zone, schedule: copy(schedule), slotAt, chats: chatIds.size })
        }
        return due
      }),
    queueSlot: ({ due, slot, nextSlotAt, queuedAt, limit }) =>
      transact(() => {
        if (nextSlotAt !== undefined && nextSlotAt <= due.slotAt)
          throw new RangeError('A chat moves on to a later slot, never to the same or an earlier one.')
        const group = groups.get(keyOf(due.zone, due.schedule, due.slotAt))
        const chatIds = group ? firstOf(group.chatIds, limit) : []
        for (const chatId of chatIds) {
          if (slot) {
            const task = { kind: 'digest' as const, slotKey: slot.key, slotAt: slot.at }
            book.insert({ key: digestKey(chatId, slot.key), chatId, task, queuedAt, notBeforeAt: slot.at })
          }
          const { nextSlotAt: _past, ...chat } = chats.get(chatId) as ChatRecord
          chats.put(nextSlotAt === undefined ? chat : { ...chat, nextSlotAt })
        }
        return chatIds.length
      }),
  }
}

/** The key of a chat's scheduled digest. */
function digestKey(chatId: number, slotKey: string): string {
  return `digest:${chatId}:${slotKey}`
}

function firstOf(ids: Set<number>, limit: number): number[] {
  const found: number[] = []
  for (const id of ids) {
    if (found.length >= limit) break
    found.push(id)
  }
  return found
}
