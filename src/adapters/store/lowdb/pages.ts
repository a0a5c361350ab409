// Pages: which articles still need one, and what a page tells of its article.
import type { Store } from '#adapters/store/store'
import type { Article, Instant } from '#domain/article'
import { readingSummary } from '#domain/reading-summary'
import { type ArticleIndex, byNews, MOST_TRIES } from './article-index.ts'
import type { ArticleWords } from './article-words.ts'
import { toArticle } from './articles.ts'
import type { Engine } from './engine.ts'
import type { PageFiles } from './page-files.ts'
import type { ArticleRecord } from './records.ts'

type Part = Pick<Store, 'claimPages' | 'recordPage' | 'recordPageFailure' | 'giveUpSections' | 'page'>

const OTHER = 'other'
const SECTION_PATIENCE_MS = 10 * 60_000

export function createPages(
  { tables, transact, look }: Engine,
  index: ArticleIndex,
  pageFiles: PageFiles,
  words: ArticleWords,
  now: () => Instant,
): Part {
  const { articles } = tables
  // Like signs of life: nobody outside this process fetches for this folder.
  const holds = new Map<string, { until: Instant; articleId: string }>()
  /** The host is free again once the page it was held for is there, or was tried in vain. */
  const release = (articleId: string) => {
    for (const [host, hold] of holds) if (hold.articleId === articleId) holds.delete(host)
  }

  return {
    async claimPages(holdMs, limit) {
      const at = now()
      for (const [host, { until }] of holds) if (until <= at) holds.delete(host)
      const newest: { host: string; article: ArticleRecord }[] = []
      for (const [host, list] of index.wanting()) {
        const article = holds.has(host) ? undefined : list.descending().next().value
        if (article) newest.push({ host, article })
      }
      const claimed = newest.sort((a, b) => byNews(b.article, a.article)).slice(0, limit)
      for (const { host, article } of claimed) holds.set(host, { until: at + holdMs, articleId: article.id })
      const articles = claimed.map(({ article }) => toArticle(article))
      await look(() => undefined)
      return articles
    },
    async recordPage(articleId, page, section, at) {
      const previous = await pageFiles.write(articleId, at, page, () =>
        transact(() => {
          const known = articles.get(articleId)
          if (known === undefined) return undefined
          const { summary, ...read } = readingSummary(page)
          const { tries: _tries, ...article } = known
          const isOpen = article.section === undefined || article.section === OTHER
          articles.put({
            ...article,
            ...(article.summary === undefined && summary !== undefined ? { summary } : {}),
            ...(page.picture === undefined ? {} : { picture: page.picture }),
            ...(isOpen && section !== undefined ? { section } : {}),
            page: { ...read, fetchedAt: at },
          })
          return known.page
        }),
      )
      release(articleId)
      const recorded = articles.get(articleId)
      if (recorded) await words.note(recorded, page, at)
      if (previous && previous.fetchedAt !== at) await pageFiles.remove(articleId, previous.fetchedAt)
    },
    async recordPageFailure(articleId, _code, at) {
      await transact(() => {
        const known = articles.get(articleId)
        if (known === undefined) return
        const article = { ...known, tries: (known.tries ?? 0) + 1 }
        const isGivenUp = article.tries >= MOST_TRIES || article.seenAt <= at - SECTION_PATIENCE_MS
        articles.put(article.section === undefined && isGivenUp ? { ...article, section: OTHER } : article)
      })
      release(articleId)
    },
    giveUpSections: (seenBeforeAt) =>
      transact(() => {
        const waiting = index.withoutSection().filter(({ seenAt }) => seenAt <= seenBeforeAt)
        for (const article of waiting) articles.put({ ...article, section: OTHER })
        return waiting.length
      }),
    async page(articleId) {
      // Twice: between the record and its file a newer page may take the file's place.
      for (let round = 0; round < 2; round++) {
        const fetchedAt = await look((): Article['page'] => articles.get(articleId)?.page)
        if (fetchedAt === undefined) return undefined
        const page = await pageFiles.read(articleId, fetchedAt.fetchedAt)
        if (page) return { page, fetchedAt: fetchedAt.fetchedAt }
      }
      return undefined
    },
  }
}
