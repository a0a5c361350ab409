// One process a folder: the lock that says so, kept fresh while the store is open.
import { join } from 'node:path'
import { lock } from 'proper-lockfile'
import { StoreError, systemWord } from '#adapters/store/store-error'

const STALE_MS = 3000
const UPDATE_MS = 1000
/** A killed process leaves its lock behind; it is stale well within this. */
const PATIENCE_MS = 6000
const STEP_MS = 250

export type LockFolder = (
  folder: string,
  wait: (ms: number) => Promise<void>,
  onLost: () => void,
) => Promise<() => Promise<void>>

/**
 * Takes the folder's lock, waiting up to six seconds for a process that was killed. Resolves with what gives it back;
 * `onLost` runs when another process took it (this one was frozen too long). Throws `locked` or `folder`.
 */
export const lockFolder: LockFolder = async (folder, wait, onLost) => {
  for (let waitedMs = 0; ; waitedMs += STEP_MS) {
    try {
      const release = await lock(folder, {
        lockfilePath: join(folder, 'store.lock'),
        stale: STALE_MS,
        update: UPDATE_MS,
        onCompromised: onLost,
      })
      // Released already when it was lost: there is nothing left to give back.
      return () => release().catch(() => undefined)
    } catch (error) {
      const word = systemWord(error)
      if (word !== 'ELOCKED')
        throw new StoreError('folder', `${folder} cannot be used: ${word}; check that it may be written.`, error)
      if (waitedMs >= PATIENCE_MS)
        throw new StoreError(
          'locked',
          `${folder} is in use by another process: stop that one, or set DATA_DIR to another folder.`,
          error,
        )
    }
    await wait(STEP_MS)
  }
}
