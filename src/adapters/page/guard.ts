// What is refused before any parser sees it: documents too large or nested too deep to read in bounded time.
import type { FetchFailure } from '#domain/feed'

export const MOST_PAGE_BYTES = 3 * 1024 * 1024
const MOST_DEPTH = 400
const MOST_ELEMENTS = 60_000

/** Elements whose end tag is often left out, or that have none: they do not nest by themselves. */
const FLAT = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot colgroup option optgroup rp rt'.split(
    ' ',
  ),
)

/** The failure a document is refused with, or undefined. One pass, linear. */
export function refuseDocument(html: string): FetchFailure | undefined {
  let depth = 0
  let elements = 0
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (!name || FLAT.has(name.toLowerCase())) continue
    depth = slash ? Math.max(0, depth - 1) : depth + 1
    if (!slash && ++elements > MOST_ELEMENTS) return tooComplex('too many elements')
    if (depth > MOST_DEPTH) return tooComplex(`nested deeper than ${MOST_DEPTH}`)
  }
  return undefined
}

export function tooComplex(detail: string): FetchFailure {
  return { kind: 'failure', code: 'too-complex', detail }
}

export function notAPage(detail: string): FetchFailure {
  return { kind: 'failure', code: 'not-a-page', detail }
}
