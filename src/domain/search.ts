// What a person searches for: phrases, all of which an article must have. Nothing they write is ever run as a pattern.
import { searchWords } from './search-words.ts'

/** A word to be found; where it is not `whole` any word it begins will do: `susa` finds `Şuşada`. */
export type Term = { word: string; whole: boolean }
/** Words that follow one another, one at least. */
export type Phrase = Term[]

/** Words a search may have: beyond that it is a text. */
const MOST_TERMS = 10
const MOST_LETTERS = 200
const QUOTED = /[«“„"]([^»“”"]*)[»“”"]/g

export type SearchParse =
  /** `text` is how it is shown. */
  { kind: 'search'; text: string; phrases: Phrase[] } | { kind: 'failure'; code: 'empty' | 'too-long' }

/** Reads a line: words, and in quotation marks words that follow one another. */
export function parseSearch(line: string): SearchParse {
  const text = line.replace(/\s+/g, ' ').trim()
  if (text.length > MOST_LETTERS) return { kind: 'failure', code: 'too-long' }
  const quoted = [...text.matchAll(QUOTED)].map(([, inside = '']) => inside)
  // Parted as people part words: what is left in one piece, as "COVID-19" is, belongs together.
  const pieces = [...quoted, ...text.replace(QUOTED, ' ').split(' ')]
  const phrases = pieces.map((piece) => searchWords(piece).map(toTerm)).filter((phrase) => phrase.length > 0)
  if (phrases.length === 0) return { kind: 'failure', code: 'empty' }
  return phrases.flat().length > MOST_TERMS ? { kind: 'failure', code: 'too-long' } : { kind: 'search', text, phrases }
}

/** Letters that are left of a word whose ending is cut. */
const FEWEST_STEM_LETTERS = 4
const STEM_SHARE = 0.6

/** The same with endings cut, for languages that inflect: "İstanbulda" finds "İstanbul". Undefined where none can be. */
export function loosenSearch(phrases: Phrase[]): Phrase[] | undefined {
  const loose = phrases.map((phrase) =>
    phrase.map((term) => (term.whole ? term : { ...term, word: cutEnding(term.word) })),
  )
  return loose.flat().some(({ word }, index) => word !== phrases.flat()[index]?.word) ? loose : undefined
}

function cutEnding(word: string): string {
  const letters = [...word]
  return letters.slice(0, Math.max(FEWEST_STEM_LETTERS, Math.ceil(letters.length * STEM_SHARE))).join('')
}

/** Numbers and single letters begin too much: they are meant as they stand. */
function toTerm(word: string): Term {
  return { word, whole: /^\p{N}+$/u.test(word) || [...word].length < 2 }
}

/** Words in one text, as `hasPhrase` looks through them. */
export function joinWords(words: readonly string[]): string {
  return words.length === 0 ? '' : ` ${words.join(' ')} `
}

/** What joined words must contain to have the term; of a phrase of one word it is all there is to look for. */
export function markOf({ word, whole }: Term): string {
  return whole ? ` ${word} ` : ` ${word}`
}

/** Whether words that were joined have the phrase. */
export function hasPhrase(joined: string, phrase: Phrase): boolean {
  const [first, ...others] = phrase
  if (first === undefined) return false
  const mark = markOf(first)
  for (let at = joined.indexOf(mark); at >= 0; at = joined.indexOf(mark, at + 1))
    if (others.length === 0 || follow(joined, joined.indexOf(' ', at + 1), others)) return true
  return false
}

/** Whether the words from the blank at `start` on are these. */
function follow(joined: string, start: number, terms: Phrase): boolean {
  let blank = start
  for (const { word, whole } of terms) {
    if (!joined.startsWith(whole ? `${word} ` : word, blank + 1)) return false
    blank = joined.indexOf(' ', blank + 1)
  }
  return true
}
