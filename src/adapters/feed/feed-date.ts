// Dates as feeds write them → an instant. What cannot be understood is unknown: never today, never an exception.
import { Temporal } from 'temporal-polyfill'
import type { Instant } from '#domain/article'
import { monthOf } from './month-names.ts'

/** Offsets of zone names, minutes east of UTC. Names with several meanings are read as RFC 822 or Europe does. */
const ZONES: Record<string, number> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  bst: 60,
  west: 60,
  cet: 60,
  cest: 120,
  mez: 60,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  мск: 180,
  trt: 180,
  azt: 240,
  gst: 240,
  pkt: 300,
  ist: 330,
  jst: 540,
  kst: 540,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
}

const ISO = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[t\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?/i
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?)?(?=\D|$)/i
const TIME = /(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?:\s*([ap])\.?m\b)?/i
const OFFSET = /(?:^|[\s\d)]|gmt|utc)([+-])\s?(\d{1,2})(?::?(\d{2}))?\s*(?:\([^)]*\))?$/i
const FIRST_YEAR = 1970
const LAST_YEAR = 2200

type Parts = { year: number; month: number; day: number; hour: number; minute: number; second: number }

/**
 * RFC 822 and 9110 dates, ISO 8601 and W3C, Unix seconds, `21.02.2026 19:22`, `21 fevral 2026`, `October 16, 2017 3:10
 * PM`; two-digit years; months in a dozen languages. Without a zone of its own the time is `zone`'s, by default UTC.
 */
export function parseFeedDate(text: string | undefined, zone?: string): Instant | undefined {
  const plain = westernDigits(text ?? '')
    .replace(/\s+/gu, ' ')
    .trim()
  if (plain === '' || plain.length > 80) return undefined
  if (/^\d{9,10}$/.test(plain)) return inRange(Number(plain) * 1000)
  if (/^\d{12,13}$/.test(plain) && !plain.startsWith('20')) return inRange(Number(plain))
  const parts = isoParts(plain) ?? wordParts(plain)
  if (!parts || !isReal(parts)) return undefined
  const { year, month, day, hour, minute, second } = parts
  const offset = offsetMinutes(plain)
  if (offset === undefined && zone !== undefined) return inRange(localTime(parts, zone))
  return inRange(Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59)) - (offset ?? 0) * 60_000)
}

function isoParts(text: string): Parts | undefined {
  const match = ISO.exec(text) ?? COMPACT.exec(text)
  if (!match) return undefined
  const [year, month, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => (part === undefined ? undefined : Number(part)))
  return year === undefined || month === undefined ? undefined : { year, month, day, hour, minute, second }
}

/** Everything else: the time is found by its colon, the month by its name or place, the rest by size and order. */
function wordParts(text: string): Parts | undefined {
  const dotted = /(?:^|[\s,(])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?=$|[\s,)T])/.exec(text)
  const slashed = /(?:^|\s)(\d{4})[./](\d{1,2})[./](\d{1,2})(?=$|[\sT])/.exec(text)
  const withoutDate = text.replace((dotted ?? slashed)?.[0] ?? '', ' ')
  const time = timeOf(withoutDate)
  if (slashed) return { ...time, year: Number(slashed[1]), month: Number(slashed[2]), day: Number(slashed[3]) }
  if (dotted) {
    const [first, second] = [Number(dotted[1]), Number(dotted[3])]
    // Day first, as everywhere but in America, unless that is impossible.
    const [day, month] = second > 12 ? [second, first] : [first, second]
    return { ...time, year: fullYear(dotted[4] ?? ''), month, day }
  }
  const words = withoutDate.replace(TIME, ' ').match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  const month = words.map(monthOf).findLast((found) => found !== undefined)
  const numbers =
    withoutDate
      .replace(TIME, ' ')
      .replace(/[+-]\s?\d{1,2}:?\d{0,2}\s*(?:\([^)]*\))?$/, ' ')
      .match(/\d+/g) ?? []
  const year = numbers.find((number) => number.length === 4) ?? numbers[1]
  const day = numbers.find((number) => number !== year && number.length <= 2)
  if (month === undefined || year === undefined || day === undefined) return undefined
  return { ...time, year: fullYear(year), month, day: Number(day) }
}

function timeOf(text: string): Pick<Parts, 'hour' | 'minute' | 'second'> {
  const match = TIME.exec(text)
  const hour = Number(match?.[1] ?? 0)
  const half = match?.[4]?.toLowerCase()
  const whole = half === 'p' && hour < 12 ? hour + 12 : half === 'a' && hour === 12 ? 0 : hour
  return { hour: whole, minute: Number(match?.[2] ?? 0), second: Number(match?.[3] ?? 0) }
}

/** Minutes east of UTC; undefined where the text names no zone. */
function offsetMinutes(text: string): number | undefined {
  // A date alone ends in what looks like an offset.
  const offset = /:\d{2}|gmt|utc|t\d{2}/i.test(text) ? OFFSET.exec(text) : null
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
    return Math.abs(minutes) > 15 * 60 ? 0 : offset[1] === '-' ? -minutes : minutes
  }
  const name = /(?:^|[\s\d])(\p{L}{1,4})\.?(?:\s*\([^)]*\))?$/u.exec(text)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(ZONES, name) ? ZONES[name] : undefined
}

function localTime({ second, hour, ...parts }: Parts, zone: string): Instant {
  // Midnight may be written as the end of the day before.
  const local = Temporal.PlainDateTime.from({ ...parts, hour: hour % 24, second: Math.min(second, 59) })
  return local.add({ days: hour === 24 ? 1 : 0 }).toZonedDateTime(zone).epochMilliseconds
}

/** RFC 2822 §4.3: 00–49 is this century. */
function fullYear(digits: string): number {
  const year = Number(digits)
  return digits.length > 2 ? year : year < 50 ? 2000 + year : 1900 + year
}

function isReal({ year, month, day, hour, minute, second }: Parts): boolean {
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  return isDay && hour <= 24 && minute <= 59 && second <= 60
}

function inRange(at: Instant): Instant | undefined {
  return at >= Date.UTC(FIRST_YEAR, 0, 2) && at < Date.UTC(LAST_YEAR, 0) ? at : undefined
}

/** Arabic and Persian digits. */
function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}
