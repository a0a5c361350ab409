// How often articles were opened. Nothing here knows by whom.
import type { Store } from '#adapters/store/store'
import type { Engine } from './engine.ts'
import type { DayCounts } from './figures.ts'

export function createReads({ tables, transact, look }: Engine, counts: DayCounts): Pick<Store, 'countRead' | 'reads'> {
  const { reads, articles } = tables
  return {
    countRead: (articleId, at) =>
      transact(() => {
        // One that was pruned meanwhile would leave its counter behind.
        if (!articles.has(articleId)) return
        reads.put({ articleId, count: (reads.get(articleId)?.count ?? 0) + 1 })
        counts.count('reads', at)
      }),
    reads: (articleIds) => look(() => Object.fromEntries(articleIds.map((id) => [id, reads.get(id)?.count ?? 0]))),
  }
}
