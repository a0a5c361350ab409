// Near-duplicate headlines: the same story twice, in a section feed again or sent anew with a word more. Titles only.
import { foldedWords } from './fold.ts'

const ALIKE = 0.8
const EXTENDED = 0.6
const FEWEST_EXTENDED = 4
const STEM_LENGTH = 6
/** Headlines are shorter; what is longer is compared by its beginning (UTF-16 units). */
const LONGEST_HEADLINE = 300
/** Headlines one headline is compared with. Only titles made to resemble each other share a rare stem with more. */
const MOST_COMPARED = 200

/** A title as it is compared: its stems, and which of them are written with a capital. */
export type Headline = { tokens: ReadonlySet<string>; names: ReadonlySet<string> }

/** Reads a title for comparing. Titles in scripts without capitals have no names. */
export function readHeadline(title: string): Headline {
  const beginning = title.slice(0, LONGEST_HEADLINE)
  const words = foldedWords(beginning)
  const runs = beginning.normalize('NFKC').match(/[\p{L}\p{M}\p{N}'’ʼ]+/gu) ?? []
  const written = runs.filter((run) => /[\p{L}\p{N}]/u.test(run))
  // Where folding parts words in another way no word can be told to be a name.
  const capitals = written.length === words.length ? written.map((word) => /^\p{Lu}/u.test(word)) : []
  const tokens = new Set<string>()
  const names = new Set<string>()
  for (const [index, word] of words.entries()) {
    for (const token of stemsOf(word)) {
      tokens.add(token)
      if (capitals[index]) names.add(token)
    }
  }
  return { tokens, names }
}

/**
 * The places of the headlines to keep, ascending: each that is not nearly the same as one kept before it. Near: four
 * fifths of the stems shared (Jaccard), unless each has a name of its own (two countries, two people); or one is the
 * other with words added. Costs little more than linear time: only headlines sharing a rare stem are compared.
 */
export function distinctHeadlines(headlines: readonly Headline[]): number[] {
  const frequency = new Map<string, number>()
  for (const { tokens } of headlines) for (const token of tokens) frequency.set(token, (frequency.get(token) ?? 0) + 1)
  const rareFirst = (a: string, b: string) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1)

  const keptByToken = new Map<string, Headline[]>()
  const kept: number[] = []
  for (const [index, headline] of headlines.entries()) {
    // Two sets of Jaccard ≥ t share a token among the first |x| − ⌈t|x|⌉ + 1 of a common order (prefix filtering).
    const size = headline.tokens.size
    const prefix = [...headline.tokens].sort(rareFirst).slice(0, size - Math.ceil(EXTENDED * size) + 1)
    if (sharing(prefix, keptByToken).some((other) => areNear(headline, other))) continue
    kept.push(index)
    for (const token of prefix) {
      const others = keptByToken.get(token)
      if (others) others.push(headline)
      else keptByToken.set(token, [headline])
    }
  }
  return kept
}

function sharing(prefix: string[], keptByToken: ReadonlyMap<string, Headline[]>): Headline[] {
  const others = new Set<Headline>()
  for (const token of prefix)
    for (const other of keptByToken.get(token) ?? []) if (others.size < MOST_COMPARED) others.add(other)
  return [...others]
}

/** Whether two headlines are nearly the same. */
export function areNear(a: Headline, b: Headline): boolean {
  const shared = [...a.tokens].filter((token) => b.tokens.has(token)).length
  const jaccard = shared / (a.tokens.size + b.tokens.size - shared)
  if (jaccard >= ALIKE) return !(hasOwnName(a, b) && hasOwnName(b, a))
  const smaller = Math.min(a.tokens.size, b.tokens.size)
  return jaccard >= EXTENDED && smaller >= FEWEST_EXTENDED && shared === smaller
}

function hasOwnName(a: Headline, b: Headline): boolean {
  return [...a.names].some((name) => !b.tokens.has(name))
}

/** Endings are cut, for languages that inflect; scripts without blanks are read in pairs of characters. */
function stemsOf(word: string): string[] {
  const characters = [...word]
  if (!/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(word))
    return [characters.slice(0, STEM_LENGTH).join('')]
  if (characters.length < 3) return [word]
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}
