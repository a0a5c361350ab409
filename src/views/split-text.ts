// Where one text may be cut: after a sentence, else after a word, else between two graphemes. It cuts nothing itself.

/** A cut that leaves less than this share of the room in front is worth a rougher one. */
const LEAST_SHARE = 1 / 4

/**
 * How far before the end of the room the last sentence, or word, is looked for, in UTF-16 units. `Intl.Segmenter` copies its
 * text for every segment, so its time grows with the square of the length.
 */
const SENTENCE_REACH = 1200
const WORD_REACH = 300
/** Units after the end of the room that tell where the last word begins. */
const AHEAD = 20

/** Graphemes longer than this (in UTF-16 units) are no writing and may be cut. */
const LONGEST_GRAPHEME = 256

/**
 * The offset (UTF-16) at which to cut `text` so that at most `room` code points (≥ 1) come before it; the length of
 * the text where all of it fits. Never inside a surrogate pair; inside a grapheme only where that alone exceeds `room`.
 */
export function cutOffset(text: string, room: number): number {
  const end = offsetAfter(text, room)
  if (end === text.length) return end
  const from = windowStart(text, end - SENTENCE_REACH - LONGEST_GRAPHEME)
  const near = text.slice(from, end + LONGEST_GRAPHEME)
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(near)
  const graphemeAt = (offset: number) => from + (graphemes.containing(offset - from)?.index ?? offset - from)
  const last = (starts: number[], reach: number) =>
    starts.findLast((offset) => {
      const isInReach = offset > 0 && offset <= end && offset >= Math.max(end * LEAST_SHARE, end - reach)
      return isInReach && graphemeAt(offset) === offset
    })
  const cut = last(sentenceStarts(text, from, end), SENTENCE_REACH) ?? last(wordStarts(text, end), WORD_REACH)
  if (cut !== undefined) return cut
  const start = graphemeAt(end)
  return start > 0 && end - start <= LONGEST_GRAPHEME ? start : end
}

function offsetAfter(text: string, codePoints: number): number {
  if (text.length <= codePoints) return text.length
  let offset = 0
  for (let left = codePoints; left > 0 && offset < text.length; left--)
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1
  return offset
}

/** At or before `offset`, and not among flags, whose halves only their first one tells apart. */
function windowStart(text: string, offset: number): number {
  let start = Math.max(0, offset)
  const isHalf = (at: number) => {
    const unit = text.charCodeAt(at)
    return unit === 0xd83c || (unit >= 0xdde6 && unit <= 0xddff)
  }
  while (start > 0 && isHalf(start)) start--
  return start
}

function sentenceStarts(text: string, from: number, end: number): number[] {
  const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text.slice(from, end))
  return Array.from(sentences, ({ index }) => from + index)
}

/** After white space; where there is none, as in Chinese or Thai, before a word a dictionary knows. */
function wordStarts(text: string, end: number): number[] {
  const from = Math.max(0, end - WORD_REACH - LONGEST_GRAPHEME)
  const near = text.slice(from, end + AHEAD)
  const spaces = Array.from(near.matchAll(/\s+(?=\S)/g), (match) => from + match.index + match[0].length)
  if (spaces.some((offset) => offset <= end && offset >= end * LEAST_SHARE)) return spaces
  const words = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(near)
  return Array.from(words, ({ index, isWordLike }) => (isWordLike ? from + index : 0))
}
