// All broadcasts by how they stand: under way, waiting, scheduled, past. Each opens its card by its number.
import type { Locale } from '#locale'
import { countsText, headLines, inMessages } from './broadcast-figures.ts'
import { markLines, type ProgressView, STATE_SYMBOLS, stateText } from './broadcast-progress.ts'
import { broadcastButton } from './broadcast-words.ts'
import { escapeHtml } from './html.ts'
import type { Message } from './message.ts'

/** In the order they are listed. */
export const LIST_GROUPS = ['running', 'waiting', 'scheduled', 'past'] as const
export type ListGroup = (typeof LIST_GROUPS)[number]

export type BroadcastLine = Omit<ProgressView, 'total'> & { group: ListGroup }

/** One page, each group under its heading. */
export function renderBroadcastList(
  lines: BroadcastLine[],
  turn: { page: number; hasNext: boolean },
  locale: Locale,
): Message {
  if (lines.length === 0) return { html: locale.html('broadcasts-empty') }
  const texts = lines.map((line, index) => {
    const isFirst = lines[index - 1]?.group !== line.group
    return [...(isFirst ? [locale.html(`broadcasts-${line.group}`)] : []), renderLine(line, locale)].join('\n')
  })
  const numbers = lines.map(({ broadcast: { id } }) => broadcastButton(id, 'show', id))
  const arrows = [
    ...(turn.page > 0 ? [broadcastButton('◀', 'list', '0', String(turn.page - 1))] : []),
    ...(turn.hasNext ? [broadcastButton('▶', 'list', '0', String(turn.page + 1))] : []),
  ]
  return {
    html: [locale.html('broadcasts-title'), ...texts].join('\n\n'),
    keyboard: [numbers, ...(arrows.length > 0 ? [arrows] : [])],
  }
}

function renderLine(line: BroadcastLine, locale: Locale): string {
  const { broadcast, zone } = line
  const { state, startedAt, content } = broadcast
  const head = headLines(line, locale).join('\n')
  if (startedAt === undefined) return `${head}\n${stateText(line, locale)}`
  const when = escapeHtml(locale.dateTime(startedAt, zone))
  const awaits = line.awaited === undefined ? [] : [stateText(line, locale)]
  const course = `${STATE_SYMBOLS[state]} ${when} · ${countsText(content, inMessages(line).tally, locale)}`
  return [head, course, ...awaits, ...markLines(line, locale)].join('\n').replaceAll('\n\n', '\n')
}
