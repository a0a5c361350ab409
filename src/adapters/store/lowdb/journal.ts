// The journal: one line a batch of transactions, `crc32 json`, only ever appended. A batch is one line so that a crash
// in the middle of its write takes all of it or nothing.
import { crc32 } from 'node:zlib'
import type { Key } from '#adapters/store/kind'
import { StoreError } from '#adapters/store/store-error'
import type { OpenFile } from './files.ts'
import { eachLine } from './lines.ts'
import { VERSION } from './migrations.ts'
import type { Change } from './tables.ts'

/** A record as it is now, or the key of one that is gone. */
export type Operation = [table: string, record: unknown] | [table: string, gone: null, key: Key]
export type Frame = { version: number; seq: number; ops: Operation[] }

/** The line of a batch: `seq` counts batches over all journals, so that a lost line is noticed. */
export function encodeFrame(seq: number, changes: Change[]): Buffer {
  const ops = lastOfEach(changes).map(
    ({ table, key, after }): Operation => (after === undefined ? [table, null, key] : [table, after]),
  )
  const json = Buffer.from(JSON.stringify({ version: VERSION, seq, ops }))
  return Buffer.concat([Buffer.from(`${hex(crc32(json))} `), json, Buffer.from('\n')])
}

/** What each touched record came to in the end. */
function lastOfEach(changes: Change[]): Change[] {
  const byTable = new Map<string, Map<Key, Change>>()
  for (const change of changes) {
    const own = byTable.get(change.table) ?? new Map<Key, Change>()
    byTable.set(change.table, own.set(change.key, change))
  }
  return [...byTable.values()].flatMap((own) => [...own.values()])
}

/** The frame of a line; undefined when its check sum says that this is not what was written, or it is no batch. */
function decodeFrame(line: Buffer): Frame | undefined {
  if (line.length < 10 || line[8] !== 0x20) return undefined
  const json = line.subarray(9)
  if (line.toString('latin1', 0, 8) !== hex(crc32(json))) return undefined
  const frame: unknown = JSON.parse(json.toString('utf8'))
  return isFrame(frame) ? frame : undefined
}

/** Its check sum says that somebody wrote it, not that it was the bot. */
function isFrame(frame: unknown): frame is Frame {
  if (typeof frame !== 'object' || frame === null || !('ops' in frame) || !Array.isArray(frame.ops)) return false
  return 'seq' in frame && Number.isInteger(frame.seq) && frame.ops.every(Array.isArray)
}

/** Where a journal ended: bytes up to the last whole line, and how many follow that belong to a cut write. */
export type JournalEnd = { goodBytes: number; tornBytes: number; seq: number }

/**
 * Hands every batch after `seq` to `apply`, in order. A torn end is left out; anything else that is not what was
 * written is thrown as `damaged`, naming file and offset.
 */
export async function readJournal(
  file: OpenFile,
  path: string,
  seq: number,
  apply: (frame: Frame) => void,
): Promise<JournalEnd> {
  let goodBytes = 0
  let lastSeq = seq
  let badAt: number | undefined
  await eachLine(file, (line, offset, ended) => {
    const frame = ended ? decodeFrame(line) : undefined
    if (frame === undefined) {
      badAt ??= offset
      return
    }
    // Batches are written one after the other, each after the last was on the disk: only the last can be torn.
    if (badAt !== undefined) throw damaged(path, badAt)
    if (frame.seq !== lastSeq + 1) throw damaged(path, offset)
    apply(frame)
    lastSeq = frame.seq
    goodBytes = offset + line.length + 1
  })
  return { goodBytes, tornBytes: (await file.size()) - goodBytes, seq: lastSeq }
}

/** Restoring is the operator's choice: what follows the damage can be later than any copy. */
export function damaged(path: string, offset: number): StoreError {
  return new StoreError(
    'damaged',
    `${path} is damaged at byte ${offset}: restore the folder from a copy, or cut the file there to lose what came after.`,
  )
}

/** A check sum as it is written. */
export function hex(sum: number): string {
  return sum.toString(16).padStart(8, '0')
}
