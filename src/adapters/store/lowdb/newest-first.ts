// Articles in the order of news: the languages' lists merged, newest first.
import type { ArticleFilter } from '#adapters/store/store-news'
import type { Article } from '#domain/article'
import { type ArticleIndex, byNews } from './article-index.ts'
import { compareText } from './ordered.ts'
import type { ArticleRecord } from './records.ts'

/** The cursor after this article. */
export function placeOf({ countsAt, id }: Pick<Article, 'countsAt' | 'id'>): string {
  return `${countsAt} ${id}`
}

/** From the cursor on, as far as the filter lets through. No article may change before the last one was taken. */
export function* newestFirst(
  index: ArticleIndex,
  filter: ArticleFilter,
  cursor?: string,
): Generator<ArticleRecord, void> {
  const { fromAt = Number.NEGATIVE_INFINITY, untilAt = Number.POSITIVE_INFINITY, section, interviewsOnly } = filter
  const after = cursor === undefined ? undefined : parseCursor(cursor)
  const isPast = (article: ArticleRecord) =>
    article.countsAt > untilAt ||
    (after !== undefined && (article.countsAt - after.countsAt || compareText(article.id, after.id)) >= 0)
  const streams = [...new Set(filter.languages)].flatMap(
    (language) => index.ofLanguage(language)?.descending(isPast) ?? [],
  )
  const heads = streams.flatMap((stream) => headOf(stream) ?? [])
  while (heads.length > 0) {
    const newest = heads.reduce((best, head) => (byNews(head.article, best.article) > 0 ? head : best))
    const { article, stream } = newest
    if (article.countsAt <= fromAt) return
    const isWanted =
      (section === undefined || article.section === section) && (!interviewsOnly || (article.page?.turns ?? 0) > 0)
    if (isWanted) yield article
    const next = headOf(stream)
    if (next) heads[heads.indexOf(newest)] = next
    else heads.splice(heads.indexOf(newest), 1)
  }
}

function headOf(stream: Generator<ArticleRecord, void>) {
  const { value: article } = stream.next()
  return article ? { article, stream } : undefined
}

function parseCursor(cursor: string): { countsAt: number; id: string } {
  const space = cursor.indexOf(' ')
  return { countsAt: Number(cursor.slice(0, space)), id: cursor.slice(space + 1) }
}
