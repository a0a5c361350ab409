// The window of a catch-up: what a pause kept back. It decides nothing about when it goes.
import type { Instant } from './article.ts'
import type { Chat, Pause } from './chat.ts'
import type { DigestWindow } from './digest-window.ts'

const MINUTE_MS = 60_000
const LONGEST_WINDOW_MS = 72 * 60 * MINUTE_MS

/**
 * Opens at the last scheduled digest (`digestedUntil`), before the pause or in it, as the next one would have, so that
 * nothing between them is lost; where none is scheduled or was sent, where the pause began. At most 72 hours back from `at`,
 * where it closes. In whole minutes, so that chats which come back together share the choice, and rounded down: what comes in
 * later than the window belongs to the next digest.
 */
export function catchUpWindow(
  { fromAt }: Pause,
  { schedule, digestedUntil }: Pick<Chat, 'schedule' | 'digestedUntil'>,
  at: Instant,
): DigestWindow {
  const untilAt = wholeMinutes(at)
  const pausedAt = wholeMinutes(fromAt)
  const lastAt = digestedUntil ?? pausedAt
  const opensAt = Math.max(schedule.length > 0 ? lastAt : Math.max(lastAt, pausedAt), untilAt - LONGEST_WINDOW_MS)
  return { fromAt: Math.min(untilAt, opensAt), untilAt }
}

/** How long nothing came, as far as `at`. */
export function missedMs({ fromAt, untilAt }: Pause, at: Instant): number {
  return Math.max(0, Math.min(at, untilAt) - fromAt)
}

function wholeMinutes(at: Instant): Instant {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS
}
