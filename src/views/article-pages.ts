// The full text as ordinary messages of at most 4,096 code points, for servers and people without rich messages.
import type { Article } from '#domain/article'
import type { Page } from '#domain/page'
import type { Locale } from '#locale'
import type { Action } from './action.ts'
import { type ArticleBlock, composeArticleBlocks } from './article-blocks.ts'
import { type ArticleOptions, articleRows } from './article-buttons.ts'
import { inlineLength, renderInlines } from './inline.ts'
import type { Keyboard, Message } from './message.ts'
import { turnRow } from './number-buttons.ts'
import { type Size, splitBlocks } from './split.ts'

/** Bot API: 4,096 code points, and entities beyond the hundredth are ignored (a block has two at most). */
const LIMIT: Size = { length: 4096, blocks: 50 }

/** What may stand around a block's text: a blank line, a dash or a bullet. */
const AROUND = 4

/** The article as pages, at least one, each with the buttons that turn to its neighbours. */
export function renderArticlePages(article: Article, page: Page, options: ArticleOptions, locale: Locale): Message[] {
  const blocks = composeArticleBlocks(article, page, options.zone, locale).filter(isShown)
  const pages = splitBlocks(blocks, LIMIT, (block) => ({ length: inlineLength(block.inlines) + AROUND, blocks: 1 }))
  const turnTo = (number: number): Action => ({ kind: 'page', id: article.id, page: number })
  return pages.map((part, index) => {
    const here = { text: `${index + 1}/${pages.length}`, action: turnTo(index) }
    const keyboard: Keyboard = [
      ...turnRow(
        index > 0 ? turnTo(index - 1) : undefined,
        here,
        index + 1 < pages.length ? turnTo(index + 1) : undefined,
      ),
      ...articleRows(article, options, locale),
    ]
    return { html: joinBlocks(part), keyboard }
  })
}

/** Blocks as Telegram HTML: a blank line between them, none between the items of a list. */
export function joinBlocks(blocks: ArticleBlock[]): string {
  return blocks
    .map((block, index) => {
      const before = blocks[index - 1]?.kind
      const close = (before === 'item' && block.kind === 'item') || (before === 'title' && block.kind === 'meta')
      return `${index === 0 ? '' : close ? '\n' : '\n\n'}${renderBlock(block)}`
    })
    .join('')
}

function isShown({ kind }: ArticleBlock): boolean {
  // A list of questions whose links cannot jump only stands in the way.
  return kind !== 'picture' && kind !== 'contents' && kind !== 'contents-item'
}

function renderBlock({ kind, inlines, opensTurn }: ArticleBlock): string {
  const html = renderInlines(inlines)
  switch (kind) {
    case 'title':
    case 'heading':
    case 'notice':
      return `<b>${html}</b>`
    case 'question':
      return `<b>${opensTurn ? '— ' : ''}${html}</b>`
    case 'meta':
    case 'dateline':
      return `<i>${html}</i>`
    case 'quote':
      return `<blockquote>${html}</blockquote>`
    case 'item':
      return `• ${html}`
    default:
      return html
  }
}
