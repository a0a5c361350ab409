// What a search found: one page of headlines, or what to try when there are none.
import type { Article, Instant } from '#domain/article'
import type { Locale } from '#locale'
import { type Action, actionData } from './action.ts'
import { fitTitles, renderHeadline, shortWhen } from './headline.ts'
import { escapeHtml } from './html.ts'
import type { Message } from './message.ts'
import { numberRows, turnRow } from './number-buttons.ts'
import { sectionName } from './section-name.ts'

export type SearchListView = {
  /** What was searched for, as it was written. */
  text: string
  articles: Article[]
  /** The reader's: an article in another one names its language. */
  ownLanguages: string[]
  /** The reader's languages have nothing; this is of the others. */
  isElsewhere: boolean
  /** Nothing has these words; this has others that begin alike. */
  isSimilar: boolean
  /** Perhaps it was no search but something to be sent. */
  isMeantForReaders: boolean
  zone: string
  at: Instant
  /** Number of the first line. */
  firstNumber: number
  previous?: Action
  next?: Action
  /** The same in all languages. */
  wider?: Action
}

/** The page as one message. */
export function renderSearchList(view: SearchListView, locale: Locale): Message {
  const { articles, firstNumber } = view
  const html =
    articles.length === 0 && view.previous === undefined
      ? locale.html('search-nothing', { text: view.text })
      : renderFound(view, locale)
  const hint = view.isMeantForReaders ? [locale.html('search-or-send')] : []
  const wider = view.wider && [{ text: locale.text('button-all-languages'), data: actionData(view.wider) }]
  return {
    html: [html, ...hint].join('\n\n'),
    keyboard: [
      ...numberRows(articles, firstNumber),
      ...turnRow(view.previous, undefined, view.next),
      ...(wider === undefined || articles.length === 0 ? [] : [wider]),
    ],
  }
}

function renderFound(view: SearchListView, locale: Locale): string {
  const top = [
    `<b>🔎 ${escapeHtml(view.text)}</b>`,
    ...(view.isElsewhere ? [locale.html('search-elsewhere')] : []),
    ...(view.isSimilar ? [locale.html('search-similar')] : []),
    ...(view.articles.length === 0 ? [locale.html('list-end')] : []),
  ]
  // Room for the hint below.
  return fitTitles((titleLimit) => {
    const lines = view.articles.map((article, index) => {
      const headline = {
        number: view.firstNumber + index,
        when: shortWhen(article.publishedAt, view.at, view.zone, locale),
        details: detailsOf(article, view, locale),
        titleLimit,
        apart: true,
      }
      return renderHeadline(article, headline, locale)
    })
    return [...top, ...lines].join('\n\n')
  }, 3800)
}

function detailsOf({ section, language }: Article, { ownLanguages }: SearchListView, locale: Locale): string[] {
  const isForeign = !ownLanguages.includes(language)
  return [
    ...(section === undefined || section === 'other' ? [] : [sectionName(locale, section)]),
    ...(isForeign ? [locale.languageName(language)] : []),
  ]
}
