// Which digests a schedule makes due, worked out in another way than the bot does: by the wall clock of the platform's own
// calendar, quarter of an hour by quarter of an hour. Two programs that agree are seldom wrong together.
import type { Schedule } from '#domain/schedule'

export type ExpectedSlot = { key: string; at: number }

export type Calendar = {
  /** Slots after `fromAt` and at or before `untilAt`, earliest first. */
  slots(schedule: Schedule, zone: string, fromAt: number, untilAt: number): ExpectedSlot[]
}

const QUARTER = 15 * 60_000
const DAY = 24 * 3_600_000

/** Remembers what it worked out: many chats share a zone and a time. */
export function createCalendar(): Calendar {
  const formats = new Map<string, Intl.DateTimeFormat>()
  const instants = new Map<string, number>()
  const offsetAt = (at: number, zone: string): number => {
    const format = formats.get(zone) ?? formatFor(zone)
    formats.set(zone, format)
    const part: { [type: string]: number } = {}
    for (const { type, value } of format.formatToParts(at)) part[type] = Number(value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
  }
  /** The first instant at which clocks in the zone show this wall time, or the first after it where they skip it. */
  const find = (wall: number, zone: string): number => {
    for (let at = wall - 15 * 3_600_000; ; at += QUARTER) {
      const offset = offsetAt(at, zone)
      const missing = wall - (at + offset)
      if (missing < 0) return at
      if (missing < QUARTER && (missing === 0 || offsetAt(at + missing, zone) === offset)) return at + missing
    }
  }
  const instantOf = (wall: number, zone: string): number => {
    const key = `${zone} ${wall}`
    const at = instants.get(key) ?? find(wall, zone)
    instants.set(key, at)
    return at
  }
  return {
    slots: (schedule, zone, fromAt, untilAt) => {
      const byInstant = new Map<number, string>()
      for (let day = Math.floor((fromAt - DAY) / DAY) * DAY; day <= untilAt + DAY; day += DAY) {
        const weekday = ((new Date(day).getUTCDay() + 6) % 7) + 1
        const minutes = schedule.filter((rule) => rule.weekdays.includes(weekday)).flatMap((rule) => rule.minutes)
        for (const minute of minutes.sort((a, b) => a - b)) {
          const wall = day + minute * 60_000
          const at = instantOf(wall, zone)
          // Of several that a change of the clock moves to one instant the last gives its name.
          if (at > fromAt && at <= untilAt) byInstant.set(at, new Date(wall).toISOString().slice(0, 16))
        }
      }
      return [...byInstant].map(([at, key]) => ({ key, at })).sort((a, b) => a.at - b.at)
    },
  }
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const [numeric, two] = ['numeric', '2-digit'] as const
  const date = { year: numeric, month: two, day: two } as const
  return new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', ...date, hour: two, minute: two, second: two })
}
