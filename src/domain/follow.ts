// Followed words: what a reader may follow, and which headlines match. Matching is by the beginnings of folded words;
// nothing a reader writes is ever run as a pattern.
import { foldedWords } from './fold.ts'
import { hashText } from './hash-text.ts'

/** Words a chat may follow. */
export const MOST_WORDS = 50
const LONGEST_PHRASE = 60
/** A phrase's first word may grow where it is folded; a word of a headline is looked up by no longer beginning. */
const LONGEST_KEY = 2 * LONGEST_PHRASE
/** Words a phrase may have. */
const MOST_PHRASE_WORDS = 6
/** Letters a followed word must have: one letter begins half of all words. */
const FEWEST_LETTERS = 2

export type FollowParse =
  | { kind: 'phrase'; phrase: string }
  | { kind: 'failure'; code: 'empty' | 'too-short' | 'too-long' }

/** The phrase as it is kept and shown: quotes and surplus space removed. */
export function parseFollow(text: string): FollowParse {
  const phrase = text
    .replace(/[«»“”„"]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const words = foldedWords(phrase)
  if (words.length === 0) return { kind: 'failure', code: 'empty' }
  if (phrase.length > LONGEST_PHRASE || words.length > MOST_PHRASE_WORDS) return { kind: 'failure', code: 'too-long' }
  // In Chinese a word may be one letter.
  const letters = words.join('')
  if (letters.length < FEWEST_LETTERS && !/\p{Script=Han}/u.test(letters)) return { kind: 'failure', code: 'too-short' }
  return { kind: 'phrase', phrase }
}

/** The pieces of a line that names several, parted by commas, semicolons or lines; each is for `parseFollow`. */
export function splitFollows(text: string): string[] {
  return text.split(/[,;\n]/).filter((piece) => piece.trim() !== '')
}

/** A short name of a phrase, for buttons: the same for all ways to write it that find the same. `[0-9a-z]`, 11 long. */
export function phraseId(phrase: string): string {
  return hashText(foldedWords(phrase).join(' '))
}

export type PhraseAdded =
  | { kind: 'added'; words: string[] }
  /** Followed already, perhaps written otherwise: `phrase` is how. */
  | { kind: 'known'; phrase: string }
  | { kind: 'full' }

/** The chat's words with one more at the end. */
export function addPhrase(words: readonly string[], phrase: string): PhraseAdded {
  const known = findPhrase(words, phraseId(phrase))
  if (known !== undefined) return { kind: 'known', phrase: known }
  return words.length >= MOST_WORDS ? { kind: 'full' } : { kind: 'added', words: [...words, phrase] }
}

/** The followed phrase of this `phraseId`, as the reader wrote it; undefined when it is not followed. */
export function findPhrase(words: readonly string[], id: string): string | undefined {
  return words.find((word) => phraseId(word) === id)
}

/** What a phrase is found by: its first folded word; undefined for one without letters. */
export function followKey(phrase: string): string | undefined {
  return foldedWords(phrase)[0]
}

/** Every key that could match this headline: the beginnings of its words. A few dozen, however many words are followed. */
export function headlineKeys(title: string): string[] {
  const keys = new Set<string>()
  for (const word of foldedWords(title)) {
    let key = ''
    for (const letter of word) {
      key += letter
      if (key.length > LONGEST_KEY) break
      keys.add(key)
    }
  }
  return [...keys]
}

/** Whether the phrase's words begin words that follow one another in the headline. */
export function isFollowed(phrase: string, title: string): boolean {
  const wanted = foldedWords(phrase)
  const words = foldedWords(title)
  return (
    wanted.length > 0 &&
    words.some((_, start) => wanted.every((word, index) => words[start + index]?.startsWith(word) === true))
  )
}
