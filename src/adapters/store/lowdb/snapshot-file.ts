// Puts a snapshot in place: written beside the old one in slices, then renamed over it. At every moment the folder
// holds one whole snapshot and the journals that follow it.
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Files } from './files.ts'
import { journalName, journalNumbers, SNAPSHOT } from './recover.ts'
import { type SnapshotHead, snapshotEnd, snapshotSlices } from './snapshot.ts'
import type { Tables } from './tables.ts'

/** Written out in portions: one fdatasync at the end would keep writers waiting for all of it. */
const SYNC_BYTES = 4 << 20

/**
 * Writes the tables and removes the journals they make needless; returns the bytes written. `flush` runs between slices
 * and resolves false when a change that a slice may hold was taken back: the snapshot is given up then.
 */
export async function writeSnapshot(
  files: Files,
  folder: string,
  tables: Tables,
  head: SnapshotHead,
  flush: () => Promise<boolean>,
): Promise<number> {
  const path = join(folder, SNAPSHOT)
  const draft = `${path}.tmp`
  const file = await files.open(draft, 'create')
  let bytes = 0
  let syncedBytes = 0
  let sum = 0
  try {
    for (const slice of snapshotSlices(tables, head)) {
      const buffer = Buffer.from(slice)
      await file.write(buffer, bytes)
      bytes += buffer.length
      sum = crc32(buffer, sum)
      if (bytes - syncedBytes > SYNC_BYTES) {
        await file.sync()
        syncedBytes = bytes
      }
      if (!(await flush())) throw new Error('a write failed meanwhile')
    }
    const end = Buffer.from(snapshotEnd(sum))
    await file.write(end, bytes)
    bytes += end.length
    await file.sync()
  } catch (error) {
    await files.remove(draft).catch(() => undefined)
    throw error
  } finally {
    await file.close()
  }
  await files.rename(draft, path)
  await files.syncFolder(folder)
  for (const number of await journalNumbers(files, folder))
    if (number < head.journal) await files.remove(join(folder, journalName(number)))
  await files.syncFolder(folder)
  return bytes
}
