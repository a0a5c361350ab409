// A proposal: an article whose own headline says it is urgent, for editors to judge. Nothing of it goes to readers.
import type { Article, Instant } from './article.ts'
import { urgentMark } from './urgent-mark.ts'

/** Open until every editor has been told. */
export type Proposal = { articleId: string; at: Instant; toldIds: number[] }

/** More of one poll would be no news any more. */
const MOST_AT_ONCE = 3

/** Those among new articles that are to be proposed. */
export function toPropose(articles: Article[]): Article[] {
  return articles
    .filter(({ title, withdrawnAt }) => withdrawnAt === undefined && urgentMark(title) !== undefined)
    .slice(0, MOST_AT_ONCE)
}
