// Quiet hours: parsing them, and whether it is quiet. It decides nothing about what may ring.
import type { Instant } from './article.ts'
import type { QuietHours } from './chat.ts'
import { parseLocalTime } from './local-time.ts'
import { isOffWord } from './schedule-words.ts'
import { localMinute } from './zone.ts'

export type QuietParse =
  | { kind: 'quiet'; quiet: QuietHours }
  | { kind: 'off' }
  /** Not two times, or the same time twice: an empty span and a whole day would look alike. */
  | { kind: 'failure'; code: 'bad-quiet'; part: string }

/** Two times and what may stand between them. */
const LONGEST_LINE = 40

/** `23:00-07:00`, `23–7`, `23:00 07:00`, or a word for "off" in en, az or ru. */
export function parseQuiet(text: string): QuietParse {
  const trimmed = text.trim()
  if (trimmed.length > LONGEST_LINE) return { kind: 'failure', code: 'bad-quiet', part: trimmed.slice(0, LONGEST_LINE) }
  if (isOffWord(trimmed)) return { kind: 'off' }
  const parts = trimmed.split(/(?<!\s)\s*[-–—−]\s*|(?<!\s)\s+(?=\d)/)
  const [fromMinute, toMinute] = parts.map(parseLocalTime)
  if (parts.length !== 2 || fromMinute === undefined || toMinute === undefined || fromMinute === toMinute) {
    return { kind: 'failure', code: 'bad-quiet', part: trimmed }
  }
  return { kind: 'quiet', quiet: { fromMinute, toMinute } }
}

/** True from `fromMinute` inclusive to `toMinute` exclusive of the local wall clock; a span may wrap midnight. */
export function isQuiet(quiet: QuietHours | undefined, zone: string, at: Instant): boolean {
  if (!quiet) return false
  const minute = localMinute(at, zone)
  const { fromMinute, toMinute } = quiet
  return fromMinute < toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute
}
