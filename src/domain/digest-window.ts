// The window of a scheduled digest: what counted since the last one, within bounds. It decides nothing about slots.
import type { Instant } from './article.ts'

const HOUR_MS = 60 * 60 * 1000
const FIRST_WINDOW_MS = 24 * HOUR_MS
const LONGEST_WINDOW_MS = 72 * HOUR_MS

/** Articles that count after `fromAt`, up to and including `untilAt`. */
export type DigestWindow = { fromAt: Instant; untilAt: Instant }

/**
 * Opens at the slot of the last scheduled digest that was sent (`digestedUntil`), at most 72 hours back; with none
 * sent yet 24 hours before. Closes at the slot. Empty where that digest was for this slot or a later one.
 */
export function digestWindow(slotAt: Instant, digestedUntil: Instant | undefined): DigestWindow {
  const opensAt = digestedUntil ?? slotAt - FIRST_WINDOW_MS
  return { fromAt: Math.min(slotAt, Math.max(opensAt, slotAt - LONGEST_WINDOW_MS)), untilAt: slotAt }
}
