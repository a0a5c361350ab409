// Which of several processes polls: the one that has the lease. Telegram gives updates to one alone (Bot API: 409 to others).
import type { Deps } from '#deps'
import { createSteadyClock } from '#domain/steady-clock'

const NAME = 'polling'
const HOLD_MS = 5000
const RENEW_MS = 1000

export type PollingLease = {
  /** Resolves when this process may poll, or the signal aborts: with how often it got the lease so far. */
  whenHeld(signal: AbortSignal): Promise<number>
  isHeld(): boolean
  /** Takes the lease, and keeps it, as far as nobody else has it, until `signal` aborts; then gives it back. */
  run(signal: AbortSignal): Promise<void>
}

export function createPollingLease(
  { store, now, wait, log }: Pick<Deps, 'store' | 'now' | 'wait' | 'log'>,
  owner: string,
): PollingLease {
  const steadyNow = createSteadyClock(now)
  let heldUntil = Number.NEGATIVE_INFINITY
  let turns = 0
  const waiting = new Set<() => void>()
  const isHeld = () => steadyNow() < heldUntil
  return {
    isHeld,
    async whenHeld(signal) {
      if (isHeld() || signal.aborted) return turns
      await new Promise<void>((resolve) => {
        const end = () => {
          waiting.delete(end)
          signal.removeEventListener('abort', end)
          resolve()
        }
        waiting.add(end)
        signal.addEventListener('abort', end)
      })
      return turns
    },
    async run(signal) {
      while (!signal.aborted) {
        const at = steadyNow()
        // Without the store nothing can be handled either.
        const isTaken = await store.takeLease(NAME, owner, HOLD_MS).catch(() => false)
        if (isTaken && !isHeld()) {
          turns += 1
          log.info('polling')
        }
        if (isTaken) heldUntil = at + HOLD_MS
        if (isHeld()) for (const go of waiting) go()
        await wait(RENEW_MS, signal)
      }
      await store.dropLease(NAME, owner).catch(() => undefined)
    },
  }
}
