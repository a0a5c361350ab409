// The full text as ordinary messages of at most 4,096 code points, which every client shows; and both its forms together.
import type { Article } from '#domain/article'
import type { Page } from '#domain/page'
import { offersRich } from '#domain/text-form'
import type { Locale } from '#locale'
import { type Action, actionData } from './action.ts'
import { type ArticleBlock, articlePicture, composeArticleBlocks } from './article-blocks.ts'
import { type ArticleOptions, articleRows } from './article-buttons.ts'
import { renderRichArticle, sourceLink } from './article-rich.ts'
import { codePointLength, siteName } from './html.ts'
import { inlineLength, renderInlines } from './inline.ts'
import type { Button, Keyboard, Message, RichMessage } from './message.ts'
import { turnRow } from './number-buttons.ts'
import { type Size, splitBlocks } from './split.ts'

/** Bot API: 4,096 code points, and entities beyond the hundredth are ignored: a block has two at most, the source two. */
const LIMIT: Size = { length: 4096, blocks: 49 }

/** Bot API, sendPhoto: the caption's code points. */
const LONGEST_CAPTION = 1024

/** What may stand around a block's text: a blank line; a number, a dash or a bullet. */
const AROUND = 8

/** Two digits: a button carries the number beside an id of 60 characters (Bot API: 64 bytes). */
const MOST_PAGES = 100

/** Bot API: 8 buttons a row, 100 in all; the rest is for the others under an article. */
const IN_A_ROW = 8
const MOST_QUESTIONS = 80

/** `questions`: those that begin on it, from 1. */
export type ArticlePage = Message & { questions: number[] }

/** `rich`: none where there is no such form. */
export type ArticleForms = { pages: ArticlePage[]; rich: RichMessage[] }

/** The article in all the forms the options allow, each with the button that leads to the other. */
export function renderArticle(article: Article, page: Page, options: ArticleOptions, locale: Locale): ArticleForms {
  const { richMessages: allowed = 'off' } = options
  const rich = allowed === 'off' ? [] : renderRichArticle(article, page, options, locale)
  const link = sourceLink(article)
  const source = link === undefined ? '' : `\n\n<i>${locale.html('article-source', { source: link })}</i>`
  const blocks = composeArticleBlocks(article, page, options.zone, locale).filter(({ kind }) => kind !== 'picture')
  const { parts, isNumbered, isWhole } = splitArticle(blocks, LIMIT.length - codePointLength(source))
  const cutShort = locale.html('article-cut-short', { source: link ?? siteName(article.url) })
  const texts = [...parts.map((part) => joinBlocks(part, isNumbered) + source), ...(isWhole ? [] : [cutShort])]
  const begun = parts.map((part) => part.flatMap(({ opensTurn, turn = 0 }) => (opensTurn ? turn : [])))
  const form = rich.length > 0 && offersRich(allowed, texts.length) ? [richButton(article.id, rich.length, locale)] : []
  const around = articleRows(article, options, locale, form)
  const picture = articlePicture(article, page)
  const pages = texts.map((html, index): ArticlePage => {
    const questions = begun[index] ?? []
    const isCaption = texts.length === 1 && codePointLength(html) <= LONGEST_CAPTION
    return {
      html,
      questions,
      keyboard: [
        ...pageRow(article.id, index, texts.length),
        ...(isNumbered && texts.length > 1 ? questionRows(article.id, page.turns.length, questions) : []),
        ...around,
      ],
      ...(picture !== undefined && index === 0 && { preview: { url: picture, size: 'large', isAbove: true } }),
      ...(picture !== undefined && isCaption && { picture }),
    }
  })
  return { pages, rich }
}

type Split = { parts: ArticleBlock[][]; isNumbered: boolean; isWhole: boolean }

/** Questions have numbers, and a list in front of them, unless the text fits one page without the list alone. */
function splitArticle(blocks: ArticleBlock[], length: number): Split {
  const split = (some: ArticleBlock[]) =>
    splitBlocks(
      some,
      { ...LIMIT, length },
      ({ inlines }) => ({ length: inlineLength(inlines) + AROUND, blocks: 1 }),
      MOST_PAGES + 1,
    )
  const listed = split(blocks)
  const unlisted = blocks.filter(({ kind }) => kind !== 'contents' && kind !== 'contents-item')
  const isNumbered = unlisted.length < blocks.length && (listed.length === 1 || split(unlisted).length > 1)
  const parts = isNumbered ? listed : split(unlisted)
  const isWhole = parts.length <= MOST_PAGES
  return { parts: isWhole ? parts : parts.slice(0, MOST_PAGES - 1), isNumbered, isWhole }
}

function richButton(id: string, parts: number, locale: Locale): Button {
  return { text: locale.text('button-rich', { parts }), data: actionData({ kind: 'form', id, form: 'rich' }) }
}

function pageRow(id: string, index: number, count: number): Keyboard {
  const turnTo = (page: number): Action => ({ kind: 'page', id, page })
  const here = { text: `${index + 1}/${count}`, action: turnTo(index) }
  const [back, on] = [index > 0, index + 1 < count]
  return turnRow(back ? turnTo(index - 1) : undefined, here, on ? turnTo(index + 1) : undefined)
}

/** A button for each question, in rows alike; those of this page are marked. */
function questionRows(id: string, count: number, here: number[]): Keyboard {
  const buttons = Array.from({ length: Math.min(count, MOST_QUESTIONS) }, (_, index) => {
    const number = index + 1
    const text = here.includes(number) ? `·${number}·` : `${number}`
    return { text, data: actionData({ kind: 'question', id, number }) }
  })
  const inRow = Math.ceil(buttons.length / Math.ceil(buttons.length / IN_A_ROW))
  return buttons.flatMap((_, index) => (index % inRow === 0 ? [buttons.slice(index, index + inRow)] : []))
}

/** Blocks as Telegram HTML: a blank line between them, none between the items of a list. */
export function joinBlocks(blocks: ArticleBlock[], isNumbered = false): string {
  return blocks
    .map((block, index) => {
      const before = blocks[index - 1]?.kind
      const isClose =
        (before === 'item' && block.kind === 'item') ||
        (before === 'title' && block.kind === 'meta') ||
        block.kind === 'contents-item'
      return `${index === 0 ? '' : isClose ? '\n' : '\n\n'}${renderBlock(block, isNumbered)}`
    })
    .join('')
}

function renderBlock({ kind, inlines, opensTurn, turn }: ArticleBlock, isNumbered: boolean): string {
  const html = renderInlines(inlines)
  switch (kind) {
    case 'title':
    case 'heading':
    case 'notice':
    case 'contents':
      return `<b>${html}</b>`
    case 'question':
      return `<b>${opensTurn ? (isNumbered ? `${turn}. ` : '— ') : ''}${html}</b>`
    case 'contents-item':
      return `${turn}. ${html}`
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
