// When a feed is in trouble: failing for long, or silent for longer than it ever is. It tells nobody.
import type { Instant } from './article.ts'
import type { FeedState } from './feed.ts'
import { parseLink } from './link.ts'

const HOUR_MS = 3600_000
const DAY_MS = 24 * HOUR_MS

/** Fewer in a row may be one bad quarter of an hour. */
const LEAST_FAILURES = 5
/** By the pauses between its checks, a feed that never answered has been asked for over an hour by then. */
const LEAST_FAILURES_UNANSWERED = 8
const LEAST_FAILING_MS = HOUR_MS

/** Whether it has failed for at least an hour, five times in a row or more. */
export function isFailing({ failures, lastFetchedAt }: FeedState, at: Instant): boolean {
  if (lastFetchedAt === undefined) return failures >= LEAST_FAILURES_UNANSWERED
  return failures >= LEAST_FAILURES && at - lastFetchedAt >= LEAST_FAILING_MS
}

/**
 * Whether it fails for the reason `failing` does: of the same host, in trouble since about the same time. Each has pauses of
 * its own between its checks.
 */
export function isFailingWith(failing: FeedState, { feed, failures, lastFetchedAt }: FeedState): boolean {
  const [host, other] = [parseLink(failing.feed.url)?.host, parseLink(feed.url)?.host]
  const apartMs = Math.abs((failing.lastFetchedAt ?? 0) - (lastFetchedAt ?? 0))
  return failures > 1 && host !== undefined && host === other && apartMs < LEAST_FAILING_MS
}

/** No feed is called silent sooner. */
export const LEAST_SILENCE_MS = 12 * HOUR_MS
/** Of its news so far this much is looked at: two weekends. */
export const HISTORY_MS = 14 * DAY_MS
/** A feed not known for a week may rest at weekends. */
const WEEKEND_SILENCE_MS = 72 * HOUR_MS
const WEEK_MS = 7 * DAY_MS

/** How long it had nothing new when it was last asked with success; 0 where it never had anything, or never answered. */
export function silenceMs({ lastFetchedAt, lastNewItemAt }: FeedState): number {
  return lastFetchedAt === undefined || lastNewItemAt === undefined ? 0 : lastFetchedAt - lastNewItemAt
}

/**
 * The silence from which a feed is called silent: three times its usual gap, longer than its longest one (its nights and
 * weekends) by a quarter, 12 hours at least. `newsAt`: when its news of `HISTORY_MS` came, in any order; the last of
 * them begins the silence.
 */
export function longestSilenceMs(newsAt: Instant[]): number {
  const times = [...newsAt].sort((a, b) => a - b)
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time))
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
  const longest = Math.max(0, ...gaps)
  const [first = 0] = times
  const last = times.at(-1) ?? 0
  const own = Math.max(LEAST_SILENCE_MS, 3 * usual, 1.25 * longest)
  const isKnown = last - first >= WEEK_MS
  return !isKnown && meetsWeekend(last, last + own) ? Math.max(own, WEEKEND_SILENCE_MS) : own
}

/** Whether a Saturday or Sunday (UTC) lies in it. */
function meetsWeekend(fromAt: Instant, untilAt: Instant): boolean {
  for (let at = fromAt; at < untilAt; at += HOUR_MS) if ([0, 6].includes(new Date(at).getUTCDay())) return true
  return [0, 6].includes(new Date(untilAt).getUTCDay())
}
