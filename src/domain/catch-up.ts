// The window of a catch-up: what a pause kept back. It decides nothing about when it goes.
import type { Instant } from './article.ts'
import type { Chat, Pause } from './chat.ts'
import type { DigestWindow } from './digest-window.ts'

const MINUTE_MS = 60_000
const LONGEST_WINDOW_MS = 72 * 60 * MINUTE_MS

/**
 * Opens at the last scheduled digest (`digestedUntil`), before the pause or in it, as the next one would have, so that
 * nothing between them is lost; where none is scheduled or was sent, in the minute the pause began. At most 72 hours back from
 * `at`, where it closes to the millisecond: an article that came in just before is in it, what comes later belongs to the next
 * digest.
 */
export function catchUpWindow(
  { fromAt }: Pause,
  { schedule, digestedUntil }: Pick<Chat, 'schedule' | 'digestedUntil'>,
  at: Instant,
): DigestWindow {
  const pausedAt = Math.floor(fromAt / MINUTE_MS) * MINUTE_MS
  const lastAt = digestedUntil ?? pausedAt
  const opensAt = Math.max(schedule.length > 0 ? lastAt : Math.max(lastAt, pausedAt), at - LONGEST_WINDOW_MS)
  return { fromAt: Math.min(at, opensAt), untilAt: at }
}

/** How long nothing came, as far as `at`. */
export function missedMs({ fromAt, untilAt }: Pause, at: Instant): number {
  return Math.max(0, Math.min(at, untilAt) - fromAt)
}
