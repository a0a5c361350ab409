// A moment to come as people type it: a local time, with or without a day, in a zone. It knows no clock.
import { Temporal } from 'temporal-polyfill'
import type { Instant } from './article.ts'
import { parseLocalTime } from './local-time.ts'
import { resolveSlot } from './schedule-slots.ts'

type MomentFailure = 'unreadable' | 'no-such-day' | 'past' | 'too-far'
export type MomentReading = { kind: 'moment'; at: Instant } | { kind: 'failure'; code: MomentFailure }

/** How far ahead a moment may lie. */
export const MOST_DAYS_AHEAD = 60

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const LONGEST_LINE = 60
const LINE = /^(?:(.*\S)(?:[\s,]+|(?<=\d)t(?=\d)))?(\d{1,2}(?:[:.h]\d{2}|\d{2})?(?:\s*[ap]m)?)$/
const DAY_MONTH = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4})?)?$/
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const DAYS_AHEAD = new Map(
  Object.entries({
    0: ['today', 'bugün', 'bu gün', 'сегодня', 'heute', "aujourd'hui", 'hoy'],
    1: ['tomorrow', 'sabah', 'завтра', 'morgen', 'demain', 'mañana'],
  }).flatMap(([days, words]) => words.map((word) => [word, Number(days)] as const)),
)

/**
 * `18:30` is the next time it is that late; `25.11 18:30`, `25.11.2026 18:30`, `2026-11-25 18:30`, `tomorrow 9:00` name a
 * day, a date without a year the nearest one to come. The moment lies after the minute of `now` and at most
 * `MOST_DAYS_AHEAD` days ahead. A time the clock skips moves to the first after the gap; of one that comes twice the first
 * is meant. A zone that is not known throws a RangeError.
 */
export function parseMoment(text: string, zone: string, now: Instant): MomentReading {
  const line = LINE.exec(text.trim().slice(0, LONGEST_LINE).toLowerCase())
  const minute = parseLocalTime(line?.[2] ?? '')
  if (minute === undefined) return failure('unreadable')
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const days = daysMeant(line?.[1], today)
  if (days === undefined) return failure('unreadable')
  if (days.length === 0) return failure('no-such-day')
  const moments = days.map((day) => resolveSlot(day.toPlainDateTime(timeOf(minute)), zone).at)
  return choose(moments, now)
}

/** The days a text may mean, earliest first; none: a day that no year has. Undefined: no day at all. */
function daysMeant(text: string | undefined, today: Temporal.PlainDate): Temporal.PlainDate[] | undefined {
  if (text === undefined) return [today, today.add({ days: 1 })]
  const ahead = DAYS_AHEAD.get(text.replace(/[\s,]+$/, ''))
  if (ahead !== undefined) return [today.add({ days: ahead })]
  const iso = ISO_DATE.exec(text)
  if (iso) return datesOf(Number(iso[3]), Number(iso[2]), [Number(iso[1])])
  const match = DAY_MONTH.exec(text.replace(/,$/, ''))
  if (!match) return undefined
  const years = match[3] === undefined ? [today.year, today.year + 1] : [Number(match[3])]
  return datesOf(Number(match[1]), Number(match[2]), years)
}

function datesOf(day: number, month: number, years: number[]): Temporal.PlainDate[] {
  return years.flatMap((year) => {
    try {
      return [Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })]
    } catch {
      return []
    }
  })
}

/** The first that is still to come; of a date that is neither, what it is nearer to: gone by, or too far away. */
function choose(moments: Instant[], now: Instant): MomentReading {
  const thisMinuteEndsAt = (Math.floor(now / MINUTE_MS) + 1) * MINUTE_MS
  const at = moments.find((moment) => moment >= thisMinuteEndsAt)
  if (at === undefined) return failure('past')
  if (at - now <= MOST_DAYS_AHEAD * DAY_MS) return { kind: 'moment', at }
  const gone = moments.findLast((moment) => moment < thisMinuteEndsAt)
  return failure(gone !== undefined && now - gone < at - now ? 'past' : 'too-far')
}

const timeOf = (minute: number) => ({ hour: Math.floor(minute / 60), minute: minute % 60 })
const failure = (code: MomentFailure): MomentReading => ({ kind: 'failure', code })
