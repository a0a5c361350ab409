// A clock that was set back leaves moments behind that lie further ahead than anything waits: what waits for one is due now.
import type { Instant } from './article.ts'
import { LONGEST_CHECK_PAUSE_MS } from './feed-schedule.ts'
import { LONGEST_PAUSE_MS } from './pause.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** The longest each waits: longer than any claim, lease, retry, flood wait or pause of a feed that the bot itself makes. */
export const LONGEST_WAITS_MS = {
  /** A feed that answers is asked again with the next poll; a claim of it lasts a minute. */
  feed: HOUR_MS,
  failingFeed: LONGEST_CHECK_PAUSE_MS,
  delivery: DAY_MS,
  /** It waits for the end of a pause. */
  catchUp: LONGEST_PAUSE_MS,
  /** Edits of an article's alerts. */
  edits: HOUR_MS,
  /** What a process holds against others, and the pace of all. */
  hold: HOUR_MS,
} as const

/** The moment, or `at` where it lies further ahead than `longestMs`. */
export function notBeyond(moment: Instant, longestMs: number, at: Instant): Instant {
  return moment > at + longestMs ? at : moment
}
