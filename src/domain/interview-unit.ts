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

/** Joins lines that a break only wraps: "…Bedingung<br>ist für den Kunden…". */
function paragraphsOf(block: Block): Span[][] {
  const paragraphs: Span[][] = []
  for (const line of block.lines) {
    const last = paragraphs.at(-1)
    if (last && continues(last, line)) last.push({ text: ' ' }, ...line)
    else paragraphs.push([...line])
  }
  return paragraphs
}

function continues(above: Span[], line: Span[]): boolean {
  const [ended, begun] = [lineText(above), lineText(line)]
  if (ended === '' || begun === '') return true
  if (readMark(begun).mark || wholeStyle(above) !== wholeStyle(line)) return false
  return !/[.!?…:;؟。？！"”»)\]]$/u.test(ended) && !(/^\p{Lu}/u.test(begun) && ended.length < 60)
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
