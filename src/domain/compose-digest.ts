// Chooses a digest: which headlines of a window a reader gets, and in which order. Pure, and the same whatever the
// order of the candidates.
import type { Article, Instant } from './article.ts'
import type { SectionChoice } from './chat.ts'
import type { Digest } from './digest.ts'
import { routineKind } from './routine.ts'
import { scoreArticle } from './score.ts'
import { compareSections, wantsSection } from './section.ts'
import { distinctTitles } from './similar.ts'
import { guessSubject } from './subject.ts'

export type DigestPreferences = {
  /** Languages of the news, the preferred first. */
  languages: string[]
  sections: SectionChoice
  sponsored: boolean
}

/** Articles that counted in (fromAt, untilAt]. */
export type DigestWindow = { fromAt: Instant; untilAt: Instant }

const MOST_OF_A_SECTION = 3

/** An article in the race: `rank` compares within its language, `news` is false for routine. */
type Entry = { article: Article; language: number; section: string; points: number; news: boolean }

/**
 * At most `limit` headlines, grouped by section in reading order, and the rest, best first. Left out: other languages,
 * unwanted sections, sponsored items unless allowed, withdrawn articles, the agency's own bulletins, and near-duplicates
 * (the updated, else the newer stays). A further language only fills places the languages before it leave empty.
 * `groups` is empty when nothing in the window is news for this reader; routine such as weather stands in the rest.
 */
export function composeDigest(
  candidates: readonly Article[],
  preferences: DigestPreferences,
  window: DigestWindow,
  limit = 10,
): Digest {
  const entries = rankEntries(candidates.filter(isWanted(preferences, window)), preferences, window)
  const news = entries.filter((entry) => entry.news)
  const chosen = new Set<Entry>()
  const taken = new Map<string, number>()
  for (const language of preferences.languages.keys()) {
    const own = news.filter((entry) => entry.language === language)
    for (const entry of chooseEntries(own, preferences.sections, limit - chosen.size, taken)) chosen.add(entry)
  }
  const slugs = [...new Set([...chosen].map(({ section }) => section))].sort(compareSections)
  const shown = entries.filter((entry) => chosen.has(entry))
  return {
    ...window,
    groups: slugs.map((section) => ({
      section,
      articles: shown.filter((entry) => entry.section === section).map(({ article }) => article),
    })),
    restIds: entries.filter((entry) => !chosen.has(entry)).map(({ article }) => article.id),
  }
}

function isWanted({ languages, sections, sponsored }: DigestPreferences, { fromAt, untilAt }: DigestWindow) {
  return (article: Article): boolean =>
    article.countsAt > fromAt &&
    article.countsAt <= untilAt &&
    article.withdrawnAt === undefined &&
    languages.includes(article.language) &&
    wantsSection(sections, article.section) &&
    (sponsored || !article.flags.includes('sponsored')) &&
    routineKind(article.title) !== 'bulletin'
}

/** Near-duplicates gone, best first: a total order, so that the order of the candidates cannot matter. */
function rankEntries(wanted: Article[], preferences: DigestPreferences, window: DigestWindow): Entry[] {
  const byId = [...new Map(wanted.map((article) => [article.id, article])).values()]
  const preferred = byId.sort(
    (a, b) =>
      languageOf(a) - languageOf(b) ||
      Number(isUpdated(b)) - Number(isUpdated(a)) ||
      b.countsAt - a.countsAt ||
      compareIds(a, b),
  )
  const titles = preferred.map(({ title }) => title)
  const distinct = distinctTitles(titles).flatMap((index) => preferred[index] ?? [])
  return distinct
    .map((article) => toEntry(article, languageOf(article), window))
    .sort(
      (a, b) =>
        Number(b.news) - Number(a.news) ||
        a.language - b.language ||
        b.points - a.points ||
        b.article.countsAt - a.article.countsAt ||
        compareIds(a.article, b.article),
    )

  function languageOf(article: Article): number {
    return preferences.languages.indexOf(article.language)
  }
}

function toEntry(article: Article, language: number, { fromAt, untilAt }: DigestWindow): Entry {
  const { points } = scoreArticle(article)
  // Recency is mild: the newest gains one point over the oldest.
  const recency = (article.countsAt - fromAt) / (untilAt - fromAt)
  return { article, language, section: article.section ?? 'other', points: points + recency, news: points > 0 }
}

/**
 * Best first in, chosen ones out. Every chosen section gets its share; with all sections none takes more than three
 * while others have something. `taken` counts by subject over the languages.
 */
function chooseEntries(
  entries: Entry[],
  { chosen }: SectionChoice,
  places: number,
  taken: Map<string, number>,
): Entry[] {
  // With no section known at all, a quota on `other` would mean nothing: headlines are spread by a guess.
  const sectionsKnown = entries.some(({ section }) => section !== 'other')
  const subjectOf = ({ article, section }: Entry) => (sectionsKnown ? section : guessSubject(article.title))
  const subjects = new Set(entries.map(subjectOf))
  const share = chosen === 'all' ? MOST_OF_A_SECTION : Math.max(1, Math.floor(places / Math.max(1, subjects.size)))
  const first = entries.filter((entry) => {
    const subject = subjectOf(entry)
    const count = (taken.get(subject) ?? 0) + 1
    taken.set(subject, count)
    return count <= share || (!sectionsKnown && subject === 'other')
  })
  const others = entries.filter((entry) => !first.includes(entry))
  return [...first, ...others].slice(0, Math.max(0, places))
}

function isUpdated(article: Article): boolean {
  return article.revision > 0 || article.flags.includes('updated')
}

function compareIds(a: Article, b: Article): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
