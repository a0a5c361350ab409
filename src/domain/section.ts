// Sections: what a printed name means, what a reader's words name, and whether a reader wants one. No texts to show.
import type { SectionChoice } from './chat.ts'
import { fold, foldedWords } from './fold.ts'
import { NO_SECTIONS, SECTION_NAMES, SECTIONS } from './section-names.ts'
import { trimEndOf } from './text.ts'
import { transliterate } from './transliterate.ts'

const LONGEST_SLUG = 30
const LONGEST_LINE = 2000
const ALL = new Set(['all', 'hamısı', 'bütün', 'все', 'alle', 'tous', 'todos', 'hepsi'].map(fold))
const SLUG_BY_NAME = new Map(
  Object.entries(SECTION_NAMES).flatMap(([slug, names]) =>
    [slug, ...names.split('|')].map((name) => [nameKey(name), slug] as const),
  ),
)
const NOT_A_SECTION = new Set(NO_SECTIONS.split('|').map(nameKey))

/**
 * The slug of a section as an agency prints it, in any case, with or without marks: "SİYASƏT", "Официальная хроника",
 * `official-chronicle`. A sane name that is not known becomes a slug of its own, `[a-z0-9_]`, at most 30. Undefined
 * for what names no section: "News", markup, links, sentences, names with no letter in Latin or Cyrillic.
 */
export function sectionSlug(name: string): string | undefined {
  if (name.length > 80 || /[<>{}@\\]|:\/\//.test(name)) return undefined
  const key = nameKey(name)
  const known = SLUG_BY_NAME.get(key)
  if (known !== undefined) return known
  const words = key.split(' ')
  if (NOT_A_SECTION.has(key) || words.length > 4) return undefined
  const slug = transliterate(key)
    .replace(/[^a-z0-9 ]/g, '')
    .trim()
    .replace(/ +/g, '_')
  return /[a-z]{2}/.test(slug) ? trimEndOf(slug.slice(0, LONGEST_SLUG), '_') : undefined
}

/** A section and its name in the reader's language. */
export type NamedSection = { slug: string; name: string }

/**
 * The sections a reader's line names: slugs, names in the reader's language, or other spellings of a known section,
 * in the order of `names`. Commas and quotes are optional; the longest name wins. `['all']` when a word for "all" is
 * among them. `unknown`: pieces that name none of `names`, as written folded.
 */
export function findSections(text: string, names: readonly NamedSection[]): { found: string[]; unknown: string[] } {
  const slugs = new Set(names.map(({ slug }) => slug))
  const own = new Map(
    names.flatMap(
      ({ slug, name }) =>
        [
          [nameKey(slug), slug],
          [nameKey(name), slug],
        ] as const,
    ),
  )
  const slugOf = (key: string): string | undefined => {
    if (ALL.has(key)) return 'all'
    const slug = own.get(key) ?? SLUG_BY_NAME.get(key)
    return slug !== undefined && slugs.has(slug) ? slug : undefined
  }
  const found = new Set<string>()
  const unknown: string[] = []
  for (const piece of text.slice(0, LONGEST_LINE).split(/[,;\n"“”„«»]/)) {
    const words = nameKey(piece).split(' ').filter(Boolean)
    const matched = matchWords(words, slugOf)
    for (const slug of matched.found) found.add(slug)
    unknown.push(...matched.unknown)
  }
  if (found.has('all')) return { found: ['all'], unknown }
  return { found: names.map(({ slug }) => slug).filter((slug) => found.has(slug)), unknown }
}

/**
 * Whether a reader with this choice gets articles of this section. What has no section (yet) counts as `other`, which
 * everyone gets unless switched off.
 */
export function wantsSection(choice: SectionChoice, section: string | undefined): boolean {
  if (section === undefined || section === 'other') return choice.other
  return choice.chosen === 'all' || choice.chosen.includes(section)
}

/** The slugs a choice names one by one: of all sections none but `other`. */
export function sectionsNamed({ chosen, other }: SectionChoice): string[] {
  return [...(chosen === 'all' ? [] : chosen), ...(other ? ['other'] : [])]
}

/** Sorts slugs into reading order: the known ones as in `SECTIONS`, unknown ones by name before `other`. */
export function compareSections(a: string, b: string): number {
  return place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0)
}

function place(slug: string): number {
  const index = (SECTIONS as readonly string[]).indexOf(slug)
  return index === -1 || slug === 'other' ? SECTIONS.length + (slug === 'other' ? 1 : 0) : index
}

function nameKey(name: string): string {
  return foldedWords(name.replaceAll('_', ' ')).join(' ')
}

function matchWords(
  words: string[],
  slugOf: (key: string) => string | undefined,
): { found: string[]; unknown: string[] } {
  const found: string[] = []
  const unknown: string[] = []
  for (let index = 0; index < words.length; ) {
    let length = Math.min(5, words.length - index)
    while (length > 0 && slugOf(words.slice(index, index + length).join(' ')) === undefined) length--
    const slug = slugOf(words.slice(index, index + length).join(' '))
    if (slug === undefined) unknown.push(words[index] ?? '')
    else found.push(slug)
    index += Math.max(1, length)
  }
  return { found, unknown }
}
