// One look at every feed that is due. A feed's failure is its own: the others are read, and it is asked again later.
import type { Deps, FeedFetch } from '#deps'
import type { Article, Instant } from '#domain/article'
import { utcDay } from '#domain/day-figures'
import type { Feed, FeedState } from '#domain/feed'
import { nextCheck } from '#domain/feed-schedule'
import { renderFlood } from '#views/incident'
import { tellEditors } from './tell-editors.ts'

const FEEDS_A_POLL = 200
const FEEDS_AT_ONCE = 4
/** Those lost to a kill come back after it. In a long poll another process may fetch one of the last as well: no harm. */
const LEASE_MS = 60_000

/** New articles of one feed in a day (UTC): twenty times what the whole agency publishes. More is no news. */
const MOST_A_DAY = 10_000
/** So many at a poll, at one poll a minute, make no more than that in a day. */
const CALM = Math.floor(MOST_A_DAY / (24 * 60))
const ARTICLES_AT_ONCE = 500

type World = Pick<Deps, 'store' | 'now' | 'random' | 'log' | 'fetchFeed' | 'telegram' | 'locales' | 'settings'>

type RecordedItems = Awaited<ReturnType<Deps['store']['recordFetch']>>

export type PolledFeeds = { added: Article[]; corrected: Article[] }

/**
 * Fetches and remembers; says what was never seen before, and what changed its title. One log line a feed. `askedIds` are
 * fetched as well, due or not: a person wants to know now. What `signal` breaks off is given back, and no fault of its feed.
 */
export async function pollFeeds(deps: World, askedIds: string[] = [], signal?: AbortSignal): Promise<PolledFeeds> {
  const due = await deps.store.claimDueFeeds(deps.now(), LEASE_MS, FEEDS_A_POLL)
  if (askedIds.length > 0) due.push(...(await askedFeeds(deps, askedIds, due)))
  const polled: PolledFeeds = { added: [], corrected: [] }
  const held = new Set(due.map(({ feed }) => feed.id))
  const giveBack = () => void deps.store.releaseFeeds([...held], deps.now()).catch(() => undefined)
  if (signal?.aborted) giveBack()
  else signal?.addEventListener('abort', giveBack, { once: true })
  const work = async () => {
    for (let state = due.shift(); state && !signal?.aborted; state = due.shift()) {
      const found = await pollFeed(deps, state, signal)
      held.delete(state.feed.id)
      polled.added.push(...found.added)
      polled.corrected.push(...found.corrected)
    }
  }
  await Promise.all(Array.from({ length: FEEDS_AT_ONCE }, work))
  signal?.removeEventListener('abort', giveBack)
  return polled
}

/** Those of the asked that are not among the due ones. */
async function askedFeeds({ store }: World, askedIds: string[], due: FeedState[]): Promise<FeedState[]> {
  const taken = new Set(due.map(({ feed }) => feed.id))
  return (await store.feeds()).filter(({ feed }) => feed.enabled && askedIds.includes(feed.id) && !taken.has(feed.id))
}

async function pollFeed(deps: World, state: FeedState, signal?: AbortSignal): Promise<PolledFeeds> {
  const { now, random, log, fetchFeed } = deps
  const { feed, validators } = state
  try {
    const outcome = await fetchFeed(feed, validators)
    if (signal?.aborted && outcome.kind === 'failure') return { added: [], corrected: [] }
    // Articles count from here: a digest whose slot passed while the feed was on its way must not miss them.
    const at = now()
    const checkAt = nextCheck(outcome, state, at, random)
    const { added, corrected, firstRun } = await recordWithin(deps, feed, outcome, at, checkAt)
    // The first run records what the feed holds: none of it is news.
    const news = firstRun ? [] : added
    if (outcome.kind === 'failure') {
      const failures = state.failures + 1
      log.warn('feed-failed', { feed: feed.id, code: outcome.code, detail: outcome.detail, failures })
    } else {
      log.info('feed-polled', {
        feed: feed.id,
        outcome: outcome.kind,
        added: added.length,
        corrected: corrected.length,
      })
    }
    for (const { id } of news) log.info('article-added', { feed: feed.id, article: id })
    for (const { id } of corrected) log.info('article-corrected', { feed: feed.id, article: id })
    return { added: news, corrected }
  } catch (error) {
    // The lease ends by itself; the feed is taken again then.
    log.error('feed-not-recorded', { feed: feed.id }, error)
    return { added: [], corrected: [] }
  }
}

/** Records the fetch, but no more new articles than the feed may bring in a day. A few need no counting of the day's. */
async function recordWithin(
  deps: World,
  feed: Feed,
  outcome: FeedFetch,
  at: Instant,
  checkAt: Instant,
): Promise<RecordedItems> {
  const { store, log } = deps
  if (outcome.kind !== 'items') return store.recordFetch(feed.id, outcome, at, checkAt)
  const isOver = (await store.session(floodKey(feed))) === utcDay(at)
  const few = await store.recordFetch(feed.id, { ...outcome, mostNew: isOver ? 0 : CALM }, at, checkAt)
  if (isOver || few.firstRun || few.added.length < CALM) return few
  const room = Math.max(0, MOST_A_DAY - (await countOfDay(deps, feed, at)))
  const rest = await store.recordFetch(feed.id, { ...outcome, mostNew: room }, at, checkAt)
  if (rest.added.length === room) {
    log.warn('feed-flooding', { feed: feed.id, most: MOST_A_DAY })
    await store.saveSession(floodKey(feed), utcDay(at))
    await tellEditors(deps, 'feed-flooding', (locale) => renderFlood(feed.id, MOST_A_DAY, locale))
  }
  return { added: [...few.added, ...rest.added], corrected: [...few.corrected, ...rest.corrected], firstRun: false }
}

async function countOfDay({ store }: World, { id, language }: Feed, at: Instant): Promise<number> {
  const filter = { languages: [language], fromAt: Date.parse(utcDay(at)) - 1 }
  let count = 0
  let cursor: string | undefined
  do {
    const page = await store.listArticles(filter, ARTICLES_AT_ONCE, cursor)
    count += page.items.filter(({ feedId }) => feedId === id).length
    cursor = page.next
  } while (cursor !== undefined && count < MOST_A_DAY)
  return count
}

/** The session that tells on which day the feed last brought all it may; editors are told when it is written. */
const floodKey = ({ id }: Feed) => `flooding ${id}`
