// Chooses a digest: which headlines of a window a reader gets, and in which order. Pure, and the same whatever the
// order of the candidates.
import type { Article, Instant } from './article.ts'
import type { SectionChoice } from './chat.ts'
import type { Digest } from './digest.ts'
import { routineKind } from './routine.ts'
import { scoreArticle } from './score.ts'
import { compareSections, wantsSection } from './section.ts'
import { distinctHeadlines, type Headline, readHeadline } from './similar.ts'
import { guessSubject } from './subject.ts'

/** An article with all that does not depend on the reader, found out once for all of them. */
export type Candidate = {
  article: Article
  headline: Headline
  /** 0 for routine; see `scoreArticle`. */
  points: number
  section: string
  /** What it is likely to be about, for windows where no section is known. */
  subject: string
}

export type DigestPreferences = {
  /** Languages of the news, the preferred first. */
  languages: string[]
  sections: SectionChoice
  sponsored: boolean
}

/** Articles that counted in (fromAt, untilAt]. */
export type DigestWindow = { fromAt: Instant; untilAt: Instant }

const MOST_OF_A_SECTION = 3

/** A candidate in the race: `language` is its place among the reader's, `rank` its points with a little for recency. */
type Entry = Candidate & { language: number; rank: number }

/** Candidates for digests, without the withdrawn ones and the agency's own bulletins. */
export function prepareCandidates(articles: readonly Article[]): Candidate[] {
  return articles
    .filter(({ withdrawnAt, title }) => withdrawnAt === undefined && routineKind(title) !== 'bulletin')
    .map((article) => ({
      article,
      headline: readHeadline(article.title),
      points: scoreArticle(article).points,
      section: article.section ?? 'other',
      subject: guessSubject(article.title),
    }))
}

/**
 * At most `limit` headlines, grouped by section in reading order, and the rest, best first. Left out: other languages,
 * unwanted sections, sponsored items unless allowed, and near-duplicates (the updated, else the newer stays). A further
 * language only fills places the languages before it leave empty. `groups` is empty when nothing in the window is news
 * for this reader; routine such as the weather stands in the rest.
 */
export function composeDigest(
  candidates: readonly Candidate[],
  preferences: DigestPreferences,
  window: DigestWindow,
  limit = 10,
): Digest {
  const entries = rankEntries(candidates.filter(isWanted(preferences, window)), preferences, window)
  const news = entries.filter(isNews)
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
  return ({ article }: Candidate): boolean =>
    article.countsAt > fromAt &&
    article.countsAt <= untilAt &&
    languages.includes(article.language) &&
    wantsSection(sections, article.section) &&
    (sponsored || !article.flags.includes('sponsored'))
}

/** Near-duplicates gone, best first: total orders, so that the order of the candidates cannot matter. */
function rankEntries(wanted: Candidate[], { languages }: DigestPreferences, window: DigestWindow): Entry[] {
  const { fromAt, untilAt } = window
  const byId = new Map(wanted.map((candidate) => [candidate.article.id, candidate]))
  const entries = [...byId.values()].map((candidate): Entry => {
    // Recency is mild: the newest gains one point over the oldest.
    const recency = (candidate.article.countsAt - fromAt) / (untilAt - fromAt)
    const language = languages.indexOf(candidate.article.language)
    return { ...candidate, language, rank: candidate.points + recency }
  })
  const byClaim = entries.sort(
    (a, b) =>
      a.language - b.language || Number(isUpdated(b)) - Number(isUpdated(a)) || compareNewest(a.article, b.article),
  )
  return distinctHeadlines(byClaim.map(({ headline }) => headline))
    .flatMap((index) => byClaim[index] ?? [])
    .sort(
      (a, b) =>
        Number(isNews(b)) - Number(isNews(a)) ||
        a.language - b.language ||
        b.rank - a.rank ||
        compareNewest(a.article, b.article),
    )
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
  const isAnyKnown = entries.some(({ section }) => section !== 'other')
  const subjectOf = ({ section, subject }: Entry) => (isAnyKnown ? section : subject)
  const subjects = new Set(entries.map(subjectOf))
  const share = chosen === 'all' ? MOST_OF_A_SECTION : Math.max(1, Math.floor(places / Math.max(1, subjects.size)))
  const within = new Set<Entry>()
  for (const entry of entries) {
    const subject = subjectOf(entry)
    const count = (taken.get(subject) ?? 0) + 1
    if (count <= share || (!isAnyKnown && subject === 'other')) within.add(entry)
    taken.set(subject, count)
  }
  return [...within, ...entries.filter((entry) => !within.has(entry))].slice(0, Math.max(0, places))
}

function isNews({ points }: Candidate): boolean {
  return points > 0
}

function isUpdated({ article }: Candidate): boolean {
  return article.revision > 0 || article.flags.includes('updated')
}

function compareNewest(a: Article, b: Article): number {
  return b.countsAt - a.countsAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
