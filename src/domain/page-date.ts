// Moments as pages write them. A stamp without a zone is read in the zone it is given, never in the machine's.
import { Temporal } from 'temporal-polyfill'
import type { Instant } from './article.ts'

const STAMP = /(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})[,\s|]*[[(]?\s*(\d{1,2}):(\d{2})/
const DAY = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?![\d-])/

/** `21.02.2026 [19:22]`, day first, in `zone`; undefined where the text holds no such stamp. */
export function readStamp(text: string, zone: string): Instant | undefined {
  const [day, month, year, hour, minute] = STAMP.exec(text)?.slice(1).map(Number) ?? []
  if (day === undefined || month === undefined || year === undefined) return undefined
  return attempt(
    () =>
      Temporal.ZonedDateTime.from(
        { timeZone: zone, year, month, day, hour: hour ?? 0, minute: minute ?? 0 },
        { overflow: 'reject' },
      ).epochMilliseconds,
  )
}

/** ISO 8601 as in meta tags, JSON-LD and `datetime`; without an offset, or a day alone, in `zone`. */
export function readIsoTime(text: string, zone: string): Instant | undefined {
  const written = text
    .trim()
    .replace(/^(\d{4}-\d{2}-\d{2}) (\d)/, '$1T$2')
    .replace(/ (?=[+-]\d)/, '')
  if (!/^\d{4}-\d{2}-\d{2}(?:T|$)/.test(written)) return undefined
  return (
    attempt(() => Temporal.Instant.from(written).epochMilliseconds) ??
    attempt(() => Temporal.PlainDateTime.from(written).toZonedDateTime(zone).epochMilliseconds)
  )
}

/** The day a text names as `2025-11-01`, at midnight in `zone`. */
export function readDay(text: string, zone: string): Instant | undefined {
  const found = DAY.exec(text)?.[0]
  return (found && attempt(() => Temporal.PlainDate.from(found).toZonedDateTime(zone).epochMilliseconds)) || undefined
}

function attempt(read: () => number): number | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
