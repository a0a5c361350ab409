// When a feed is looked at again. The poll's own rhythm is the cron rule's; here stands only what holds a feed back.
import type { Instant } from './article.ts'
import type { FetchFailure } from './feed.ts'

const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 6 * 3600_000
const DAY_MS = 24 * 3600_000
/** No feed is left alone for longer. */
export const LONGEST_CHECK_PAUSE_MS = DAY_MS

/**
 * The instant from which a feed may be fetched again. After an answer: at once, so that the next poll takes it. After
 * the nth failure in a row: half a minute doubling to 6 hours, shortened by up to a fifth at random so that feeds of a host
 * that fell together do not come back together; never before `Retry-After`, of which at most a day is obeyed. A feed
 * that is gone (410) is asked once a day.
 */
export function nextCheck(
  outcome: { kind: 'items' } | { kind: 'not-modified' } | FetchFailure,
  /** Consecutive failures before this fetch. */
  state: { failures: number },
  at: Instant,
  /** In [0, 1). */
  random: () => number,
): Instant {
  if (outcome.kind !== 'failure') return at
  if (outcome.status === 410) return at + DAY_MS
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(state.failures, 20))
  const own = at + Math.round(pause * (1 - random() / 5))
  return Math.max(own, Math.min(outcome.retryAt ?? 0, at + DAY_MS))
}
