// Articles offered to an editor as breaking news: what the feed marks as urgent, and the newest to choose from. A button opens
// the card that could send one; nothing is sent by itself.
import type { AlertLevel } from '#domain/alert'
import type { Article, Instant } from '#domain/article'
import type { Locale } from '#locale'
import { actionData } from './action.ts'
import { renderArticleList } from './article-list.ts'
import { cutText } from './html.ts'
import type { Button, Message } from './message.ts'

const LONGEST_TITLE = 500

/** It says that nothing is sent by itself. */
export function renderProposal(article: Pick<Article, 'id' | 'title'>, level: AlertLevel, locale: Locale): Message {
  return {
    html: locale.html('breaking-proposal', { title: cutText(article.title, LONGEST_TITLE) }),
    keyboard: [
      [
        {
          text: locale.text('button-propose', { level: locale.text(`button-level-${level}`) }),
          data: actionData({ kind: 'breaking', id: article.id, level }),
        },
      ],
    ],
  }
}

/** Asks which article goes out; below the numbers a way to the alerts the editor gets as a reader. */
export function renderBreakingChoice(
  articles: Article[],
  level: AlertLevel,
  { zone, at }: { zone: string; at: Instant },
  locale: Locale,
): Message {
  const own: Button = { text: locale.text('button-own-alerts'), data: actionData({ kind: 'show', screen: 'alerts' }) }
  const numbers = { act: (id: string) => ({ kind: 'breaking' as const, id, level }), mark: '' }
  const note = locale.html('breaking-ask')
  return renderArticleList({ kind: 'latest', articles, zone, at, firstNumber: 1, numbers, extra: [own], note }, locale)
}
