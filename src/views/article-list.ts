// A list of headlines, newest first, one page of it: the latest of all or of a section, interviews, or bookmarks.
import type { Article, Instant } from '#domain/article'
import type { Locale } from '#locale'
import type { Action } from './action.ts'
import { fitTitles, renderHeadline, shortWhen } from './headline.ts'
import { escapeHtml } from './html.ts'
import type { Button, Message } from './message.ts'
import { numberRows, turnRow } from './number-buttons.ts'
import { sectionName } from './section-name.ts'

export type ArticleListView = {
  kind: 'latest' | 'interviews' | 'saved'
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
  /** The page in the middle of the arrows, where it is known of how many. */
  here?: { text: string; action: Action }
  /** What the numbers do instead of opening, and a row of buttons besides. */
  numbers?: { act: (id: string) => Action; mark: string }
  extra?: Button[]
  /** HTML to say below the title. */
  note?: string
}

/** The page as one message; an empty one says so. */
export function renderArticleList(view: ArticleListView, locale: Locale): Message {
  const title = `<b>${escapeHtml(listTitle(view, locale))}</b>`
  const empty = locale.html(emptyKey(view))
  const html = fitTitles((titleLimit) => {
    const lines = view.articles.map((article, index) => {
      const headline = {
        number: view.firstNumber + index,
        when: shortWhen(article.publishedAt, view.at, view.zone, locale),
        details: view.kind === 'interviews' ? interviewDetails(article, locale) : sectionDetails(article, view, locale),
        ...(article.correctedAt !== undefined &&
          view.kind === 'saved' && { updatedAt: shortWhen(article.correctedAt, view.at, view.zone, locale) }),
        titleLimit,
        apart: true,
      }
      return renderHeadline(article, headline, locale)
    })
    return [title, ...(view.note === undefined ? [] : [view.note]), ...(lines.length === 0 ? [empty] : lines)].join(
      '\n\n',
    )
  })
  const keyboard = [
    ...numberRows(view.articles, view.firstNumber, view.numbers?.act, view.numbers?.mark),
    ...turnRow(view.previous, view.here, view.next),
    ...(view.extra === undefined ? [] : [view.extra]),
  ]
  return { html, keyboard }
}

function emptyKey({ kind, previous }: ArticleListView): string {
  if (kind === 'latest') return previous ? 'list-end' : 'list-empty'
  return `list-${kind}-empty`
}

function listTitle(view: ArticleListView, locale: Locale): string {
  if (view.kind === 'interviews') return `🎙 ${locale.text('list-interviews')}`
  if (view.kind === 'saved') return `🔖 ${locale.text('list-saved')}`
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
