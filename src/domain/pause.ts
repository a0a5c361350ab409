// The pause: how long a reader means, and when the next digest comes in spite of it. It ends no pause.
import type { Instant } from './article.ts'
import type { Chat, ChatSettings } from './chat.ts'
import { fold } from './fold.ts'
import { nextSlot } from './schedule-slots.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const WEEK_MS = 7 * DAY_MS
const SHORTEST_MS = HOUR_MS
export const LONGEST_PAUSE_MS = 52 * WEEK_MS

/** Words for units in English, Azerbaijani and Russian. Compared folded. */
const UNITS: readonly (readonly [words: string, lengthMs: number])[] = [
  ['h|hr|hrs|hour|hours|saat|saatlıq|ч|час|часа|часов', HOUR_MS],
  ['d|day|days|g|gün|günlük|д|день|дня|дней|сут|сутки|суток', DAY_MS],
  ['w|wk|week|weeks|hf|həftə|həftəlik|н|нед|неделя|неделю|недели|недель', WEEK_MS],
]

const UNIT_BY_WORD = new Map(
  UNITS.flatMap(([words, lengthMs]) => words.split('|').map((word) => [fold(word), lengthMs] as const)),
)

const FILLERS = new Set(['for', 'and', 'və', 'на', 'и'].map(fold))

export type PauseParse =
  | { kind: 'pause'; lengthMs: number }
  /** `part`: what was written, at most 40 characters. `out-of-range`: shorter than an hour or longer than 52 weeks. */
  | { kind: 'failure'; code: 'bad-length' | 'out-of-range'; part: string }

/** `12h`, `3 days`, `1w 2d`, `2 həftə`, `неделю`: numbers with units, added up. A unit without a number means one. */
export function parsePause(text: string): PauseParse {
  const part = text.trim().slice(0, 40)
  const pieces = fold(text.slice(0, 100)).match(/\d+|\p{L}+|[^\s\d\p{L}]/gu) ?? []
  let [lengthMs, count]: [number, number | undefined] = [0, undefined]
  for (const piece of pieces) {
    const unitMs = UNIT_BY_WORD.get(piece)
    if (/^\d+$/.test(piece) && count === undefined) count = Number(piece)
    else if (unitMs !== undefined) {
      lengthMs += (count ?? 1) * unitMs
      count = undefined
    } else if (!FILLERS.has(piece)) return { kind: 'failure', code: 'bad-length', part }
  }
  if (pieces.length === 0 || count !== undefined) return { kind: 'failure', code: 'bad-length', part }
  const isInRange = lengthMs >= SHORTEST_MS && lengthMs <= LONGEST_PAUSE_MS
  return isInRange ? { kind: 'pause', lengthMs } : { kind: 'failure', code: 'out-of-range', part }
}

/** The first slot after `at` and, while the chat is paused, after its pause; undefined for an empty schedule. */
export function nextSlotAfterPause(
  { schedule, zone, pause }: Pick<ChatSettings, 'schedule' | 'zone' | 'pause'>,
  at: Instant,
): Instant | undefined {
  return nextSlot(schedule, zone, pause !== undefined && isPaused({ pause }, at) ? pause.untilAt : at)?.at
}

/** Nothing at all comes to a chat that is paused. */
export function isPaused({ pause }: Pick<Chat, 'pause'>, at: Instant): boolean {
  return pause !== undefined && at < pause.untilAt
}
