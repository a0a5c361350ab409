// Which articles are still to be announced, and who follows their words.
import type { Store } from '#adapters/store/store'
import type { Article } from '#domain/article'
import type { Chat } from '#domain/chat'
import type { Database } from './database.ts'
import { pageOf } from './listing.ts'

export function createAnnouncements({
  read,
  transact,
}: Database): Pick<Store, 'unannouncedArticles' | 'markAnnounced' | 'followers'> {
  return {
    unannouncedArticles: async (limit) => {
      const rows = await read<{ article: Article }>(
        'select article from articles where unannounced order by counts_at, id limit $1',
        [limit],
      )
      return rows.map(({ article }) => article)
    },
    markAnnounced: (ids, proposed) =>
      transact(async (query) => {
        const marked = await query<{ id: string }>(
          'update articles set unannounced = false where id = any($1) and unannounced returning id',
          [ids],
        )
        // Only with the mark: two jobs may have looked at the article at the same time.
        const fresh = marked.map(({ id }) => id).filter((id) => proposed?.ids.includes(id))
        await query(
          `insert into proposals (article_id, at) select id, $2 from unnest($1::text[]) as id
           on conflict (article_id) do update set at = excluded.at, told_ids = '{}', taken_at = null`,
          [fresh, proposed?.at ?? 0],
        )
      }),
    followers: async (followKeys, limit, cursor) => {
      const rows = await read<{ chat: Chat }>(
        `select chat from chats
         where id in (select chat_id from follow_keys where key = any($1)) and ($2::bigint is null or id > $2)
         order by id limit $3`,
        [followKeys, cursor ?? null, limit + 1],
      )
      return pageOf(
        rows.map(({ chat }) => chat),
        limit,
        ({ id }) => String(id),
      )
    },
  }
}
