// A length of time in words: "3 days". It rounds; it is for people, never for reckoning.
import type { Locale } from '#locale'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** From here on days say more than hours. */
const FROM_DAYS_MS = 36 * HOUR_MS

/** At least one minute; hours up to a day and a half but for a day itself, then days, weeks where they are whole. */
export function durationText(lengthMs: number, locale: Locale): string {
  if (lengthMs < HOUR_MS)
    return locale.text('duration-minutes', { count: Math.max(1, Math.floor(lengthMs / MINUTE_MS)) })
  const hours = Math.round(lengthMs / HOUR_MS)
  if (lengthMs < FROM_DAYS_MS && hours !== 24) return locale.text('duration-hours', { count: hours })
  const days = Math.round(lengthMs / DAY_MS)
  return days % 7 === 0
    ? locale.text('duration-weeks', { count: days / 7 })
    : locale.text('duration-days', { count: days })
}
