// The marks an agency hangs on its headlines (VIDEO, UPDATED …): removed and kept as flags. Words of a sentence are not marks.
import type { ArticleFlag } from './article.ts'

export type MarkedTitle = {
  /** Plain text, white space collapsed, without marks; the whole title where it is nothing but marks. */
  title: string
  /** In the order of the type, each once. */
  flags: ArticleFlag[]
}

type Mark = {
  flag: ArticleFlag
  /** How it is written, as the source of a regular expression. */
  words: string
  /**
   * Also an English noun. `capital`: in a headline all in capitals only a dash makes it a mark. `plain`: a dash does, or
   * a lower-case word before it.
   */
  noun?: 'capital' | 'plain'
}

const NUMBER = '(?:\\s*[-–—]?\\s*(?:\\d{1,2}|\\(\\d{1,2}\\)))?'

// Longer forms first: the first that fits wins.
const MARKS: Mark[] = [
  { flag: 'trial-video', words: 'TRIAL V[İI]DEO' },
  { flag: 'video', words: '(?:VİDEO|ВИДЕО|VIDÉO)' },
  { flag: 'video', words: 'VIDEO', noun: 'capital' },
  { flag: 'photo', words: '(?:FOTO ?REPORTAJ|PHOTO ?REPORT(?:AGE)?|ФОТОРЕПОРТАЖ|FOTO|ФОТО)' },
  { flag: 'photo', words: 'PHOTOS?', noun: 'capital' },
  { flag: 'updated', words: `(?:YEN[İI]LƏN[İI]B|YENILENIB|UPDATED?|ОБНОВЛЕНО|GÜNCELLEND[İI])${NUMBER}` },
  { flag: 'comment', words: '(?:COMMENTARY|COMMENT|ŞƏRH|КОММЕНТАРИЙ)', noun: 'capital' },
  { flag: 'exclusive', words: '(?:EXCLUSIVE STATEMENT|Exclusive [Ss]tatement)' },
  { flag: 'statement', words: 'STATEMENT', noun: 'capital' },
  { flag: 'statement', words: 'Statement', noun: 'plain' },
]

const ORDER: ArticleFlag[] = [
  'sponsored',
  'video',
  'trial-video',
  'photo',
  'updated',
  'comment',
  'exclusive',
  'statement',
]

const HAS_WORD = /[\p{L}\p{N}]/u
const LEADS_TO_NOUN = /^(?:an?|the|this|its|joint|his|her|their|of|in|for|by|no)$/
// A hyphen separates only with space at its side: `Pre-VIDEO` is one word.
const BEFORE = '\\s+[-|]\\s*|\\s*[–—:]\\s*|\\s*[,/+&•]\\s*|\\s+'
const AFTER = '\\s*[-|]\\s+|\\s*[–—:]\\s*|\\s*[,/+&•]\\s*|\\s+'
const ALL = MARKS.map((mark) => ({
  ...mark,
  atEnd: new RegExp(`^(.*?)(${BEFORE})[([]?${mark.words}[)\\]]?$`, 's'),
  atStart: new RegExp(`^[([]?${mark.words}[)\\]]?(${AFTER})(.*)$`, 's'),
  alone: new RegExp(`^[([]?${mark.words}[)\\]]?$`),
}))

/** A headline as published → the headline without marks, and what they said. */
export function parseTitle(raw: string): MarkedTitle {
  // Composed letters: a dotted İ may come as I and a combining dot.
  const whole = raw.normalize('NFC').replace(/\s+/gu, ' ').trim()
  const flags = new Set<ArticleFlag>()
  let title = whole
  for (let rest: string | undefined = title; rest !== undefined; ) {
    title = rest
    rest = withoutSign(title, flags) ?? withoutMark(title, flags)
  }
  title = title.trim()
  const onlyMark = ALL.find(({ alone, noun }) => noun !== 'plain' && alone.test(title))
  if (onlyMark) flags.add(onlyMark.flag)
  return { title: title === '' || onlyMark ? whole : title, flags: ORDER.filter((flag) => flags.has(flag)) }
}

function withoutSign(title: string, flags: Set<ArticleFlag>): string | undefined {
  const bare = title.replace(/^® ?(?:[-–—] ?)?|(?: -| ?[–—])? ?®$/gu, '')
  if (bare === title || bare === '') {
    if (title === '®') flags.add('sponsored')
    return undefined
  }
  flags.add('sponsored')
  return bare
}

function withoutMark(title: string, flags: Set<ArticleFlag>): string | undefined {
  for (const { atEnd, atStart, flag, noun } of ALL) {
    const [, before, gapBefore = ''] = atEnd.exec(title) ?? []
    if (before !== undefined && HAS_WORD.test(before) && endsAsMark(before, gapBefore, noun)) {
      flags.add(flag)
      return before.trimEnd()
    }
    const [, gapAfter = '', after] = atStart.exec(title) ?? []
    if (after !== undefined && HAS_WORD.test(after) && startsAsMark(after, gapAfter, noun)) {
      flags.add(flag)
      return after.trimStart()
    }
  }
  return undefined
}

function endsAsMark(before: string, gap: string, noun: Mark['noun']): boolean {
  if (noun === undefined || isDash(gap)) return true
  if (noun === 'capital') return /\p{Ll}/u.test(before) || isMarkItself(before)
  const last = before.split(' ').at(-1) ?? ''
  return gap.trim() === '' && /^\p{Ll}/u.test(last) && !LEADS_TO_NOUN.test(last)
}

/** In front with a mere space only when a sentence visibly begins after it: `VIDEO shows fire` is one itself. */
function startsAsMark(after: string, gap: string, noun: Mark['noun']): boolean {
  if (isDash(gap) || (noun !== 'plain' && gap.trim() !== '')) return true
  if (noun === 'plain' || /^\p{Ll}/u.test(after)) return false
  return noun === undefined || /\p{Ll}/u.test(after) || isMarkItself(after)
}

function isDash(gap: string): boolean {
  return /[-–—]/.test(gap)
}

function isMarkItself(text: string): boolean {
  return text === '®' || ALL.some(({ alone }) => alone.test(text))
}
