// An alert as one short message: what it is, the headline, when, and buttons to read on. It decides nothing about
// who is alerted.
import type { AlertLevel } from '#domain/alert'
import type { Article, Instant } from '#domain/article'
import { withoutUrgentMark } from '#domain/urgent-mark'
import type { Locale } from '#locale'
import { actionData } from './action.ts'
import { headlineMarks, shortWhen } from './headline.ts'
import { cutText, escapeHtml, httpUrl } from './html.ts'
import { unfollowButton } from './menu-following.ts'
import type { Button, Keyboard, Message } from './message.ts'
import { followingButton } from './screen-buttons.ts'
import { sectionName } from './section-name.ts'
import { storyButton } from './story-button.ts'

export type AlertView = {
  /** `word`: a followed word was found in the headline. */
  level: AlertLevel | 'word'
  /** Which of the reader's words, as they wrote them; only for `word`. */
  words: string[]
  /** The story it goes on with, and the headline that began it; only for `word`, where no word was found. */
  story?: { articleId: string; title: string }
  zone: string
  /** Now: what was published on another local day carries its date. */
  at: Instant
  /** Set: the headline changed since the alert was sent. */
  updatedAt?: Instant
}

/** By level, so that an alert is known before it is read. */
export const ALERT_SYMBOLS: Record<AlertView['level'], string> = {
  flash: '⚡',
  urgent: '🔴',
  notable: '🔹',
  word: '🔔',
}

const LONGEST_TITLE = 500
const LONGEST_STORY = 90
const MOST_WORDS_NAMED = 3

/** Three lines, far below 4,096 code points whatever the title; a withdrawn headline is struck and says so. */
export function renderAlert(article: Article, view: AlertView, locale: Locale): Message {
  // The label says it already.
  const headline = view.level === 'word' ? article.title : withoutUrgentMark(article.title)
  const title = `<b>${escapeHtml(cutText(headline, LONGEST_TITLE))}</b>`
  const { section } = article
  const updatedAt = view.updatedAt === undefined ? undefined : shortWhen(view.updatedAt, view.at, view.zone, locale)
  const meta = [
    ...(section === undefined || section === 'other' ? [] : [cutText(sectionName(locale, section), 60)]),
    shortWhen(article.publishedAt, view.at, view.zone, locale),
    ...headlineMarks(article, updatedAt, locale),
  ]
  return {
    html: [
      `${ALERT_SYMBOLS[view.level]} ${renderLabel(view, locale)}`,
      article.withdrawnAt === undefined ? title : `<s>${title}</s>`,
      `<i>${escapeHtml(meta.join(' · '))}</i>`,
    ].join('\n'),
    keyboard: renderKeyboard(article, view, locale),
  }
}

function renderLabel({ level, words, story }: AlertView, locale: Locale): string {
  if (level !== 'word') return locale.html(`alert-${level}`)
  if (story !== undefined) return locale.html('alert-story', { title: cutText(story.title, LONGEST_STORY) })
  // Given up since: an alert corrected later names what is followed now.
  if (words.length === 0) return locale.html('alert-word-past')
  const named = words.slice(0, MOST_WORDS_NAMED).map((word) => cutText(word, 60))
  return locale.html('alert-word', { words: named.join(', ') })
}

function renderKeyboard(article: Article, { level, words, story }: AlertView, locale: Locale): Keyboard {
  const url = httpUrl(article.url)
  const original: Button[] = url === undefined ? [] : [{ text: locale.text('button-original'), url }]
  const [word] = words
  // Of several words it cannot know which one brings too much.
  const manage =
    story !== undefined
      ? storyButton(story.articleId, 'followed', 'alert', locale)
      : word !== undefined && words.length === 1
        ? unfollowButton(word, 'alert', locale)
        : followingButton(locale)
  return [
    [{ text: locale.text('button-read'), data: actionData({ kind: 'read', id: article.id }) }, ...original],
    ...(level === 'word' ? [[manage]] : []),
  ]
}
