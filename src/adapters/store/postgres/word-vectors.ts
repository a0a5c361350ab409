// Words as PostgreSQL's full text search takes them. The vectors are given as such, position by position: its parser and its
// dictionaries, which differ from server to server, see no text. A word has letters, marks and digits only, so nothing in
// one can be read as an operator.
import type { Article } from '#domain/article'
import type { Page } from '#domain/page'
import type { Phrase, Term } from '#domain/search'
import { pageWords, searchWords } from '#domain/search-words'

/** `tsvector`s as text: of the headline, of those before it, of headline and text. */
export type WordVectors = { title: string; former: string | null; all: string }

export function wordVectors(
  { title, earlierTitles = [] }: Pick<Article, 'title' | 'earlierTitles'>,
  page: Page | undefined,
): WordVectors {
  const headline = searchWords(title)
  // A place is left between two texts, so that no phrase begins in one and ends in the other.
  const former = earlierTitles.flatMap((earlier) => ['', ...searchWords(earlier)])
  const all = page === undefined ? headline : [...headline, '', ...pageWords(page)]
  return {
    title: vectorOf(headline),
    former: earlierTitles.length === 0 ? null : vectorOf(former),
    all: vectorOf(all),
  }
}

/** What the server keeps of a vector: this many positions of a word, none beyond that one, and so many bytes in all, refusing more. */
const MOST_OF_A_WORD = 256
const LAST_POSITION = 16_383
const MOST_BYTES = 1_000_000
/** Stands in the vector of a text whose words are there but not all of their positions. No word is written so. */
export const UNORDERED = `'*'`

function vectorOf(words: string[]): string {
  const places = new Map<string, number[]>()
  let bytes = 0
  let isOrdered = true
  for (const [index, word] of words.entries()) {
    if (word === '') continue
    const known = places.get(word)
    const isPlaced = index < LAST_POSITION && (known?.length ?? 0) < MOST_OF_A_WORD
    if (!isPlaced) isOrdered = false
    // Four: the number of positions, and what aligns it.
    bytes += (known ? 0 : Buffer.byteLength(word) + 4) + (isPlaced ? 2 : 0)
    if (bytes > MOST_BYTES) break
    const at = known ?? []
    if (isPlaced) at.push(index + 1)
    places.set(word, at)
  }
  const lexemes = [...places].map(([word, at]) => (at.length === 0 ? `'${word}'` : `'${word}':${at.join(',')}`))
  return [...lexemes, ...(isOrdered ? [] : [UNORDERED])].join(' ')
}

/** A `tsquery` for all of the phrases, or for any. */
export function wordQuery(phrases: Phrase[], operator: '&' | '|'): string {
  return phrases.map((phrase) => `(${inOrder(phrase)})`).join(` ${operator} `)
}

/** A `tsquery` for any of the phrases; of a text that does not know their order their words will do. */
export function likelyQuery(phrases: Phrase[]): string {
  const anyOrder = (phrase: Phrase) => [UNORDERED, ...phrase.map(termQuery)].join(' & ')
  return phrases.map((phrase) => `(${inOrder(phrase)}) | (${anyOrder(phrase)})`).join(' | ')
}

function inOrder(phrase: Phrase): string {
  return phrase.map(termQuery).join(' <-> ')
}

function termQuery({ word, whole }: Term): string {
  return `'${word}'${whole ? '' : ':*'}`
}
