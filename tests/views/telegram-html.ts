// Strict readers of Telegram's two kinds of HTML, for tests: they say what is wrong with a text, and what it shows.

const MESSAGE_TAGS = ['b', 'i', 'u', 's', 'a', 'code', 'pre', 'blockquote', 'tg-spoiler']
const RICH_TAGS =
  'h1 h2 h3 h4 h5 h6 p b i u s a ol ul li blockquote aside cite footer figure figcaption details summary'
const VOID_TAGS = ['img', 'hr', 'br']

export type Parsed = { problem?: string; text: string; tags: string[]; anchors: string[]; links: string[] }

/** Parses as Telegram does: only known tags, closed in order; only the entities it knows; no bare `<`, `>` or `&`. */
export function parseTelegramHtml(html: string, allowed = MESSAGE_TAGS): Parsed {
  const parsed: Parsed = { text: '', tags: [], anchors: [], links: [] }
  const open: string[] = []
  const token = /<(\/?)([a-z0-9-]+)((?: [a-z-]+(?:="[^"<>]*")?)*)(\/?)>|&(amp|lt|gt|quot);|([^<>&]+)/y
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
  while (token.lastIndex < html.length) {
    const at = token.lastIndex
    const match = token.exec(html)
    if (match === null) return { ...parsed, problem: `unreadable at ${at}: ${html.slice(at, at + 40)}` }
    const [, closing, tag, attributes = '', selfClosing, entity, text] = match
    if (tag === undefined) parsed.text += entity === undefined ? text : entities[entity]
    else if (!allowed.includes(tag)) return { ...parsed, problem: `tag ${tag}` }
    else if (closing) {
      if (open.pop() !== tag) return { ...parsed, problem: `</${tag}> closes nothing` }
    } else {
      parsed.tags.push(tag)
      for (const [, name, value] of attributes.matchAll(/(name|href)="([^"]*)"/g))
        parsed[name === 'name' ? 'anchors' : 'links'].push(value ?? '')
      if (!selfClosing && !VOID_TAGS.includes(tag)) open.push(tag)
    }
  }
  return open.length === 0 ? parsed : { ...parsed, problem: `<${open.at(-1)}> is never closed` }
}

export function parseRichHtml(html: string): Parsed {
  return parseTelegramHtml(html, [...RICH_TAGS.split(' '), ...VOID_TAGS])
}

export const codePoints = (text: string) => [...text].length
