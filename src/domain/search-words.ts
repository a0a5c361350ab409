// Words as search compares them: folded, Cyrillic in Latin letters, so that each is found however it is typed. For
// comparing only; the same words go into what is searched and into what is asked.
import { foldedWords } from './fold.ts'
import type { Page } from './page.ts'
import { transliterate } from './transliterate.ts'

/** Letters of a word that count. */
const LONGEST_WORD = 40
/** Words of a page that count; a long interview has some 6,000, a book 100,000. */
const MOST_WORDS = 50_000
const PIECE_LENGTH = 20_000
/** Scripts that leave no blanks between words: each character is a word, and words in a row are a phrase. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]\p{M}*/gu

/** The words of a text in order: letters, digits and marks only. */
export function searchWords(text: string): string[] {
  return foldedWords(text).flatMap((word) =>
    transliterate(word)
      .replace(UNSPACED, ' $& ')
      .split(' ')
      .filter((part) => part !== '')
      .map((part) => (part.length > LONGEST_WORD ? [...part].slice(0, LONGEST_WORD).join('') : part)),
  )
}

/** The words of an article's text: what its page says, headline left out. */
export function pageWords({ speaker = '', role = '', lead, paragraphs, turns }: Page): string[] {
  const texts = [
    ...lead,
    ...paragraphs.map(({ text }) => text),
    speaker,
    role,
    ...turns.flatMap(({ question, answer }) => [question, ...answer]),
  ]
  const words: string[] = []
  for (const piece of texts.flatMap(pieces)) {
    if (words.length >= MOST_WORDS) break
    // Not by spreading them: a piece may hold more than a call takes.
    for (const word of searchWords(piece)) words.push(word)
  }
  return words.slice(0, MOST_WORDS)
}

/** Parts of a text between blanks, where it has some: one letter may fold into eighteen, and not all of them are needed. */
function pieces(text: string): string[] {
  const found: string[] = []
  for (let at = 0; at < text.length; ) {
    const blank = text.length - at > PIECE_LENGTH ? text.lastIndexOf(' ', at + PIECE_LENGTH) : -1
    const end = blank > at ? blank : at + PIECE_LENGTH
    found.push(text.slice(at, end))
    at = end
  }
  return found
}
