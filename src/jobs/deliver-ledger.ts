// Writes to the delivery ledger that must not be lost: what was sent and not written down would be sent again.
// It waits until the store is well; it decides nothing.
import type { Deps } from '#deps'
import type { Settlement, Shown } from '#domain/delivery'

export type Ledger = {
  /** Ends a delivery this owner holds, or gives it back. */
  settle(key: string, settlement: Settlement, shown?: Shown): Promise<void>
  /** Any other write that follows from an outcome. */
  write(event: string, change: () => Promise<unknown>): Promise<void>
}

const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 30_000

/** `stopped` ends the waiting for a store that stays unwell: what is open then is for recovery. */
export function createLedger(
  { store, now, wait, log }: Pick<Deps, 'store' | 'now' | 'wait' | 'log'>,
  owner: string,
  stopped: AbortSignal,
): Ledger {
  // Those that wait equally long wait together: a hundred of them may have met the same full disk.
  const pauses = new Map<number, Promise<void>>()
  const pause = (ms: number): Promise<void> => {
    const shared = pauses.get(ms) ?? wait(ms, stopped).finally(() => pauses.delete(ms))
    pauses.set(ms, shared)
    return shared
  }
  const write = async (event: string, change: () => Promise<unknown>): Promise<void> => {
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)) {
      try {
        await change()
        return
      } catch (error) {
        // What has no code is no trouble of the store's but a bug of ours: another try would meet it again.
        const isTrouble = error instanceof Error && 'code' in error
        const retry = isTrouble ? { retryMs: waitMs } : {}
        log.error('ledger-write-failed', { write: event, ...retry }, error)
        if (stopped.aborted || !isTrouble) return
        await pause(waitMs)
      }
    }
  }
  return {
    write,
    settle: (key, settlement, shown) =>
      write('settle', () => store.settleDelivery(key, owner, settlement, now(), shown)),
  }
}
