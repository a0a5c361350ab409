// The card of a broadcast that waits, runs or is over: how it stands, and what can be done about it.
import type { Instant } from '#domain/article'
import { type Broadcast, countEnded, type Tally } from '#domain/broadcast'
import { canCorrect, canRecall, correctionOf, type Revision, recallOf } from '#domain/revision'
import type { Locale } from '#locale'
import {
  barText,
  causeLines,
  countsText,
  headLines,
  openedLines,
  paceLines,
  skippedLines,
  tookLines,
} from './broadcast-figures.ts'
import { broadcastButton } from './broadcast-words.ts'
import { deskButton } from './desk-buttons.ts'
import type { Button, Keyboard, Message } from './message.ts'

export type ProgressView = {
  broadcast: Broadcast
  tally: Tally
  /** Recipients in all, as far as is known. */
  total: number
  /** Why what was not sent was not, as the ledger words it. */
  causes: [string, number][]
  /** Recalls and corrections of it that were ever begun. */
  revisions: Revision[]
  /** Now, and the zone its times are told in. */
  at: Instant
  zone: string
  /** How many editors must approve. */
  approvals: number
  /** The article's headline, where the broadcast is one. */
  title?: string
  /** How often the article was opened. */
  opened?: number
  /** The broadcast it waits for. */
  awaited?: string
  /** Messages a second of late; undefined when nothing moved yet. */
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
export function renderProgress(view: ProgressView, locale: Locale): Message {
  const { broadcast } = view
  const lines = [
    ...headLines(view, locale),
    '',
    stateText(view, locale),
    ...(broadcast.startedAt === undefined ? [] : courseLines(view, locale)),
    ...markLines(view, locale),
  ]
  return {
    html: lines.join('\n'),
    keyboard: [...stateButtons(broadcast, locale), ...changeButtons(view, locale), [historyButton(broadcast, locale)]],
  }
}

/** "▶️ Sending", with what it waits for. */
export function stateText(view: Omit<ProgressView, 'total'>, locale: Locale): string {
  const { broadcast, approvals, awaited, zone } = view
  const { state, content, startAt, createdAt, approvals: given = [] } = broadcast
  const symbol = STATE_SYMBOLS[state]
  if (state === 'waiting')
    return `${symbol} ${locale.html('broadcast-state-waiting', { given: given.length, needed: approvals })}`
  if (state === 'scheduled') {
    const time = locale.dateTime(startAt ?? createdAt, zone)
    return `${symbol} ${locale.html('broadcast-state-scheduled', { time, zone })}`
  }
  if (awaited !== undefined)
    return `⏳ ${locale.html(state === 'paused' ? 'broadcast-waits-change' : 'broadcast-waits', { id: awaited })}`
  const isRevising = state === 'running' && (content.kind === 'recall' || content.kind === 'correction')
  return `${symbol} ${locale.html(isRevising ? `broadcast-state-${content.kind}` : `broadcast-state-${state}`)}`
}

function courseLines(view: ProgressView, locale: Locale): string[] {
  const { broadcast, tally, total } = view
  const { state, content } = broadcast
  const isOpen = state === 'running' || state === 'paused' || state === 'stopped'
  const ended = countEnded(tally)
  const left = Math.max(0, total - ended)
  return [
    ...(isOpen ? [barText(ended, Math.max(total, ended), locale)] : []),
    countsText(content, isOpen ? { ...tally, left } : tally, locale),
    ...skippedLines(view, locale),
    ...(state === 'running' ? paceLines(view, locale) : []),
    ...tookLines(broadcast, locale),
    ...openedLines(view, locale),
    ...causeLines(view, locale),
  ]
}

/** That it was taken back, or corrected, and by which broadcast. */
export function markLines({ revisions }: Pick<ProgressView, 'revisions'>, locale: Locale): string[] {
  const [recall, correction] = [recallOf(revisions), correctionOf(revisions)]
  return [
    ...(recall === undefined ? [] : [`🗑 ${locale.html('broadcast-recalled', { id: recall.id })}`]),
    ...(correction === undefined ? [] : [`✏️ ${locale.html('broadcast-corrected', { id: correction.id })}`]),
  ].map((line, index) => (index === 0 ? `\n${line}` : line))
}

function stateButtons({ id, state }: Broadcast, locale: Locale): Keyboard {
  const cancel = broadcastButton(locale.text('button-cancel'), 'cancel', id)
  if (state === 'scheduled') return [[cancel]]
  if (state === 'running') return [[broadcastButton(locale.text('button-broadcast-pause'), 'pause', id), cancel]]
  if (state === 'paused' || state === 'stopped')
    return [[broadcastButton(locale.text('button-broadcast-resume'), 'resume', id), cancel]]
  return []
}

/** Who did what with it: a message of its own. */
function historyButton({ id }: Broadcast, locale: Locale): Button {
  return deskButton(locale.text('button-history'), 'history', id)
}

/** Recall and Correct, while they can be done and were not done. */
export function changeButtons({ broadcast, tally, revisions, at }: ProgressView, locale: Locale): Keyboard {
  if (recallOf(revisions) !== undefined) return []
  const { id, state } = broadcast
  const isIdle = (state === 'done' || state === 'cancelled') && tally.sent === 0
  if (isIdle) return []
  const buttons: Button[] = [
    ...(canRecall(broadcast, at) ? [broadcastButton(locale.text('button-recall'), 'recall', id)] : []),
    ...(canCorrect(broadcast, at) ? [broadcastButton(locale.text('button-correct'), 'correct', id)] : []),
  ]
  return buttons.length === 0 ? [] : [buttons]
}
