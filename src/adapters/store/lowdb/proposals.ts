// Proposals of breaking news until every editor has been told. Who took one is kept in memory alone: it ends with the process.
import type { Store } from '#adapters/store/store'
import type { Instant } from '#domain/article'
import { copy } from './copy.ts'
import type { Engine } from './engine.ts'

type Part = Pick<Store, 'claimProposals' | 'noteProposed' | 'closeProposal'>

export function createProposals({ tables, transact, look }: Engine, now: () => Instant): Part {
  const { proposals } = tables
  const takenAt = new Map<string, Instant>()

  return {
    claimProposals: (leaseMs, limit) =>
      look(() => {
        const at = now()
        const free = [...proposals.values()]
          .filter(({ articleId }) => (takenAt.get(articleId) ?? Number.NEGATIVE_INFINITY) <= at - leaseMs)
          .sort((a, b) => a.at - b.at)
          .slice(0, limit)
        for (const { articleId } of free) takenAt.set(articleId, at)
        return copy(free)
      }),
    noteProposed: (articleId, editorId) =>
      transact(() => {
        const known = proposals.get(articleId)
        if (known === undefined || known.toldIds.includes(editorId)) return
        proposals.put({ ...known, toldIds: [...known.toldIds, editorId] })
      }),
    closeProposal: async (articleId) => {
      await transact(() => proposals.remove(articleId))
      takenAt.delete(articleId)
    },
  }
}
