// The window of a catch-up: what a pause kept back. It decides nothing about when it goes.
import type { Instant } from './article.ts'
import type { Pause } from './chat.ts'
import type { DigestWindow } from './digest-window.ts'

const MINUTE_MS = 60_000
const LONGEST_WINDOW_MS = 72 * 60 * MINUTE_MS

/**
 * Opens where the pause began, later where a scheduled digest reached further (`digestedUntil`), at most 72 hours back
 * from `at`; closes at `at`. In whole minutes, so that chats which come back together share the choice, and rounded
 * down: what comes in later than the window belongs to the next digest.
 */
export function catchUpWindow({ fromAt }: Pause, digestedUntil: Instant | undefined, at: Instant): DigestWindow {
  const untilAt = wholeMinutes(at)
  const opensAt = Math.max(wholeMinutes(fromAt), digestedUntil ?? 0, untilAt - LONGEST_WINDOW_MS)
  return { fromAt: Math.min(untilAt, opensAt), untilAt }
}

/** How long nothing came, as far as `at`. */
export function missedMs({ fromAt, untilAt }: Pause, at: Instant): number {
  return Math.max(0, Math.min(at, untilAt) - fromAt)
}

function wholeMinutes(at: Instant): Instant {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS
}
