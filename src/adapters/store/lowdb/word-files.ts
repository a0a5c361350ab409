// The words of page texts, a file a day of news: a search reads days from the newest on and keeps none of them in memory.
// They follow from the pages and can be made again, so nothing waits for the disk, and a line that a crash cut counts for
// nothing. The last line of an article counts.
import { join } from 'node:path'
import type { Instant } from '#domain/article'
import { hasPhrase, markOf, type Phrase } from '#domain/search'
import { type Files, readAll, withFile } from './files.ts'

/** `words` as `joinWords` makes them, of the page fetched at that moment. */
export type WordLine = { id: string; fetchedAt: Instant; words: string }
/** It stays as it was read, and is decoded where it may have what is looked for: most never are. */
export type StoredWords = { fetchedAt: Instant; has(phrase: Phrase): boolean }
/** `stale`: lines that later ones took the place of, or that are cut. */
export type WordDay = { lines: Map<string, StoredWords>; stale: number }

export type WordFiles = {
  read(day: string): Promise<WordDay>
  add(day: string, lines: WordLine[]): Promise<void>
  /** Writes the file anew, with the last lines of those that are kept and nothing else. */
  compact(day: string, isKept: (id: string) => boolean): Promise<void>
  days(): Promise<string[]>
  remove(day: string): Promise<void>
}

export function createWordFiles(files: Files, folder: string): WordFiles {
  const root = join(folder, 'words')
  const pathOf = (day: string) => join(root, `${day}.txt`)
  let last: Promise<unknown> = Promise.resolve()
  /** Changes go one after the other: each begins where the file ends. */
  const inTurn = (change: () => Promise<void>): Promise<void> => {
    const turn = last.then(change)
    last = turn.catch(() => undefined)
    return turn
  }
  const readBytes = async (day: string): Promise<Buffer> =>
    (await withFile(files, pathOf(day), readAll)) ?? Buffer.alloc(0)
  const write = async (path: string, mode: 'append' | 'create', bytes: Buffer) => {
    await files.makeFolder(root)
    const file = await files.open(path, mode)
    try {
      await file.write(bytes, await file.size())
    } finally {
      await file.close()
    }
  }

  return {
    async read(day) {
      const bytes = await readBytes(day)
      const { places, stale } = findLines(bytes)
      const lines = new Map([...places].map(([id, place]) => [id, storedWords(bytes, place)]))
      return { lines, stale }
    },
    add: (day, lines) => inTurn(() => write(pathOf(day), 'append', Buffer.from(lines.map(formatLine).join('')))),
    compact: (day, isKept) =>
      inTurn(async () => {
        const bytes = await readBytes(day)
        const kept = [...findLines(bytes).places].filter(([id]) => isKept(id))
        const parts = kept.map(([, { start, end }]) => bytes.subarray(start, end))
        await write(`${pathOf(day)}.tmp`, 'create', Buffer.concat(parts))
        await files.rename(`${pathOf(day)}.tmp`, pathOf(day))
      }),
    days: async () => (await files.list(root)).flatMap((name) => /^(.*)\.txt$/.exec(name)?.[1] ?? []),
    remove: (day) => inTurn(() => files.remove(pathOf(day))),
  }
}

/** The newline in front ends a line that was cut; the length, in bytes, tells one. */
function formatLine({ id, fetchedAt, words }: WordLine): string {
  return `\n${id} ${fetchedAt} ${Buffer.byteLength(words)}${words}`
}

/** A line with its newline, and where its words begin. */
type LinePlace = { fetchedAt: Instant; start: number; words: number; end: number }

const NEWLINE = 10
/** Longer than what stands before the words. */
const HEAD_BYTES = 120

function findLines(bytes: Buffer): { places: Map<string, LinePlace>; stale: number } {
  const places = new Map<string, LinePlace>()
  let all = 0
  for (let start = bytes.indexOf(NEWLINE); start >= 0; ) {
    const next = bytes.indexOf(NEWLINE, start + 1)
    const end = next < 0 ? bytes.length : next
    const head = bytes.toString('latin1', start + 1, Math.min(end, start + HEAD_BYTES))
    const [whole, id = '', fetchedAt, length] = /^([\w-]+) (\d+) (\d+)/.exec(head) ?? ['']
    const words = start + 1 + whole.length
    if (id !== '' && end - words === Number(length)) places.set(id, { fetchedAt: Number(fetchedAt), start, words, end })
    all++
    start = next
  }
  return { places, stale: all - places.size }
}

function storedWords(bytes: Buffer, { fetchedAt, words, end }: LinePlace): StoredWords {
  return {
    fetchedAt,
    has(phrase) {
      const [first] = phrase
      const line = bytes.subarray(words, end)
      if (first === undefined || !line.includes(markOf(first))) return false
      return phrase.length === 1 || hasPhrase(line.toString('utf8'), phrase)
    },
  }
}
