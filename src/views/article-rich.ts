// The full text as rich messages (Bot API `sendRichMessage`, HTML style), within their limits.
import type { Article } from '#domain/article'
import type { Page } from '#domain/page'
import type { Locale } from '#locale'
import { actionData } from './action.ts'
import { articlePicture, composeArticleBlocks } from './article-blocks.ts'
import { type ArticleOptions, articleRows } from './article-buttons.ts'
import { renderRichBlocks, richBlockCount } from './article-rich-html.ts'
import { cutText, escapeHtml, httpUrl, siteName } from './html.ts'
import { inlineLength } from './inline.ts'
import type { Keyboard, RichMessage } from './message.ts'
import { type Size, splitBlocks } from './split.ts'

/**
 * Of the 32,768 characters and 500 blocks the Bot API allows clients show longer texts only in part (TelegramSwift#1417):
 * 8,000 characters, of which some are kept for the lines around the text.
 */
const LIMIT: Size = { length: 7800, blocks: 495 }

/** Nobody wants more messages at once: a longer text has pages alone. */
const MOST_PARTS = 10

const RTL_LANGUAGES = ['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']

/**
 * The article as one rich message, or several of at most 8,000 characters, the buttons under the last; none where there would
 * be more than ten.
 */
export function renderRichArticle(
  article: Article,
  page: Page,
  options: ArticleOptions,
  locale: Locale,
): RichMessage[] {
  const blocks = composeArticleBlocks(article, page, options.zone, locale)
  const measure = (block: (typeof blocks)[number]) => ({
    length: inlineLength(block.inlines),
    blocks: richBlockCount(block),
  })
  const parts = splitBlocks(blocks, LIMIT, measure, MOST_PARTS + 1)
  if (parts.length > MOST_PARTS) return []
  const picture = articlePicture(article, page)
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1
    const position = parts.length === 1 ? [] : [renderPosition(index + 1, parts.length, locale)]
    const source = isLast ? renderSource(article, locale) : []
    return {
      richHtml: [...position, renderRichBlocks(part), ...source].join('\n'),
      rtl: RTL_LANGUAGES.includes(article.language),
      ...(picture !== undefined && part.some(({ kind }) => kind === 'picture') && { picture }),
      ...(isLast && { keyboard: renderKeyboard(article, options, locale) }),
    }
  })
}

function renderPosition(part: number, parts: number, locale: Locale): string {
  return `<p><i>${locale.html('article-part', { part, parts })}</i></p>`
}

function renderSource(article: Article, locale: Locale): string[] {
  const source = sourceLink(article)
  return source === undefined ? [] : [`<footer>${locale.html('article-source', { source })}</footer>`]
}

/** The page at the agency, named by its site, at most 60 characters; undefined without a usable address. */
export function sourceLink(article: Article): { html: string } | undefined {
  const url = httpUrl(article.url)
  return url === undefined
    ? undefined
    : { html: `<a href="${escapeHtml(url)}">${escapeHtml(cutText(siteName(url), 60))}</a>` }
}

function renderKeyboard(article: Article, options: ArticleOptions, locale: Locale): Keyboard {
  const data = actionData({ kind: 'form', id: article.id, form: 'pages' })
  return articleRows(article, options, locale, [{ text: locale.text('button-pages'), data }])
}
