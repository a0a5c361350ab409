// Pages: which articles still need one, and what a page tells of its article.
import type { Store } from '#adapters/store/store'
import type { Article, Instant } from '#domain/article'
import type { Page } from '#domain/page'
import { readingSummary } from '#domain/reading-summary'
import { CLOCK } from './clock.ts'
import type { Database, Query } from './database.ts'
import { wordVectors } from './word-vectors.ts'

type Part = Pick<Store, 'claimPages' | 'recordPage' | 'recordPageFailure' | 'giveUpSections' | 'page'>

const OTHER = 'other'
const MOST_TRIES = 3
const SECTION_PATIENCE_MS = 10 * 60_000

export function createPages({ read, transact }: Database): Part {
  return {
    claimPages: (holdMs, limit) =>
      transact(async (query) => {
        await query(`delete from page_holds where until_at <= ${CLOCK}`)
        // Two processes may find the same host free: the second's insert finds it held.
        const claimed = await query<{ article: Article }>(
          `with newest as (
             select distinct on (host) host, id, counts_at from articles
             where wants_page and host not in (select host from page_holds)
             order by host, counts_at desc, id desc),
           held as (
             insert into page_holds (host, article_id, until_at)
             select host, id, ${CLOCK} + $1::bigint from newest order by counts_at desc, id desc limit $2
             on conflict (host) do nothing returning article_id)
           select article from held join articles on id = article_id order by counts_at desc, id desc`,
          [holdMs, limit],
        )
        return claimed.map(({ article }) => article)
      }),
    recordPage: (articleId, page, section, at) =>
      transact(async (query) => {
        await release(query, articleId)
        const known = await lockArticle(query, articleId)
        if (known === undefined) return
        const { summary, ...summarised } = readingSummary(page)
        const isOpen = known.article.section === undefined || known.article.section === OTHER
        const article: Article = {
          ...known.article,
          ...(known.article.summary === undefined && summary !== undefined ? { summary } : {}),
          ...(page.picture === undefined ? {} : { picture: page.picture }),
          ...(isOpen && section !== undefined ? { section } : {}),
          page: { ...summarised, fetchedAt: at },
        }
        const { title, former, all } = wordVectors(article, page)
        await query(
          `update articles set article = $2, tries = 0, title_words = $3, former_words = $4, words = $5 where id = $1`,
          [articleId, article, title, former, all],
        )
        await query(
          `insert into pages values ($1, $2, $3)
           on conflict (article_id) do update set page = excluded.page, fetched_at = excluded.fetched_at`,
          [articleId, page, at],
        )
      }),
    recordPageFailure: (articleId, _code, at) =>
      transact(async (query) => {
        await release(query, articleId)
        const known = await lockArticle(query, articleId)
        if (known === undefined) return
        const tries = known.tries + 1
        const isGivenUp = tries >= MOST_TRIES || known.seen_at <= at - SECTION_PATIENCE_MS
        const { article } = known
        const next = article.section === undefined && isGivenUp ? { ...article, section: OTHER } : article
        await query('update articles set article = $2, tries = $3 where id = $1', [articleId, next, tries])
      }),
    giveUpSections: (seenBeforeAt) =>
      transact(async (query) => {
        const rows = await query(
          `update articles set article = article || '{"section": "${OTHER}"}'
           where section is null and seen_at <= $1 returning id`,
          [seenBeforeAt],
        )
        return rows.length
      }),
    page: async (articleId) => {
      const [row] = await read<{ page: Page; fetched_at: Instant }>(
        'select page, fetched_at from pages where article_id = $1',
        [articleId],
      )
      return row && { page: row.page, fetchedAt: row.fetched_at }
    },
  }
}

/** The host is free again once the page it was held for is there, or was tried in vain. */
async function release(query: Query, articleId: string): Promise<void> {
  await query('delete from page_holds where article_id = $1', [articleId])
}

async function lockArticle(query: Query, id: string) {
  const [row] = await query<{ article: Article; tries: number; seen_at: Instant }>(
    'select article, tries, seen_at from articles where id = $1 for update',
    [id],
  )
  return row
}
