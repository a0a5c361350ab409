// Indexes over articles: by identity key, by language in the order of news, by section, by host what needs a page,
// and what followers were not told of yet.
import type { Article } from '#domain/article'
import type { Engine } from './engine.ts'
import { compareText, createOrdered, type Ordered } from './ordered.ts'
import type { ArticleRecord } from './records.ts'

export type ArticleIndex = {
  /** Articles that have one of the keys; those of the first, strongest key first. */
  byKeys(keys: string[]): ArticleRecord[]
  /** Oldest first, by `countsAt`, then id. */
  ofLanguage(language: string): Ordered<ArticleRecord> | undefined
  /** Those some article has. */
  languages(): string[]
  sectionCounts(language: string): ReadonlyMap<string, number>
  withoutSection(): ArticleRecord[]
  /** Articles that need their page, by host. */
  wanting(): ReadonlyMap<string, Ordered<ArticleRecord>>
  /** Articles nobody looked at yet for followed words, oldest first. */
  unannounced(): Ordered<ArticleRecord>
}

/** Tries before an article's page is given up. */
export const MOST_TRIES = 3

export const byNews = (a: Article, b: Article) => a.countsAt - b.countsAt || compareText(a.id, b.id)

export function createArticleIndex({ tables }: Engine): ArticleIndex {
  const { articles } = tables
  // Nearly always one article a key: an array for each would cost more than the keys.
  const keys = new Map<string, string | string[]>()
  const languages = new Map<string, Ordered<ArticleRecord>>()
  const sections = new Map<string, Map<string, number>>()
  const sectionless = new Set<string>()
  const hosts = new Map<string, Ordered<ArticleRecord>>()
  const unannounced = createOrdered<ArticleRecord>(byNews)

  const addKey = (key: string, id: string) => {
    const ids = keys.get(key)
    keys.set(key, ids === undefined ? id : [...(typeof ids === 'string' ? [ids] : ids), id])
  }
  const removeKey = (key: string, id: string) => {
    const ids = keys.get(key)
    const left = Array.isArray(ids) ? ids.filter((other) => other !== id) : []
    if (left.length > 0) keys.set(key, left)
    else keys.delete(key)
  }
  const countSection = ({ language, section }: Article, change: 1 | -1) => {
    if (section === undefined) return
    const counts = sections.get(language) ?? new Map<string, number>()
    const count = (counts.get(section) ?? 0) + change
    if (count > 0) counts.set(section, count)
    else counts.delete(section)
    sections.set(language, counts)
  }

  articles.index((before, after) => {
    if (before) {
      if (before.keys !== after?.keys) for (const key of new Set(before.keys)) removeKey(key, before.id)
      languages.get(before.language)?.remove(before)
      countSection(before, -1)
      sectionless.delete(before.id)
      if (wantsPage(before)) listFor(hosts, hostOf(before)).remove(before)
      if (before.unannounced) unannounced.remove(before)
    }
    if (after) {
      if (before?.keys !== after.keys) for (const key of new Set(after.keys)) addKey(key, after.id)
      listFor(languages, after.language).add(after)
      countSection(after, 1)
      if (after.section === undefined) sectionless.add(after.id)
      if (wantsPage(after)) listFor(hosts, hostOf(after)).add(after)
      if (after.unannounced) unannounced.add(after)
    }
  })

  return {
    byKeys(wanted) {
      const ids = new Set(wanted.flatMap((key) => keys.get(key) ?? []))
      return [...ids].map((id) => articles.get(id) as ArticleRecord)
    },
    ofLanguage: (language) => languages.get(language),
    languages: () => [...languages].flatMap(([language, list]) => (list.size() > 0 ? language : [])),
    sectionCounts: (language) => sections.get(language) ?? new Map(),
    withoutSection: () => [...sectionless].map((id) => articles.get(id) as ArticleRecord),
    wanting: () => hosts,
    unannounced: () => unannounced,
  }
}

function hostOf({ url }: Article): string {
  return URL.canParse(url) ? new URL(url).host : ''
}

function wantsPage({ page, correctedAt, tries = 0, withdrawnAt }: ArticleRecord): boolean {
  if (tries >= MOST_TRIES || withdrawnAt !== undefined) return false
  return page === undefined || (correctedAt !== undefined && correctedAt > page.fetchedAt)
}

function listFor(lists: Map<string, Ordered<ArticleRecord>>, name: string): Ordered<ArticleRecord> {
  let list = lists.get(name)
  if (list === undefined) {
    list = createOrdered<ArticleRecord>(byNews)
    lists.set(name, list)
  }
  return list
}
