// Articles as readers ask for them: by id, by key, newest first.
import { withTwins } from '#adapters/store/shared/twins'
import type { Store } from '#adapters/store/store'
import type { Article, Instant } from '#domain/article'
import { keepBookmarked, pruneKept } from './bookmarks.ts'
import type { Database } from './database.ts'
import { pageOf } from './listing.ts'

type Part = Pick<
  Store,
  | 'article'
  | 'articles'
  | 'articleByKey'
  | 'listArticles'
  | 'sections'
  | 'confirmTwins'
  | 'withdrawArticle'
  | 'pruneArticles'
  | 'pictureFileId'
  | 'rememberPicture'
>

type Row = { article: Article }

/** Articles in one transaction of pruning. */
const PRUNE_SLICE = 1000

export function createArticles({ read, transact }: Database): Part {
  return {
    article: async (id) => (await read<Row>('select article from articles where id = $1', [id]))[0]?.article,
    articles: async (ids) => {
      const rows = await read<Row>(
        `select article from unnest($1::text[]) with ordinality as wanted (id, place) join articles using (id)
         order by place`,
        [ids],
      )
      return rows.map(({ article }) => article)
    },
    articleByKey: async (key) => {
      const rows = await read<Row>(
        'select article from article_keys join articles on id = article_id where key = $1 order by id limit 1',
        [key],
      )
      return rows[0]?.article
    },
    listArticles: async (filter, limit, cursor) => {
      const { fromAt = null, untilAt = null, section = null, interviewsOnly = false } = filter
      const after = cursor === undefined ? undefined : parseCursor(cursor)
      const rows = await read<Row>(
        `select article from articles
         where language = any($1) and ($2::bigint is null or counts_at > $2) and ($3::bigint is null or counts_at <= $3)
           and ($4::text is null or section = $4) and (not $5 or turns > 0)
           and ($6::bigint is null or (counts_at, id) < ($6, $7::text collate "C"))
         order by counts_at desc, id desc limit $8`,
        [
          filter.languages,
          fromAt,
          untilAt,
          section,
          interviewsOnly,
          after?.countsAt ?? null,
          after?.id ?? '',
          limit + 1,
        ],
      )
      return pageOf(
        rows.map(({ article }) => article),
        limit,
        ({ countsAt, id }) => `${countsAt} ${id}`,
      )
    },
    sections: async (languages) => {
      const rows = await read<{ section: string }>(
        `select section from articles where language = any($1) and section is not null
         group by section order by count(*) desc, section`,
        [languages],
      )
      return rows.map(({ section }) => section)
    },
    confirmTwins: (ids) =>
      transact(async (query) => {
        const rows = await query<Row>('select article from articles where id = any($1) order by id for update', [ids])
        for (const { article } of rows) {
          const twins = withTwins(article, ids)
          if (twins)
            await query(
              `update articles set article = article || jsonb_build_object('twins', $2::text[]) where id = $1`,
              [article.id, twins],
            )
        }
      }),
    withdrawArticle: (id, at) =>
      transact(async (query) => {
        await query(
          `update articles set article = article || jsonb_build_object('withdrawnAt', $2::bigint)
           where id = $1 and not article ? 'withdrawnAt'`,
          [id, at],
        )
      }),
    async pruneArticles(beforeAt) {
      let pruned = 0
      for (let slice = PRUNE_SLICE; slice === PRUNE_SLICE; pruned += slice) slice = await pruneSlice(beforeAt)
      return pruned
    },
    pictureFileId: async (url) => {
      const rows = await read<{ file_id: string }>('select file_id from pictures where url = $1', [url])
      return rows[0]?.file_id
    },
    rememberPicture: (url, fileId) =>
      transact(async (query) => {
        await query('insert into pictures values ($1, $2) on conflict (url) do update set file_id = excluded.file_id', [
          url,
          fileId,
        ])
      }),
  }

  /** Old ones but for those a feed still shows: forgotten, they would come back as news. */
  function pruneSlice(beforeAt: Instant): Promise<number> {
    return transact(async (query) => {
      const gone = await query<Row>(
        `delete from articles where id in (
           select id from articles where counts_at < $1
             and id <> all(array(select unnest(present_ids) from feeds))
           order by counts_at, id limit $2 for update skip locked)
         returning article`,
        [beforeAt, PRUNE_SLICE],
      )
      const articles = gone.map(({ article }) => article)
      if (gone.length > 0) await query('delete from reads where article_id = any($1)', [articles.map(({ id }) => id)])
      if (gone.length > 0) await keepBookmarked(query, articles)
      if (gone.length < PRUNE_SLICE) {
        await pruneKept(query)
        await query(
          `delete from pictures where not exists (select from articles where article->>'picture' = pictures.url)`,
        )
      }
      return gone.length
    })
  }
}

function parseCursor(cursor: string): { countsAt: number; id: string } {
  const space = cursor.indexOf(' ')
  return { countsAt: Number(cursor.slice(0, space)), id: cursor.slice(space + 1) }
}
