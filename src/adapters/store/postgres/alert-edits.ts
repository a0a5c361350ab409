// Which alerts show an old state of their article.
import type { Store } from '#adapters/store/store'
import type { Article, Instant } from '#domain/article'
import type { Database } from './database.ts'

export function createAlertEdits({ read, transact }: Database): Pick<Store, 'staleAlerts' | 'markAlertsEdited'> {
  return {
    staleAlerts: async (alertedSinceAt, limit) => {
      const rows = await read<{ article: Article; next_edit_at: Instant }>(
        `select article, next_edit_at from alerted join articles on id = article_id
         where alerted_at >= $1
           and ((article->>'revision')::int > revision or (article ? 'withdrawnAt' and not is_withdrawn))
         order by alerted_at limit $2`,
        [alertedSinceAt, limit],
      )
      return rows.map(({ article, next_edit_at }) => ({ article, notBeforeAt: next_edit_at }))
    },
    markAlertsEdited: ({ id, revision, withdrawnAt }, nextEditAt) =>
      transact(async (query) => {
        await query('update alerted set revision = $2, is_withdrawn = $3, next_edit_at = $4 where article_id = $1', [
          id,
          revision,
          withdrawnAt !== undefined,
          nextEditAt,
        ])
      }),
  }
}
