// What the agency's feed marks as urgent, proposed to an editor: one button opens the card that could send it.
import type { AlertLevel } from '#domain/alert'
import type { Article } from '#domain/article'
import type { Locale } from '#locale'
import { actionData } from './action.ts'
import { cutText } from './html.ts'
import type { Message } from './message.ts'

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
