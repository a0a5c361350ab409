// Articles by their words, by PostgreSQL's own full text search.
import type { Listing } from '#adapters/store/listing'
import type { Store } from '#adapters/store/store'
import type { ArticleSearch } from '#adapters/store/store-news'
import type { Article, Instant } from '#domain/article'
import type { Page } from '#domain/page'
import type { Database } from './database.ts'
import { pageOf } from './listing.ts'
import { likelyQuery, UNORDERED, wordQuery, wordVectors } from './word-vectors.ts'

type Part = Pick<Store, 'searchArticles' | 'matchArticles' | 'indexArticles' | 'newestUnindexedAt' | 'oldestArticleAt'>
type Row = { article: Article }
/** Where the next page begins: `tier` 0 is of headlines, 1 of texts. */
type Place = { tier: number; countsAt: Instant | null; id: string }

/**
 * A statement a tier: each is one look into one index, and the second is rarely needed. First all that is found, by that
 * index, then the newest of it: the planner takes a rare word for a common one, and would look for it through all the news.
 */
export const SEARCH_TIERS = [
  newestWith('title_words @@ $1::tsquery'),
  newestWith('words @@ $1::tsquery and not title_words @@ $1::tsquery'),
] as const

export const MATCHES = {
  headline: matchIn(
    `title_words || coalesce(former_words, ''::tsvector)`,
    '(title_words @@ $1::tsquery or former_words @@ $1::tsquery)',
    'found desc',
  ),
  // First those that are sure to have the phrases.
  anywhere: matchIn('words', 'words @@ $1::tsquery', `found desc, words @@ $$${UNORDERED}$$::tsquery`),
}

export function createSearch({ read, transact }: Database): Part {
  const searchTier = async (search: ArticleSearch, query: string, place: Place, limit: number): Promise<Article[]> => {
    const { languages, sponsored, untilAt = null } = search
    const values = [query, languages, sponsored, untilAt, place.countsAt, place.id, limit]
    return (await read<Row>(SEARCH_TIERS[place.tier] ?? '', values)).map(({ article }) => article)
  }

  return {
    async searchArticles(search, limit, cursor): Promise<Listing<Article>> {
      const query = wordQuery(search.phrases, '&')
      const found: { article: Article; tier: number }[] = []
      let place = parsePlace(cursor)
      for (; place.tier < SEARCH_TIERS.length && found.length <= limit; place = startOf(place.tier + 1)) {
        const { tier } = place
        const articles = await searchTier(search, query, place, limit + 1 - found.length)
        found.push(...articles.map((article) => ({ article, tier })))
      }
      const { items, next } = pageOf(found, limit, ({ article, tier }) => `${tier} ${article.countsAt} ${article.id}`)
      return { items: items.map(({ article }) => article), ...(next === undefined ? {} : { next }) }
    },
    async matchArticles(phrases, atLeast, where, limit) {
      if (phrases.length === 0) return []
      const each = phrases.map((phrase) => likelyQuery([phrase]))
      return read(MATCHES[where], [likelyQuery(phrases), each, atLeast, limit])
    },
    indexArticles: (limit) =>
      transact(async (query) => {
        const rows = await query<{ id: string; article: Article; page: Page | null }>(
          `select id, article, page from articles left join pages on article_id = id where words is null
           order by counts_at desc, id desc limit $1 for update of articles skip locked`,
          [limit],
        )
        const vectors = rows.map(({ article, page }) => wordVectors(article, page ?? undefined))
        await query(
          `update articles set title_words = title::tsvector, former_words = former::tsvector, words = whole::tsvector
           from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as made (article_id, title, former, whole)
           where id = article_id`,
          [
            rows.map(({ id }) => id),
            vectors.map(({ title }) => title),
            vectors.map(({ former }) => former),
            vectors.map(({ all }) => all),
          ],
        )
        return rows.length
      }),
    async newestUnindexedAt() {
      const [row] = await read<{ newest: Instant | null }>(
        'select max(counts_at) as newest from articles where words is null',
      )
      return row?.newest ?? undefined
    },
    async oldestArticleAt() {
      const [row] = await read<{ oldest: Instant | null }>('select min(counts_at) as oldest from articles')
      return row?.oldest ?? undefined
    },
  }
}

function newestWith(words: string): string {
  return `with found as materialized (
      select id, counts_at from articles
      where ${words} and language = any($2) and ($3 or not article->'flags' ? 'sponsored') and not article ? 'withdrawnAt'
        and ($4::bigint is null or counts_at <= $4)
        and ($5::bigint is null or (counts_at, id) < ($5, $6::text collate "C"))),
    newest as (select id from found order by counts_at desc, id desc limit $7)
    select article from newest join articles using (id) order by counts_at desc, id desc`
}

/** The index finds who has any of the phrases; how many they have is counted among those. */
function matchIn(words: string, hasAny: string, order: string): string {
  return `select article, found from articles cross join lateral (
      select count(*)::int as found from unnest($2::text[]) as wanted where (${words}) @@ wanted::tsquery) as counted
    where ${hasAny} and found >= $3
    order by ${order}, counts_at desc, id desc limit $4`
}

function startOf(tier: number): Place {
  return { tier, countsAt: null, id: '' }
}

function parsePlace(cursor: string | undefined): Place {
  if (cursor === undefined) return startOf(0)
  const [tier, countsAt, id = ''] = cursor.split(' ')
  return { tier: Number(tier), countsAt: Number(countsAt), id }
}
