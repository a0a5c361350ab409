// What articles are found by: the words of headlines, made when they are first looked for and kept in memory (some 150 bytes
// each), and the words of texts, in files.
import type { Instant } from '#domain/article'
import type { Page } from '#domain/page'
import { joinWords } from '#domain/search'
import { pageWords, searchWords } from '#domain/search-words'
import type { ArticleIndex } from './article-index.ts'
import { dayOf } from './days.ts'
import type { Engine } from './engine.ts'
import { newestFirst } from './newest-first.ts'
import type { PageFiles } from './page-files.ts'
import type { ArticleRecord } from './records.ts'
import type { StoredWords, WordDay, WordFiles, WordLine } from './word-files.ts'

export type ArticleWords = {
  /** Joined words of the headline it has now. */
  headline(article: ArticleRecord): string
  /** Reads texts; articles of one day are best asked for in a row. Undefined for what has no page, or is not made yet. */
  createReader(): (article: ArticleRecord) => Promise<StoredWords | undefined>
  /** Notes the text of a page that counts now. It never fails: what was not written is made later. */
  note(article: ArticleRecord, page: Page, fetchedAt: Instant): Promise<void>
  /** Makes what is missing of some `limit` texts; returns how many it looked at, 0 when none is left. */
  makeMissing(limit: number): Promise<number>
  /** `countsAt` of the newest article whose words may still be missing; undefined once all were looked at since the start. */
  newestMissingAt(): Instant | undefined
  /** Forgets days without articles, and looks again for what is missing or stale. */
  tidy(): Promise<void>
}

const DAY_MS = 24 * 60 * 60 * 1000

export function createArticleWords(
  { tables }: Engine,
  index: ArticleIndex,
  pageFiles: PageFiles,
  wordFiles: WordFiles,
): ArticleWords {
  const { articles } = tables
  const headlines = new Map<string, string>()
  articles.index((before, after) => {
    if (before !== undefined && before.title !== after?.title) headlines.delete(before.id)
  })
  /** Days to be looked at; undefined: all, as after every start. */
  let unsure: Set<string> | undefined
  let wasPassed = articles.size() === 0

  const allDays = () =>
    new Set(
      [...new Set([...articles.values()].map(({ countsAt }) => Math.floor(countsAt / DAY_MS)))].map((day) =>
        dayOf(day * DAY_MS),
      ),
    )
  const articlesOf = (day: string) => {
    const startAt = Date.parse(day)
    const span = { fromAt: startAt - 1, untilAt: startAt + DAY_MS - 1 }
    return [...newestFirst(index, { languages: index.languages(), ...span })]
  }
  const makeLine = async ({ id, page }: ArticleRecord): Promise<WordLine> => {
    const fetchedAt = page?.fetchedAt ?? 0
    const text = await pageFiles.read(id, fetchedAt)
    // One whose file is gone has no words, noted as any: it is fetched again, as another page, when somebody opens it.
    return { id, fetchedAt, words: text === undefined ? '' : joinWords(pageWords(text)) }
  }
  const makeDay = async (day: string, limit: number): Promise<{ made: number; isWhole: boolean }> => {
    const { lines, stale } = await wordFiles.read(day)
    const those = articlesOf(day)
    const missing = those.filter((article) => !isCurrent(lines, article))
    const made: WordLine[] = []
    for (const article of missing.slice(0, limit)) made.push(await makeLine(article))
    // A page recorded meanwhile has its line already, and the last one counts.
    const current = made.filter(({ id, fetchedAt }) => articles.get(id)?.page?.fetchedAt === fetchedAt)
    if (current.length > 0) await wordFiles.add(day, current)
    const kept = those.filter(({ id }) => lines.has(id)).length
    if (missing.length === 0 && stale + lines.size - kept > kept) await wordFiles.compact(day, (id) => articles.has(id))
    return { made: made.length, isWhole: missing.length <= limit }
  }

  return {
    headline(article) {
      const known = headlines.get(article.id)
      if (known !== undefined) return known
      const words = joinWords(searchWords(article.title))
      headlines.set(article.id, words)
      return words
    },
    createReader() {
      let day = ''
      let lines: WordDay['lines'] = new Map()
      return async (article) => {
        if (article.page === undefined) return undefined
        if (dayOf(article.countsAt) !== day) {
          day = dayOf(article.countsAt)
          lines = (await wordFiles.read(day)).lines
        }
        return isCurrent(lines, article) ? lines.get(article.id) : undefined
      }
    },
    async note({ id, countsAt }, page, fetchedAt) {
      const day = dayOf(countsAt)
      const line = { id, fetchedAt, words: joinWords(pageWords(page)) }
      await wordFiles.add(day, [line]).catch(() => unsure?.add(day))
    },
    async makeMissing(limit) {
      unsure ??= allDays()
      let made = 0
      for (const day of [...unsure].sort().reverse()) {
        const { made: more, isWhole } = await makeDay(day, limit - made)
        if (isWhole) unsure.delete(day)
        made += more
        if (made >= limit) break
      }
      wasPassed ||= unsure.size === 0
      return made
    },
    newestMissingAt() {
      if (wasPassed) return undefined
      const days = [...(unsure ?? allDays())].sort()
      return days.flatMap((day) => articlesOf(day)[0]?.countsAt ?? []).at(-1)
    },
    async tidy() {
      const days = allDays()
      for (const day of await wordFiles.days()) if (!days.has(day)) await wordFiles.remove(day)
      unsure = undefined
    },
  }
}

function isCurrent(lines: WordDay['lines'], { id, page }: ArticleRecord): boolean {
  return page === undefined || lines.get(id)?.fetchedAt === page.fetchedAt
}
