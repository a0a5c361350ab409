// The pause: how long it may be, until when it is, and that it is over.
import type { Instant } from '#domain/article'
import type { Chat, Pause } from '#domain/chat'
import type { Locale } from '#locale'
import { actionData, type Deed } from './action.ts'
import { durationText } from './duration-text.ts'
import type { Button, Keyboard, Message } from './message.ts'
import { settingsButton } from './screen-buttons.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** What `/pause` reads, and how long it is. */
const USUAL_LENGTHS: readonly (readonly [value: string, lengthMs: number])[] = [
  ['12h', 12 * HOUR_MS],
  ['1d', DAY_MS],
  ['3d', 3 * DAY_MS],
  ['1w', 7 * DAY_MS],
  ['2w', 14 * DAY_MS],
]

/** `pause`: the one under way, whose end is told with a button to end it now; its length can still be changed. */
export function renderPause(pause: Pause | undefined, zone: string, locale: Locale): Message {
  const lengths = USUAL_LENGTHS.map(([value, lengthMs]) => ({
    text: durationText(lengthMs, locale),
    data: actionData({ kind: 'set', what: 'pause', value }),
  }))
  const state =
    pause === undefined
      ? locale.html('pause-screen')
      : `⏸ ${locale.html('pause-until', { until: locale.dateTime(pause.untilAt, zone), zone })}`
  const keyboard: Keyboard = [
    ...(pause === undefined ? [] : [[resumeButton(locale)]]),
    lengths.slice(0, 3),
    lengths.slice(3),
    [settingsButton(locale)],
  ]
  return { html: state, keyboard }
}

/** That nothing is held back any more; `nextAt`: the next planned digest. */
export function renderResumed(nextAt: Instant | undefined, zone: string, locale: Locale): Message {
  const next = nextAt === undefined ? '' : ` ${locale.html('pause-next', { next: locale.dateTime(nextAt, zone) })}`
  return { html: `▶️ ${locale.html('pause-over')}${next}`, keyboard: [[settingsButton(locale)]] }
}

/** That nothing comes, for a while or at all, and that it comes again. A channel has no line to write `/stop` in. */
export function receivingButtons(
  { kind }: Partial<Pick<Chat, 'kind'>>,
  active: boolean,
  isPausing: boolean,
  locale: Locale,
): Button[] {
  if (!active) return [deed('button-subscribe', 'subscribe', locale)]
  const pause = isPausing
    ? resumeButton(locale)
    : { text: locale.text('button-pause'), data: actionData({ kind: 'show', screen: 'pause' }) }
  return kind === 'channel' ? [pause, deed('button-stop-channel', 'stop', locale)] : [pause]
}

/** Ends the pause. */
export function resumeButton(locale: Locale): Button {
  return deed('button-resume', 'resume', locale)
}

function deed(key: string, what: Deed, locale: Locale): Button {
  return { text: locale.text(key), data: actionData({ kind: 'do', what }) }
}
