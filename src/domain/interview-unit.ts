// Blocks into units: one paragraph each, with every mark that could make it a question or an answer.
// Nothing is decided here, and no word is lost.
import { isSeparator, type Mark, readMark } from './interview-mark.ts'
import { isNameLike, type Prefix, readGluedPrefix, readPrefix } from './interview-name.ts'
import { type Block, collapse, type Emphasis, lineText, type Span } from './page-block.ts'

export type Unit = {
  kind: Block['kind']
  level?: number
  /** All of the paragraph. */
  text: string
  /** The text without the mark it begins with. */
  body: string
  mark?: Mark
  /** The whole paragraph is emphasised. */
  style?: Emphasis
  /** Only its beginning is: that, without marks, and what follows. */
  runIn?: { style: Emphasis; text: string; rest: string }
  prefix?: Prefix
  hint?: 'question' | 'answer'
  pulled?: boolean
  separator?: boolean
}

/** The units of a page in order. Line breaks end a paragraph where what follows begins like one. */
export function unitsOf(blocks: Block[]): Unit[] {
  return blocks.flatMap((block) =>
    paragraphsOf(block)
      .map((spans) => unitOf(block, spans))
      .filter((unit) => unit.text !== ''),
  )
}

function unitOf(block: Block, spans: Span[]): Unit {
  const text = lineText(spans)
  const { mark, body } = readMark(text)
  const style = wholeStyle(spans)
  const runIn = style ? undefined : readRunIn(spans)
  const prefix = readPrefix(body) ?? readGluedPrefix(body) ?? (runIn && namedRunIn(runIn))
  return {
    kind: block.kind,
    text,
    body,
    ...(block.level !== undefined && { level: block.level }),
    ...(mark && { mark }),
    ...(style && { style }),
    ...(runIn && { runIn }),
    ...(prefix && { prefix }),
    ...(block.hint && { hint: block.hint }),
    ...(block.pulled && { pulled: true }),
    ...(isSeparator(text) && { separator: true }),
  }
}

/** A paragraph as it grows: `end` is the last of its words, enough of them to see how they end and whether they are few. */
type Growing = { spans: Span[]; end: string; style: Emphasis | undefined }

const FEW_LETTERS = 60

/** Joins lines that a break only wraps: "…Bedingung<br>ist für den Kunden…". Linear, however many breaks there are. */
function paragraphsOf(block: Block): Span[][] {
  const paragraphs: Growing[] = []
  for (const spans of block.lines) {
    const line: Growing = { spans: [...spans], end: lineText(spans), style: wholeStyle(spans) }
    const last = paragraphs.at(-1)
    if (last && continues(last, line)) append(last, line)
    else paragraphs.push(line)
  }
  return paragraphs.map(({ spans }) => spans)
}

function continues(above: Growing, line: Growing): boolean {
  if (above.end === '' || line.end === '') return true
  if (readMark(line.end).mark || above.style !== line.style) return false
  const isOver = /[.!?…:;؟。？！"”»)\]]$/u.test(above.end)
  return !isOver && !(/^\p{Lu}/u.test(line.end) && above.end.length < FEW_LETTERS)
}

function append(above: Growing, line: Growing): void {
  above.spans.push({ text: ' ' }, ...line.spans)
  if (above.end === '') above.style = line.style
  above.end = `${above.end} ${line.end}`.trim().slice(-FEW_LETTERS)
}

/** The one emphasis all words of a paragraph carry. */
function wholeStyle(spans: Span[]): Emphasis | undefined {
  const worded = spans.filter((span) => /[\p{L}\p{N}]/u.test(span.text))
  const style = worded[0]?.style
  return style && worded.every((span) => span.style !== undefined) ? style : undefined
}

/** "<b>Lena Morris</b> — We will.": an emphasised name before a dash. */
function namedRunIn({ text, rest }: NonNullable<Unit['runIn']>): Prefix | undefined {
  const said = /^[–—-]\s+(?=\S)/u.exec(rest)
  return said && isNameLike(text) ? { name: text, rest: rest.slice(said[0].length) } : undefined
}

function readRunIn(spans: Span[]): Unit['runIn'] {
  const first = spans.findIndex((span) => /[\p{L}\p{N}]/u.test(span.text))
  const style = spans[first]?.style
  if (!style) return undefined
  let end = first
  while (end < spans.length && (spans[end]?.style || !/[\p{L}\p{N}]/u.test(spans[end]?.text ?? ''))) end++
  const text = readMark(lineText(spans.slice(0, end))).body
  const rest = lineText(spans.slice(end))
  return rest === '' ? undefined : { style, text: collapse(text), rest }
}
