// Finished deliveries, a file a day: written rarely and in bulk, read only when somebody asks why. A delivery may stand
// there twice after a crash; its last line counts.
import { join } from 'node:path'
import type { Instant } from '#domain/article'
import type { Delivery, DeliveryState } from '#domain/delivery'
import { diskError } from './error.ts'
import { type Files, isMissing, type OpenFile } from './files.ts'
import { eachLine } from './lines.ts'

export type DayFiles = {
  /** Appends deliveries to the files of the days they were settled on (UTC); durable when it resolves. */
  append(deliveries: Delivery[]): Promise<void>
  /** Deliveries of these chats settled at or after `sinceAt`, newest first, at most `limit`. */
  receipts(chatIds: number[], sinceAt: Instant, limit: number): Promise<Delivery[]>
  /** Erases every line of these chats. */
  erase(chatIds: number[]): Promise<void>
  /** Days before this one that have a file, oldest first. */
  daysBefore(day: string): Promise<string[]>
  /** How many deliveries of the day ended in each state. */
  count(day: string): Promise<Partial<Record<DeliveryState, number>>>
  remove(day: string): Promise<void>
}

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

  const eachOf = async (day: string, marks: Buffer[] | undefined, take: (delivery: Delivery) => void) => {
    const file = await files.open(pathOf(day), 'read').catch((error: unknown) => {
      if (isMissing(error)) return undefined
      throw error
    })
    if (file === undefined) return
    try {
      await eachLine(file, (line) => {
        if (marks && !marks.some((mark) => line.includes(mark))) return
        const delivery = parseDelivery(line)
        if (delivery !== undefined) take(delivery)
      })
    } finally {
      await file.close()
    }
  }

  const eraseDay = async (day: string, chatIds: number[]) => {
    const marks = chatIds.map(markOf)
    const from = await files.open(pathOf(day), 'read')
    try {
      const cuts: Range[] = []
      await eachLine(from, (line, start, ended) => {
        if (!marks.some((mark) => line.includes(mark))) return
        const delivery = parseDelivery(line)
        // The piece of a line that a crash left is erased as well.
        if (delivery === undefined || chatIds.includes(delivery.chatId))
          cuts.push({ start, end: start + line.length + (ended ? 1 : 0) })
      })
      if (cuts.length === 0) return
      const draft = `${pathOf(day)}.tmp`
      await writeWithout(files, from, cuts, draft)
      await files.rename(draft, pathOf(day))
      await files.syncFolder(root)
    } finally {
      await from.close()
    }
  }

  return {
    append: (deliveries) =>
      inTurn(async () => {
        if (deliveries.length === 0) return
        await files.makeFolder(root)
        const days = new Set(deliveries.map((delivery) => dayOf(settledAt(delivery))))
        for (const day of days)
          await appendDay(
            day,
            deliveries.filter((delivery) => dayOf(settledAt(delivery)) === day),
          )
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
    erase: (chatIds) =>
      inTurn(async () => {
        for (const day of await days())
          await eraseDay(day, chatIds).catch((error: unknown) => {
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

type Range = { start: number; end: number }

/** Copies a file without these ranges (ascending), durably. */
async function writeWithout(files: Files, from: OpenFile, cuts: Range[], path: string): Promise<void> {
  const to = await files.open(path, 'create')
  try {
    const size = await from.size()
    const chunk = Buffer.allocUnsafe(COPY_BYTES)
    let written = 0
    let position = 0
    for (const { start, end } of [...cuts, { start: size, end: size }]) {
      while (position < start) {
        const read = await from.read(chunk.subarray(0, Math.min(chunk.length, start - position)), position)
        if (read === 0) break
        await to.write(chunk.subarray(0, read), written)
        written += read
        position += read
      }
      position = end
    }
    await to.sync()
  } finally {
    await to.close()
  }
}

const COPY_BYTES = 1 << 20

/** What a line of this chat must contain: cheaper to look for than parsing every line. */
function markOf(chatId: number): Buffer {
  return Buffer.from(`"chatId":${chatId},`)
}

function settledAt(delivery: Delivery): Instant {
  return delivery.settledAt ?? delivery.queuedAt
}

/** Undefined for the piece of a line that a crash left. */
function parseDelivery(line: Buffer): Delivery | undefined {
  try {
    return JSON.parse(line.toString('utf8')) as Delivery
  } catch {
    return undefined
  }
}
