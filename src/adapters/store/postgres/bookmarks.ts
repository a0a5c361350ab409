// Bookmarks, a row each, and the articles that are kept for them alone.
import type { Store } from '#adapters/store/store'
import type { Article } from '#domain/article'
import { type Bookmark, MOST_BOOKMARKS } from '#domain/bookmark'
import type { Database, Query } from './database.ts'

type Part = Pick<Store, 'addBookmark' | 'removeBookmark' | 'isBookmarked' | 'bookmarks' | 'keptArticles'>

export function createBookmarks({ read, transact }: Database): Part {
  return {
    addBookmark: (chatId, articleId, at) =>
      transact(async (query) => {
        const saved = await query('select from bookmarks where chat_id = $1 and article_id = $2', [chatId, articleId])
        if (saved.length > 0) return 'known'
        // Locked: pruning passes it over, or has been before and kept nothing of it.
        const live = await query('select from articles where id = $1 for key share', [articleId])
        const found = live.length > 0 ? live : await query('select from kept_articles where id = $1', [articleId])
        if (found.length === 0) return 'gone'
        const [chat] = await query<{ count: number }>('select count(*) as count from bookmarks where chat_id = $1', [
          chatId,
        ])
        if (chat === undefined || chat.count >= MOST_BOOKMARKS) return 'full'
        await query('insert into bookmarks values ($1, $2, $3) on conflict do nothing', [chatId, articleId, at])
        return 'added'
      }),
    removeBookmark: (chatId, articleId) =>
      transact(
        async (query) =>
          (await query('delete from bookmarks where chat_id = $1 and article_id = $2 returning 1', [chatId, articleId]))
            .length > 0,
      ),
    isBookmarked: async (chatId, articleId) =>
      (await read('select from bookmarks where chat_id = $1 and article_id = $2', [chatId, articleId])).length > 0,
    bookmarks: (chatId) =>
      read<Bookmark>(
        `select article_id as "articleId", saved_at as "savedAt" from bookmarks where chat_id = $1
         order by saved_at desc, article_id desc`,
        [chatId],
      ),
    keptArticles: async (ids) => {
      const rows = await read<{ article: Article }>(
        `select coalesce(articles.article, kept_articles.article) as article
         from unnest($1::text[]) with ordinality as wanted (id, place)
         left join articles using (id) left join kept_articles using (id)
         where articles.id is not null or kept_articles.id is not null order by place`,
        [ids],
      )
      return rows.map(({ article }) => article)
    },
  }
}

/** Of articles that are being pruned, those somebody has a bookmark of stay here. */
export async function keepBookmarked(query: Query, pruned: Article[]): Promise<void> {
  await query(
    `insert into kept_articles select item->>'id', item from jsonb_array_elements($1::jsonb) as item
     where exists (select from bookmarks where article_id = item->>'id')
     on conflict (id) do update set article = excluded.article`,
    [JSON.stringify(pruned)],
  )
}

/** Forgets what no bookmark keeps any more. */
export async function pruneKept(query: Query): Promise<void> {
  await query(
    `delete from kept_articles where not exists (select from bookmarks where article_id = id)
       or exists (select from articles where articles.id = kept_articles.id)`,
  )
}

/** All of them are the other chat's now; of what both have, the older one stays. */
export async function moveBookmarks(query: Query, fromId: number, toId: number): Promise<void> {
  await query(
    `with moved as (delete from bookmarks where chat_id = $1 returning article_id, saved_at)
     insert into bookmarks select $2, article_id, saved_at from moved
     on conflict (chat_id, article_id) do update set saved_at = least(bookmarks.saved_at, excluded.saved_at)`,
    [fromId, toId],
  )
}

export async function dropBookmarks(query: Query, chatId: number): Promise<void> {
  await query('delete from bookmarks where chat_id = $1', [chatId])
}
