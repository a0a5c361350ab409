// How much room the disk under a folder has left. It looks at nothing in the folder.
import { statfs } from 'node:fs/promises'

/** Bytes free for this process; undefined where the system does not tell. */
export async function freeSpace(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return undefined
  }
}
