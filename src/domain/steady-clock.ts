// Time that only goes forward, out of a clock that may be set back. It waits for nothing.
import type { Instant } from './article.ts'

/** A clock that never goes back: a system clock set back by an hour must not hold everything for an hour. */
export function createSteadyClock(now: () => Instant): () => Instant {
  let [last, ahead] = [now(), 0]
  return () => {
    const raw = now()
    if (raw + ahead < last) ahead = last - raw
    last = raw + ahead
    return last
  }
}
