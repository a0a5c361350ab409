// The store's sentences about bookmarks. What a chat keeps outlives the retention of articles: its headline and link stay.
import type { Article, Instant } from '#domain/article'
import type { Bookmark } from '#domain/bookmark'

export type BookmarkStore = {
  /** `known`: it is one already. `full`: the chat has `MOST_BOOKMARKS`. `gone`: nobody has the article any more. */
  addBookmark(chatId: number, articleId: string, at: Instant): Promise<'added' | 'known' | 'full' | 'gone'>
  /** False when it was none. */
  removeBookmark(chatId: number, articleId: string): Promise<boolean>
  isBookmarked(chatId: number, articleId: string): Promise<boolean>
  /** All of the chat's, saved last first. */
  bookmarks(chatId: number): Promise<Bookmark[]>
  /** Like `articles`, with those that were pruned while some chat had a bookmark of them, as they were then. */
  keptArticles(ids: string[]): Promise<Article[]>
}
