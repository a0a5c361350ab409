// A list of headlines, newest first, one page of it: the latest of all or of a section, or interviews.
import type { Article, Instant } from '#domain/article'
import type { Locale } from '#locale'
import type { Action } from './action.ts'
import { fitTitles, renderHeadline, shortWhen } from './headline.ts'
import { escapeHtml } from './html.ts'
import type { Message } from './message.ts'
import { numberRows, turnRow } from './number-buttons.ts'
import { sectionName } from './section-name.ts'

export type ArticleListView = {
  kind: 'latest' | 'interviews'
  /** The one section the list is of; undefined: all, and each line names its own. */
  section?: string
  articles: Article[]
  zone: string
  /** Now: what is not of this local day carries its date. */
  at: Instant
  /** Number of the first line. */
  firstNumber: number
  /** The pages before and after, where there are any. */
  previous?: Action
  next?: Action
}

/** The page as one message; an empty one says so. */
export function renderArticleList(view: ArticleListView, locale: Locale): Message {
  const title = `<b>${escapeHtml(listTitle(view, locale))}</b>`
  const empty = locale.html(
    view.kind === 'interviews' ? 'list-interviews-empty' : view.previous ? 'list-end' : 'list-empty',
  )
  const html = fitTitles((titleLimit) => {
    const lines = view.articles.map((article, index) => {
      const headline = {
        number: view.firstNumber + index,
        when: shortWhen(article.publishedAt, view.at, view.zone, locale),
        details: view.kind === 'interviews' ? interviewDetails(article, locale) : sectionDetails(article, view, locale),
        titleLimit,
        apart: true,
      }
      return renderHeadline(article, headline, locale)
    })
    return [title, ...(lines.length === 0 ? [empty] : lines)].join('\n\n')
  })
  const keyboard = [...numberRows(view.articles, view.firstNumber), ...turnRow(view.previous, undefined, view.next)]
  return { html, keyboard }
}

function listTitle(view: ArticleListView, locale: Locale): string {
  if (view.kind === 'interviews') return `🎙 ${locale.text('list-interviews')}`
  if (view.section === undefined) return `📰 ${locale.text('list-latest')}`
  return `📰 ${locale.text('list-latest-section', { section: sectionName(locale, view.section) })}`
}

function sectionDetails(article: Article, view: ArticleListView, locale: Locale): string[] {
  const { section } = article
  return view.section !== undefined || section === undefined || section === 'other'
    ? []
    : [sectionName(locale, section)]
}

function interviewDetails({ page }: Article, locale: Locale): string[] {
  if (page === undefined) return []
  return [
    ...(page.speaker === undefined ? [] : [page.speaker]),
    locale.text('reading-time', { minutes: page.readingMinutes }),
  ]
}
