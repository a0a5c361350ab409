// Telegram HTML: escaping text once, measuring what a reader will see, cutting plain text. It builds no messages.

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/**
 * Text that can stand in a request: half a surrogate pair becomes U+FFFD and a control character a space, for which
 * Telegram would refuse the whole message; direction overrides go, which would turn what follows around. Line feeds stay.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[\u202D\u202E]/g, '')
}

/** Plain text as Telegram HTML, good between tags and in an attribute's double quotes. Escapes once: give it no HTML. */
export function escapeHtml(text: string): string {
  return cleanText(text).replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
}

/** What is left of Telegram HTML once its tags and entities are parsed. */
export function visibleText(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot);/g, (entity, name) => NAMED[name] ?? entity)
}

/** Length of plain text in code points: what Telegram's limits count. */
export function countCodePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** Length of Telegram HTML in code points after parsing, as the limits of 4,096 and 1,024 count it. */
export function codePointLength(html: string): number {
  return countCodePoints(visibleText(html))
}

/** The text, or its beginning with `…`: at most `limit` code points, never cut inside a grapheme. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit || countCodePoints(text) <= limit) return text
  let kept = ''
  let left = limit - 1
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, limit * 2 + 2))) {
    left -= countCodePoints(segment)
    if (left < 0) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** The address if a reader may be sent there: http or https, at most 2,048 characters, nothing that ends an attribute. */
export function httpUrl(url: string | undefined): string | undefined {
  const trimmed = url?.trim() ?? ''
  return trimmed.length <= 2048 && /^https?:\/\/[^\s/?#"'<>\\]+(?:[/?#][^\s"<>\\]*)?$/i.test(trimmed)
    ? trimmed
    : undefined
}

/** The site an address belongs to, for people: `https://www.azertag.az/en/x` → `azertag.az`. */
export function siteName(url: string): string {
  return /^https?:\/\/(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)/i.exec(url)?.[1] ?? url
}
