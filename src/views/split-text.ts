// Where one text may be cut: after a sentence, else after a word, else between two graphemes. It cuts nothing itself.

/** A cut that leaves less than this share of the room in front is worth a rougher one. */
const LEAST_SHARE = 1 / 4

/** Graphemes longer than this (in UTF-16 units) are no writing and may be cut. */
const LONGEST_GRAPHEME = 256

/**
 * The offset (UTF-16) at which to cut `text` so that at most `room` code points (≥ 1) come before it; the length of
 * the text where all of it fits. Never inside a surrogate pair; inside a grapheme only where that alone exceeds `room`.
 */
export function cutOffset(text: string, room: number): number {
  const end = offsetAfter(text, room)
  if (end === text.length) return end
  const near = text.slice(0, end + LONGEST_GRAPHEME)
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(near)
  const allowed = (offset: number) => offset >= end * LEAST_SHARE && graphemes.containing(offset)?.index === offset
  const whole = text.slice(0, end)
  const cut = lastAllowed(sentenceStarts(whole), allowed) ?? lastAllowed(wordStarts(near, end), allowed)
  if (cut !== undefined) return cut
  const start = graphemes.containing(end)?.index ?? end
  return start > 0 && end - start <= LONGEST_GRAPHEME ? start : end
}

function offsetAfter(text: string, codePoints: number): number {
  if (text.length <= codePoints) return text.length
  let offset = 0
  for (let left = codePoints; left > 0 && offset < text.length; left--)
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1
  return offset
}

function lastAllowed(offsets: number[], allowed: (offset: number) => boolean): number | undefined {
  return offsets.findLast((offset) => offset > 0 && allowed(offset))
}

function sentenceStarts(text: string): number[] {
  const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text)
  return Array.from(sentences, ({ index }) => index)
}

/** After white space; where there is none, as in Chinese or Thai, before a word a dictionary knows. */
function wordStarts(text: string, end: number): number[] {
  const spaces = Array.from(text.slice(0, end + 1).matchAll(/\s+(?=\S)/g), (match) => match.index + match[0].length)
  if (spaces.some((offset) => offset <= end && offset >= end * LEAST_SHARE))
    return spaces.filter((offset) => offset <= end)
  const words = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)
  return Array.from(words, (word) => word).flatMap(({ index, isWordLike }) =>
    isWordLike && index <= end ? [index] : [],
  )
}
