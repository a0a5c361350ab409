// The text of a story as HTML blocks and as plain paragraphs. Both come from one list, so that they cannot differ.
import type { Block, Body, InterviewMarks, InterviewTurn } from './articles/article.ts'
import { escapeMarkup } from './markup.ts'

/** One block of a page: the tag it stands in, and its text with the marks that are printed with it. */
export type BodyBlock = { tag: 'p' | 'h2' | 'li' | 'strong'; text: string }

/** The blocks of a body in reading order; `dateline` first where there is one. */
export function bodyBlocks(body: Body, dateline?: string): BodyBlock[] {
  return [...(dateline === undefined ? [] : [paragraph(dateline)]), ...contentBlocks(body)]
}

/** The inside of `div.news-body`. */
export function renderBlocks(blocks: BodyBlock[]): string {
  const lines = blocks.map(({ tag, text }) =>
    tag === 'strong' ? `<p><strong>${escapeMarkup(text)}</strong></p>` : `<${tag}>${escapeMarkup(text)}</${tag}>`,
  )
  return lines
    .join('\n')
    .replace(/(?:<li>.*<\/li>\n?)+/g, (items) => `<ul>\n${items.trimEnd()}\n</ul>\n`)
    .trimEnd()
}

function contentBlocks(body: Body): BodyBlock[] {
  if (body.form === 'report') return body.blocks.map(reportBlock)
  if (body.form === 'round-up') return [paragraph(body.intro)]
  const turns = body.turns.flatMap((turn, index) => turnBlocks(turn, body.marks, index))
  return [...body.lead.map(paragraph), ...turns]
}

function reportBlock(block: Block): BodyBlock {
  if (typeof block === 'string') return paragraph(block)
  return 'heading' in block ? { tag: 'h2', text: block.heading } : { tag: 'li', text: block.item }
}

function turnBlocks({ question, answer }: InterviewTurn, marks: InterviewMarks, index: number): BodyBlock[] {
  const [asks, answers] = prefixes(marks, index)
  const asked: BodyBlock = marks.kind === 'bold' ? { tag: 'strong', text: question } : paragraph(asks + question)
  return [asked, ...answer.map((text, place) => paragraph(place === 0 ? answers + text : text))]
}

function prefixes(marks: InterviewMarks, index: number): [string, string] {
  if (marks.kind === 'dashes') return ['- ', '– ']
  if (marks.kind === 'labels') return [`${marks.question}: `, `${marks.answer}: `]
  if (marks.kind === 'bold') return ['', '']
  return [`${marks.asker}: `, `${index === 0 ? marks.answerer : marks.shortAnswerer}: `]
}

function paragraph(text: string): BodyBlock {
  return { tag: 'p', text }
}
