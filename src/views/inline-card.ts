// An article as a card to be shared from any chat: a line in the list of results, and the message it becomes.
import type { Article, Instant } from '#domain/article'
import type { Locale } from '#locale'
import { headlineMarks, shortWhen } from './headline.ts'
import { cutText, escapeHtml, httpUrl, siteName } from './html.ts'
import { sectionName } from './section-name.ts'

/** `id` is the article's; `picture` an https address. */
export type InlineCard = {
  id: string
  title: string
  description: string
  picture?: string
  html: string
  buttons: { text: string; url: string }[]
}

export type InlineCardOptions = { at: Instant; zone: string; botUsername: string }

const LONGEST_TITLE = 500

export function renderInlineCard(
  article: Article,
  { at, zone, botUsername }: InlineCardOptions,
  locale: Locale,
): InlineCard {
  const { id, url, picture, section, publishedAt, correctedAt } = article
  const title = cutText(article.title, LONGEST_TITLE)
  const updatedAt = correctedAt === undefined ? undefined : shortWhen(correctedAt, at, zone, locale)
  const marks = headlineMarks(article, updatedAt, locale)
  const named = section === undefined || section === 'other' ? [] : [sectionName(locale, section)]
  // The card is read later and elsewhere: with its day.
  const about = [...named, locale.dateTime(publishedAt, zone), ...marks].join(' · ')
  const original = httpUrl(url)
  const source = original === undefined ? '' : `\n${locale.html('article-source', { source: linkTo(original) })}`
  return {
    id,
    title,
    description: about,
    ...(picture?.startsWith('https://') ? { picture } : {}),
    html: `<b>${escapeHtml(title)}</b>\n<i>${escapeHtml(about)}</i>${source}`,
    buttons: [
      { text: locale.text('button-read'), url: `https://t.me/${botUsername}?start=a_${id}` },
      ...(original === undefined ? [] : [{ text: locale.text('button-original'), url: original }]),
    ],
  }
}

function linkTo(url: string): { html: string } {
  return { html: `<a href="${escapeHtml(url)}">${escapeHtml(cutText(siteName(url), 60))}</a>` }
}
