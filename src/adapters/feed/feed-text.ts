// Texts of a feed made plain: tags and entities gone, white space collapsed. Each reader passes over a text once.
import { Parser } from 'htmlparser2'

const LONGEST_TITLE = 1000
const LONGEST_SUMMARY = 400
const READ_AT_MOST = 20_000
/** Summaries are cut by machines, also inside `&quot;`. */
const HALF_ENTITY = /&(?:#x?[\da-fA-F]*|amp?|quot?|quo?|lt|gt|nbs?p?)?$/

/** A headline; `isText`: declared plain, so that its tags are words. Undefined when nothing is left. */
export function titleText(raw: string | undefined, isText = false): string | undefined {
  const text = oneLine(uncovered(raw ?? ''))
  const plain = isText ? text : oneLine(decodeTwice(withoutTags(text)))
  return shorten(plain, LONGEST_TITLE) || undefined
}

/** A summary of at most 400 characters, cut at a word; undefined when nothing is left. */
export function summaryText(raw: string | undefined): string | undefined {
  const html = uncovered(raw ?? '')
    .slice(0, READ_AT_MOST)
    .replace(HALF_ENTITY, '')
  const text = oneLine(decodeTwice(readHtml(html).text))
  return shorten(text, LONGEST_SUMMARY) || undefined
}

/** Addresses of the pictures in HTML, in order; those of one pixel are counters, no pictures. */
export function picturesIn(raw: string | undefined): string[] {
  return raw?.includes('<') ? readHtml(raw.slice(0, READ_AT_MOST)).pictures : []
}

const UNREAD = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg'])
const INLINE = new Set(['a', 'b', 'i', 'u', 's', 'em', 'strong', 'span', 'font', 'sup', 'sub', 'small', 'mark', 'abbr'])

function readHtml(html: string): { text: string; pictures: string[] } {
  const pictures: string[] = []
  let text = ''
  let unread = 0
  const parser = new Parser({
    onopentag(name, { src, width, height }) {
      if (UNREAD.has(name)) unread++
      if (name === 'img' && src && width !== '1' && height !== '1') pictures.push(src)
      if (!INLINE.has(name)) text += ' '
    },
    ontext(part) {
      if (unread === 0) text += part
    },
    onclosetag(name) {
      if (UNREAD.has(name)) unread--
      if (!INLINE.has(name)) text += ' '
    },
  })
  parser.end(html)
  return { text, pictures }
}

/** A tag is a letter after `<` and a `>` before the next `<`: `3 < 5` and `a <b` are words. */
function withoutTags(text: string): string {
  return text.replace(
    /<(script|style)\b[^<>]*>[^<]*<\/\1\s*>|<\/?[a-z][a-z0-9:-]*(?:[\s/][^<>]*)?>|<!--[^<>]*-->/gi,
    '',
  )
}

/** Escaped once too often, quotes and dashes come out as `&quot;`; an escaped `<` is the sign itself, and stays one. */
function decodeTwice(text: string): string {
  const once = decodeOnce(text)
  return /&[lg]t;/i.test(once) ? once : decodeOnce(once)
}

function decodeOnce(text: string): string {
  if (!/&(?:#\d|#x[\da-f]|[a-z]\w*;)/i.test(text)) return text
  let decoded = ''
  // Tags are escaped so that only entities are read.
  const parser = new Parser({ ontext: (part) => (decoded += part) })
  parser.end(text.replaceAll('<', '&lt;'))
  return decoded
}

/** Some feeds escape their CDATA marks, which so become part of the text. */
function uncovered(text: string): string {
  return text.replaceAll('<![CDATA[', '').replaceAll(']]>', '')
}

function oneLine(text: string): string {
  // Soft hyphens, zero-width spaces and direction overrides only disturb where the text is shown again.
  return text
    .replace(/[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  const space = cut.lastIndexOf(' ')
  const whole = space > most / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '')
  return `${whole.replace(/[\s,;:–—-]+$/u, '')}…`
}
