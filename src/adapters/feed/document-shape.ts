// What a text is, before any parser sees it: a feed in XML or JSON, a web page, or neither; and how deep it nests.

export type Shape =
  /** `text` begins at the root element: what stood before it (declaration, DOCTYPE, junk) is gone. */
  { kind: 'xml'; text: string; root: string } | { kind: 'json'; text: string } | { kind: 'html' } | { kind: 'other' }

const FEED_ROOT = /<((?:[a-z][\w.-]{0,20}:)?(?:rss|feed|rdf|channel))(?=[\s>])/gi
const HEAD = 64 * 1024

/** Judges by the root element. Dropping the DOCTYPE takes every entity bomb with it. */
export function shapeOf(text: string): Shape {
  const json = text.slice(0, HEAD).trimStart()
  if (json.startsWith('{')) {
    const isFeed =
      /"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/.test(json) || /"items"\s*:\s*\[/.test(text)
    return isFeed ? { kind: 'json', text: text.trim() } : { kind: 'other' }
  }
  const head = withoutComments(text.slice(0, HEAD))
  const first = /<(?:!doctype\s+)?([a-z][\w:.-]*)/i.exec(head)
  const isHtml = /^html$/i.test(first?.[1] ?? '')
  for (const match of isHtml ? [] : head.matchAll(FEED_ROOT)) {
    // Junk before the root (a warning of the server's own software) may hold tags, but no page goes that far.
    if (/<(?:html|body)[\s>]/i.test(head.slice(0, match.index))) break
    return { kind: 'xml', text: text.slice(match.index), root: match[1] ?? '' }
  }
  return isHtml || /<(?:html|body|head)[\s>]/i.test(head) ? { kind: 'html' } : { kind: 'other' }
}

/** Whether a document is to be read as a feed rather than as a page. */
export function looksLikeFeed(text: string): boolean {
  const { kind } = shapeOf(text)
  return kind === 'xml' || kind === 'json'
}

/** How deep elements nest, counted in one pass and no further than `limit`. */
export function isDeeperThan(limit: number, text: string): boolean {
  let depth = 0
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const next = text[at + 1] ?? ''
    const end = next === '!' ? endOfDeclaration(text, at) : text.indexOf('>', at)
    if (end < 0) return false
    if (next === '/') depth = Math.max(0, depth - 1)
    else if (/[a-z_]/i.test(next) && text[end - 1] !== '/' && !/^(?:br|img|hr)\b/i.test(text.slice(at + 1, at + 5))) {
      if (++depth > limit) return true
    }
    at = end + 1
  }
  return false
}

function endOfDeclaration(text: string, at: number): number {
  if (text.startsWith('<![CDATA[', at)) return text.indexOf(']]>', at)
  if (text.startsWith('<!--', at)) return text.indexOf('-->', at)
  return text.indexOf('>', at)
}

/** Comments blanked out, places kept. */
function withoutComments(text: string): string {
  let result = ''
  let from = 0
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', from)) {
    const end = text.indexOf('-->', at)
    if (end < 0) break
    result += text.slice(from, at) + ' '.repeat(end + 3 - at)
    from = end + 3
  }
  return result + text.slice(from)
}
