// The number in a link by which an agency knows its article. Dates and years look like one and are none.
import type { Link } from './link.ts'

export type LinkNumber = {
  /** Five digits or more, without leading zeros. */
  digits: string
  /** `end`: of the path or a query parameter. `inside`: elsewhere, where a section's number may stand too. */
  place: 'end' | 'inside'
}

const ID_PARAMETER =
  /^(?:id|p|n|nid|aid|sid|news|newsid|news_id|article|articleid|article_id|story|storyid|post|postid|post_id|item|itemid|item_id|doc|docid)$/i
const ENDING = /\.(?:s?html?|php\d?|aspx?|jsp|xml)$/i
const MARK_WORDS = new Set(
  'updated update yenilenib yenilənib yeniləndi obnovleno обновлено video видео foto photo fotos photos fotoreportaj new yeni'.split(
    ' ',
  ),
)

/** The strong number of a link: at the end of its path, else in an id-like parameter, else inside the path. */
export function numberOfLink(link: Link): LinkNumber | undefined {
  const last = lastSegment(link)
  const trailing = /^(?:.*[^\p{L}\d]|\p{L}{0,12})(\d{5,20})$/su.exec(last)?.[1]
  if (isNumber(trailing)) return { digits: trimZeros(trailing), place: 'end' }
  for (const [name, value] of link.query) {
    if (ID_PARAMETER.test(name) && /^\d{5,20}$/.test(value)) return { digits: trimZeros(value), place: 'end' }
  }
  // `10738994-slug`, and the list of a well-known system: `0,2817,2525649,00`.
  const leading = /^(\d{5,20})[-_.]/.exec(last)?.[1] ?? /,(\d{5,20}),/.exec(last)?.[1]
  const inside = [leading, ...link.segments.slice(0, -1).reverse()].find(
    (part) => /^\d{5,20}$/.test(part ?? '') && isNumber(part),
  )
  return inside === undefined ? undefined : { digits: trimZeros(inside), place: 'inside' }
}

/**
 * A short number (1–4 digits) with the words it stands among, marks of an update left out: `alpha-updated-2` and
 * `alpha-2` agree, `part-2` of two stories do not. Undefined when the path does not end in one.
 */
export function shortIdentity(link: Link): string | undefined {
  const last = lastSegment(link)
  const match = /^(?:(.*)[-_.,])?(\d{1,4})$/s.exec(last)
  if (!match?.[2] || Number(match[2]) === 0) return undefined
  const before = match[1] ?? ''
  if (isYear(match[2]) || /(?:^|[-_.])(?:19|20)\d\d[-_.]\d{1,2}$/.test(before)) return undefined
  const parents = link.segments.slice(0, -1)
  if (before === '' && parents.some(isYear)) {
    const afterYear = parents.slice(parents.findIndex(isYear) + 1)
    // /2026/09/14 is a day's page, /2026/09/14/3 its third story.
    if (afterYear.length < 2 && afterYear.every((part) => /^\d{1,2}$/.test(part))) return undefined
  }
  const path = [...parents, before].map((part) => words(part).join(' ')).filter(Boolean)
  return `${Number(match[2])}|${path.join('/')}`
}

/** Words of a part of the path; marks of an update count only where there is nothing else. */
function words(part: string): string[] {
  const all = part
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const telling = all.filter((word) => !MARK_WORDS.has(word))
  return telling.length > 0 ? telling : all
}

function lastSegment(link: Link): string {
  return (link.segments.at(-1) ?? '').replace(ENDING, '')
}

function isNumber(digits: string | undefined): digits is string {
  return digits !== undefined && !isDate(digits)
}

/** YYYYMMDD or DDMMYYYY, alone or with a time of day behind it. */
function isDate(digits: string): boolean {
  if (![8, 10, 12, 14].includes(digits.length)) return false
  const day = '(?:0[1-9]|[12]\\d|3[01])'
  const month = '(?:0[1-9]|1[0-2])'
  const year = '(?:19|20)\\d\\d'
  const time = '(?:(?:[01]\\d|2[0-3])(?:[0-5]\\d){0,2})?'
  return new RegExp(`^(?:${year}${month}${day}${time}|${day}${month}${year})$`).test(digits)
}

function isYear(part: string): boolean {
  return /^(?:19|20)\d\d$/.test(part)
}

function trimZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '')
}
