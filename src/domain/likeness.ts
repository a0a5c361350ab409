// Did the agency publish this? How a text that somebody shows is looked for, and how like it an article is.
import type { Article } from './article.ts'
import { withoutLinks } from './links-in-text.ts'
import type { Page } from './page.ts'
import { hasPhrase, joinWords, type Phrase } from './search.ts'
import { pageWords, searchWords } from './search-words.ts'
import { areNear, type Headline, readHeadline } from './similar.ts'

/** `exact`: all of it stands in the article; `former`: in a headline it had before; `near`: something like it. */
export type Likeness = 'exact' | 'former' | 'near'

/**
 * What somebody shows, line by line, as words, and how it was written: the lines worth looking for. `headline`: the first of them.
 * `isWhole`: nothing that may be a statement was left out, neither a short line nor what is beyond the most that is compared.
 */
export type Claim = { lines: { text: string; words: string[] }[]; headline: Headline; isWhole: boolean }

/** Hashtags, mentions. */
const SIGNATURE = /^(?:[#@][\p{L}\p{N}_]+\s*)+$/u
const MOST_LETTERS = 4096
const MOST_LINES = 60
/** Fewer words are in too many articles. */
const FEWEST_WORDS = 3
/** Fewer words somewhere in a text may be half of a sentence that says the opposite. */
const FEWEST_FOR_YES = 5
const MOST_HEADLINE_WORDS = 30
/** Words in a row that two texts rarely share by chance. */
const PASSAGE_WORDS = 6
const MOST_PASSAGES = 8
/** Endings are cut, for languages that inflect. */
const STEM_LETTERS = 6
/** The part of a headline's words, or of a text's passages, that makes two alike. */
const ALIKE = 0.6

/** Links are no part of it; undefined where too little is left to compare. */
export function readClaim(text: string): Claim | undefined {
  const all = withoutLinks(text.slice(0, MOST_LETTERS))
    .split('\n')
    .map((line) => ({ text: line.trim(), words: searchWords(line) }))
    .filter(({ words }) => words.length > 0)
  const compared = all.slice(0, MOST_LINES)
  const long = compared.filter(({ words }) => words.length >= FEWEST_WORDS)
  const lines = long.length > 0 ? long : compared
  // Hashtags and names are signatures; any other short line may be what was added.
  const left = compared.filter((line) => !lines.includes(line) && !SIGNATURE.test(line.text))
  const isWhole = left.length === 0 && all.length <= MOST_LINES && text.length <= MOST_LETTERS
  if (lines.flatMap(({ words }) => words).length < FEWEST_WORDS) return undefined
  return { lines, headline: readHeadline(lines[0]?.text ?? ''), isWhole }
}

/** What to look for, and how much of it an article must have. */
export type Sought = { phrases: Phrase[]; atLeast: number }

/** Stems of the first line, which may be a headline. */
export function soughtHeadline({ lines }: Claim): Sought {
  const words = lines[0]?.words.slice(0, MOST_HEADLINE_WORDS) ?? []
  const stems = new Map(words.map((word) => [[...word].slice(0, STEM_LETTERS).join(''), word]))
  const phrases = [...stems].map(([stem, word]) => [{ word: stem, whole: stem === word }])
  return { phrases, atLeast: Math.ceil(phrases.length * ALIKE) }
}

/** Passages from all over the text, none across two lines. */
export function soughtPassages({ lines }: Claim): Sought {
  const all = lines.flatMap(({ words }) =>
    Array.from({ length: Math.ceil(words.length / PASSAGE_WORDS) }, (_, index) =>
      words.slice(index * PASSAGE_WORDS, (index + 1) * PASSAGE_WORDS),
    ),
  )
  const long = all.filter(({ length }) => length >= FEWEST_WORDS)
  const some = long.length <= MOST_PASSAGES ? long : spread(long, MOST_PASSAGES)
  const phrases = some.map((words) => words.map((word) => ({ word, whole: true })))
  return { phrases, atLeast: Math.max(1, Math.ceil(phrases.length * ALIKE)) }
}

/**
 * How like the claim the article is; undefined: not at all. `isLikely`: its headline has enough of what was sought to be near.
 * Every line must stand in it for `exact`, so that one that was added is noticed.
 */
export function likeness(
  claim: Claim,
  article: Pick<Article, 'title' | 'earlierTitles'>,
  page: Page | undefined,
  isLikely: boolean,
): Likeness | undefined {
  const { lines, headline, isWhole } = claim
  const text = page === undefined ? [] : [...searchWords(page.dateline ?? ''), ...pageWords(page)]
  const isLong = lines.flatMap(({ words }) => words).length >= FEWEST_FOR_YES
  const all = [joinWords(searchWords(article.title)), joinWords(text)]
  const present = isLong ? all : all.slice(0, 1)
  const former = (article.earlierTitles ?? []).map((title) => joinWords(searchWords(title)))
  const standsIn = (texts: string[]) =>
    isWhole &&
    lines.every(({ words }) => {
      const phrase = words.map((word) => ({ word, whole: true }))
      return texts.some((text) => hasPhrase(text, phrase))
    })
  if (standsIn(present)) return 'exact'
  if (standsIn([...present, ...former])) return 'former'
  const titles = [article.title, ...(article.earlierTitles ?? [])]
  const isAlike = titles.some((title) => areNear(headline, readHeadline(title)))
  return isLikely || isAlike || hasPassages(all, claim) ? 'near' : undefined
}

function hasPassages(texts: string[], claim: Claim): boolean {
  const { phrases, atLeast } = soughtPassages(claim)
  return phrases.filter((phrase) => texts.some((text) => hasPhrase(text, phrase))).length >= atLeast
}

/** Whether the claim is this headline and nothing more. */
export function isHeadline({ lines }: Claim, { title }: Pick<Article, 'title'>): boolean {
  return lines.length === 1 && joinWords(lines[0]?.words ?? []) === joinWords(searchWords(title))
}

function spread<T>(items: T[], count: number): T[] {
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)] as T)
}
