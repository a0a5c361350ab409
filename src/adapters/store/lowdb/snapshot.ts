// The snapshot: the whole document as one JSON value that stock lowdb reads, laid out one record a line so that it can
// be written in slices and read without holding it twice. Its last field is the check sum of all before it.
import { crc32 } from 'node:zlib'
import { StoreError } from '#adapters/store/store-error'
import { type OpenFile, readAll } from './files.ts'
import { damaged, hex } from './journal.ts'
import { eachLine } from './lines.ts'
import type { Tables } from './tables.ts'

/** `journal`: the first journal whose batches are not in it; `seq`: the last batch before that journal. */
export type SnapshotHead = { version: number; journal: number; seq: number }

/** About a millisecond of JSON: a slice must not hold up the loop for more than ten. */
const SLICE_CHARS = 256 * 1024

/** The text in slices. Tables may change between two of them: the journal that follows has those changes too. */
export function* snapshotSlices(tables: Tables, head: SnapshotHead): Generator<string, void> {
  let slice = `${JSON.stringify(head).slice(0, -1)},\n`
  for (const [name, table] of tables.all()) {
    slice += `"${name}":[`
    let separator = '\n'
    for (const record of table.values()) {
      slice += separator + JSON.stringify(record)
      separator = ',\n'
      if (slice.length < SLICE_CHARS) continue
      yield slice
      slice = ''
    }
    slice += '\n],\n'
  }
  yield slice
}

/** What ends the document whose slices have this check sum. */
export function snapshotEnd(sum: number): string {
  return `${SUM_FIELD}"${hex(sum)}"\n}\n`
}

const COMMA = 44
const SUM_FIELD = '"crc32":'
const NEWLINE = Buffer.from('\n')
const OPENING = /^"(\w+)":\[$/

/**
 * Reads a snapshot: `begin` gets its head, then `take` every record, with its offset for messages. A file of another
 * layout (stock lowdb wrote it) is read whole, and its check sum, which was of the bytes before, is passed over; older
 * snapshots have none. Throws `damaged` or `shape`.
 */
export async function readSnapshot(
  file: OpenFile,
  path: string,
  begin: (head: Record<string, unknown>) => void,
  take: (table: string, record: unknown, offset: number) => void,
): Promise<void> {
  let table: string | undefined
  let state = 'head' as 'head' | 'tables' | 'summed' | 'end' | 'foreign'
  let sum = 0
  await eachLine(file, (line, offset) => {
    const hasComma = line.at(-1) === COMMA
    // The comma is cut off as a byte: a slice of the text would be copied once more by the parser.
    const text = line.toString('utf8', 0, hasComma ? line.length - 1 : line.length)
    if (state === 'head') {
      const isOurs = text.startsWith('{"version":') && hasComma
      state = isOurs ? 'tables' : 'foreign'
      if (isOurs) begin(parse(`${text}}`, path, offset) as Record<string, unknown>)
      sum = crc32(NEWLINE, crc32(line))
      return isOurs
    }
    if (state === 'end' || (state === 'summed' && text !== '}')) throw damaged(path, offset)
    if (table === undefined && text.startsWith(SUM_FIELD)) {
      if (text !== `${SUM_FIELD}"${hex(sum)}"`) throw damaged(path, offset)
      state = 'summed'
      return true
    }
    sum = crc32(NEWLINE, crc32(line, sum))
    if (table === undefined) {
      table = OPENING.exec(text)?.[1]
      if (table === undefined && text !== '}') throw damaged(path, offset)
      if (text === '}') state = 'end'
    } else if (text === ']') table = undefined
    else take(table, parse(text, path, offset), offset)
    return true
  })
  if (state === 'foreign') await readWhole(file, path, begin, take)
  else if (state !== 'end') throw damaged(path, await file.size())
}

async function readWhole(
  file: OpenFile,
  path: string,
  begin: (head: Record<string, unknown>) => void,
  take: (table: string, record: unknown, offset: number) => void,
): Promise<void> {
  const bytes = await readAll(file)
  const document = parse(bytes.toString('utf8'), path, 0)
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw new StoreError(
      'shape',
      `${path} holds ${document === null ? 'null' : 'no object'} where the document belongs: move it away or restore a copy.`,
    )
  const { version, journal, seq, crc32: _, ...tables } = document as Record<string, unknown>
  begin({ version, journal, seq })
  for (const [name, records] of Object.entries(tables)) {
    if (!Array.isArray(records))
      throw new StoreError('shape', `${path}: ${name} is not a list of records: move the file away or restore a copy.`)
    for (const record of records) take(name, record, 0)
  }
}

function parse(text: string, path: string, offset: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw damaged(path, offset)
  }
}
