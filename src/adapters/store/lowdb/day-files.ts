// Finished deliveries, a file a day: written rarely and in bulk, read only when somebody asks why. A delivery may stand
// there twice after a crash; its last line counts.
import { join } from 'node:path'
import type { Instant } from '#domain/article'
import type { Delivery, DeliveryState } from '#domain/delivery'
import { markOf, parseDelivery } from './delivery-line.ts'
import { eraseLines } from './erase-lines.ts'
import { diskError } from './error.ts'
import { type Files, isMissing } from './files.ts'
import { eachLine } from './lines.ts'

export type DayFiles = {
  /** Appends deliveries to the files of the days they were settled on (UTC); durable when it resolves. */
  append(deliveries: Delivery[]): Promise<void>
  /** Deliveries of these chats settled at or after `sinceAt`, newest first, at most `limit`. */
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
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Where a line begins. */
export type Place = { day: string; offset: number }
/** `next`: the place of the first one beyond the limit. */
export type Found = { items: Delivery[]; next?: Place }

export function dayOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10)
}

export function createDayFiles(files: Files, folder: string): DayFiles {
  const root = join(folder, 'deliveries')
  const pathOf = (day: string) => join(root, `${day}.jsonl`)
  // One thing at a time: an erasure must not miss what is being appended.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }

  const days = async () =>
    (await files.list(root)).flatMap((name) => /^(\d{4}-\d\d-\d\d)\.jsonl$/.exec(name)?.[1] ?? []).sort()

  const appendDay = async (day: string, deliveries: Delivery[]) => {
    const file = await files.open(pathOf(day), 'append')
    try {
      const size = await file.size()
      try {
        // The newline in front ends a line that a crash cut.
        await file.write(Buffer.from(`\n${deliveries.map((delivery) => JSON.stringify(delivery)).join('\n')}\n`), size)
        await file.sync()
      } catch (error) {
        await file.truncate(size).catch(() => undefined)
        throw error
      }
    } finally {
      await file.close()
    }
  }

  /** Hands over lines until `take` returns false, from an offset on, those with one of the marks if there are any. */
  const eachOf = async (
    day: string,
    marks: Buffer[] | undefined,
    take: (delivery: Delivery, offset: number) => unknown,
    from = 0,
  ) => {
    const file = await files.open(pathOf(day), 'read').catch((error: unknown) => {
      if (isMissing(error)) return undefined
      throw error
    })
    if (file === undefined) return
    try {
      const takeLine = (line: Buffer, offset: number) => {
        if (marks && !marks.some((mark) => line.includes(mark))) return true
        const delivery = parseDelivery(line)
        return delivery === undefined || take(delivery, offset)
      }
      await eachLine(file, takeLine, from)
    } finally {
      await file.close()
    }
  }

  return {
    append: (deliveries) =>
      inTurn(async () => {
        if (deliveries.length === 0) return
        await files.makeFolder(root)
        const byDay = new Map<number, Delivery[]>()
        for (const delivery of deliveries) {
          const day = Math.floor(settledAt(delivery) / DAY_MS)
          const others = byDay.get(day)
          if (others) others.push(delivery)
          else byDay.set(day, [delivery])
        }
        for (const [day, those] of byDay) await appendDay(dayOf(day * DAY_MS), those)
        await files.syncFolder(root)
        await files.syncFolder(folder)
      }),
    receipts: (chatIds, sinceAt, limit) =>
      inTurn(async () => {
        const found = new Map<string, Delivery>()
        for (const day of (await days()).reverse()) {
          if (day < dayOf(sinceAt) || found.size >= limit) break
          await eachOf(day, chatIds.map(markOf), (delivery) => {
            if (chatIds.includes(delivery.chatId) && settledAt(delivery) >= sinceAt) found.set(delivery.key, delivery)
          })
        }
        return [...found.values()].sort((a, b) => settledAt(b) - settledAt(a)).slice(0, limit)
      }),
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
          await eachOf(day, [Buffer.from(mark)], take, day === from.day ? from.offset : 0)
          if (found.next) break
        }
        return found
      }),
    erase: (chatIds) =>
      inTurn(async () => {
        for (const day of await days())
          await eraseLines(files, root, pathOf(day), chatIds).catch((error: unknown) => {
            throw diskError(pathOf(day), error)
          })
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
    remove: (day) => inTurn(() => files.remove(pathOf(day))),
  }
}

function settledAt(delivery: Delivery): Instant {
  return delivery.settledAt ?? delivery.queuedAt
}
