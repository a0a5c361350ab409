// Inline content as a structure: runs of plain text with a style. Tags and entities exist only once it is rendered,
// so nothing that splits it can cut one.
import { cleanText, countCodePoints, escapeHtml } from './html.ts'
import { cutOffset } from './split-text.ts'

export type Inline = { text: string; style?: 'b' | 'i' | 's' }

/** The runs as HTML that Telegram takes both in messages and in rich messages. */
export function renderInlines(inlines: Inline[]): string {
  return inlines
    .map(({ text, style }) => (style === undefined ? escapeHtml(text) : `<${style}>${escapeHtml(text)}</${style}>`))
    .join('')
}

/** Code points a reader sees. */
export function inlineLength(inlines: Inline[]): number {
  return inlines.reduce((sum, { text }) => sum + countCodePoints(cleanText(text)), 0)
}

/**
 * Two parts of the runs, the first of at most `room` code points, cut as `cutOffset` says; white space at the cut goes.
 * The second is empty where all fits.
 */
export function splitInlines(inlines: Inline[], room: number): [head: Inline[], tail: Inline[]] {
  const whole = inlines.map(({ text }) => text).join('')
  const offset = cutOffset(whole, room)
  const head = sliceInlines(inlines, 0, whole.slice(0, offset).trimEnd().length)
  const tail = sliceInlines(inlines, whole.length - whole.slice(offset).trimStart().length, whole.length)
  return [head, tail]
}

function sliceInlines(inlines: Inline[], from: number, until: number): Inline[] {
  const sliced: Inline[] = []
  let at = 0
  for (const inline of inlines) {
    const text = inline.text.slice(Math.max(0, from - at), Math.max(0, until - at))
    if (text !== '') sliced.push({ ...inline, text })
    at += inline.text.length
  }
  return sliced
}
