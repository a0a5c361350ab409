// Articles as rows, for transactions of other parts: found by key, written, changed.
import type { Article, FeedItem, Instant } from '#domain/article'
import { idForHost } from '#domain/identity'
import type { Page } from '#domain/page'
import type { Query } from './database.ts'
import { wordVectors } from './word-vectors.ts'

/** What is known by these keys: for keys of an item, the articles of the first, strongest key first. */
export async function findByKeys(query: Query, keys: string[]): Promise<(wanted: string[]) => Article[]> {
  const rows = await query<{ key: string; article: Article }>(
    'select key, article from article_keys join articles on id = article_id where key = any($1) order by id',
    [[...new Set(keys)]],
  )
  const byKey = new Map<string, Article[]>()
  for (const { key, article } of rows) byKey.set(key, [...(byKey.get(key) ?? []), article])
  return (wanted) => {
    const found = wanted.flatMap((key) => byKey.get(key) ?? [])
    return [...new Map(found.map((article) => [article.id, article])).values()]
  }
}

/** Whether an id is an article's, asked beforehand for all that these items may want, numbered ones included. */
export async function takenIds(query: Query, items: FeedItem[]): Promise<(id: string) => boolean> {
  const bases = items.flatMap((item) => [
    item.wantedId,
    idForHost(item.wantedId, hostOf(item.url) || (item.keys[0] ?? '')),
  ])
  const rows = await query<{ id: string }>(
    `select articles.id from unnest($1::text[]) as base
     join articles on articles.id = base or (articles.id > base || '-' and articles.id < base || '.')`,
    [[...new Set(bases)]],
  )
  const taken = new Set(rows.map(({ id }) => id))
  return (id) => taken.has(id)
}

export async function addArticle(query: Query, article: Article, at: Instant, isNews: boolean): Promise<void> {
  const { title, all } = wordVectors(article, undefined)
  await query(
    `insert into articles (id, article, seen_at, unannounced, host, title_words, words)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [article.id, article, at, isNews, hostOf(article.url), title, all],
  )
  await putKeys(query, article)
}

/** `tries` undefined: as many as before. */
export async function changeArticle(query: Query, article: Article, tries?: number): Promise<void> {
  const [known] = await query<{ page: Page }>('select page from pages where article_id = $1', [article.id])
  const { title, former, all } = wordVectors(article, known?.page)
  await query(
    `update articles set article = $2, host = $3, tries = coalesce($4, tries),
       title_words = $5, former_words = $6, words = $7 where id = $1`,
    [article.id, article, hostOf(article.url), tries ?? null, title, former, all],
  )
  await query('delete from article_keys where article_id = $1 and key <> all($2)', [article.id, article.keys])
  await putKeys(query, article)
}

async function putKeys(query: Query, { id, keys }: Article): Promise<void> {
  await query('insert into article_keys select unnest($1::text[]), $2 on conflict do nothing', [[...new Set(keys)], id])
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : ''
}
