// A look at the store's folder for the doctor: can it be read, and may it be written, or made. It leaves nothing behind, takes no
// lock, and may run beside the bot.
import { constants, existsSync } from 'node:fs'
import { access, mkdtemp, rmdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { EDITORS } from '#adapters/store/kinds-desk'
import { StoreError, systemWord } from '#adapters/store/store-error'
import { createFiles, isMissing } from './files.ts'
import { refuseMoving } from './moving-file.ts'
import { recover } from './recover.ts'

/** What the folder holds, in one line; and the editors that are named in it. */
export type FolderFinding = { text: string; editorIds: number[] }

/** Throws a StoreError for what the next start would refuse. */
export async function checkLowdbFolder(path: string): Promise<FolderFinding> {
  const folder = resolve(path)
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    if (isMissing(error)) {
      await tryMaking(folder)
      return { text: `lowdb, ${folder} is made at the first start`, editorIds: [] }
    }
    throw new StoreError('folder', `${folder} cannot be used: ${systemWord(error)}; check who owns it.`, error)
  }
  const files = createFiles()
  await refuseMoving(files, folder)
  // A bot at work may put a snapshot in place between two looks: what is wrong twice is wrong.
  const { tables, end } = await recover(files, folder).catch(() => recover(files, folder))
  const torn = end.tornBytes > 0 ? `, ${end.tornBytes} bytes of a cut write at its end` : ''
  const text = `lowdb, ${folder}: ${tables.chats.size()} chats, ${tables.articles.size()} articles${torn}`
  return { text, editorIds: [...tables.of(EDITORS).values()].map(({ id }) => id) }
}

/** Makes a folder where this one, or the first above it that is missing, would be, and takes it away: rights alone do not tell. */
async function tryMaking(folder: string): Promise<void> {
  const parent = dirname(folder)
  try {
    await rmdir(await mkdtemp(join(parent, '.doctor-')))
  } catch (error) {
    if (isMissing(error) && !existsSync(parent)) return tryMaking(parent)
    throw new StoreError(
      'folder',
      `${folder} cannot be made: ${systemWord(error)}; set DATA_DIR to a folder that may be written.`,
      error,
    )
  }
}
