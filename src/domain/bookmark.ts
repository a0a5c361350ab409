// The bookmark: an article a chat keeps. Its headline outlives the article's own retention.
import type { Instant } from './article.ts'

export type Bookmark = { articleId: string; savedAt: Instant }

/** Bookmarks a chat may have. */
export const MOST_BOOKMARKS = 1000
