// A backup put into a folder that holds no store. Until it is whole no bot starts there.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '#adapters/store/store-error'
import type { Instant } from '#domain/article'
import { type Copied, copyLowdbFolder } from './copy-folder.ts'
import { createFiles, type Files } from './files.ts'
import { lockFolder } from './lock.ts'
import { readMoving, removeMoving, writeMoving } from './moving-file.ts'
import { isOfStore } from './recover.ts'

/** What the note says in the place of a source's fingerprint. */
const RESTORE = 'restore'

/** Throws a StoreError: `folder` where there is a store, or no backup; `locked`; what is wrong with the backup. */
export async function restoreLowdbFolder(
  from: string,
  to: string,
  startedAt: Instant,
  wait: (ms: number) => Promise<void>,
): Promise<Copied> {
  const files = createFiles()
  await files.makeFolder(to)
  const release = await lockFolder(to, wait, () => undefined)
  try {
    const begun = await readMoving(files, to)
    const known = (await files.list(to)).filter(isKept)
    if (begun?.fingerprint !== RESTORE && (begun !== undefined || known.length > 0))
      throw new StoreError(
        'folder',
        `${to} is not empty (${known[0] ?? 'a move'}): give another DATA_DIR, or move it away.`,
      )
    await writeMoving(files, to, { fingerprint: RESTORE, startedAt, done: 0 })
    // Of a restore that was interrupted.
    await empty(files, to)
    try {
      return await copyLowdbFolder(from, to)
    } catch (error) {
      await empty(files, to)
      throw error
    } finally {
      await removeMoving(files, to)
    }
  } finally {
    await release()
  }
}

async function empty(files: Files, folder: string): Promise<void> {
  for (const name of (await files.list(folder)).filter(isKept)) await rm(join(folder, name), { recursive: true })
}

function isKept(name: string): boolean {
  return isOfStore(name) || name === 'pages' || name === 'deliveries'
}
