// Reckoning with the figures of days: which day an instant belongs to, sums, and a row without gaps.
import { Temporal } from 'temporal-polyfill'
import type { Instant } from './article.ts'
import type { DayFigures } from './figures.ts'

type Count = Exclude<keyof DayFigures, 'day' | 'active'>
export type Sums = Record<Count, number>

/** The UTC day of an instant, `2026-11-24`. */
export function utcDay(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** When the day of an instant began in a zone. */
export function startOfDay(at: Instant, zone: string): Instant {
  return zoned(at, zone).startOfDay().epochMilliseconds
}

/** Gives the local date of an instant, `2026-11-24`. The day it gave last is known: it is asked with every delivery. */
export function createLocalDays(zone: string): (at: Instant) => string {
  let [fromAt, untilAt, day] = [0, 0, '']
  return (at) => {
    if (at >= fromAt && at < untilAt) return day
    const start = zoned(at, zone).startOfDay()
    // A day may have 23 or 25 hours.
    ;[fromAt, untilAt] = [start.epochMilliseconds, start.add({ days: 1 }).startOfDay().epochMilliseconds]
    day = start.toPlainDate().toString()
    return day
  }
}

/** The `count` local dates that end with that of `at`, oldest first. */
export function lastDays(at: Instant, count: number, zone: string): string[] {
  const last = zoned(at, zone).toPlainDate()
  return Array.from({ length: count }, (_, index) => last.subtract({ days: count - 1 - index }).toString())
}

function zoned(at: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}

/** What happened on these days together. */
export function sumDays(figures: DayFigures[], days: string[]): Sums {
  const sums: Sums = { joined: 0, left: 0, digests: 0, alerts: 0, broadcasts: 0, blocked: 0, failed: 0, reads: 0 }
  const counts = Object.keys(sums) as Count[]
  for (const one of figures) {
    if (days.includes(one.day)) for (const count of counts) sums[count] += one[count]
  }
  return sums
}

/** What is known of each of these days, those before the first known one left out, but for the last `least`. */
export function rowOfDays(
  figures: DayFigures[],
  days: string[],
  least: number,
): { day: string; figures: DayFigures | undefined }[] {
  const row = days.map((day) => ({ day, figures: figures.find((one) => one.day === day) }))
  const first = row.findIndex((one) => one.figures !== undefined)
  return row.slice(Math.max(0, Math.min(first < 0 ? row.length : first, row.length - least)))
}
