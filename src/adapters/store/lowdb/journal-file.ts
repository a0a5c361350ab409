// The journal being written: appends batches durably, and goes over to the next file when a snapshot begins.
import { join } from 'node:path'
import type { Log } from '#log'
import type { Files, OpenFile } from './files.ts'
import { encodeFrame } from './journal.ts'
import { VERSION } from './migrations.ts'
import { journalName, type Recovered } from './recover.ts'
import type { SnapshotHead } from './snapshot.ts'
import type { Change } from './tables.ts'

export type JournalFile = {
  /** On the disk when it resolves; when it throws, the journal is as before. */
  append(changes: Change[]): Promise<void>
  /** Goes on in a new, empty journal. */
  rotate(): Promise<void>
  /** What a snapshot taken now must say. */
  head(): SnapshotHead
  bytes(): number
  close(): Promise<void>
}

/** Opens the journal where `recover` found its end, cutting a torn tail off. */
export async function createJournalFile(
  files: Files,
  folder: string,
  { journal, end }: Recovered,
  log: Log,
): Promise<JournalFile> {
  let number = journal
  let { seq, goodBytes } = end
  // Bytes after the last good offset, of a write that failed half way: cut before anything else is written.
  let hasTail = end.tornBytes > 0
  if (hasTail)
    log.warn('store-torn-tail-dropped', { file: journalName(number), offset: goodBytes, bytes: end.tornBytes })
  let file = await openJournal(files, folder, number)

  const cutTail = async () => {
    if (!hasTail) return
    await file.truncate(goodBytes)
    await file.sync()
    hasTail = false
  }
  await cutTail()

  return {
    async append(changes) {
      await cutTail()
      const frame = encodeFrame(seq + 1, changes)
      hasTail = true
      try {
        await file.write(frame, goodBytes)
        await file.sync()
      } catch (error) {
        // A second failure is met by the next append, which cuts first.
        await cutTail().catch(() => undefined)
        throw error
      }
      hasTail = false
      seq++
      goodBytes += frame.length
    },
    async rotate() {
      await cutTail()
      const next = await openJournal(files, folder, number + 1)
      const previous = file
      file = next
      number++
      goodBytes = 0
      await previous.close()
    },
    head: () => ({ version: VERSION, journal: number, seq }),
    bytes: () => goodBytes,
    async close() {
      await cutTail().catch(() => undefined)
      await file.close()
    },
  }
}

async function openJournal(files: Files, folder: string, number: number): Promise<OpenFile> {
  const file = await files.open(join(folder, journalName(number)), 'append')
  try {
    await files.syncFolder(folder)
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}
