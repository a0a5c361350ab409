// Bookmarks, a record a chat, and the articles that are kept for them alone.
import type { Store } from '#adapters/store/store'
import { type Bookmark, MOST_BOOKMARKS } from '#domain/bookmark'
import { toArticle } from './articles.ts'
import { copy } from './copy.ts'
import type { Engine } from './engine.ts'
import { compareText } from './ordered.ts'
import type { ArticleRecord } from './records.ts'

type Part = Pick<Store, 'addBookmark' | 'removeBookmark' | 'isBookmarked' | 'bookmarks' | 'keptArticles'>

/** For transactions of other parts. */
export type BookmarkShelf = {
  /** The article is about to be pruned: it stays where somebody has a bookmark of it. */
  keep(article: ArticleRecord): void
  /** Forgets what no bookmark keeps any more. */
  prune(): void
  drop(chatId: number): void
  move(fromId: number, toId: number): void
}

export function createBookmarks({ tables, transact, look }: Engine): { shelf: BookmarkShelf; part: Part } {
  const { bookmarks, keptArticles, articles } = tables
  /** How many chats have a bookmark of an article. */
  const holders = new Map<string, number>()
  bookmarks.index((before, after) => {
    for (const { articleId } of after?.saved ?? []) holders.set(articleId, (holders.get(articleId) ?? 0) + 1)
    for (const { articleId } of before?.saved ?? []) {
      const left = (holders.get(articleId) ?? 0) - 1
      if (left > 0) holders.set(articleId, left)
      else holders.delete(articleId)
    }
  })

  const savedBy = (chatId: number): readonly Bookmark[] => bookmarks.get(chatId)?.saved ?? []
  const isSaved = (chatId: number, id: string) => savedBy(chatId).some(({ articleId }) => articleId === id)
  const put = (chatId: number, saved: Bookmark[]) => {
    if (saved.length === 0) bookmarks.remove(chatId)
    else bookmarks.put({ chatId, saved: saved.sort(bySaving) })
  }
  const known = (id: string) => {
    const article = articles.get(id)
    return article === undefined ? copy(keptArticles.get(id)) : toArticle(article)
  }

  const shelf: BookmarkShelf = {
    keep(article) {
      if (holders.has(article.id)) keptArticles.put(toArticle(article))
    },
    prune() {
      for (const { id } of [...keptArticles.values()]) if (!holders.has(id) || articles.has(id)) keptArticles.remove(id)
    },
    drop: (chatId) => bookmarks.remove(chatId),
    move(fromId, toId) {
      const first = new Map<string, Bookmark>()
      for (const bookmark of [...savedBy(fromId), ...savedBy(toId)].sort(bySaving))
        if (!first.has(bookmark.articleId)) first.set(bookmark.articleId, bookmark)
      bookmarks.remove(fromId)
      put(toId, [...first.values()])
    },
  }
  const part: Part = {
    addBookmark: (chatId, articleId, at) =>
      transact(() => {
        const saved = savedBy(chatId)
        if (isSaved(chatId, articleId)) return 'known'
        if (!articles.has(articleId) && !keptArticles.has(articleId)) return 'gone'
        if (saved.length >= MOST_BOOKMARKS) return 'full'
        put(chatId, [...saved, { articleId, savedAt: at }])
        return 'added'
      }),
    removeBookmark: (chatId, articleId) =>
      transact(() => {
        if (!isSaved(chatId, articleId)) return false
        put(
          chatId,
          savedBy(chatId).filter((bookmark) => bookmark.articleId !== articleId),
        )
        return true
      }),
    isBookmarked: (chatId, articleId) => look(() => isSaved(chatId, articleId)),
    bookmarks: (chatId) => look(() => copy(savedBy(chatId).toReversed())),
    keptArticles: (ids) => look(() => ids.flatMap((id) => known(id) ?? [])),
  }
  return { shelf, part }
}

function bySaving(a: Bookmark, b: Bookmark): number {
  return a.savedAt - b.savedAt || compareText(a.articleId, b.articleId)
}
