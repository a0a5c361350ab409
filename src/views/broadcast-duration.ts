// How long a broadcast will take, and how long it took, in words. It measures nothing.
import type { Locale } from '#locale'

const SECOND_MS = 1000
const MINUTE_MS = 60_000
const MOMENT_MS = 10_000

/** "about 2 minutes": an expectation, rounded so that it promises no more than it knows. */
export function expectedText(ms: number, locale: Locale): string {
  if (ms < MOMENT_MS) return locale.text('expected-moment')
  if (ms < MINUTE_MS) return locale.text('expected-under-minute')
  const minutes = Math.round(ms / MINUTE_MS)
  if (minutes < 60) return locale.text('expected-minutes', { minutes })
  return locale.text('expected-hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}

/** "1 min 41 s": what was measured, to the second. */
export function tookText(ms: number, locale: Locale): string {
  const seconds = Math.max(1, Math.round(ms / SECOND_MS))
  if (seconds < 60) return locale.text('took-seconds', { seconds })
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return locale.text('took-minutes', { minutes, seconds: seconds % 60 })
  return locale.text('took-hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}
