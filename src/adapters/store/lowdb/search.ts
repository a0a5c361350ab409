// Articles by their words: headlines in memory, then texts in their files, newest first, in slices that keep nobody waiting.
import type { Store } from '#adapters/store/store'
import type { ArticleFilter, ArticleSearch } from '#adapters/store/store-news'
import { hasPhrase, joinWords, type Phrase } from '#domain/search'
import { searchWords } from '#domain/search-words'
import { type ArticleIndex, byNews } from './article-index.ts'
import type { ArticleWords } from './article-words.ts'
import { toArticle } from './articles.ts'
import type { Engine } from './engine.ts'
import { newestFirst, placeOf } from './newest-first.ts'
import type { ArticleRecord } from './records.ts'
import type { StoredWords } from './word-files.ts'

type Part = Pick<Store, 'searchArticles' | 'matchArticles' | 'indexArticles' | 'newestUnindexedAt' | 'oldestArticleAt'>

/** Articles looked at before others get their turn: some milliseconds, texts included. */
const SLICE = 100

export function createSearch({ tables, look }: Engine, index: ArticleIndex, words: ArticleWords): Part {
  const { articles } = tables

  /** Shows `visit` every article with its words, until that says it has seen enough. */
  const walk = async (
    filter: ArticleFilter,
    place: string | undefined,
    withTexts: boolean,
    visit: (article: ArticleRecord, headline: string, text: StoredWords | undefined) => boolean,
  ) => {
    const textOf = words.createReader()
    for (let after = place; ; ) {
      const slice = firstOf(newestFirst(index, filter, after), SLICE)
      for (const article of slice)
        if (visit(article, words.headline(article), withTexts ? await textOf(article) : undefined)) return
      const last = slice.at(-1)
      if (last === undefined || slice.length < SLICE) return
      after = placeOf(last)
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  }
  /** As they are by now, those that are still there. */
  const current = (ids: string[]) => ids.flatMap((id) => articles.get(id) ?? [])

  return {
    async searchArticles({ phrases, languages, sponsored, untilAt }: ArticleSearch, limit, cursor) {
      const filter = { languages, ...(untilAt === undefined ? {} : { untilAt }) }
      const isShown = ({ flags, withdrawnAt }: ArticleRecord) =>
        withdrawnAt === undefined && (sponsored || !flags.includes('sponsored'))
      const found: { id: string; cursor: string }[] = []
      const [tier = '0', ...place] = cursor?.split(' ') ?? []
      const after = cursor === undefined ? undefined : place.join(' ')
      for (const each of [0, 1].slice(Number(tier))) {
        const isOfTexts = each === 1
        await walk(filter, each === Number(tier) ? after : undefined, isOfTexts, (article, headline, text) => {
          const isInHeadline = phrases.every((phrase) => hasPhrase(headline, phrase))
          const isFound = isOfTexts
            ? !isInHeadline && phrases.every((phrase) => hasPhrase(headline, phrase) || text?.has(phrase))
            : isInHeadline
          if (isFound && isShown(article)) found.push({ id: article.id, cursor: `${each} ${placeOf(article)}` })
          return found.length > limit
        })
        if (found.length > limit) break
      }
      const shown = found.slice(0, limit)
      const next = found.length > limit ? shown.at(-1)?.cursor : undefined
      const items = await look(() => current(shown.map(({ id }) => id)).map(toArticle))
      return { items, ...(next === undefined ? {} : { next }) }
    },
    async matchArticles(phrases, atLeast, where, limit) {
      const counts = new Map<string, number>()
      const isAnywhere = where === 'anywhere'
      await walk({ languages: index.languages() }, undefined, isAnywhere, (article, headline, text) => {
        const former = isAnywhere ? '' : joinedTitles(article.earlierTitles)
        const isFound = (phrase: Phrase) =>
          hasPhrase(headline, phrase) || hasPhrase(former, phrase) || text?.has(phrase) === true
        const count = phrases.filter(isFound).length
        if (count > 0 && count >= atLeast) counts.set(article.id, count)
        return false
      })
      const foundOf = ({ id }: ArticleRecord) => counts.get(id) ?? 0
      return look(() =>
        current([...counts.keys()])
          .sort((a, b) => foundOf(b) - foundOf(a) || byNews(b, a))
          .slice(0, limit)
          .map((article) => ({ article: toArticle(article), found: foundOf(article) })),
      )
    },
    indexArticles: (limit) => words.makeMissing(limit),
    newestUnindexedAt: () => look(words.newestMissingAt),
    oldestArticleAt: () =>
      look(() => {
        const oldest = index.languages().flatMap((language) => {
          const first = index.ofLanguage(language)?.ascending().next().value
          return first ? first.countsAt : []
        })
        return oldest.length === 0 ? undefined : Math.min(...oldest)
      }),
  }
}

function joinedTitles(titles: string[] = []): string {
  return titles.map((title) => joinWords(searchWords(title))).join('')
}

function firstOf<T>(items: Iterable<T>, most: number): T[] {
  const first: T[] = []
  for (const item of items) {
    first.push(item)
    if (first.length === most) break
  }
  return first
}
