// A moment to come as people type it: a local time, with or without a day, in a zone. It knows no clock.
import { Temporal } from 'temporal-polyfill'
import type { Instant } from './article.ts'
import { fold } from './fold.ts'
import { parseLocalTime } from './local-time.ts'
import { DAYS_AHEAD, FILLERS, HALVES, WEEKDAYS } from './moment-words.ts'
import { monthOf } from './month-names.ts'
import { resolveSlot } from './schedule-slots.ts'

export type MomentFailure = 'unreadable' | 'no-time' | 'no-such-day' | 'past' | 'too-far'
export type MomentReading = { kind: 'moment'; at: Instant } | { kind: 'failure'; code: MomentFailure }

/** How far ahead a moment may lie. */
export const MOST_DAYS_AHEAD = 60

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const LONGEST_LINE = 60
const CENTURY = 2000
const DAY_MONTH = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2})?)?$/
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/
/** With the ending of an ordinal: `25th`, `25-i`, `25.`, `25-го`. */
const DAY = /^(\d{1,2})(?:\.|-?\p{L}{1,3})?$/u
const YEAR = /^(20\d{2})$/

/**
 * `18:30` is the next time it is that late; `25.11 18:30`, `25.11.2026 18:30`, `2026-11-25 18:30`, `tomorrow at 9:00`,
 * `25 noyabr 18:30`, `18:30 завтра`, `fri 9 p.m.` name a day, a weekday or a date without a year the nearest one to come. The moment lies after the
 * minute of `now` and at most `MOST_DAYS_AHEAD` days ahead. A time the clock skips moves to the first after the gap; of one
 * that comes twice the first is meant. A zone that is not known throws a RangeError.
 */
export function parseMoment(text: string, zone: string, now: Instant): MomentReading {
  const words = wordsOf(text)
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  for (const { time, half, day } of splitsOf(words)) {
    // `12.11` alone may be a day as well as a time: asked rather than guessed.
    const isBare = day.length === 0 && half === ''
    const isDayToo = isBare && time.includes('.') && (daysMeant([time], today) ?? []).length > 0
    const minute = isDayToo ? undefined : parseLocalTime(`${time}${half}`)
    const days = minute === undefined ? undefined : daysMeant(day, today)
    if (minute === undefined || days === undefined) continue
    if (days.length === 0) return failure('no-such-day')
    return choose(
      days.map((each) => resolveSlot(each.toPlainDateTime(timeOf(minute)), zone).at),
      now,
    )
  }
  return failure(words.length > 0 && daysMeant(words, today) !== undefined ? 'no-time' : 'unreadable')
}

/** Folded, what means nothing left out; `2026-11-25T18:30` is two, `p.m.` is `pm`, `9-da` (at nine) is `9`. */
function wordsOf(text: string): string[] {
  return fold(text.trim().slice(0, LONGEST_LINE))
    .replace(/(?<=\d)t(?=\d)/, ' ')
    .replace(/([ap])\.\s?m(?:\.|\b)/, '$1m')
    .replace(/(?<=\d)-?d[ae](?=\s|$)/, '')
    .split(/[\s,]+/)
    .filter((word) => word !== '' && !FILLERS.has(word.replace(/\.$/, '')))
}

/** What may be the time, and what is left for the day: the last word, or the first, of all but the half of the day. */
function splitsOf(words: string[]): { time: string; half: string; day: string[] }[] {
  const half = words.find((word) => HALVES.has(word)) ?? ''
  const others = words.filter((word) => word !== half)
  const said = { half: HALVES.get(half) ?? '' }
  return [
    { ...said, time: others.at(-1) ?? '', day: others.slice(0, -1) },
    { ...said, time: others[0] ?? '', day: others.slice(1) },
  ]
}

/** The days these words may mean, earliest first; none: a day that no year has. Undefined: no day at all. */
function daysMeant(words: string[], today: Temporal.PlainDate): Temporal.PlainDate[] | undefined {
  if (words.length === 0) return [today, today.add({ days: 1 })]
  const ahead = DAYS_AHEAD.get(words.join(' '))
  if (ahead !== undefined) return [today.add({ days: ahead })]
  const weekday = WEEKDAYS.get(words.join(' '))
  if (weekday !== undefined) {
    const next = today.add({ days: (weekday - today.dayOfWeek + 7) % 7 })
    return [next, next.add({ days: 7 })]
  }
  const [first = '', ...more] = words
  if (more.length > 0) return namedDays(words, today)
  const iso = ISO_DATE.exec(first)
  if (iso) return datesOf(Number(iso[3]), Number(iso[2]), [Number(iso[1])])
  const match = DAY_MONTH.exec(first)
  if (!match) return undefined
  const year = match[3] === undefined ? undefined : Number(match[3])
  return datesOf(Number(match[1]), Number(match[2]), yearsOf(year, today))
}

/** `25 november 2026`, `november 25`: the month by its name. */
function namedDays(words: string[], today: Temporal.PlainDate): Temporal.PlainDate[] | undefined {
  const [one = '', other = '', third, ...rest] = words
  const year = third === undefined ? undefined : YEAR.exec(third)?.[1]
  if (rest.length > 0 || (third !== undefined && year === undefined)) return undefined
  const [month, day] = /^\d/.test(one) ? [monthOf(other), DAY.exec(one)] : [monthOf(one), DAY.exec(other)]
  if (month === undefined || day === null) return undefined
  return datesOf(Number(day[1]), month, yearsOf(year === undefined ? undefined : Number(year), today))
}

/** Of a date without a year this one's and the next. */
function yearsOf(year: number | undefined, today: Temporal.PlainDate): number[] {
  if (year === undefined) return [today.year, today.year + 1]
  return [year < 100 ? CENTURY + year : year]
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
