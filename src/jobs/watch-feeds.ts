// Which feeds are in trouble now. It remembers only when a silence becomes too long, which news alone can change.
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'
import type { FeedState } from '#domain/feed'
import { HISTORY_MS, isFailing, isFailingWith, LEAST_SILENCE_MS, longestSilenceMs, silenceMs } from '#domain/feed-watch'

const LISTED_AT_ONCE = 500
/** Of one language in two weeks; beyond, the silence of a feed is judged by the newest of them. */
const MOST_LISTED = 20_000

export type FeedTrouble = { kind: 'feed-failing' | 'feed-silent'; state: FeedState }

/** `watched`: all that are looked at. */
type FeedsSeen = { watched: FeedState[]; troubles: FeedTrouble[] }

export function createFeedWatch({ store, now }: Pick<Deps, 'store' | 'now'>): () => Promise<FeedsSeen> {
  const limits = new Map<string, { lastNewItemAt: Instant; limitMs: number }>()

  /** How long this feed may be silent since its last news. */
  const limitOf = async ({ feed }: FeedState, lastNewItemAt: Instant): Promise<number> => {
    const known = limits.get(feed.id)
    if (known?.lastNewItemAt === lastNewItemAt) return known.limitMs
    const newsAt: Instant[] = []
    let cursor: string | undefined
    let listed = 0
    do {
      const filter = { languages: [feed.language], fromAt: lastNewItemAt - HISTORY_MS }
      const page = await store.listArticles(filter, LISTED_AT_ONCE, cursor)
      newsAt.push(...page.items.filter(({ feedId }) => feedId === feed.id).map(({ countsAt }) => countsAt))
      listed += page.items.length
      cursor = page.next
    } while (cursor !== undefined && listed < MOST_LISTED)
    const limitMs = longestSilenceMs([...newsAt, lastNewItemAt])
    limits.set(feed.id, { lastNewItemAt, limitMs })
    return limitMs
  }

  const isSilent = async (state: FeedState): Promise<boolean> => {
    const { lastNewItemAt } = state
    if (lastNewItemAt === undefined || silenceMs(state) < LEAST_SILENCE_MS) return false
    return silenceMs(state) >= (await limitOf(state, lastNewItemAt))
  }

  return async () => {
    const states = (await store.feeds()).filter(({ feed }) => feed.enabled)
    const failing = states.filter((state) => isFailing(state, now()))
    const troubles: FeedTrouble[] = []
    for (const state of states) {
      if (failing.includes(state) || failing.some((other) => isFailingWith(other, state)))
        troubles.push({ kind: 'feed-failing', state })
      else if (await isSilent(state)) troubles.push({ kind: 'feed-silent', state })
    }
    return { watched: states, troubles }
  }
}
