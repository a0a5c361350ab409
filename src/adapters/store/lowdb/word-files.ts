// The words of page texts, a file a day of news: a search reads days from the newest on and keeps none of them in memory.
// They follow from the pages and can be made again, so nothing waits for the disk, and a line that a crash cut counts for
// nothing. The last line of an article counts.
import { join } from 'node:path'
import type { Instant } from '#domain/article'
import { type Files, readAll, withFile } from './files.ts'

/** `words` as `joinWords` makes them, of the page fetched at that moment. */
export type WordLine = { id: string; fetchedAt: Instant; words: string }
/** `stale`: lines that later ones took the place of. */
export type WordDay = { lines: Map<string, WordLine>; stale: number }

export type WordFiles = {
  read(day: string): Promise<WordDay>
  add(day: string, lines: WordLine[]): Promise<void>
  /** The file anew, with nothing but these. */
  rewrite(day: string, lines: WordLine[]): Promise<void>
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
  const write = async (path: string, mode: 'append' | 'create', lines: WordLine[]) => {
    await files.makeFolder(root)
    const file = await files.open(path, mode)
    try {
      await file.write(Buffer.from(lines.map(formatLine).join('')), await file.size())
    } finally {
      await file.close()
    }
  }

  return {
    async read(day) {
      const text = await withFile(files, pathOf(day), async (file) => (await readAll(file)).toString('utf8'))
      return parseLines(text ?? '')
    },
    add: (day, lines) => inTurn(() => write(pathOf(day), 'append', lines)),
    rewrite: (day, lines) =>
      inTurn(async () => {
        await write(`${pathOf(day)}.tmp`, 'create', lines)
        await files.rename(`${pathOf(day)}.tmp`, pathOf(day))
      }),
    days: async () => (await files.list(root)).flatMap((name) => /^(.*)\.txt$/.exec(name)?.[1] ?? []),
    remove: (day) => inTurn(() => files.remove(pathOf(day))),
  }
}

/** The newline in front ends a line that was cut; the length tells one. */
function formatLine({ id, fetchedAt, words }: WordLine): string {
  return `\n${id} ${fetchedAt} ${words.length}${words}`
}

function parseLines(text: string): WordDay {
  const lines = new Map<string, WordLine>()
  let all = 0
  for (let start = text.indexOf('\n'); start >= 0; ) {
    const end = text.indexOf('\n', start + 1)
    const line = text.slice(start + 1, end < 0 ? text.length : end)
    start = end
    const [, id = '', fetchedAt, length = ''] = /^([\w-]+) (\d+) (\d+)/.exec(line) ?? []
    const words = line.slice(`${id} ${fetchedAt} ${length}`.length)
    all++
    if (id !== '' && words.length === Number(length)) lines.set(id, { id, fetchedAt: Number(fetchedAt), words })
  }
  return { lines, stale: all - lines.size }
}
