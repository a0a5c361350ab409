// The splitter: blocks → pages that fit, parted at a turn, else a paragraph, else a sentence, else a word, else a
// grapheme. It knows sizes, not markup, so no page can begin inside a tag or an entity.
import { type Inline, inlineLength, splitInlines } from './inline.ts'

/** What the splitter needs of a block; renderers add their own. */
export type Block = {
  inlines: Inline[]
  /** The best place for a page to begin: a question. */
  opensTurn?: boolean
  /** Belongs to what follows: no page should end with it. */
  clings?: boolean
}

/** `length` in code points; `blocks` is whatever else is limited by number. */
export type Size = { length: number; blocks: number }

/** `text`: code points of the block's text alone. */
type Measured<B> = { block: B; size: Size; text: number }

/** A page is ended early at a turn, or at a paragraph, only when it holds at least this share of its length. */
const TURN_SHARE = 1 / 3
const PARAGRAPH_SHARE = 1 / 4
/** Less room than this is left empty. */
const ROOM_SHARE = 1 / 20

/**
 * Pages of blocks, each within `limit` by the sum of `measure`. A block too long for the rest of a page is cut in two
 * of the same kind, of which only the first opens a turn. What `measure` says is the length of the block's text and
 * something constant for its kind, less than half the limit. Nothing but white space at a cut is lost, nothing doubled, but
 * for what is left over after `most` pages.
 */
export function splitBlocks<B extends Block>(
  blocks: B[],
  limit: Size,
  measure: (block: B) => Size,
  most = Number.POSITIVE_INFINITY,
): B[][] {
  const pages: B[][] = []
  let page: Measured<B>[] = []
  const waiting: Measured<B>[] = []
  let taken = 0
  // Measured one by one: of a page of a hundred thousand lines most are beyond the last page.
  const take = () => {
    const block = waiting.length > 0 ? undefined : blocks[taken]
    if (block === undefined) return waiting.pop()
    taken += 1
    return { block, size: measure(block), text: inlineLength(block.inlines) }
  }
  for (let next = take(); next !== undefined && pages.length < most; next = take()) {
    const used = total(page)
    const fits = used.length + next.size.length <= limit.length && used.blocks + next.size.blocks <= limit.blocks
    if (fits) {
      page.push(next)
      continue
    }
    const end = breakBefore([...page, next], limit)
    const room = limit.length - used.length - (next.size.length - next.text)
    const cuttable = used.blocks + next.size.blocks <= limit.blocks && room >= limit.length * ROOM_SHARE
    if (end === undefined && (cuttable || page.length === 0)) {
      const [head, rest] = cut(next, Math.max(1, room))
      page.push(head)
      if (rest.block.inlines.length > 0) waiting.push(rest)
    } else {
      waiting.push(next, ...page.splice(end ?? page.length).toReversed())
    }
    pages.push(page.map(({ block }) => block))
    page = []
  }
  if (page.length > 0) pages.push(page.map(({ block }) => block))
  return pages
}

/** Measures by subtraction: to count the rest anew for every page is quadratic in a text without paragraphs. */
function cut<B extends Block>(
  { block, size, text }: Measured<B>,
  room: number,
): [head: Measured<B>, rest: Measured<B>] {
  const [before, after] = splitInlines(block.inlines, room)
  const kept = inlineLength(before)
  // White space is one UTF-16 unit a code point.
  const dropped = utf16Length(block.inlines) - utf16Length(before) - utf16Length(after)
  const shorter = (by: number) => ({ size: { ...size, length: size.length - by }, text: text - by })
  return [
    { block: { ...block, inlines: before }, ...shorter(text - kept) },
    { block: { ...block, inlines: after, opensTurn: false }, ...shorter(kept + dropped) },
  ]
}

function utf16Length(inlines: Inline[]): number {
  return inlines.reduce((sum, { text }) => sum + text.length, 0)
}

/** The index at which the next page should begin, the last of the best kind; undefined where only a cut will do. */
function breakBefore<B extends Block>(items: Measured<B>[], limit: Size): number | undefined {
  let turn: number | undefined
  let paragraph: number | undefined
  const filled: Size = { length: 0, blocks: 0 }
  for (const [index, { block, size }] of items.entries()) {
    const share = Math.max(filled.length / limit.length, filled.blocks / limit.blocks)
    if (block.opensTurn && share >= TURN_SHARE) turn = index
    if (!items[index - 1]?.block.clings && share >= PARAGRAPH_SHARE) paragraph = index
    filled.length += size.length
    filled.blocks += size.blocks
  }
  return turn ?? paragraph
}

function total<B>(items: Measured<B>[]): Size {
  return items.reduce((sum, { size }) => ({ length: sum.length + size.length, blocks: sum.blocks + size.blocks }), {
    length: 0,
    blocks: 0,
  })
}
