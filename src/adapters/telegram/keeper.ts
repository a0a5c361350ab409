// Updates written down between Telegram, which forgets what it was told has come, and their handler, which a kill may stop.
import type { Update } from 'grammy/types'
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'

const RETRY_MS = 1000

export type Keeper = {
  /**
   * Written down, or `signal` aborted. Where processes share a store nothing can be handled without it: it waits. Alone the
   * bot answers what it can, as with a full disk.
   */
  keep(updates: Update[], signal: AbortSignal): Promise<void>
  /** Those that were written down and not handled, once the store tells; `attempt` knows them from now on. */
  open(signal: AbortSignal): Promise<Update[]>
  /** Those that were written down, and are not handled since `leftMs` at the least: of a process that died. */
  left(leftMs: number): Promise<Update[]>
  /**
   * Runs `handle`. Of one that was opened it is written down first that it begins again; from the second time on it runs by
   * itself, as it may be what ended the process. One that did so too often is given up: it is not run.
   */
  attempt(update: Update, handle: () => Promise<void>): Promise<void>
  /** It was handled; it never rejects. */
  finish(update: Update): Promise<void>
}

export function createKeeper({ store, now, wait, log }: Pick<Deps, 'store' | 'now' | 'wait' | 'log'>): Keeper {
  /** Undefined when it is given up. */
  const patiently = async <T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T | undefined> => {
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        return await ask()
      } catch (error) {
        if (failures === 1 || failures % 20 === 0)
          log.error('updates-not-kept', { failures, isWaitedFor: store.isShared }, error)
        if (!store.isShared) return undefined
        await wait(RETRY_MS, signal)
      }
    }
    return undefined
  }
  /** How often each that was opened had begun again before. */
  const opened = new Map<number, number>()
  /** When each that is open was first seen to be. */
  let seen = new Map<number, Instant>()
  // All that may have ended a process go one after the other.
  let suspects: Promise<void> = Promise.resolve()
  const alone = (work: () => Promise<void>) => {
    suspects = suspects.then(work, work)
    return suspects
  }
  const begin = async (id: number): Promise<boolean> => {
    try {
      return await store.beginUpdate(id)
    } catch (error) {
      log.error('update-not-counted', { update: id }, error)
      return true
    }
  }
  const handleAgain = async (id: number, handle: () => Promise<void>): Promise<void> => {
    if (await begin(id)) return handle()
    log.error('update-given-up', { update: id })
  }
  return {
    keep: (updates, signal) => patiently(signal, () => store.keepUpdates(updates)),
    async open(signal) {
      const open = (await patiently(signal, () => store.openUpdates())) ?? []
      for (const { update, begun } of open) opened.set(update.update_id, begun)
      if (open.length > 0) log.info('updates-left', { count: open.length })
      return open.map(({ update }) => update as Update)
    },
    async left(leftMs) {
      const before = seen
      seen = new Map()
      const left: Update[] = []
      for (const { update, begun } of await store.openUpdates()) {
        const sinceAt = before.get(update.update_id) ?? now()
        seen.set(update.update_id, sinceAt)
        if (now() - sinceAt < leftMs) continue
        opened.set(update.update_id, begun)
        left.push(update as Update)
      }
      return left
    },
    async attempt({ update_id: id }, handle) {
      const begun = opened.get(id)
      if (begun === undefined) return handle()
      await (begun > 0 ? alone(() => handleAgain(id, handle)) : handleAgain(id, handle))
      opened.delete(id)
    },
    finish: async ({ update_id: id }) => {
      await store.finishUpdate(id).catch((error: unknown) => {
        log.error('update-not-finished', { update: id }, error)
      })
    },
  }
}
