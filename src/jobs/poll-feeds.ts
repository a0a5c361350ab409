// One look at every feed that is due. A feed's failure is its own: the others are read, and it is asked again later.
import type { Deps } from '#deps'
import type { Article } from '#domain/article'
import type { FeedState } from '#domain/feed'
import { nextCheck } from '#domain/feed-schedule'

const FEEDS_A_POLL = 200
const FEEDS_AT_ONCE = 4
/** Those lost to a kill come back after it. In a long poll another process may fetch one of the last as well: no harm. */
const LEASE_MS = 60_000

type World = Pick<Deps, 'store' | 'now' | 'random' | 'log' | 'fetchFeed'>

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

async function pollFeed(
  { store, now, random, log, fetchFeed }: World,
  state: FeedState,
  signal?: AbortSignal,
): Promise<PolledFeeds> {
  const { feed, validators } = state
  try {
    const outcome = await fetchFeed(feed, validators)
    if (signal?.aborted && outcome.kind === 'failure') return { added: [], corrected: [] }
    // Articles count from here: a digest whose slot passed while the feed was on its way must not miss them.
    const at = now()
    const { added, corrected, firstRun } = await store.recordFetch(
      feed.id,
      outcome,
      at,
      nextCheck(outcome, state, at, random),
    )
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
