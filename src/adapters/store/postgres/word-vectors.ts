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

/** Positions beyond 16,383, and more than 256 of one word, are the server's to drop. */
function vectorOf(words: string[]): string {
  const places = new Map<string, number[]>()
  for (const [index, word] of words.entries()) {
    if (word === '') continue
    const known = places.get(word)
    if (known) known.push(index + 1)
    else places.set(word, [index + 1])
  }
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ')
}

/** A `tsquery` for all of the phrases, or for any. */
export function wordQuery(phrases: Phrase[], operator: '&' | '|'): string {
  return phrases.map((phrase) => `(${phrase.map(termQuery).join(' <-> ')})`).join(` ${operator} `)
}

function termQuery({ word, whole }: Term): string {
  return `'${word}'${whole ? '' : ':*'}`
}
