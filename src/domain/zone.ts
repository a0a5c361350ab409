// Time zones: an instant's local date and minute. It knows no clock: every instant is given.
import { Temporal } from 'temporal-polyfill'
import type { Instant } from './article.ts'

/**
 * True for names of the IANA database in any case (`Asia/Baku`, `utc`). Bare offsets (`+04:00`) and abbreviations
 * (`EST`) are refused: they know no daylight saving.
 */
export function isZone(name: string): boolean {
  if (!/^(?:utc|gmt|[a-z]+(?:\/[a-z0-9_+-]+)+)$/i.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The local date, `2026-11-24`. A zone that is not known throws a RangeError. */
export function localDate(at: Instant, zone: string): string {
  return local(at, zone).toPlainDate().toString()
}

/** The local minute of the day by the wall clock, 0–1439. A zone that is not known throws a RangeError. */
export function localMinute(at: Instant, zone: string): number {
  const { hour, minute } = local(at, zone)
  return hour * 60 + minute
}

function local(at: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}
