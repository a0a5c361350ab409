// A look at the store's folder for the doctor: can it be read, and may it be written. It changes nothing, takes no lock,
// and may run beside the bot.
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
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
    if (isMissing(error)) return { text: `lowdb, ${folder} is made at the first start`, editorIds: [] }
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
