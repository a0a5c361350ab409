// The state of each feed for editors: when it was read, what it brought, what is wrong, in words. No addresses.
import type { Instant } from '#domain/article'
import type { FeedState } from '#domain/feed'
import type { Locale } from '#locale'
import { deskArrows, deskButton } from './desk-buttons.ts'
import { feedFailureText } from './failure.ts'
import { shortWhen } from './headline.ts'
import { cutText, escapeHtml } from './html.ts'
import type { Message } from './message.ts'

const PAGE_SIZE = 6
const LONGEST_TITLE = 60

export type FeedsView = { states: FeedState[]; page: number; zone: string; at: Instant }

/** Six a page, those that are switched off only counted; a button asks one, or all, at once. */
export function renderFeeds({ states, page, zone, at }: FeedsView, locale: Locale): Message {
  const enabled = states.filter(({ feed }) => feed.enabled)
  const last = Math.max(0, Math.ceil(enabled.length / PAGE_SIZE) - 1)
  const here = Math.min(page, last)
  const shown = enabled.slice(here * PAGE_SIZE, (here + 1) * PAGE_SIZE)
  const off = states.length - enabled.length
  return {
    html: [
      locale.html('feeds-screen', { time: locale.time(at, zone) }),
      ...shown.map((state) => feedText(state, { zone, at }, locale)),
      ...(enabled.length === 0 ? [locale.html('feeds-none')] : []),
      ...(off > 0 && here === last ? [locale.html('feeds-off', { count: off })] : []),
    ].join('\n\n'),
    keyboard: [
      ...shown.map(({ feed: { id } }) => [deskButton(locale.text('button-poll', { feed: id }), 'poll', id, here)]),
      ...(enabled.length > 1 ? [[deskButton(locale.text('button-poll-all'), 'poll', '', here)]] : []),
      ...deskArrows('feeds', '', here, here < last),
    ],
  }
}

function feedText(state: FeedState, { zone, at }: { zone: string; at: Instant }, locale: Locale): string {
  const { feed, failures, lastFailure, lastFetchedAt, lastNewItemAt, nextCheckAt } = state
  const when = (instant: Instant | undefined) =>
    instant === undefined ? locale.text('desk-never') : shortWhen(instant, at, zone, locale)
  const title = feed.title === undefined ? '' : ` · ${escapeHtml(cutText(feed.title, LONGEST_TITLE))}`
  const name = `<b>${escapeHtml(feed.id)}</b>${title} · ${escapeHtml(locale.languageName(feed.language))}`
  const isFailing = failures > 0 && lastFailure !== undefined
  return [
    `${isFailing ? '⚠️' : '✅'} ${name}`,
    locale.html('feeds-times', { fetched: when(lastFetchedAt), news: when(lastNewItemAt) }),
    ...(isFailing
      ? [`${locale.html('feeds-failures', { count: failures })} ${escapeHtml(feedFailureText(lastFailure, locale))}`]
      : []),
    // A feed that answered is read at every poll: then this is no news.
    ...(nextCheckAt > at ? [locale.html('feeds-next', { next: when(nextCheckAt) })] : []),
  ].join('\n')
}
