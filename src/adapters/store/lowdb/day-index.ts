// Finds a chat's lines in a day file without reading the others: what is appended is noted in memory, and written to the
// day's index now and then. What a kill left out of the index is looked up in the file, once.
import { join } from 'node:path'
import { chatIdOf } from './delivery-line.ts'
import { type Files, withFile } from './files.ts'
import { eachLine } from './lines.ts'
import { encodeIndex, eraseOffsets, type Mark, readCovered, readIndex, readOffsets } from './receipt-index.ts'

export type DayIndex = {
  /** Lines were appended to the day's file, durably, from `from` up to `to`. */
  note(day: string, marks: Mark[], from: number, to: number): void
  /** Where lines of these chats begin, ascending; some may be another's, or erased. */
  offsets(day: string, chatIds: number[]): Promise<number[]>
  /** To be called once their lines are erased. */
  erase(day: string, chatIds: number[]): Promise<void>
  remove(day: string): Promise<void>
  /** Writes out what is noted. */
  close(): Promise<void>
}

/** Notes of the lines from `from` to `to`, as pairs. */
type Fresh = { from: number; to: number; pairs: number[] }

const MOST_NOTED = 20_000

/** `pathOf` gives the path of a day's file. */
export function createDayIndex(files: Files, root: string, pathOf: (day: string) => string): DayIndex {
  const fresh = new Map<string, Fresh>()
  const whole = new Set<string>()
  const indexPath = (day: string) => join(root, `${day}.index`)
  // One change at a time; looking things up never waits for one that does not concern it.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
  /** Pairs of the whole lines between two offsets, and where the last of them ends. */
  const scan = async (day: string, from: number, until: number) => {
    const pairs: number[] = []
    let covered = from
    const take = (line: Buffer, offset: number, ended: boolean) => {
      if (offset >= until || !ended) return false
      covered = offset + line.length + 1
      const chatId = chatIdOf(line)
      if (chatId !== undefined) pairs.push(chatId, offset)
      return true
    }
    await withFile(files, pathOf(day), (file) => eachLine(file, take, from))
    return { pairs, covered }
  }
  const write = async (day: string, bytes: Uint8Array) => {
    const draft = `${indexPath(day)}.tmp`
    const file = await files.open(draft, 'create')
    try {
      await file.write(bytes, 0)
      await file.sync()
    } finally {
      await file.close()
    }
    await files.rename(draft, indexPath(day))
  }
  /** The day's index is written anew, with all that its file holds. */
  const seal = (day: string) =>
    inTurn(async () => {
      const noted = fresh.get(day)
      const count = noted?.pairs.length ?? 0
      const to = noted?.to
      const old = (await withFile(files, indexPath(day), readIndex)) ?? { covered: 0, pairs: [] }
      const gap = await scan(day, old.covered, noted?.from ?? Number.POSITIVE_INFINITY)
      const parts = [old.pairs, gap.pairs, noted?.pairs.slice(0, count) ?? []]
      const pairs = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
      let at = 0
      for (const part of parts) {
        pairs.set(part, at)
        at += part.length
      }
      await write(day, encodeIndex({ covered: Math.max(gap.covered, to ?? 0), pairs }))
      if (noted === undefined || to === undefined) return
      noted.pairs.splice(0, count)
      noted.from = to
      if (noted.pairs.length === 0) fresh.delete(day)
    })
  /** Makes sure that index and notes together have every line. */
  const complete = async (day: string) => {
    if (whole.has(day)) return
    const covered = (await withFile(files, indexPath(day), readCovered)) ?? 0
    const size = fresh.get(day)?.from ?? (await withFile(files, pathOf(day), (file) => file.size())) ?? 0
    if (covered < size) await seal(day)
    whole.add(day)
  }

  return {
    note(day, marks, from, to) {
      const noted = fresh.get(day) ?? { from, to, pairs: [] }
      for (const { chatId, offset } of marks) noted.pairs.push(chatId, offset)
      noted.to = to
      fresh.set(day, noted)
      // It can be made from the file: what fails is tried again with the next notes.
      if (noted.pairs.length >= 2 * MOST_NOTED) seal(day).catch(() => undefined)
    },
    async offsets(day, chatIds) {
      await complete(day)
      const found = new Set<number>()
      const pairs = fresh.get(day)?.pairs ?? []
      for (let at = 0; at < pairs.length; at += 2)
        if (chatIds.includes(pairs[at] as number)) found.add(pairs[at + 1] as number)
      await withFile(files, indexPath(day), async (file) => {
        for (const chatId of chatIds) for (const offset of await readOffsets(file, chatId)) found.add(offset)
      })
      return [...found].sort((a, b) => a - b)
    },
    erase: (day, chatIds) =>
      inTurn(async () => {
        const pairs = fresh.get(day)?.pairs ?? []
        for (let at = 0; at < pairs.length; at += 2) if (chatIds.includes(pairs[at] as number)) pairs[at] = 0
        // The other way of opening makes what is missing.
        if (!(await withFile(files, indexPath(day), readCovered))) return
        const file = await files.open(indexPath(day), 'append')
        try {
          for (const chatId of chatIds) await eraseOffsets(file, chatId)
          await file.sync()
        } finally {
          await file.close()
        }
      }),
    remove: (day) =>
      inTurn(async () => {
        fresh.delete(day)
        whole.delete(day)
        await files.remove(indexPath(day))
      }),
    async close() {
      await Promise.all([...fresh.keys()].map((day) => seal(day).catch(() => undefined)))
    },
  }
}
