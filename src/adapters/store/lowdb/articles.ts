// Articles as readers ask for them: by id, by key, newest first.
import type { Listing } from '#adapters/store/listing'
import { withTwins } from '#adapters/store/shared/twins'
import type { Store } from '#adapters/store/store'
import type { Article } from '#domain/article'
import type { ArticleIndex } from './article-index.ts'
import type { ArticleWords } from './article-words.ts'
import type { BookmarkShelf } from './bookmarks.ts'
import { copy } from './copy.ts'
import type { Engine } from './engine.ts'
import { newestFirst, placeOf } from './newest-first.ts'
import { compareText } from './ordered.ts'
import type { PageFiles } from './page-files.ts'
import type { ArticleRecord } from './records.ts'

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

/** Articles in one transaction of pruning. */
const PRUNE_SLICE = 1000

export function createArticles(
  { tables, transact, look }: Engine,
  index: ArticleIndex,
  pageFiles: PageFiles,
  bookmarks: BookmarkShelf,
  words: ArticleWords,
): Part {
  const { articles, feeds, pictures, reads } = tables

  /** Old ones, oldest first, but for those a feed still shows: forgotten, they would come back as news. */
  const prunable = (beforeAt: number) => {
    const present = new Set([...feeds.values()].flatMap(({ presentIds }) => presentIds ?? []))
    const found: ArticleRecord[] = []
    for (const article of articles.values()) {
      if (found.length >= PRUNE_SLICE) break
      if (article.countsAt < beforeAt && !present.has(article.id)) found.push(article)
    }
    return found
  }
  const prunePictures = () => {
    const used = new Set([...articles.values()].map(({ picture }) => picture))
    for (const { url } of [...pictures.values()]) if (!used.has(url)) pictures.remove(url)
  }

  return {
    article: (id) => look(() => copyOf(articles.get(id))),
    articles: (ids) => look(() => ids.flatMap((id) => copyOf(articles.get(id)) ?? [])),
    articleByKey: (key) => look(() => copyOf(index.byKeys([key])[0])),
    listArticles: (filter, limit, cursor) =>
      look(() => {
        const listing: Listing<Article> = { items: [] }
        for (const article of newestFirst(index, filter, cursor)) {
          const last = listing.items.at(-1)
          if (listing.items.length >= limit) {
            if (last) listing.next = placeOf(last)
            break
          }
          listing.items.push(toArticle(article))
        }
        return listing
      }),
    sections: (languages) =>
      look(() => {
        const counts = new Map<string, number>()
        for (const language of new Set(languages))
          for (const [section, count] of index.sectionCounts(language))
            counts.set(section, (counts.get(section) ?? 0) + count)
        return [...counts].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0])).map(([section]) => section)
      }),
    confirmTwins: (ids) =>
      transact(() => {
        for (const id of ids) {
          const article = articles.get(id)
          const twins = article && withTwins(article, ids)
          if (twins) articles.put({ ...article, twins })
        }
      }),
    withdrawArticle: (id, at) =>
      transact(() => {
        const article = articles.get(id)
        if (article && article.withdrawnAt === undefined) articles.put({ ...article, withdrawnAt: at })
      }),
    async pruneArticles(beforeAt) {
      let pruned = 0
      for (;;) {
        const slice = await transact(() => {
          const old = prunable(beforeAt)
          for (const article of old) {
            bookmarks.keep(article)
            articles.remove(article.id)
            reads.remove(article.id)
          }
          if (old.length < PRUNE_SLICE) {
            prunePictures()
            bookmarks.prune()
          }
          return old
        })
        pruned += slice.length
        for (const { id, page } of slice) if (page) await pageFiles.remove(id, page.fetchedAt)
        if (slice.length < PRUNE_SLICE) break
      }
      await pageFiles.sweep((id, fetchedAt) => articles.get(id)?.page?.fetchedAt === fetchedAt)
      await words.tidy()
      return pruned
    },
    pictureFileId: (url) => look(() => pictures.get(url)?.fileId),
    rememberPicture: (url, fileId) => transact(() => pictures.put({ url, fileId })),
  }
}

export function toArticle({ seenAt: _seen, tries: _tries, unannounced: _new, ...article }: ArticleRecord): Article {
  return copy(article)
}

function copyOf(record: ArticleRecord | undefined): Article | undefined {
  return record && toArticle(record)
}
