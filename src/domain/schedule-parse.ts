// `/schedule` text → schedule. It decides what was meant, never when the next digest comes.
import { fold } from './fold.ts'
import { parseLocalTime } from './local-time.ts'
import type { Schedule, ScheduleRule } from './schedule.ts'
import { DAY_WORDS, FILLERS, isOffWord } from './schedule-words.ts'

const MOST_RULES = 20
const MOST_TIMES = 12
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

/** Why a schedule was refused. Closed. */
export type ScheduleFailureCode = 'bad-word' | 'bad-range' | 'no-time' | 'too-many-times' | 'too-many-rules'

export type ScheduleParse =
  | { kind: 'schedule'; schedule: Schedule }
  /** `part`: the piece that was not understood, at most 40 characters. */
  | { kind: 'failure'; code: ScheduleFailureCode; part: string }

type Token = { kind: 'days'; days: readonly number[] } | { kind: 'time'; minute: number } | { kind: 'dash' }
type Failure = Extract<ScheduleParse, { kind: 'failure' }>

/**
 * Reads `[days] times; …` as in `weekdays 08:00 18:30; sat-sun 10`, also where a `;` was forgotten between rules. A rule
 * without days means every day. Empty text or a word for "off": the empty schedule. The result is normalised; at most
 * 20 rules, and 12 times a day.
 */
export function parseSchedule(text: string, words: typeof DAY_WORDS = DAY_WORDS): ScheduleParse {
  if (text.trim() === '' || isOffWord(text)) return { kind: 'schedule', schedule: [] }
  const vocabulary = createVocabulary(words)
  const rules: ScheduleRule[] = []
  for (const part of text.split(/[;\n]/).filter((piece) => piece.trim() !== '')) {
    const tokens = tokenize(part, vocabulary)
    const read = Array.isArray(tokens) ? readRules(tokens, part) : tokens
    if (!Array.isArray(read)) return read
    rules.push(...read)
    if (rules.length > MOST_RULES) return failure('too-many-rules', part)
  }
  const schedule = normaliseSchedule(rules)
  if (schedule.length === 0) return failure('no-time', text)
  const crowded = schedule.some(({ minutes }) => minutes.length > MOST_TIMES)
  return crowded ? failure('too-many-times', text) : { kind: 'schedule', schedule }
}

/**
 * The one form of all schedules that mean the same: days with the same times in one rule, rules by first day, times
 * ascending and unique. Chats with equal schedules are fanned out together.
 */
export function normaliseSchedule(rules: readonly ScheduleRule[]): Schedule {
  const byTimes = new Map<string, ScheduleRule>()
  for (const day of EVERY_DAY) {
    const all = rules.filter(({ weekdays }) => weekdays.includes(day)).flatMap(({ minutes }) => minutes)
    const minutes = [...new Set(all)].sort((a, b) => a - b)
    if (minutes.length === 0) continue
    const rule = byTimes.get(minutes.join()) ?? { weekdays: [], minutes }
    rule.weekdays.push(day)
    byTimes.set(minutes.join(), rule)
  }
  return [...byTimes.values()]
}

function readRules(tokens: Token[], part: string): ScheduleRule[] | Failure {
  const rules: { days: number[]; minutes: number[] }[] = [{ days: [], minutes: [] }]
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    let rule = rules.at(-1)
    if (!token || !rule) break
    if (token.kind === 'dash') return failure('bad-range', part)
    if (token.kind === 'time') {
      rule.minutes.push(token.minute)
      continue
    }
    if (rule.days.length > 0 && rule.minutes.length > 0) {
      rule = { days: [], minutes: [] }
      rules.push(rule)
    }
    const end = tokens[index + 1]?.kind === 'dash' ? tokens[index + 2] : undefined
    if (end?.kind === 'days') {
      const [from] = token.days
      const [to] = end.days
      if (token.days.length > 1 || end.days.length > 1 || from === undefined || to === undefined)
        return failure('bad-range', part)
      rule.days.push(...daysBetween(from, to))
      index += 2
    } else rule.days.push(...token.days)
  }
  const silent = rules.some(({ minutes }) => minutes.length === 0)
  if (silent) return failure('no-time', part)
  return rules.map(({ days, minutes }) => ({ weekdays: days.length > 0 ? days : EVERY_DAY, minutes }))
}

/** Friday to Monday wraps the week. */
function daysBetween(from: number, to: number): number[] {
  const length = ((to - from + 7) % 7) + 1
  return Array.from({ length }, (_, step) => ((from - 1 + step) % 7) + 1)
}

function tokenize(part: string, vocabulary: Map<string, readonly number[]>): Token[] | Failure {
  const pieces = part.replace(/(\d)\s+(am|pm)\b/gi, '$1$2').match(/[-–—−]|[^\s,&+–—−-]+/g) ?? []
  const tokens: Token[] = []
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index] ?? ''
    const pair = daysOf(`${piece} ${pieces[index + 1] ?? ''}`, vocabulary)
    const days = pair ?? daysOf(piece, vocabulary)
    const minute = parseLocalTime(piece)
    if (pair) index++
    if (days) tokens.push({ kind: 'days', days })
    else if (minute !== undefined) tokens.push({ kind: 'time', minute })
    else if (/^[-–—−]$/.test(piece)) tokens.push({ kind: 'dash' })
    else if (!FILLERS.includes(piece.toLowerCase())) return failure('bad-word', piece)
  }
  return tokens
}

function daysOf(words: string, vocabulary: Map<string, readonly number[]>): readonly number[] | undefined {
  return vocabulary.get(lower(words)) ?? vocabulary.get(fold(words))
}

/** Each word as written and, unless another word folds to the same, folded: `ça` and `ca` are different days. */
function createVocabulary(words: typeof DAY_WORDS): Map<string, readonly number[]> {
  const entries = words.flatMap(([spellings, days]) => spellings.split('|').map((word) => [lower(word), days] as const))
  const vocabulary = new Map<string, readonly number[]>()
  for (const [word, days] of entries) if (!vocabulary.has(fold(word))) vocabulary.set(fold(word), days)
  for (const [word, days] of entries) vocabulary.set(word, days)
  return vocabulary
}

/** İ must become i alone: its usual lower case carries a dot of its own. */
function lower(text: string): string {
  return text.replaceAll('İ', 'i').toLowerCase()
}

function failure(code: ScheduleFailureCode, part: string): Failure {
  return { kind: 'failure', code, part: part.trim().slice(0, 40) }
}
