// Feeds: when each is looked at next, and what its last document held.
import type { Store } from '#adapters/store/store'
import type { FeedOutcome } from '#adapters/store/store-news'
import type { Instant } from '#domain/article'
import type { FeedFailure, FeedState, Validators } from '#domain/feed'
import { type Remembered, rememberItems } from '#domain/remember-items'
import { addArticle, changeArticle, findByKeys, takenIds } from './article-rows.ts'
import type { Database, Query } from './database.ts'

type Part = Pick<Store, 'syncFeeds' | 'feeds' | 'claimDueFeeds' | 'releaseFeeds' | 'recordFetch' | 'newsLanguages'>

type FeedRow = {
  feed: FeedState['feed']
  validators: Validators
  next_check_at: Instant
  last_fetched_at: Instant | null
  last_new_item_at: Instant | null
  failures: number
  last_failure: FeedFailure | null
  present_ids: string[] | null
}

const COLUMNS =
  'feed, validators, next_check_at, last_fetched_at, last_new_item_at, failures, last_failure, present_ids'

export function createFeeds({ read, transact }: Database): Part {
  return {
    syncFeeds: (wanted, at) =>
      transact(async (query) => {
        await query('lock table feeds in share row exclusive mode')
        await query('delete from feeds where id <> all($1)', [wanted.map(({ id }) => id)])
        // Another document under a known id, or one not looked at for long: its first run comes again, or all of it
        // would be news.
        for (const [position, feed] of wanted.entries())
          await query(
            `insert into feeds (id, position, feed, next_check_at) values ($1, $2, $3, $4)
             on conflict (id) do update set position = excluded.position, feed = excluded.feed,
               (validators, next_check_at, failures, last_fetched_at, last_new_item_at, last_failure, present_ids) = (
                 select validators, next_check_at, failures, last_fetched_at, last_new_item_at, last_failure, present_ids
                 from (select feeds.*) as known
                 where feeds.feed->>'url' = excluded.feed->>'url'
                   and ((feeds.feed->'enabled')::bool or not (excluded.feed->'enabled')::bool)
                 union all
                 select '{}'::jsonb, $4, 0, null, null, null, null
                 limit 1)`,
            [feed.id, position, feed, at],
          )
      }),
    feeds: async () => (await read<FeedRow>(`select ${COLUMNS} from feeds order by position`)).map(toState),
    newsLanguages: async () => {
      const rows = await read<{ language: string }>(
        `select distinct (feed->>'language') collate "C" as language from feeds where (feed->'enabled')::bool order by 1`,
      )
      return rows.map(({ language }) => language)
    },
    claimDueFeeds: (at, leaseMs, limit) =>
      transact(async (query) => {
        const rows = await query<FeedRow>(
          `update feeds set next_check_at = $1::bigint + $2::bigint from (
             select id, next_check_at as due_at from feeds where (feed->'enabled')::bool and next_check_at <= $1
             order by next_check_at, position limit $3 for update skip locked) as due
           where feeds.id = due.id
           returning due_at, position, ${COLUMNS}`,
          [at, leaseMs, limit],
        )
        const order = rows as (FeedRow & { due_at: Instant; position: number })[]
        return order.sort((a, b) => a.due_at - b.due_at || a.position - b.position).map(toState)
      }),
    releaseFeeds: (ids, at) =>
      transact(async (query) => {
        await query('update feeds set next_check_at = least(next_check_at, $2) where id = any($1)', [ids, at])
      }),
    recordFetch: (feedId, outcome, at, nextCheckAt) =>
      transact(async (query) => {
        const [row] = await query<FeedRow>(`select ${COLUMNS} from feeds where id = $1 for update`, [feedId])
        // It was taken out of the configuration while it was being fetched.
        if (row === undefined) return { added: [], corrected: [], firstRun: false }
        const firstRun = outcome.kind === 'items' && row.present_ids === null
        const remembered = await rememberOutcome(query, row, outcome, firstRun, at)
        await query(
          `update feeds set validators = $2, next_check_at = $3, last_fetched_at = $4, last_new_item_at = $5,
             failures = $6, last_failure = $7, present_ids = $8 where id = $1`,
          [feedId, ...afterFetch(row, outcome, remembered, at, nextCheckAt)],
        )
        return { added: remembered.add, corrected: remembered.corrected, firstRun }
      }),
  }
}

async function rememberOutcome(
  query: Query,
  { feed }: FeedRow,
  outcome: FeedOutcome,
  firstRun: boolean,
  at: Instant,
): Promise<Remembered> {
  const items = outcome.kind === 'items' ? outcome.items : []
  if (items.length === 0) return { add: [], update: [], corrected: [], ids: [] }
  // Two feeds may bring one article at the same moment: the second to come finds it known.
  await query('select pg_advisory_xact_lock(0, 2)')
  const keys = items.flatMap((item) => item.keys)
  const [find, isTaken] = [await findByKeys(query, keys), await takenIds(query, items)]
  const remembered = rememberItems(items, find, {
    feedId: feed.id,
    language: feed.language,
    ...(feed.section === undefined ? {} : { feedSection: feed.section }),
    firstRun,
    at,
    ...(outcome.kind === 'items' && outcome.mostNew !== undefined ? { mostNew: outcome.mostNew } : {}),
    isTaken,
  })
  const fixed = new Set(remembered.corrected.map(({ id }) => id))
  for (const article of remembered.add) await addArticle(query, article, at, !firstRun)
  // A corrected article's page is worth three new tries.
  for (const article of remembered.update) await changeArticle(query, article, fixed.has(article.id) ? 0 : undefined)
  return remembered
}

function afterFetch(
  row: FeedRow,
  outcome: FeedOutcome,
  { ids, add }: Remembered,
  at: Instant,
  nextCheckAt: Instant,
): unknown[] {
  const { validators, last_fetched_at, last_new_item_at, failures, last_failure, present_ids } = row
  if (outcome.kind === 'failure') {
    const { code, detail, status } = outcome
    const failure = { code, detail, at, ...(status === undefined ? {} : { status }) }
    return [validators, nextCheckAt, last_fetched_at, last_new_item_at, failures + 1, failure, present_ids]
  }
  if (outcome.kind === 'not-modified')
    return [validators, nextCheckAt, at, last_new_item_at, 0, last_failure, present_ids]
  return [outcome.validators, nextCheckAt, at, add.length > 0 ? at : last_new_item_at, 0, last_failure, ids]
}

function toState(row: FeedRow): FeedState {
  return {
    feed: row.feed,
    validators: row.validators,
    nextCheckAt: row.next_check_at,
    failures: row.failures,
    ...(row.last_fetched_at === null ? {} : { lastFetchedAt: row.last_fetched_at }),
    ...(row.last_new_item_at === null ? {} : { lastNewItemAt: row.last_new_item_at }),
    ...(row.last_failure === null ? {} : { lastFailure: row.last_failure }),
  }
}
