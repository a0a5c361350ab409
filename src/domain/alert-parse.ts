// `/breaking` text → which alerts a chat wants, and how many a day; or that it is an editor's line. It decides nothing about
// what rings.
import { ALERT_CHOICES, type AlertChoice, type AlertLevel, type AlertSettings } from './alert.ts'
import { fold } from './fold.ts'
import { isOffWord } from './schedule-words.ts'

/** Alerts a day a reader may ask for, at least and at most. */
const FEWEST_ALERTS = 1
const MOST_ALERTS = 50

/** Words for the choices in English, Azerbaijani and Russian; those for "off" are `isOffWord`'s. Compared folded. */
const WORDS: Record<Exclude<AlertChoice, 'off'>, string> = {
  flash: 'flash|son dəqiqə|молния|молнии|флеш|флэш',
  urgent: 'urgent|təcili|срочно|срочное|срочные',
  all: 'all|hamısı|bütün|все|всё',
}

/** Words for the levels an editor chooses from. What a reader chooses by the same name is among them. */
const LEVEL_WORDS: Record<AlertLevel, string> = {
  flash: WORDS.flash,
  urgent: `${WORDS.urgent}|срочная`,
  notable: 'notable|diqqətəlayiq|стоит знать|важно|важное',
}

const CHOICE_BY_WORD = new Map<string, AlertChoice>(
  ALERT_CHOICES.flatMap((choice) =>
    choice === 'off' ? [] : WORDS[choice].split('|').map((word) => [fold(word), choice] as const),
  ),
)

/** Words a level's name may have. */
const MOST_LEVEL_WORDS = 4

const LEVEL_BY_WORD = new Map<string, AlertLevel>(
  Object.entries(LEVEL_WORDS).flatMap(([level, words]) =>
    words.split('|').map((word) => [fold(word), level as AlertLevel] as const),
  ),
)

export type AlertParse =
  | { kind: 'alerts'; alerts: AlertSettings }
  /** `part`: what was not understood, at most 40 characters. */
  | { kind: 'failure'; code: 'bad-choice' | 'bad-cap'; part: string }

/** `off`, `flash`, `urgent`, `all`, with a number a day or the one there is (`cap`). */
export function parseAlerts(text: string, { cap }: Pick<AlertSettings, 'cap'>): AlertParse {
  const trimmed = text.trim().replace(/\s+/g, ' ')
  const [, words = '', number] = /^(.*?)(?: (\d+))?$/.exec(trimmed) ?? []
  const choice = alertChoice(words)
  if (choice === undefined) return { kind: 'failure', code: 'bad-choice', part: trimmed.slice(0, 40) }
  const wanted = number === undefined ? cap : alertCap(number)
  return wanted === undefined
    ? { kind: 'failure', code: 'bad-cap', part: trimmed.slice(0, 40) }
    : { kind: 'alerts', alerts: { choice, cap: wanted } }
}

/** Whether the line names an article, as an editor's does: by a link, an id, or a number with a level after it. */
export function isBreakingNews(text: string): boolean {
  const [what = '', ...rest] = text.trim().toLowerCase().split(/\s+/)
  if (/^https?:\/\//.test(what)) return true
  // A short number alone may be meant for a number of alerts.
  return /^[\w-]+$/.test(what) && /\d/.test(what) && (what.length > 2 || isLevel(rest))
}

/** Whether the words begin with a level. */
function isLevel(words: readonly string[]): boolean {
  return words
    .slice(0, MOST_LEVEL_WORDS)
    .some((_, index) => alertLevel(words.slice(0, index + 1).join(' ')) !== undefined)
}

/** A level by its name in any of the languages; undefined for other words. */
export function alertLevel(words: string): AlertLevel | undefined {
  return LEVEL_BY_WORD.get(fold(words.trim()))
}

/** A choice by its name in any of the languages; undefined for other words. */
export function alertChoice(words: string): AlertChoice | undefined {
  return isOffWord(words) ? 'off' : CHOICE_BY_WORD.get(fold(words.trim()))
}

/** A number of alerts a day, 1–50; undefined for anything else. */
export function alertCap(text: string): number | undefined {
  const cap = /^\d{1,2}$/.test(text) ? Number(text) : 0
  return cap >= FEWEST_ALERTS && cap <= MOST_ALERTS ? cap : undefined
}
