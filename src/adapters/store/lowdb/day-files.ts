// Finished deliveries, a file a day: written rarely and in bulk, read only when somebody asks why. A delivery may stand
// there twice after a crash; its last line counts.
import { join } from 'node:path'
import { diskError } from '#adapters/store/store-error'
import type { Instant } from '#domain/article'
import type { Delivery, DeliveryState } from '#domain/delivery'
import { appendLines } from './append-lines.ts'
import { createDayIndex } from './day-index.ts'
import { dayOf, endOf, groupByDay } from './days.ts'
import { parseDelivery } from './delivery-line.ts'
import { eraseLines } from './erase-lines.ts'
import { type Files, type OpenFile, withFile } from './files.ts'
import { eachLine } from './lines.ts'
import { linesAt } from './lines-at.ts'

export type DayFiles = {
  /** Appends deliveries to the files of the days they were settled on (UTC); durable when it resolves. */
  append(deliveries: Delivery[]): Promise<void>
  /** Deliveries of these chats settled at or after `sinceAt`, newest first, at most `limit`. Waits for no appending. */
  receipts(chatIds: number[], sinceAt: Instant, limit: number): Promise<Delivery[]>
  /**
   * Deliveries that `isWanted` lets through, in the order they stand in the files, from a place on; `mark` is what their
   * lines must contain. Places stay good: files only grow at their ends, and what is erased leaves a gap.
   */
  find(mark: string, isWanted: (delivery: Delivery) => boolean, from: Place, limit: number): Promise<Found>
  /** Erases every line of these chats. */
  erase(chatIds: number[]): Promise<void>
  /** Days before this one that have a file, oldest first. */
  daysBefore(day: string): Promise<string[]>
  /** How many deliveries of the day ended in each state. */
  count(day: string): Promise<Partial<Record<DeliveryState, number>>>
  remove(day: string): Promise<void>
  close(): Promise<void>
}

/** Where a line begins. */
export type Place = { day: string; offset: number }
/** `next`: the place of the first one beyond the limit. */
export type Found = { items: Delivery[]; next?: Place }

export function createDayFiles(files: Files, folder: string): DayFiles {
  const root = join(folder, 'deliveries')
  const pathOf = (day: string) => join(root, `${day}.jsonl`)
  const index = createDayIndex(files, root, pathOf)
  // One thing at a time: an erasure must not miss what is being appended.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }

  const days = async () =>
    (await files.list(root)).flatMap((name) => /^(\d{4}-\d\d-\d\d)\.jsonl$/.exec(name)?.[1] ?? []).sort()

  const withDay = <T>(day: string, work: (file: OpenFile) => Promise<T>) => withFile(files, pathOf(day), work)
  /** Hands over lines until `take` returns false, from an offset on, those with the mark if there is one. */
  const eachOf = async (
    day: string,
    mark: Buffer | undefined,
    take: (delivery: Delivery, offset: number) => unknown,
    from = 0,
  ) => {
    const takeLine = (line: Buffer, offset: number) => {
      if (mark && !line.includes(mark)) return true
      const delivery = parseDelivery(line)
      return delivery === undefined || take(delivery, offset)
    }
    await withDay(day, (file) => eachLine(file, takeLine, from))
  }

  return {
    append: (deliveries) =>
      inTurn(async () => {
        if (deliveries.length === 0) return
        await files.makeFolder(root)
        for (const [day, those] of groupByDay(deliveries)) {
          const { marks, from, to } = await appendLines(files, pathOf(day), those)
          index.note(day, marks, from, to)
        }
        await files.syncFolder(root)
        await files.syncFolder(folder)
      }),
    async receipts(chatIds, sinceAt, limit) {
      const found = new Map<string, Delivery>()
      for (const day of (await days()).reverse()) {
        if (day < dayOf(sinceAt) || found.size >= limit) break
        const offsets = await index.offsets(day, chatIds)
        for (const line of offsets.length === 0 ? [] : ((await withDay(day, (file) => linesAt(file, offsets))) ?? [])) {
          const delivery = parseDelivery(line)
          if (delivery && chatIds.includes(delivery.chatId) && endOf(delivery) >= sinceAt)
            found.set(delivery.key, delivery)
        }
      }
      return [...found.values()].sort((a, b) => endOf(b) - endOf(a)).slice(0, limit)
    },
    find: (mark, isWanted, from, limit) =>
      inTurn(async () => {
        const found: Found = { items: [] }
        for (const day of (await days()).filter((day) => day >= from.day)) {
          const take = (delivery: Delivery, offset: number) => {
            if (!isWanted(delivery)) return true
            if (found.items.length >= limit) found.next = { day, offset }
            else found.items.push(delivery)
            return found.next === undefined
          }
          await eachOf(day, Buffer.from(mark), take, day === from.day ? from.offset : 0)
          if (found.next) break
        }
        return found
      }),
    erase: (chatIds) =>
      inTurn(async () => {
        for (const day of await days()) {
          await eraseLines(files, root, pathOf(day), chatIds).catch((error: unknown) => {
            throw diskError(pathOf(day), error)
          })
          await index.erase(day, chatIds).catch((error: unknown) => {
            throw diskError(pathOf(day), error)
          })
        }
      }),
    daysBefore: async (day) => (await days()).filter((other) => other < day),
    count: (day) =>
      inTurn(async () => {
        const states = new Map<string, DeliveryState>()
        await eachOf(day, undefined, ({ key, state }) => void states.set(key, state))
        const counts: Partial<Record<DeliveryState, number>> = {}
        for (const state of states.values()) counts[state] = (counts[state] ?? 0) + 1
        return counts
      }),
    remove: (day) =>
      inTurn(async () => {
        await files.remove(pathOf(day))
        await index.remove(day)
      }),
    close: () => inTurn(() => index.close()),
  }
}
