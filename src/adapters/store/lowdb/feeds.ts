// Feeds: when each is looked at next, and what its last document held.
import type { Store } from '#adapters/store/store'
import type { FeedOutcome } from '#adapters/store/store-news'
import type { Instant } from '#domain/article'
import type { FeedState } from '#domain/feed'
import { rememberItems } from '#domain/remember-items'
import type { ArticleIndex } from './article-index.ts'
import { toArticle } from './articles.ts'
import { copy } from './copy.ts'
import type { Engine } from './engine.ts'
import type { ArticleRecord, FeedRecord } from './records.ts'

type Part = Pick<Store, 'syncFeeds' | 'feeds' | 'claimDueFeeds' | 'releaseFeeds' | 'recordFetch' | 'newsLanguages'>

export function createFeeds({ tables, transact, look }: Engine, index: ArticleIndex): Part {
  const { feeds, articles } = tables

  return {
    syncFeeds: (wanted, at) =>
      transact(() => {
        const ids = new Set(wanted.map(({ id }) => id))
        for (const { feed } of [...feeds.values()]) if (!ids.has(feed.id)) feeds.remove(feed.id)
        // The folder has one process: this one, which has claimed nothing yet.
        for (const record of [...feeds.values()]) if (record.isClaimed) feeds.put(released(record, at))
        for (const feed of wanted) {
          const known = feeds.get(feed.id)
          if (known && JSON.stringify(known.feed) === JSON.stringify(feed)) continue
          // Another document under a known id, or one not looked at for long: its first run comes again, or all of it
          // would be news.
          const isSame = known?.feed.url === feed.url && (known.feed.enabled || !feed.enabled)
          feeds.put({ ...(isSame ? known : { validators: {}, nextCheckAt: at, failures: 0 }), feed: copy(feed) })
        }
      }),
    feeds: () => look(() => [...feeds.values()].map(toState)),
    newsLanguages: () =>
      look(() => [...new Set([...feeds.values()].flatMap(({ feed }) => (feed.enabled ? feed.language : [])))].sort()),
    claimDueFeeds: (at, leaseMs, limit) =>
      transact(() =>
        [...feeds.values()]
          .filter(({ feed, nextCheckAt }) => feed.enabled && nextCheckAt <= at)
          .sort((a, b) => a.nextCheckAt - b.nextCheckAt)
          .slice(0, limit)
          .map((record) => {
            const claimed: FeedRecord = { ...record, nextCheckAt: at + leaseMs, isClaimed: true }
            feeds.put(claimed)
            return toState(claimed)
          }),
      ),
    releaseFeeds: (ids, at) =>
      transact(() => {
        for (const record of ids.flatMap((id) => feeds.get(id) ?? []))
          if (record.isClaimed) feeds.put(released(record, at))
      }),
    recordFetch: (feedId, outcome, at, nextCheckAt) =>
      transact(() => {
        const record = feeds.get(feedId)
        // It was taken out of the configuration while it was being fetched.
        if (record === undefined) return { added: [], corrected: [], firstRun: false }
        const { feed } = record
        const items = outcome.kind === 'items' ? copy(outcome.items) : []
        const firstRun = outcome.kind === 'items' && record.presentIds === undefined
        const { add, update, corrected, ids } = rememberItems(items, (keys) => index.byKeys(keys).map(toArticle), {
          feedId,
          language: feed.language,
          ...(feed.section === undefined ? {} : { feedSection: feed.section }),
          firstRun,
          at,
          ...(outcome.kind === 'items' && outcome.mostNew !== undefined ? { mostNew: outcome.mostNew } : {}),
          isTaken: (id) => articles.has(id),
        })
        for (const article of add) articles.put({ ...article, seenAt: at, ...(firstRun ? {} : { unannounced: true }) })
        const fixed = new Set(corrected.map(({ id }) => id))
        for (const article of update) {
          const { tries, seenAt, unannounced }: Pick<ArticleRecord, 'tries' | 'seenAt' | 'unannounced'> = articles.get(
            article.id,
          ) ?? { seenAt: at }
          articles.put({
            ...article,
            seenAt,
            // A corrected article's page is worth three new tries.
            ...(tries === undefined || fixed.has(article.id) ? {} : { tries }),
            ...(unannounced ? { unannounced } : {}),
          })
        }
        feeds.put(afterFetch(released(record, at), outcome, ids, add.length > 0, at, nextCheckAt))
        return copy({ added: add, corrected, firstRun })
      }),
  }
}

function afterFetch(
  record: FeedRecord,
  outcome: FeedOutcome,
  presentIds: string[],
  isNewSeen: boolean,
  at: Instant,
  nextCheckAt: Instant,
): FeedRecord {
  if (outcome.kind === 'failure') {
    const { code, detail, status } = outcome
    const lastFailure = { code, detail, at, ...(status === undefined ? {} : { status }) }
    return { ...record, nextCheckAt, failures: record.failures + 1, lastFailure }
  }
  const seen: FeedRecord = { ...record, nextCheckAt, failures: 0, lastFetchedAt: at }
  if (outcome.kind === 'not-modified') return seen
  return {
    ...seen,
    validators: copy(outcome.validators),
    presentIds,
    ...(isNewSeen ? { lastNewItemAt: at } : {}),
  }
}

function released({ isClaimed: _claimed, ...record }: FeedRecord, at: Instant): FeedRecord {
  return { ...record, nextCheckAt: at }
}

function toState({ presentIds: _present, isClaimed: _claimed, ...state }: FeedRecord): FeedState {
  return copy(state)
}
