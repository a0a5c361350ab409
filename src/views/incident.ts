// What went wrong and when it is over, for editors: what it means for readers, no addresses.
import type { Instant } from '#domain/article'
import type { FeedState } from '#domain/feed'
import type { IncidentKind } from '#domain/incident'
import type { Locale } from '#locale'
import { deskButton } from './desk-buttons.ts'
import { durationText } from './duration-text.ts'
import { feedFailureText } from './failure.ts'
import { shortWhen } from './headline.ts'
import { escapeHtml } from './html.ts'
import type { Message } from './message.ts'

export type IncidentDetail =
  /** One feed, or all of which it was found at once. */
  | { kind: 'feed-failing' | 'feed-silent'; states: FeedState[] }
  | { kind: 'store' }
  | { kind: 'disk'; freeMegabytes: number }
  /** Ours is ahead by `skewMs`, behind when negative. */
  | { kind: 'clock'; skewMs: number }
  | { kind: 'payment' }

/** More would not fit a message, whatever their length. */
const MOST_NAMES = 40

/** That it began. */
export function renderIncident(
  detail: IncidentDetail,
  { zone, at }: { zone: string; at: Instant },
  locale: Locale,
): Message {
  switch (detail.kind) {
    case 'feed-failing':
    case 'feed-silent':
      return renderFeeds(detail.kind, detail.states, (instant) => shortWhen(instant, at, zone, locale), locale)
    case 'store':
      return { html: locale.html('incident-store') }
    case 'disk':
      return { html: locale.html('incident-disk', { free: detail.freeMegabytes }) }
    case 'clock': {
      const time = durationText(Math.abs(detail.skewMs), locale)
      return { html: locale.html(detail.skewMs > 0 ? 'incident-clock-ahead' : 'incident-clock-behind', { time }) }
    }
    case 'payment':
      return { html: locale.html('incident-payment') }
  }
}

/** That a feed brings more than it may in a day, `most` new articles, and that the rest is left out. */
export function renderFlood(feed: string, most: number, locale: Locale): Message {
  const keyboard = [[deskButton(locale.text('button-feeds'), 'feeds')]]
  return { html: locale.html('incident-feed-flooding', { feed, most }), keyboard }
}

/** That it is over; `subjects`: the feeds that are well again, where it is about feeds. */
export function renderAllClear(kind: IncidentKind, subjects: string[], locale: Locale): Message {
  const [feed = '', ...others] = subjects
  if (others.length === 0) return { html: locale.html(`over-${kind}`, { feed }) }
  return { html: locale.html(`over-${kind}-many`, { feeds: namesOf(subjects) }) }
}

function renderFeeds(
  kind: 'feed-failing' | 'feed-silent',
  states: FeedState[],
  when: (instant: Instant) => string,
  locale: Locale,
): Message {
  const sinces = states.map(({ lastFetchedAt, lastNewItemAt }) =>
    kind === 'feed-silent' ? lastNewItemAt : lastFetchedAt,
  )
  const latest = sinces.reduce((a, b) => (a === undefined || (b !== undefined && b > a) ? b : a), undefined)
  const since = latest === undefined ? locale.text('desk-never') : when(latest)
  const [{ feed, failures, lastFailure } = {}] = states
  const html =
    states.length > 1
      ? locale.html(`incident-${kind}-many`, { feeds: namesOf(states.map((state) => state.feed.id)), since })
      : locale.html(`incident-${kind}`, { feed: feed?.id ?? '', count: failures ?? 0, since })
  const reason = lastFailure && kind === 'feed-failing' ? [escapeHtml(feedFailureText(lastFailure, locale))] : []
  return { html: [html, ...reason].join('\n'), keyboard: [[deskButton(locale.text('button-feeds'), 'feeds')]] }
}

function namesOf(ids: string[]): string {
  const names = ids.slice(0, MOST_NAMES).join(', ')
  return ids.length > MOST_NAMES ? `${names} … (${ids.length})` : names
}
