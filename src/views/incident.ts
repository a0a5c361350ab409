// What went wrong and when it is over, for editors: what it means for readers, no status codes, no addresses.
import type { Instant } from '#domain/article'
import type { FeedState } from '#domain/feed'
import type { IncidentKind } from '#domain/incident'
import type { Locale } from '#locale'
import { deskButton } from './desk-buttons.ts'
import { durationText } from './duration-text.ts'
import { failureText } from './failure.ts'
import { shortWhen } from './headline.ts'
import type { Message } from './message.ts'

export type IncidentDetail =
  | { kind: 'feed-failing' | 'feed-silent'; state: FeedState }
  | { kind: 'store-broken' }
  | { kind: 'disk-full'; freeMegabytes: number }
  /** Ours is ahead by `skewMs`, behind when negative. */
  | { kind: 'clock'; skewMs: number }

/** That it began. */
export function renderIncident(
  detail: IncidentDetail,
  { zone, at }: { zone: string; at: Instant },
  locale: Locale,
): Message {
  switch (detail.kind) {
    case 'feed-failing':
    case 'feed-silent': {
      const { feed, failures, lastFailure, lastFetchedAt, lastNewItemAt } = detail.state
      const when = (instant: Instant | undefined) =>
        instant === undefined ? locale.text('desk-never') : shortWhen(instant, at, zone, locale)
      const html =
        detail.kind === 'feed-silent'
          ? locale.html('incident-feed-silent', { feed: feed.id, since: when(lastNewItemAt) })
          : locale.html('incident-feed-failing', { feed: feed.id, count: failures, since: when(lastFetchedAt) })
      const reason = lastFailure && detail.kind === 'feed-failing' ? [failureText(lastFailure.code, locale)] : []
      return { html: [html, ...reason].join('\n'), keyboard: [[deskButton(locale.text('button-feeds'), 'feeds')]] }
    }
    case 'store-broken':
      return { html: locale.html('incident-store') }
    case 'disk-full':
      return { html: locale.html('incident-disk', { free: detail.freeMegabytes }) }
    case 'clock': {
      const time = durationText(Math.abs(detail.skewMs), locale)
      return { html: locale.html(detail.skewMs > 0 ? 'incident-clock-ahead' : 'incident-clock-behind', { time }) }
    }
  }
}

/** That it is over. */
export function renderAllClear(kind: IncidentKind, subject: string, locale: Locale): Message {
  return { html: locale.html(`over-${kind}`, { feed: subject }) }
}
