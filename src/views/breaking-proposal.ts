// Articles offered to an editor as breaking news: what the feed marks as urgent, and the newest to choose from. A button opens
// the card that could send one; nothing is sent by itself.
import type { AlertLevel } from '#domain/alert'
import type { Article, Instant } from '#domain/article'
import type { Broadcast } from '#domain/broadcast'
import type { Locale } from '#locale'
import { actionData } from './action.ts'
import { renderArticleList } from './article-list.ts'
import { broadcastButton } from './broadcast-words.ts'
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

/** In its place once an editor took the article up: who, and the way to the broadcast's card. */
export function renderTakenProposal(
  { id, authorId, state }: Pick<Broadcast, 'id' | 'authorId' | 'state'>,
  title: string,
  locale: Locale,
): Message {
  const isAhead = state === 'waiting' || state === 'scheduled'
  const words = { id, editor: String(authorId), title: cutText(title, LONGEST_TITLE) }
  return {
    html: locale.html(isAhead ? 'breaking-proposal-prepared' : 'breaking-proposal-sent', words),
    keyboard: [[broadcastButton(locale.text('button-show-card'), 'show', id)]],
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
