// Proposals of breaking news until every editor has been told. One that a process took is left alone for a while.
import type { Store } from '#adapters/store/store'
import { CLOCK } from './clock.ts'
import type { Database } from './database.ts'

type Part = Pick<Store, 'claimProposals' | 'noteProposed' | 'closeProposal'>

export function createProposals({ transact }: Database): Part {
  return {
    claimProposals: (leaseMs, limit) =>
      transact(async (query) => {
        const rows = await query<{ article_id: string; at: number; told_ids: string[] }>(
          `update proposals set taken_at = ${CLOCK} where article_id in (
             select article_id from proposals where taken_at is null or taken_at <= ${CLOCK} - $1::bigint
             order by at, article_id limit $2 for update skip locked)
           returning article_id, at, told_ids`,
          [leaseMs, limit],
        )
        return rows
          .map((row) => ({ articleId: row.article_id, at: row.at, toldIds: row.told_ids.map(Number) }))
          .sort((a, b) => a.at - b.at)
      }),
    noteProposed: (articleId, editorId) =>
      transact(async (query) => {
        await query(
          `update proposals set told_ids = told_ids || $2::bigint
           where article_id = $1 and not told_ids @> array[$2::bigint]`,
          [articleId, editorId],
        )
      }),
    closeProposal: (articleId) =>
      transact(async (query) => {
        await query('delete from proposals where article_id = $1', [articleId])
      }),
  }
}
