// Updates written down between Telegram, which forgets what it was told has come, and their handler, which a kill may stop.
import type { Update } from 'grammy/types'
import type { Deps } from '#deps'
import { describeError } from '#log'

const RETRY_MS = 1000

export type Keeper = {
  /**
   * Written down, or `signal` aborted. Where processes share a store nothing can be handled without it: it waits. Alone the
   * bot answers what it can, as with a full disk.
   */
  keep(updates: Update[], signal: AbortSignal): Promise<void>
  /** Those that were written down and not handled, once the store tells. */
  open(signal: AbortSignal): Promise<Update[]>
  /** It was handled; it never rejects. */
  finish(update: Update): Promise<void>
}

export function createKeeper({ store, wait, log }: Pick<Deps, 'store' | 'wait' | 'log'>): Keeper {
  /** Undefined when it is given up. */
  const patiently = async <T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T | undefined> => {
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        return await ask()
      } catch (error) {
        if (failures === 1 || failures % 20 === 0)
          log.error('updates-not-kept', { failures, error: describeError(error), isWaitedFor: store.isShared })
        if (!store.isShared) return undefined
        await wait(RETRY_MS, signal)
      }
    }
    return undefined
  }
  return {
    keep: (updates, signal) => patiently(signal, () => store.keepUpdates(updates)),
    open: async (signal) => ((await patiently(signal, () => store.openUpdates())) ?? []) as Update[],
    finish: async ({ update_id: id }) => {
      await store.finishUpdate(id).catch((error: unknown) => {
        log.error('update-not-finished', { update: id, error: describeError(error) })
      })
    },
  }
}
