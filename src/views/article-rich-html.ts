// Article blocks in Telegram's Rich HTML style (`InputRichMessage` in @grammyjs/types), and how many blocks they make there.
import type { ArticleBlock } from './article-blocks.ts'
import { renderInlines } from './inline.ts'

/** Where the picture goes; the name is what the sender attaches it under. */
const PICTURE = '<img src="tg://photo?id=picture"/>'

/**
 * How much of the limit of 500 a block takes, nested ones and the list around items included: a list item is a list, an
 * item and a paragraph, a quotation holds a paragraph, a question has its anchor.
 */
export function richBlockCount({ kind }: ArticleBlock): number {
  if (kind === 'item' || kind === 'contents-item') return 3
  return kind === 'quote' || kind === 'question' ? 2 : 1
}

/** The blocks of one message; links of the contents lead only to questions that are in it. */
export function renderRichBlocks(blocks: ArticleBlock[]): string {
  const present = new Set(blocks.filter(({ opensTurn }) => opensTurn).map(({ turn }) => turn))
  return groupLists(blocks)
    .map((group) => renderGroup(group, present))
    .join('\n')
}

function groupLists(blocks: ArticleBlock[]): [ArticleBlock, ...ArticleBlock[]][] {
  const groups: [ArticleBlock, ...ArticleBlock[]][] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    const isItem = block.kind === 'item' || block.kind === 'contents-item'
    if (isItem && last?.[0].kind === block.kind) last.push(block)
    else groups.push([block])
  }
  return groups
}

function renderGroup(group: [ArticleBlock, ...ArticleBlock[]], present: Set<number | undefined>): string {
  const [block] = group
  const html = renderInlines(block.inlines)
  switch (block.kind) {
    case 'title':
      return `<h1>${html}</h1>`
    case 'meta':
    case 'dateline':
      return `<p><i>${html}</i></p>`
    case 'notice':
      return `<p><b>${html}</b></p>`
    case 'picture':
      return PICTURE
    case 'heading':
      return `<h3>${html}</h3>`
    case 'contents':
      return `<h4>${html}</h4>`
    case 'question':
      return block.opensTurn ? `<a name="q${block.turn}"></a>\n<h3>${html}</h3>` : `<h3>${html}</h3>`
    case 'quote':
      return `<blockquote>${html}</blockquote>`
    case 'item':
      return `<ul>${group.map(({ inlines }) => `<li>${renderInlines(inlines)}</li>`).join('')}</ul>`
    case 'contents-item': {
      const items = group.map(({ inlines, turn }) => {
        const text = renderInlines(inlines)
        return `<li>${present.has(turn) ? `<a href="#q${turn}">${text}</a>` : text}</li>`
      })
      return `<ol start="${block.turn}">${items.join('')}</ol>`
    }
    case 'person':
    case 'text':
    case 'answer':
      return `<p>${html}</p>`
  }
}
