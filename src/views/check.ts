// The answer to "did the agency publish this?", with the articles it speaks of.
import type { Article, Instant } from '#domain/article'
import type { Likeness } from '#domain/likeness'
import type { Locale } from '#locale'
import { fitTitles, renderHeadline, shortWhen } from './headline.ts'
import { cutText, escapeHtml } from './html.ts'
import type { Message } from './message.ts'
import { numberRows } from './number-buttons.ts'

export type Verdict =
  /** `withdrawn`: as exact as can be, and taken back since. */
  | { kind: Likeness | 'exact-link' | 'withdrawn'; articles: Article[] }
  /** `since`: when what was looked through begins; undefined when there is nothing. `isReading`: older articles will follow. */
  | { kind: 'none'; since: Instant | undefined; isReading: boolean }
  | { kind: 'none-link'; since: Instant | undefined }
  | { kind: 'foreign'; hosts: string[] }

/** `text` undefined: it was too little to compare. `unjudged`: links beyond those. */
export type Judgement = { text: Verdict | undefined; links: { link: string; verdict: Verdict }[]; unjudged: number }

const LONGEST_LINK = 200

/** Whether there was nothing to judge. */
export function isNothing({ text, links }: Judgement): boolean {
  return text === undefined && links.length === 0
}

/** The articles it speaks of, in the order of their numbers. */
export function judgedArticles({ text, links }: Judgement): Article[] {
  const verdicts = [...(text === undefined ? [] : [text]), ...links.map(({ verdict }) => verdict)]
  return verdicts.flatMap((verdict) => ('articles' in verdict ? verdict.articles : []))
}

export function renderJudgement(judgement: Judgement, at: Instant, zone: string, locale: Locale): Message {
  const { text, links, unjudged } = judgement
  if (isNothing(judgement)) return { html: locale.html('check-too-short') }
  // A link that is all there is need not be named.
  const areNamed = text !== undefined || links.length > 1
  const html = fitTitles((titleLimit) => {
    let number = 0
    const headline = (article: Article) => {
      number += 1
      const { correctedAt } = article
      const updated = correctedAt === undefined ? {} : { updatedAt: shortWhen(correctedAt, at, zone, locale) }
      const when = shortWhen(article.publishedAt, at, zone, locale)
      return renderHeadline(article, { number, when, ...updated, titleLimit, apart: true }, locale)
    }
    const say = (verdict: Verdict) => {
      const articles = 'articles' in verdict ? verdict.articles : []
      return [renderVerdict(verdict, at, zone, locale), ...articles.map(headline)].join('\n\n')
    }
    // As code, so that nobody opens what is not the agency's by a touch.
    const name = (link: string) => (areNamed ? `<code>${escapeHtml(cutText(link, LONGEST_LINK))}</code>\n` : '')
    return [
      ...(text === undefined ? [] : [say(text)]),
      ...links.map(({ link, verdict }) => name(link) + say(verdict)),
      ...(unjudged > 0 ? [locale.html('check-more-links', { count: unjudged })] : []),
    ].join('\n\n')
  })
  return { html, keyboard: numberRows(judgedArticles(judgement), 1) }
}

function renderVerdict(verdict: Verdict, at: Instant, zone: string, locale: Locale): string {
  switch (verdict.kind) {
    case 'foreign':
      return locale.html('check-foreign-link', { hosts: verdict.hosts.join(', ') })
    case 'none': {
      const { since = at, isReading } = verdict
      if (!isReading) return locale.html('check-none', { date: locale.date(since, zone) })
      return `${locale.html('check-none', { date: locale.dateTime(since, zone) })} ${locale.html('check-reading')}`
    }
    case 'none-link':
      return locale.html('check-none-link', { date: locale.date(verdict.since ?? at, zone) })
    default:
      return locale.html(`check-${verdict.kind}`)
  }
}
