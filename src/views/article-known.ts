// An article whose page could not be had: what the feed told, why there is no more, and a way to try again.
import type { Article } from '#domain/article'
import type { Locale } from '#locale'
import { actionData } from './action.ts'
import { composeHead } from './article-blocks.ts'
import { type ArticleOptions, articleRows } from './article-buttons.ts'
import { joinBlocks } from './article-pages.ts'
import { failureText, type ReadFailureCode } from './failure.ts'
import { cutText } from './html.ts'
import type { Keyboard, Message } from './message.ts'

/** Feeds may put whole articles into a summary; titles have no limit either. */
const LONGEST_SUMMARY = 1500
const LONGEST_TITLE = 500

/**
 * The headline, its section and time, the summary, the reason, and buttons: try again, save, original, share. `isKept`: it is
 * beyond retention, and its page will hardly come back.
 */
export function renderKnownArticle(
  article: Article,
  code: ReadFailureCode,
  options: ArticleOptions & { isKept?: boolean },
  locale: Locale,
): Message {
  const known: Article = { ...article, title: cutText(article.title, LONGEST_TITLE) }
  const head = composeHead(known, undefined, options.zone, locale)
  const summary = cutText(article.summary ?? '', LONGEST_SUMMARY)
  const why = options.isKept ? 'article-past-retention' : 'article-summary-only'
  const html = joinBlocks([
    ...head,
    ...(summary === '' ? [] : [{ kind: 'text' as const, inlines: [{ text: summary }] }]),
    {
      kind: 'text',
      inlines: [{ text: `${locale.text(why)} ${failureText(code, locale)}`, style: 'i' }],
    },
  ])
  const retry = { text: locale.text('button-retry'), data: actionData({ kind: 'read', id: article.id }) }
  const keyboard: Keyboard = [[retry], ...articleRows(article, options, locale)]
  return { html, keyboard }
}
