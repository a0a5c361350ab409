// What the agency itself marks as urgent in a headline, for editors to judge; and the headline without that. It sends nothing.
import type { AlertLevel } from './alert.ts'

type UrgentLevel = Extract<AlertLevel, 'flash' | 'urgent'>

/** Longer forms first. `noun`: also a word of ordinary headlines ("FLASH floods"), a mark only when set apart. */
const MARKS: { words: string; level: UrgentLevel; noun?: true }[] = [
  { words: 'BREAKING NEWS', level: 'urgent' },
  { words: 'BREAKING', level: 'urgent', noun: true },
  { words: 'URGENT', level: 'urgent' },
  { words: 'T[ƏE]C[İI]L[İI]', level: 'urgent' },
  { words: 'SON D[ƏE]Q[İI]Q[ƏE]', level: 'urgent' },
  { words: 'СРОЧНО', level: 'urgent' },
  { words: 'ЭКСТРЕННО', level: 'flash' },
  { words: 'МОЛНИЯ', level: 'flash', noun: true },
  { words: 'NEWS ?FLASH', level: 'flash' },
  { words: 'FLASH', level: 'flash', noun: true },
]

const APART = '\\s*(?:[:!|—–]+|\\s-)\\s*'
const ALL = MARKS.map(({ words, level, noun }) => ({
  level,
  // In any case where a sign sets it apart, as "Urgent:" does; a bracket does so on both sides.
  apart: new RegExp(`^(?:${words}${APART}|[([]${words}[)\\]])[\\s\\S]*[\\p{L}\\p{N}]`, 'iu'),
  atEnd: new RegExp(`(?:\\s[-|—–]\\s*${words}!*|\\s[([]${words}[)\\]])$`, 'u'),
  // In capitals and followed by what visibly begins a sentence in ordinary letters.
  bare: noun ? undefined : new RegExp(`^${words}\\s+[^\\p{L}]*\\p{Lu}[\\s\\S]*\\p{Ll}`, 'u'),
}))

const leading = (marks: typeof MARKS, flags: string) =>
  new RegExp(
    `^(?:${marks.map(({ words }) => words).join('|')})\\s*(?:[:!—–]+(?:\\s+[-—–](?=\\s))?|\\s-(?=\\s))\\s*(?=.*[\\p{L}\\p{N}])`,
    flags,
  )
/** In any case; nouns in capitals, as "Молния: двое пострадали" tells of lightning. */
const LEADING = [
  leading(
    MARKS.filter(({ noun }) => !noun),
    'iu',
  ),
  leading(
    MARKS.filter(({ noun }) => noun),
    'u',
  ),
]

/** How urgent the headline says it is; undefined where it says nothing. A word of the sentence is no mark. */
export function urgentMark(title: string): UrgentLevel | undefined {
  const text = title.normalize('NFC').replace(/\s+/gu, ' ').trim()
  return ALL.find(({ apart, atEnd, bare }) => apart.test(text) || atEnd.test(text) || bare?.test(text))?.level
}

/** The headline for under a label that says how urgent it is: a mark it leads with goes where `:`, `!` or a dash follows. */
export function withoutUrgentMark(title: string): string {
  const text = title.normalize('NFC')
  const bare = LEADING.reduce((left, mark) => left.replace(mark, ''), text)
  return bare === text ? title : withoutUrgentMark(bare)
}
