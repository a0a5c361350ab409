// What a handler does while it holds its update. A process that stood still for too long may have lost it to another: then
// nothing that this handler still wants of Telegram leaves. The store's own writes are not its business.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Deps } from '#deps'
import { createSteadyClock } from '#domain/steady-clock'

type Hold = {
  /** So long it lasts from when `keep` was last called and came to true. */
  holdMs: number
  everyMs: number
  /** Prolongs it; false: it is lost. */
  keep: () => Promise<boolean>
}

/** Runs `work`, prolonging the hold meanwhile. `isHeld` is false from the moment it may be another's. */
export type WhileHeld = <T>(hold: Hold, work: (isHeld: () => boolean) => Promise<T>) => Promise<T>

export type Holds = {
  whileHeld: WhileHeld
  /** Wraps a fetch: it rejects, and nothing leaves, when called by work that has lost its hold. */
  heldOnly<A extends unknown[], R>(fetch: (...given: A) => Promise<R>): (...given: A) => Promise<R>
}

/** A fault before a byte was written, for who classifies it (transport.ts). */
class NotHeldError extends Error {
  readonly code = 'ERR_NOT_HELD'
}

export function createHolds({ now, wait }: Pick<Deps, 'now' | 'wait'>): Holds {
  const current = new AsyncLocalStorage<() => boolean>()
  const steadyNow = createSteadyClock(now)
  return {
    async whileHeld({ holdMs, everyMs, keep }, work) {
      const ended = new AbortController()
      let [keptAt, isLost] = [steadyNow(), false]
      // What a handler began and did not wait for is nobody's any more once it has ended.
      const isHeld = () => ended.signal.aborted || (!isLost && steadyNow() - keptAt < holdMs)
      const renew = async () => {
        for (;;) {
          await wait(everyMs, ended.signal)
          if (ended.signal.aborted) return
          const at = steadyNow()
          const isKept = await keep().catch(() => undefined)
          if (isKept === false) isLost = true
          if (isKept) keptAt = at
        }
      }
      const renewing = renew()
      try {
        return await current.run(isHeld, () => work(isHeld))
      } finally {
        ended.abort()
        // What is given back next must not be taken once more.
        await renewing
      }
    },
    heldOnly:
      (fetch) =>
      async (...given) => {
        if (current.getStore()?.() === false) throw new NotHeldError('another process may have taken this update over')
        return fetch(...given)
      },
  }
}
