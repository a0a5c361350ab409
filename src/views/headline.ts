// One headline as a line of a digest or a list: number, title, time, marks. The same article looks the same everywhere.
import type { Article, ArticleFlag, Instant } from '#domain/article'
import type { Locale } from '#locale'
import { codePointLength, cutText, escapeHtml } from './html.ts'

const SYMBOLS: [ArticleFlag, string][] = [
  ['video', '🎥'],
  ['trial-video', '🎥'],
  ['photo', '📷'],
  ['sponsored', '®'],
]

const WORDS: ArticleFlag[] = ['comment', 'exclusive', 'statement']

/** Title lengths to try, longest first, until a message fits. */
const TITLE_LIMITS = [280, 180, 110, 70, 40, 20]

export type HeadlineView = {
  number: number
  /** The moment as it is to be shown, already in the reader's zone. */
  when: string
  /** Words between time and marks: section, speaker, reading time. */
  details?: string[]
  /** Set: shown as updated at this time. */
  updatedAt?: string
  titleLimit: number
  /** Puts time and marks on a line of their own. */
  apart?: boolean
}

/** `<b>1.</b> Title · 14:05 · 🎥`, as Telegram HTML. */
export function renderHeadline(article: Article, view: HeadlineView, locale: Locale): string {
  const title = escapeHtml(cutText(article.title, view.titleLimit))
  const shown = article.withdrawnAt === undefined ? title : `<s>${title}</s>`
  const meta = [view.when, ...(view.details ?? []), ...headlineMarks(article, view.updatedAt, locale)].join(' · ')
  return `<b>${view.number}.</b> ${shown}${view.apart ? '\n' : ' · '}<i>${escapeHtml(meta)}</i>`
}

/** What the flags say, shortest first: symbols in one piece, then words. */
export function headlineMarks(article: Article, updatedAt: string | undefined, locale: Locale): string[] {
  const symbols = SYMBOLS.filter(([flag]) => article.flags.includes(flag)).map(([, symbol]) => symbol)
  if ((article.page?.turns ?? 0) > 0) symbols.push('🎙')
  const words = WORDS.filter((flag) => article.flags.includes(flag)).map((flag) => locale.text(`mark-${flag}`))
  if (article.withdrawnAt !== undefined) words.push(locale.text('mark-withdrawn'))
  else if (updatedAt !== undefined) words.push(locale.text('mark-updated-at', { time: updatedAt }))
  else if (article.flags.includes('updated')) words.push(locale.text('mark-updated'))
  return [...new Set(symbols)].length === 0 ? words : [[...new Set(symbols)].join(' '), ...words]
}

/** Time alone on the local day of `now`, else with the date in front. */
export function shortWhen(at: Instant, now: Instant, zone: string, locale: Locale): string {
  return locale.date(at, zone) === locale.date(now, zone) ? locale.time(at, zone) : locale.dateTime(at, zone)
}

/** The message with the longest titles that keep it within `limit` code points; the shortest try if none does. */
export function fitTitles(render: (titleLimit: number) => string, limit = 4096): string {
  let html = ''
  for (const titleLimit of TITLE_LIMITS) {
    html = render(titleLimit)
    if (codePointLength(html) <= limit) return html
  }
  return html
}
