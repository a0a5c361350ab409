// Places for handlers: so many run at once, and the others wait for one that ends.
import type { Deps } from '#deps'
import { createSteadyClock } from '#domain/steady-clock'

/** Handlers come to an end all the time while anything works: a minute without is a standstill. */
const STUCK_MS = 60_000

export type Places = {
  /** Runs `work` at once while a place is free, else in its turn. */
  use<T>(work: () => Promise<T>): Promise<T>
  /** How many wait for a place though none came free for a minute; 0 while it goes on. */
  stuck(): number
  /** Nothing begins any more: what waits for a place waits for ever. */
  close(): void
}

export function createPlaces(most: number, now: Deps['now']): Places {
  const steadyNow = createSteadyClock(now)
  const waiting: (() => void)[] = []
  let [taken, isClosed, movedAt] = [0, false, steadyNow()]

  const free = () => {
    movedAt = steadyNow()
    const next = isClosed ? undefined : waiting.shift()
    if (next === undefined) taken -= 1
    else next()
  }
  const whenFree = (): Promise<void> => {
    if (waiting.length === 0) movedAt = steadyNow()
    return new Promise((resolve) => waiting.push(resolve))
  }
  const inPlace = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } finally {
      free()
    }
  }
  return {
    use(work) {
      if (taken >= most || isClosed) return whenFree().then(() => inPlace(work))
      taken += 1
      return inPlace(work)
    },
    stuck: () => (steadyNow() - movedAt > STUCK_MS ? waiting.length : 0),
    close() {
      isClosed = true
    },
  }
}
