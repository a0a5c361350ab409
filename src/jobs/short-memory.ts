// A small memory for what many ask at once: the newest answers by key, for a short while. It never remembers a failure.
import type { Instant } from '#domain/article'
import { createSteadyClock } from '#domain/steady-clock'

/** The answer remembered under `key`, else what `make` comes to; those who ask meanwhile share one making. */
type ShortMemory<T> = (key: string, make: () => Promise<T>) => Promise<T>

/** Holds at most `capacity` answers, each for `freshMs` from when it was asked for. */
export function createShortMemory<T>(capacity: number, freshMs: number, now: () => Instant): ShortMemory<T> {
  const steadyNow = createSteadyClock(now)
  const remembered = new Map<string, { at: Instant; answer: Promise<T> }>()
  return (key, make) => {
    const at = steadyNow()
    const known = remembered.get(key)
    if (known && at - known.at < freshMs) return known.answer
    const entry = { at, answer: make() }
    entry.answer.catch(() => {
      if (remembered.get(key) === entry) remembered.delete(key)
    })
    // Set anew, so that the map's order stays that of asking.
    remembered.delete(key)
    remembered.set(key, entry)
    const [oldest] = remembered.keys()
    if (remembered.size > capacity && oldest !== undefined) remembered.delete(oldest)
    return entry.answer
  }
}
