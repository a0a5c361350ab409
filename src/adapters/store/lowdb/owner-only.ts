// Data on a machine that others use, too: readable by the user the bot runs as, and by nobody else.
import { chmod, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from './files.ts'
import { isOfStore } from './recover.ts'

const OTHERS = 0o077
/** Beside the document and its journals; what lies in a folder that is closed is closed. */
const OWN_NAMES = ['db.json.tmp', 'moving.json', 'deliveries', 'pages', 'words']

/** What this process makes from now on is its user's alone. Not for worker threads, which cannot say so. */
export function writeForOwnerOnly(): void {
  process.umask(OTHERS)
}

/**
 * Closes what a store in the folder has already, as earlier releases made it. The folder itself stays as the operator made it:
 * other things may be in it. Resolves with the files that stay open, as they are another user's.
 */
export async function closeToOthers(folder: string): Promise<string[]> {
  // A folder that cannot be read is told of by who opens the store.
  const names = await readdir(folder).catch(() => [])
  const left: string[] = []
  for (const name of names.filter((each) => isOfStore(each) || OWN_NAMES.includes(each))) {
    const path = join(folder, name)
    const isClosed = await close(path).catch((error: unknown) => isMissing(error))
    if (!isClosed) left.push(path)
  }
  return left
}

async function close(path: string): Promise<true> {
  const { mode } = await stat(path)
  if ((mode & OTHERS) !== 0) await chmod(path, mode & 0o7777 & ~OTHERS)
  return true
}
