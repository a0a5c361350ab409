// Cuts Telegram's HTML into tags and text, as strictly as the server does. Which tags mean what is decided elsewhere.

/** What is wrong with a marked-up text, in the server's words, without "can't parse entities: ". */
export class MarkupError extends Error {}

export type Attributes = ReadonlyMap<string, string>
export type Token =
  | { kind: 'text'; text: string }
  | { kind: 'open'; name: string; attributes: Attributes; empty: boolean; at: number }
  | { kind: 'close'; name: string; at: number }

export type Dialect = {
  /** Named entities; others stay as written, as the server leaves them (Bot API, "HTML style"). */
  entities: Readonly<Record<string, string>>
  /** Whether `<br/>` ends itself. */
  selfClosing: boolean
  supports: (name: string) => boolean
}

/** The tokens of `html`; `at` counts bytes of UTF-8. Throws MarkupError with the position of what it cannot read. */
export function tokenize(html: string, dialect: Dialect): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < html.length) {
    const next = html.indexOf('<', at)
    const until = next < 0 ? html.length : next
    if (until > at) tokens.push({ kind: 'text', text: decodeEntities(html.slice(at, until), dialect.entities) })
    if (next < 0) break
    const [token, end] = html[next + 1] === '/' ? closeTag(html, next) : openTag(html, next, dialect)
    tokens.push(token)
    at = end
  }
  return tokens
}

/** Numeric entities and those named in `named` become characters; an unknown one stays as it is. */
function decodeEntities(text: string, named: Readonly<Record<string, string>>): string {
  return text.replace(/&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,7})|([a-zA-Z]+));?/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    const valid = code > 0 && code < 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    return valid ? String.fromCodePoint(code) : whole
  })
}

function closeTag(html: string, start: number): [Token, number] {
  const end = html.indexOf('>', start)
  const name = /^[^\s>]*/.exec(html.slice(start + 2, end < 0 ? undefined : end))?.[0] ?? ''
  if (end < 0 || html.slice(start + 2 + name.length, end).trim() !== '')
    throw new MarkupError(`Unclosed end tag at byte offset ${bytes(html, start)}`)
  return [{ kind: 'close', name: name.toLowerCase(), at: bytes(html, start) }, end + 1]
}

function openTag(html: string, start: number, dialect: Dialect): [Token, number] {
  const ends = dialect.selfClosing ? /[\s>]|\/>/g : /[\s>]/g
  ends.lastIndex = start + 1
  const nameEnd = ends.exec(html)?.index
  if (nameEnd === undefined) throw new MarkupError(`Unclosed start tag at byte offset ${bytes(html, start)}`)
  const name = html.slice(start + 1, nameEnd).toLowerCase()
  if (!dialect.supports(name))
    throw new MarkupError(`Unsupported start tag "${name}" at byte offset ${bytes(html, start)}`)
  const attributes = new Map<string, string>()
  let at = nameEnd
  for (;;) {
    while (at < html.length && /\s/.test(html[at] ?? '')) at += 1
    if (at >= html.length) throw new MarkupError(`Unclosed start tag "${name}" at byte offset ${bytes(html, start)}`)
    const empty = dialect.selfClosing && html.startsWith('/>', at)
    if (empty || html[at] === '>')
      return [{ kind: 'open', name, attributes, empty, at: bytes(html, start) }, at + (empty ? 2 : 1)]
    at = readAttribute(html, at, start, name, dialect, attributes)
  }
}

function readAttribute(
  html: string,
  from: number,
  start: number,
  tag: string,
  dialect: Dialect,
  into: Map<string, string>,
) {
  const name = /^[^\s=>/]*/.exec(html.slice(from))?.[0] ?? ''
  if (name === '')
    throw new MarkupError(`Empty attribute name in the tag "${tag}" at byte offset ${bytes(html, start)}`)
  let at = from + name.length
  while (/\s/.test(html[at] ?? '')) at += 1
  if (html[at] !== '=') {
    into.set(name.toLowerCase(), '')
    return at
  }
  at += 1
  while (/\s/.test(html[at] ?? '')) at += 1
  const quote = html[at]
  if (quote !== '"' && quote !== "'") {
    const bare = /^[\w.-]*/.exec(html.slice(at))?.[0] ?? ''
    if (!/[\s>]/.test(html[at + bare.length] ?? ''))
      throw new MarkupError(`Unexpected end of name token at byte offset ${bytes(html, at)}`)
    into.set(name.toLowerCase(), bare)
    return at + bare.length
  }
  const end = html.indexOf(quote, at + 1)
  if (end < 0) throw new MarkupError(`Unclosed start tag at byte offset ${bytes(html, start)}`)
  into.set(name.toLowerCase(), decodeEntities(html.slice(at + 1, end), dialect.entities))
  return end + 1
}

function bytes(html: string, index: number): number {
  return Buffer.byteLength(html.slice(0, index))
}
