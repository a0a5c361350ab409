// An article named in a group: its headline, and the button that opens it.
import type { Article, Instant } from '#domain/article'
import type { Locale } from '#locale'
import { actionData } from './action.ts'
import { headlineMarks, shortWhen } from './headline.ts'
import { cutText, escapeHtml, httpUrl } from './html.ts'
import type { Button, Message } from './message.ts'
import { sectionName } from './section-name.ts'

const LONGEST_TITLE = 500

/** Two lines; a withdrawn headline is struck and says so. `at`: now. */
export function renderArticleLink(article: Article, view: { zone: string; at: Instant }, locale: Locale): Message {
  const title = `<b>${escapeHtml(cutText(article.title, LONGEST_TITLE))}</b>`
  const { section } = article
  const meta = [
    ...(section === undefined || section === 'other' ? [] : [cutText(sectionName(locale, section), 60)]),
    shortWhen(article.publishedAt, view.at, view.zone, locale),
    ...headlineMarks(article, undefined, locale),
  ]
  const url = httpUrl(article.url)
  const original: Button[] = url === undefined ? [] : [{ text: locale.text('button-original'), url }]
  return {
    html: `${article.withdrawnAt === undefined ? title : `<s>${title}</s>`}\n<i>${escapeHtml(meta.join(' · '))}</i>`,
    keyboard: [[{ text: locale.text('button-read'), data: actionData({ kind: 'read', id: article.id }) }, ...original]],
  }
}
