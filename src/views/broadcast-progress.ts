// The card of a broadcast that waits, runs or is over: how it stands, and what can be done about it.
import type { Instant } from '#domain/article'
import { type Broadcast, countEnded, isUnderWay, type Tally } from '#domain/broadcast'
import { type CorrectionCourse, type Revision, recallOf } from '#domain/revision'
import type { Locale } from '#locale'
import { changeButtons, historyButton, stateButtons } from './broadcast-buttons.ts'
import {
  barText,
  causeLines,
  countsText,
  headLines,
  inMessages,
  noticeLines,
  openedLines,
  paceLines,
  skippedLines,
  tookLines,
} from './broadcast-figures.ts'
import type { Message } from './message.ts'

export type ProgressView = {
  broadcast: Broadcast
  tally: Tally
  /** Recipients in all, as far as is known. */
  total: number
  /** Why what was not sent was not, as the ledger words it. */
  causes: [string, number][]
  /** Recalls and corrections of it that were ever begun. */
  revisions: Revision[]
  /** The last correction of it that began, and how far it got. */
  correction?: { id: string; course: CorrectionCourse }
  /** Now, and the zone its times are told in. */
  at: Instant
  zone: string
  /** Approvals that count so far, and how many it takes. */
  given: number
  approvals: number
  /** Who wrote it is no editor any more. */
  isOrphan: boolean
  /** Who reads it wrote it. */
  isOwn: boolean
  /** Who reads it is an owner. */
  isOwner: boolean
  /** The article's headline, where the broadcast is one. */
  title?: string
  /** How often the article was opened. */
  opened?: number
  /** The broadcast it waits for. */
  awaited?: Pick<Broadcast, 'id' | 'content'>
  /** How many messages it deletes in each chat, where that is more than one. */
  parts?: number
  /** Posts a second of late; undefined when nothing moved yet. */
  ratePerSecond?: number
}

export const STATE_SYMBOLS: Record<Broadcast['state'], string> = {
  draft: '✏️',
  waiting: '🖐',
  scheduled: '🕒',
  running: '▶️',
  paused: '⏸',
  stopped: '⛔',
  cancelled: '✖️',
  done: '✅',
}

/** What, to whom, how far, how fast; and what can be done about it. */
export function renderProgress(given: ProgressView, locale: Locale): Message {
  const view = inMessages(given)
  const { broadcast } = view
  const lines = [
    ...headLines(view, locale),
    '',
    stateText(view, locale),
    ...(isOrphanBefore(view) ? ['', locale.html('broadcast-orphan', { id: broadcast.id })] : []),
    ...(broadcast.startedAt === undefined ? [] : courseLines(view, locale)),
    ...markLines(view, locale),
  ]
  return {
    html: lines.join('\n'),
    keyboard: [...stateButtons(view, locale), ...changeButtons(view, locale), [historyButton(broadcast, locale)]],
  }
}

/** Whether it is to go out, and will not: its author is no editor any more. */
function isOrphanBefore({ broadcast: { state, lateAt }, isOrphan }: ProgressView): boolean {
  return isOrphan && (state === 'waiting' || (state === 'scheduled' && lateAt === undefined))
}

/** "▶️ Sending", with what it waits for. */
export function stateText(view: Omit<ProgressView, 'total'>, locale: Locale): string {
  const { broadcast, given, approvals, awaited, zone } = view
  const { state, content, startAt, lateAt, createdAt, startedAt } = broadcast
  const symbol = STATE_SYMBOLS[state]
  if (state === 'waiting') return `${symbol} ${locale.html('broadcast-state-waiting', { given, needed: approvals })}`
  if (state === 'scheduled') {
    const time = locale.dateTime(startAt ?? createdAt, zone)
    if (lateAt !== undefined)
      return `${symbol} ${locale.html(view.isOrphan ? 'broadcast-state-orphan' : 'broadcast-state-late', { time, zone })}`
    return `${symbol} ${locale.html('broadcast-state-scheduled', { time, zone })}`
  }
  if (state === 'cancelled' && startedAt === undefined) return `${symbol} ${locale.html('broadcast-dropped')}`
  if (awaited !== undefined)
    return `⏳ ${locale.html(awaited.content.kind === 'correction' ? 'broadcast-waits-change' : 'broadcast-waits', { id: awaited.id })}`
  const isRevising = state === 'running' && (content.kind === 'recall' || content.kind === 'correction')
  return `${symbol} ${locale.html(isRevising ? `broadcast-state-${content.kind}` : `broadcast-state-${state}`)}`
}

function courseLines(view: ProgressView, locale: Locale): string[] {
  const { broadcast, tally, total } = view
  const { state, content } = broadcast
  const isOpen = isUnderWay(broadcast)
  const ended = countEnded(tally)
  const left = Math.max(0, total - ended)
  return [
    ...(isOpen ? [barText(ended, Math.max(total, ended), locale)] : []),
    countsText(content, isOpen ? { ...tally, left } : tally, locale),
    ...noticeLines(view, locale),
    ...skippedLines(view, locale),
    ...(state === 'running' ? paceLines(view, locale) : []),
    ...tookLines(broadcast, locale),
    ...openedLines(view, locale),
    ...causeLines(view, locale),
  ]
}

/** That it was taken back, or corrected, and by which broadcast; and where a correction did not reach everybody. */
export function markLines({ revisions, correction }: Omit<ProgressView, 'total'>, locale: Locale): string[] {
  const recall = recallOf(revisions)
  return [
    ...(recall === undefined ? [] : [`🗑 ${locale.html('broadcast-recalled', { id: recall.id })}`]),
    ...(correction === undefined
      ? []
      : [`✏️ ${locale.html(`broadcast-corrected-${correction.course}`, { id: correction.id })}`]),
  ].map((line, index) => (index === 0 ? `\n${line}` : line))
}
