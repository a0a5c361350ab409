// Reckoning with the figures of days: which day an instant belongs to, sums, and a row without gaps.
import type { Instant } from './article.ts'
import type { DayFigures } from './figures.ts'

const DAY_MS = 24 * 3600_000

type Count = Exclude<keyof DayFigures, 'day' | 'active'>
export type Sums = Record<Count, number>

/** The UTC day of an instant, `2026-11-24`. */
export function utcDay(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** When the UTC day of an instant began. */
export function startOfDay(at: Instant): Instant {
  return Math.floor(at / DAY_MS) * DAY_MS
}

/** The `count` days that end with the day of `at`, oldest first. */
export function lastDays(at: Instant, count: number): string[] {
  return Array.from({ length: count }, (_, index) => utcDay(at - (count - 1 - index) * DAY_MS))
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
