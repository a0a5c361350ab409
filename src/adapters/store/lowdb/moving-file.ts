// The note in a folder that a move into it is under way: while it is there no bot starts on what is only half there.
import { join } from 'node:path'
import type { Moving } from '#adapters/store/portable'
import { StoreError } from '#adapters/store/store-error'
import { type Files, readAll, withFile } from './files.ts'

const NAME = 'moving.json'

/** Durable when it resolves; the note before stays whole until then. */
export async function writeMoving(files: Files, folder: string, moving: Moving): Promise<void> {
  const path = join(folder, NAME)
  const file = await files.open(`${path}.tmp`, 'create')
  try {
    await file.write(Buffer.from(JSON.stringify(moving)), 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await files.rename(`${path}.tmp`, path)
  await files.syncFolder(folder)
}

export async function readMoving(files: Files, folder: string): Promise<Moving | undefined> {
  const bytes = await withFile(files, join(folder, NAME), readAll)
  return bytes && (JSON.parse(bytes.toString('utf8')) as Moving)
}

export async function removeMoving(files: Files, folder: string): Promise<void> {
  await files.remove(join(folder, NAME))
  await files.syncFolder(folder)
}

/** Throws a StoreError `moving` where something is only half there. */
export async function refuseMoving(files: Files, folder: string): Promise<void> {
  if ((await readMoving(files, folder)) === undefined) return
  throw new StoreError(
    'moving',
    `${folder} holds only a part: a move or a restore into it was interrupted. Start that again, or empty the folder.`,
  )
}
