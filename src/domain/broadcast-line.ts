// What an editor adds to `/broadcast` where it answers a message: to whom, and when, in one line; and whether words that are
// none were meant as one. It knows no clock.
import type { Instant } from './article.ts'
import type { Audience } from './broadcast.ts'
import { fold } from './fold.ts'
import { type MomentFailure, parseMoment } from './moment.ts'
import { FILLERS } from './moment-words.ts'
import { findSections, type NamedSection } from './section.ts'

/**
 * What is not there is not named; no `startAt`: at once. `part`: the words of the time. `unknown`: those that name nobody and
 * no time.
 */
export type BroadcastLine =
  | { kind: 'line'; audience?: Audience; startAt?: Instant }
  | { kind: 'failure'; code: MomentFailure; part: string }
  | { kind: 'unclear'; unknown: string[]; likeness: Likeness }

/** What somebody may have meant: a line where much is understood, perhaps one where it is short, a message otherwise. */
type Likeness = 'line' | 'short' | 'message'

export type LineNames = {
  languages: readonly { code: string; name: string }[]
  sections: readonly NamedSection[]
}

const LONGEST_LINE = 200
/** More words are a message. */
const MOST_WORDS = 40
/** Words of one name: of a section, of a day with its time. */
const LONGEST_NAME = 5
/** So few words are a slip more often than news. */
const FEW_WORDS = 3
/** A line has no sentence in it, and names no article. */
const NOT_OF_A_LINE = /[?…"“”„«»\n]|[.:!](?=\s|$)|:\/\/|^\d{5,}$/
const EVERYONE = foldedSet('everyone everybody all hamı hamıya hamısı hepsi bütün все всем alle todos tous')
const NOW = foldedSet('now indi сейчас jetzt maintenant ahora')

/**
 * `everyone`, `az en`, `politics economy`, then `now` or a moment as `parseMoment` reads it, in either order; either may be
 * left out. A failure where all is understood but the moment has gone by or is no day.
 */
export function parseBroadcastLine(text: string, names: LineNames, zone: string, now: Instant): BroadcastLine {
  const words = text
    .slice(0, LONGEST_LINE)
    .split(/[\s,;!]+/)
    .filter(Boolean)
  if (words.length > MOST_WORDS) return { kind: 'unclear', unknown: words, likeness: 'message' }
  let failed: BroadcastLine | undefined
  // The longest audience first: of "az 18:30" the time is what is left.
  for (let count = words.length; count >= 0; count -= 1)
    for (const [who, when] of [
      [words.slice(0, count), words.slice(count)],
      [words.slice(words.length - count), words.slice(0, words.length - count)],
    ] as const) {
      const audience = audienceOf(who, names)
      if (who.length > 0 && audience === undefined) continue
      const start = startOf(when, zone, now)
      if (start.kind === 'moment') return { kind: 'line', ...(audience && { audience }), ...start.given }
      if (start.code !== 'unreadable') failed ??= { kind: 'failure', code: start.code, part: when.join(' ') }
    }
  return failed ?? unclear(text, words, (part) => partOf(part, names, zone, now))
}

/** `day`: a day without a time, which any message may name. */
type Part = 'known' | 'day'

function unclear(text: string, words: string[], partOf: (part: string[]) => Part | undefined): BroadcastLine {
  const unknown: string[] = []
  let known = 0
  for (let index = 0; index < words.length; ) {
    let length = Math.min(LONGEST_NAME, words.length - index)
    while (length > 0 && partOf(words.slice(index, index + length)) === undefined) length -= 1
    const part = words.slice(index, index + length)
    if (length === 0) unknown.push(words[index] ?? '')
    else if (partOf(part) === 'known') known += countNames(part)
    index += Math.max(1, length)
  }
  const isShort = words.length <= FEW_WORDS
  const isHalfKnown = known > 0 && (isShort || known * 2 >= countNames(words))
  if (text.length > LONGEST_LINE || NOT_OF_A_LINE.test(text.trim()))
    return { kind: 'unclear', unknown, likeness: 'message' }
  return { kind: 'unclear', unknown, likeness: isHalfKnown ? 'line' : isShort ? 'short' : 'message' }
}

function partOf(words: string[], names: LineNames, zone: string, now: Instant): Part | undefined {
  if (audienceOf(words, names) !== undefined) return 'known'
  const start = startOf(words, zone, now)
  if (start.kind === 'moment') return 'known'
  if (start.code === 'unreadable') return undefined
  return start.code === 'no-time' ? 'day' : 'known'
}

/** Words that say something: "at" and "on" stand in any sentence. */
function countNames(words: readonly string[]): number {
  return words.filter((word) => !FILLERS.has(fold(word))).length
}

function audienceOf(words: readonly string[], { languages, sections }: LineNames): Audience | undefined {
  if (words.length === 0) return undefined
  if (words.every((word) => EVERYONE.has(fold(word)))) return { kind: 'everyone' }
  const codes = words.map((word) => languages.find(({ code, name }) => [code, fold(name)].includes(fold(word)))?.code)
  if (!codes.includes(undefined)) return { kind: 'languages', languages: [...new Set(codes as string[])] }
  const { found, unknown } = findSections(words.join(' '), sections)
  // A word for "all" among others names no section.
  return found.length > 0 && found[0] !== 'all' && unknown.length === 0
    ? { kind: 'sections', sections: found }
    : undefined
}

/** When: `now`, or a moment as `parseMoment` reads it. No words mean now, which is no `startAt`. */
export function startOf(words: readonly string[], zone: string, now: Instant) {
  const isNow = words.every((word) => NOW.has(fold(word)))
  if (isNow) return { kind: 'moment' as const, given: {} }
  const reading = parseMoment(words.join(' '), zone, now)
  return reading.kind === 'moment' ? { kind: reading.kind, given: { startAt: reading.at } } : reading
}

function foldedSet(words: string): Set<string> {
  return new Set(words.split(' ').map(fold))
}
