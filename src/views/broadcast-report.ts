// What editors are told of a broadcast without having asked: that it is over, that it was stopped, that it did not start.
import { type Broadcast, countEnded } from '#domain/broadcast'
import type { Locale } from '#locale'
import { changeButtons } from './broadcast-buttons.ts'
import {
  causeLines,
  countsText,
  headLines,
  inMessages,
  noticeLines,
  openedLines,
  skippedLines,
  tookLines,
} from './broadcast-figures.ts'
import { type ProgressView, renderProgress } from './broadcast-progress.ts'
import { broadcastButton } from './broadcast-words.ts'
import type { Message } from './message.ts'

/** To the author, once it is over. */
export function renderReport(given: ProgressView, locale: Locale): Message {
  const view = inMessages(given)
  const { broadcast, tally } = view
  const { id, content } = broadcast
  const kind = content.kind === 'recall' || content.kind === 'correction' ? `-${content.kind}` : ''
  const lines = [
    locale.html(`broadcast-report${kind}`, { id, of: 'of' in content ? content.of : '' }),
    ...headLines(view, locale).slice(1),
    '',
    countsText(content, tally, locale),
    ...noticeLines(view, locale),
    ...skippedLines(view, locale),
    ...tookLines(broadcast, locale),
    ...openedLines(view, locale),
    ...causeLines(view, locale),
  ]
  return { html: lines.join('\n'), keyboard: changeButtons(view, locale) }
}

/** To its author and every owner, when it was stopped: what failed and why, and the way on. */
export function renderStopped(view: ProgressView, locale: Locale): Message {
  const { tally } = inMessages(view)
  const alarm = locale.html('broadcast-alarm', {
    id: view.broadcast.id,
    failed: tally.failed + tally.unknown,
    ended: countEnded(tally),
  })
  const card = renderProgress(view, locale)
  return { ...card, html: [alarm, '', card.html].join('\n') }
}

/** What its author needs to decide about one that did not start by itself. */
export type DelayView = { title: string | undefined; zone: string; given: number; approvals: number }

/** To its author: that it did not start, why, and the one button that goes on. */
export function renderDelay(
  broadcast: Broadcast,
  delay: 'late' | 'approvals' | 'changed',
  { title, zone, given, approvals }: DelayView,
  locale: Locale,
): Message {
  const { id, startAt = 0 } = broadcast
  const time = locale.dateTime(startAt, zone)
  const why = locale.html(`broadcast-put-off-${delay}`, { id, time, zone, given, needed: approvals })
  const head = headOf(broadcast, title, locale)
  const button =
    delay === 'late'
      ? broadcastButton(locale.text('button-send-now'), 'overdue', id)
      : broadcastButton(locale.text('button-approvals'), 'show', id)
  return { html: [`⚠️ ${why}`, '', ...head].join('\n'), keyboard: [[button]] }
}

/** To its author: that it goes out as its article reads now, not as it was shown. */
export function renderNewWords(broadcast: Broadcast, title: string | undefined, locale: Locale): Message {
  const why = locale.html('broadcast-started-changed', { id: broadcast.id })
  return { html: [`⚠️ ${why}`, '', ...headOf(broadcast, title, locale)].join('\n') }
}

/** That it will not go out: its article was withdrawn; of a correction, that what it was to correct was recalled. */
export function renderNotStarted(broadcast: Broadcast, title: string | undefined, locale: Locale): Message {
  const { id, content } = broadcast
  const why = locale.html(`broadcast-not-started-${content.kind === 'correction' ? 'recalled' : 'withdrawn'}`, {
    id,
    of: 'of' in content ? content.of : '',
  })
  return { html: [`⚠️ ${why}`, '', ...headOf(broadcast, title, locale)].join('\n') }
}

/** What another editor did to it. */
export type DoneByOther = 'paused' | 'resumed' | 'cancelled' | 'unplanned' | 'recalled' | 'corrected'

/** To its author: what another editor did to it, with the way to its card. */
export function renderDoneByOther(
  broadcast: Broadcast,
  done: DoneByOther,
  editorId: number,
  title: string | undefined,
  locale: Locale,
): Message {
  const { id } = broadcast
  const what = locale.html(`broadcast-told-${done}`, { id, editor: String(editorId) })
  return {
    html: [`ℹ️ ${what}`, '', ...headOf(broadcast, title, locale)].join('\n'),
    keyboard: [[broadcastButton(locale.text('button-show-card'), 'show', id)]],
  }
}

function headOf(broadcast: Broadcast, title: string | undefined, locale: Locale): string[] {
  return headLines({ broadcast, ...(title === undefined ? {} : { title }) }, locale)
}
