// Alerts: which articles are still to be announced, who follows their words, and which alerts show an old state.
import type { Store } from '#adapters/store/store'
import type { Article, Instant } from '#domain/article'
import type { ArticleIndex } from './article-index.ts'
import { toArticle } from './articles.ts'
import { toChat } from './chats.ts'
import type { Engine } from './engine.ts'
import type { ArticleRecord, ChatRecord } from './records.ts'
import { createWordIndex } from './word-index.ts'

type Part = Pick<Store, 'unannouncedArticles' | 'markAnnounced' | 'followers' | 'staleAlerts' | 'markAlertsEdited'>

export function createAlerts({ tables, transact, look }: Engine, index: ArticleIndex): Part {
  const { articles, chats, alerted, proposals } = tables
  const words = createWordIndex(chats)

  return {
    unannouncedArticles: (limit) =>
      look(() => {
        const oldest: ArticleRecord[] = []
        for (const article of index.unannounced().ascending()) {
          if (oldest.length >= limit) break
          oldest.push(article)
        }
        return oldest.map(toArticle)
      }),
    markAnnounced: (ids, proposed) =>
      transact(() => {
        for (const id of ids) {
          const { unannounced, ...article } = articles.get(id) ?? {}
          if (!unannounced) continue
          articles.put(article as ArticleRecord)
          // Only with the mark: two jobs may have looked at the article at the same time.
          if (proposed?.ids.includes(id)) proposals.put({ articleId: id, at: proposed.at, toldIds: [] })
        }
      }),
    followers: (followKeys, limit, cursor) =>
      look(() => {
        const afterId = cursor === undefined ? Number.NEGATIVE_INFINITY : Number(cursor)
        // One more tells whether there is a following page.
        const ids = words.followers(followKeys, afterId, limit + 1)
        const page = ids.slice(0, limit)
        const last = page.at(-1)
        return {
          items: page.map((id) => toChat(chats.get(id) as ChatRecord)),
          ...(ids.length > limit && last !== undefined ? { next: String(last) } : {}),
        }
      }),
    staleAlerts: (alertedSinceAt, limit) =>
      look(() => {
        const stale: { article: Article; notBeforeAt: Instant }[] = []
        for (const { articleId, alertedAt, revision, isWithdrawn, nextEditAt = 0 } of alerted.values()) {
          if (stale.length >= limit) break
          const article = articles.get(articleId)
          if (article === undefined || alertedAt < alertedSinceAt) continue
          const isOlder = article.revision > revision || (article.withdrawnAt !== undefined && !isWithdrawn)
          if (isOlder) stale.push({ article: toArticle(article), notBeforeAt: nextEditAt })
        }
        return stale
      }),
    markAlertsEdited: ({ id, revision, withdrawnAt }, nextEditAt) =>
      transact(() => {
        const known = alerted.get(id)
        if (known) alerted.put({ ...known, revision, isWithdrawn: withdrawnAt !== undefined, nextEditAt })
      }),
  }
}
