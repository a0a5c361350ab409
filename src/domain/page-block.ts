// What the reader of a page hands to the pure structuring: blocks of text with the marks that matter, and stated facts.
// No HTML comes this far.
import type { Instant } from './article.ts'

export type Emphasis = 'strong' | 'em' | 'styled'

export type Span = { text: string; style?: Emphasis }

export type Block = {
  kind: 'text' | 'heading' | 'item' | 'quote' | 'term' | 'definition'
  /** Of a heading, 1 to 6. */
  level?: number
  /** Parts between single line breaks; whether a break ends a paragraph is decided later. */
  lines: Span[][]
  /** Share of the text that is link text, 0 to 1. */
  linked: number
  /** What a class name says the block is. */
  hint?: 'question' | 'answer'
  /** A quotation set apart from the text: an aside, a figure, a pull quote. */
  pulled?: boolean
}

/** A page as read, before it is structured. Candidates are in order of trust. */
export type PageSource = {
  titles: string[]
  sections: string[]
  languages: string[]
  dates: Instant[]
  speakers: string[]
  picture?: string
  twins: { language: string; url: string }[]
  blocks: Block[]
}

/** The words of a block, one line. */
export function blockText(block: Block): string {
  return block.lines.map(lineText).join(' ').trim()
}

/** The words of a line, white space collapsed. */
export function lineText(line: Span[]): string {
  return collapse(line.map((span) => span.text).join(''))
}

/** White space collapsed, invisible characters dropped. */
export function collapse(text: string): string {
  return text
    .replace(/[\u200b\u2060\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
