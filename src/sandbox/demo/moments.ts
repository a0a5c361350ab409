// Where the panel's clock can jump to. Pure: an instant in, the next such moment out.
import type { Direction } from '#sandbox/page/protocol'

export type Jump = Extract<Direction, { kind: 'jump' }>['to']

const SECOND_MS = 1000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Baku has had no summer time since 2016. */
const BAKU_AHEAD_MS = 4 * HOUR_MS
/** Long enough to look up before it happens. */
const AHEAD_MS = 10 * SECOND_MS

/** The next time after `now` that clocks in Baku show this time of the day, in ms since midnight. */
export function nextInBaku(now: number, timeOfDayMs: number): number {
  const midnight = Math.floor((now + BAKU_AHEAD_MS) / DAY_MS) * DAY_MS - BAKU_AHEAD_MS
  const today = midnight + timeOfDayMs
  return today > now ? today : today + DAY_MS
}

/** Minutes of the day at which the demo's readers get a digest unless they choose otherwise. */
export const DIGEST_MINUTES = [8 * 60, 18 * 60]

/** The next of these in Baku, after `now`. */
export function nextDigestAt(now: number): number {
  return Math.min(...DIGEST_MINUTES.map((minute) => nextInBaku(now, minute * 60 * SECOND_MS)))
}

/** The next eight o'clock in Baku on a weekday, after `now`. */
export function nextEightAt(now: number): number {
  let eight = nextInBaku(now, 8 * HOUR_MS)
  while ([0, 6].includes(new Date(eight + BAKU_AHEAD_MS).getUTCDay())) eight += DAY_MS
  return eight
}

/** When clocks in the European Union change next, after `now`: the last Sunday of the month, 01:00 UTC (2000/84/EC). */
export function nextClockChange(now: number, season: 'spring' | 'autumn'): number {
  const month = season === 'spring' ? 2 : 9
  const inYear = (year: number) => {
    const lastDay = new Date(Date.UTC(year, month + 1, 0))
    return lastDay.getTime() - lastDay.getUTCDay() * DAY_MS + HOUR_MS
  }
  const year = new Date(now).getUTCFullYear()
  return inYear(year) > now ? inYear(year) : inYear(year + 1)
}

/** Where a jump from `now` leads: ten seconds before what there is to see. */
export function jumpTarget(to: Jump, now: number): number {
  switch (to) {
    case 'morning':
      return nextInBaku(now, 8 * HOUR_MS - AHEAD_MS)
    case 'evening':
      return nextInBaku(now, 18 * HOUR_MS - AHEAD_MS)
    case 'hour':
      return now + HOUR_MS
    // From the ten seconds themselves it leads to the next year's.
    case 'spring':
    case 'autumn':
      return nextClockChange(now + AHEAD_MS, to) - AHEAD_MS
  }
}
