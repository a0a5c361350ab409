// Time zones: an instant's local minute and date. It knows no clock: every instant is given.
import { Temporal } from 'temporal-polyfill'
import type { Instant } from './article.ts'

/** The local minute of the day by the wall clock, 0–1439. A zone that is not known throws a RangeError. */
export function localMinute(at: Instant, zone: string): number {
  const { hour, minute } = local(at, zone)
  return hour * 60 + minute
}

/** The local date, `2026-11-24`. A zone that is not known throws a RangeError. */
export function localDate(at: Instant, zone: string): string {
  return local(at, zone).toPlainDate().toString()
}

function local(at: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}
