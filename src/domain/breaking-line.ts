// What an editor writes after the article in `/breaking`: how important it is, and when it goes out. It knows no clock.
import type { AlertLevel } from './alert.ts'
import { alertLevel } from './alert-parse.ts'
import type { Instant } from './article.ts'
import { startOf } from './broadcast-line.ts'
import type { MomentFailure } from './moment.ts'

/** What is not said is not there: no level, or at once. `unclear`: words that are neither a level nor a time. */
export type BreakingLine =
  | { kind: 'line'; level?: AlertLevel; startAt?: Instant }
  | { kind: 'failure'; code: MomentFailure; part: string }
  | { kind: 'unclear'; part: string }

/** Words of a level's name, in any language. */
const LONGEST_NAME = 3

/** `flash`, `18:30`, `срочно завтра 9:00`, `18:30 təcili`: a level and a moment in either order, each may be left out. */
export function parseBreakingLine(text: string, zone: string, now: Instant): BreakingLine {
  const words = text.split(/[\s,]+/).filter(Boolean)
  const { level, rest } = splitLevel(words)
  const start = startOf(rest, zone, now)
  if (start.kind === 'moment') return { kind: 'line', ...(level && { level }), ...start.given }
  const part = rest.join(' ')
  return start.code === 'unreadable' ? { kind: 'unclear', part } : { kind: 'failure', code: start.code, part }
}

function splitLevel(words: string[]): { level?: AlertLevel; rest: string[] } {
  for (let count = Math.min(LONGEST_NAME, words.length); count > 0; count -= 1) {
    const first = alertLevel(words.slice(0, count).join(' '))
    if (first !== undefined) return { level: first, rest: words.slice(count) }
    const last = alertLevel(words.slice(-count).join(' '))
    if (last !== undefined) return { level: last, rest: words.slice(0, -count) }
  }
  return { rest: words }
}
