// The answer to "did the agency publish this?", with the articles it speaks of.
import type { Article, Instant } from '#domain/article'
import type { Likeness } from '#domain/likeness'
import type { Locale } from '#locale'
import { fitTitles, renderHeadline, shortWhen } from './headline.ts'
import type { Message } from './message.ts'
import { numberRows } from './number-buttons.ts'

export type Verdict =
  /** `withdrawn`: as exact as can be, and taken back since. */
  | { kind: Likeness | 'exact-link' | 'withdrawn'; articles: Article[] }
  /** `since`: when the oldest article there is counted; undefined when there is none. */
  | { kind: 'none'; isLink: boolean; since: Instant | undefined }
  | { kind: 'foreign'; hosts: string[] }
  | { kind: 'too-short' }

export function renderVerdict(verdict: Verdict, at: Instant, zone: string, locale: Locale): Message {
  switch (verdict.kind) {
    case 'too-short':
      return { html: locale.html('check-too-short') }
    case 'foreign':
      return { html: locale.html('check-foreign-link', { hosts: verdict.hosts.join(', ') }) }
    case 'none': {
      const date = locale.date(verdict.since ?? at, zone)
      return { html: locale.html(verdict.isLink ? 'check-none-link' : 'check-none', { date }) }
    }
    default:
      return renderArticles(`check-${verdict.kind}`, verdict.articles, at, zone, locale)
  }
}

function renderArticles(key: string, articles: Article[], at: Instant, zone: string, locale: Locale): Message {
  const html = fitTitles((titleLimit) => {
    const lines = articles.map((article, index) => {
      const { correctedAt } = article
      const headline = {
        number: index + 1,
        when: shortWhen(article.publishedAt, at, zone, locale),
        ...(correctedAt === undefined ? {} : { updatedAt: shortWhen(correctedAt, at, zone, locale) }),
        titleLimit,
        apart: true,
      }
      return renderHeadline(article, headline, locale)
    })
    return [locale.html(key), ...lines].join('\n\n')
  })
  return { html, keyboard: numberRows(articles, 1) }
}
