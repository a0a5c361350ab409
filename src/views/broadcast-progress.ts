// A broadcast under way or over: its card, the report at its end, and the list of all. What it says are counts, never
// who got it.
import type { Instant } from '#domain/article'
import { type Broadcast, countEnded, type Tally } from '#domain/broadcast'
import type { Locale } from '#locale'
import { expectedText, tookText } from './broadcast-duration.ts'
import { audienceText, broadcastButton, gistText } from './broadcast-words.ts'
import { escapeHtml } from './html.ts'
import type { Keyboard, Message } from './message.ts'

export type ProgressView = {
  broadcast: Broadcast
  tally: Tally
  /** Recipients in all, as far as is known. */
  total: number
  /** The article's headline, where the broadcast is one. */
  title?: string
  /** Messages a second of late; undefined when nothing moved yet. */
  ratePerSecond?: number
}

const SYMBOLS: Record<Broadcast['state'], string> = {
  draft: '✏️',
  running: '▶️',
  paused: '⏸',
  stopped: '⛔',
  cancelled: '✖️',
  done: '✅',
}

/** What, to whom, how far, how fast; and what can be done about it. */
export function renderProgress(view: ProgressView, locale: Locale): Message {
  const { broadcast, tally, total } = view
  const { id, state } = broadcast
  const isOpen = state === 'running' || state === 'paused' || state === 'stopped'
  const left = Math.max(0, total - countEnded(tally))
  const lines = [
    headText(view, locale),
    '',
    `${SYMBOLS[state]} ${locale.html(`broadcast-state-${state}`)}`,
    locale.html(isOpen ? 'broadcast-counts-left' : 'broadcast-counts', { ...tally, left }),
    ...skippedLines(view, locale),
    ...(state === 'running' && left > 0 ? paceLines(view, left, locale) : []),
    ...tookLines(broadcast, locale),
  ]
  return { html: lines.join('\n'), keyboard: isOpen ? openButtons(id, state, locale) : [] }
}

/** To the author, once it is over. */
export function renderReport(view: ProgressView, locale: Locale): Message {
  const lines = [
    locale.html('broadcast-report', { id: view.broadcast.id }),
    `<i>${escapeHtml(gistText(view.broadcast.content, view.title))}</i>`,
    '',
    locale.html('broadcast-counts', { ...view.tally }),
    ...skippedLines(view, locale),
    ...tookLines(view.broadcast, locale),
  ]
  return { html: lines.join('\n') }
}

/** To every owner, when it was stopped: what failed, and the way on. */
export function renderStopped(view: ProgressView, locale: Locale): Message {
  const { tally } = view
  const alarm = locale.html('broadcast-alarm', {
    id: view.broadcast.id,
    failed: tally.failed + tally.unknown,
    ended: countEnded(tally),
  })
  const card = renderProgress(view, locale)
  return { ...card, html: [alarm, '', card.html].join('\n') }
}

type BroadcastLine = ProgressView & { startedAt: Instant }

/** Newest first; the numbers are the broadcasts' own and open their cards. */
export function renderBroadcastList(
  lines: BroadcastLine[],
  turn: { page: number; hasNext: boolean; zone: string },
  locale: Locale,
): Message {
  if (lines.length === 0) return { html: locale.html('broadcasts-empty') }
  const texts = lines.map((line) => {
    const { broadcast, tally, startedAt } = line
    const when = escapeHtml(locale.dateTime(startedAt, turn.zone))
    const counts = locale.html('broadcast-counts', { ...tally })
    return `${headText(line, locale)}\n${SYMBOLS[broadcast.state]} ${when} · ${counts}`
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

function headText({ broadcast, title }: ProgressView, locale: Locale): string {
  const { id, audience, content } = broadcast
  const name = locale.html(content.kind === 'article' ? `broadcast-name-${content.level}` : 'broadcast-name', { id })
  const gist = escapeHtml(gistText(content, title))
  return `${name} · ${escapeHtml(audienceText(audience, locale))}\n<i>${gist}</i>`
}

function skippedLines({ broadcast: { content }, tally: { expired } }: ProgressView, locale: Locale): string[] {
  if (expired === 0) return []
  return [locale.html(content.kind === 'article' ? 'broadcast-held' : 'broadcast-skipped', { count: expired })]
}

function paceLines({ ratePerSecond = 0 }: ProgressView, left: number, locale: Locale): string[] {
  if (ratePerSecond <= 0) return []
  const time = expectedText((left / ratePerSecond) * 1000, locale)
  return [locale.html('broadcast-pace', { rate: Math.round(ratePerSecond * 10) / 10, time })]
}

function tookLines({ startedAt, endedAt }: Broadcast, locale: Locale): string[] {
  if (startedAt === undefined || endedAt === undefined) return []
  return [locale.html('broadcast-took', { time: tookText(endedAt - startedAt, locale) })]
}

function openButtons(id: string, state: Broadcast['state'], locale: Locale): Keyboard {
  const goOn =
    state === 'running'
      ? broadcastButton(locale.text('button-broadcast-pause'), 'pause', id)
      : broadcastButton(locale.text('button-broadcast-resume'), 'resume', id)
  return [[goOn, broadcastButton(locale.text('button-cancel'), 'cancel', id)]]
}
