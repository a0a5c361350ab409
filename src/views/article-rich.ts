// The full text as rich messages (Bot API `sendRichMessage`, HTML style), within their limits.
import type { Article } from '#domain/article'
import type { Page } from '#domain/page'
import type { Locale } from '#locale'
import { actionData } from './action.ts'
import { type ArticleBlock, articlePicture, composeArticleBlocks } from './article-blocks.ts'
import { type ArticleOptions, articleRows } from './article-buttons.ts'
import { renderRichBlocks, richBlockCount } from './article-rich-html.ts'
import { cutText, escapeHtml, httpUrl, siteName } from './html.ts'
import { inlineLength } from './inline.ts'
import type { Keyboard, RichMessage } from './message.ts'
import { type Size, splitBlocks } from './split.ts'

/** Bot API: 32,768 characters and 500 blocks. A little is kept back for the lines around the text. */
const LIMIT: Size = { length: 32_500, blocks: 495 }

/** Questions are listed this short: the list is for jumping, the text for reading. */
const CONTENTS_LENGTH = 100

const RTL_LANGUAGES = ['ar', 'he', 'fa', 'ur']

/** The article as one rich message, or several where it is too long; the buttons are under the last. */
export function renderRichArticle(
  article: Article,
  page: Page,
  options: ArticleOptions,
  locale: Locale,
): RichMessage[] {
  const blocks = composeArticleBlocks(article, page, options.zone, locale).map(shortenContents)
  const parts = splitBlocks(blocks, LIMIT, (block) => ({
    length: inlineLength(block.inlines),
    blocks: richBlockCount(block),
  }))
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

function shortenContents(block: ArticleBlock): ArticleBlock {
  if (block.kind !== 'contents-item') return block
  return { ...block, inlines: block.inlines.map((inline) => ({ ...inline, text: cutWords(inline.text) })) }
}

/** Ends with a whole word where there is one. */
function cutWords(text: string): string {
  const cut = cutText(text, CONTENTS_LENGTH)
  return cut === text ? text : cut.replace(/\s+\S*…$/u, '…')
}

function renderPosition(part: number, parts: number, locale: Locale): string {
  return `<p><i>${locale.html('article-part', { part, parts })}</i></p>`
}

function renderSource(article: Article, locale: Locale): string[] {
  const url = httpUrl(article.url)
  if (url === undefined) return []
  const link = { html: `<a href="${escapeHtml(url)}">${escapeHtml(cutText(siteName(url), 60))}</a>` }
  return [`<footer>${locale.html('article-source', { source: link })}</footer>`]
}

function renderKeyboard(article: Article, options: ArticleOptions, locale: Locale): Keyboard {
  const plain = { text: locale.text('button-plain'), data: actionData({ kind: 'page', id: article.id, page: 0 }) }
  return articleRows(article, options, locale, [plain])
}
