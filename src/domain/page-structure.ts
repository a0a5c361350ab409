// From what was read of a page to a Page: dateline, lead, turns, paragraphs, and the facts it states.
// It only chooses and cuts; no word comes from anywhere else.
import { findInterview, type Interview } from './interview.ts'
import { isSeparator } from './interview-mark.ts'
import { type Unit, unitsOf } from './interview-unit.ts'
import type { Page, Paragraph } from './page.ts'
import { type Block, blockText, collapse, type PageSource } from './page-block.ts'
import { withoutBoilerplate } from './page-boilerplate.ts'
import { readDateline } from './page-dateline.ts'
import { pageLanguage } from './page-language.ts'
import { findSpeaker } from './page-speaker.ts'

/** Structures a page; undefined where no text is left once the site's own matter is gone. */
export function structurePage(source: PageSource): Page | undefined {
  const blocks = withoutBoilerplate(source.blocks, source.titles)
  const { dateline, rest } = takeDateline(unitsOf(blocks))
  const title = source.titles[0] ?? headlineOf(rest)
  const units = rest.filter((unit) => !unit.separator)
  if (title === undefined || units.length === 0) return undefined
  const interview = findInterview(rest, title)
  const body = interview ? fromInterview(interview, units) : fromReport(units)
  const speaker = interview && speakerOf(interview, title, body.lead, source.speakers)
  const language = pageLanguage(source.languages, blocks.map(blockText).join(' '))
  const section = source.sections.map(collapse).find((name) => name !== '' && name.length <= 60)
  return {
    title,
    ...(section !== undefined && { section }),
    ...(language !== undefined && { language }),
    ...(source.dates[0] !== undefined && { publishedAt: source.dates[0] }),
    ...(dateline !== undefined && { dateline }),
    ...(speaker && { speaker: speaker.name }),
    ...(speaker?.role !== undefined && { role: speaker.role }),
    ...body,
    ...(source.picture !== undefined && { picture: source.picture }),
    twins: source.twins,
  }
}

/** The dateline is the first or second paragraph, or begins it. */
function takeDateline(units: Unit[]): { dateline?: string; rest: Unit[] } {
  for (const [index, unit] of units.slice(0, 3).entries()) {
    const found = readDateline(unit.text)
    if (!found) continue
    const opened = found.rest && !isSeparator(found.rest) ? unitsOf([asBlock(unit, found.rest)]) : []
    return { dateline: found.dateline, rest: [...units.slice(0, index), ...opened, ...units.slice(index + 1)] }
  }
  return { rest: units }
}

function asBlock(unit: Unit, text: string): Block {
  return { kind: unit.kind, lines: [[{ text, ...(unit.style && { style: unit.style }) }]], linked: 0 }
}

function fromInterview(interview: Interview, units: Unit[]): Pick<Page, 'lead' | 'paragraphs' | 'turns'> {
  const lead = interview.before.filter((unit) => !unit.separator)
  const headings = lead.filter(isHeading)
  const order = new Map(units.map((unit, index) => [unit, index]))
  const beside = [...interview.beside].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  return {
    lead: lead.filter((unit) => !isHeading(unit)).map(({ text }) => text),
    paragraphs: [...headings.map(toParagraph), ...beside.map(toParagraph)],
    turns: interview.turns,
  }
}

/** A report's lead is the paragraph it opens with; a page of one paragraph, or that opens with a heading, has none. */
function fromReport(units: Unit[]): Pick<Page, 'lead' | 'paragraphs' | 'turns'> {
  const several = units.filter((unit) => unit.kind === 'text').length > 1
  const lead = several && units[0]?.kind === 'text' ? units[0] : undefined
  const paragraphs = units.filter((unit) => unit !== lead).map(toParagraph)
  return { lead: lead ? [lead.text] : [], paragraphs, turns: [] }
}

function isHeading(unit: Unit): boolean {
  return unit.kind === 'heading'
}

function toParagraph(unit: Unit): Paragraph {
  const kind = unit.kind === 'term' ? 'heading' : unit.kind === 'definition' ? 'text' : unit.kind
  return { kind: unit.pulled ? 'quote' : kind, text: unit.text }
}

function speakerOf(interview: Interview, title: string, lead: string[], stated: string[]) {
  const found = findSpeaker(title, lead, stated)
  const spoken = interview.speaker
  if (!spoken) return found
  // The lead-in knows the office, and often the fuller name of the one whose prefix the answers carry.
  const surname = spoken.name.split(' ').at(-1) ?? spoken.name
  if (found?.name.includes(surname)) return { ...spoken, ...found }
  return spoken.name.includes(' ') || !found ? spoken : found
}

/** Where a page states no title: its first line, if it reads like a headline, else the beginning of its first sentence. */
function headlineOf(units: Unit[]): string | undefined {
  const text = units[0]?.body
  if (text === undefined || text.length <= 120) return text
  return `${text.slice(0, text.lastIndexOf(' ', 110))}…`
}
