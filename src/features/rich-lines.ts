// What a rich message says in plain words (Bot API, RichMessage). Pure.
import type { RichBlock, RichText } from 'grammy/types'

/** A line for each heading, paragraph and quotation, those inside lists and folded parts too; no captions, no tables, no footer. */
export function richLines(blocks: readonly RichBlock[]): string[] {
  return textsOf(blocks)
    .filter(({ type }) => type !== 'footer')
    .map(({ text }) => words(text))
    .filter((line) => line !== '')
}

/** Where its words lead, those of the footer too, in their order. */
export function richLinks(blocks: readonly RichBlock[]): string[] {
  return textsOf(blocks).flatMap(({ text }) => links(text))
}

function textsOf(blocks: readonly RichBlock[]): { type: RichBlock['type']; text: RichText }[] {
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
      case 'pre':
      case 'pullquote':
      case 'expandable_blockquote':
      case 'footer':
        return block
      case 'list':
        return block.items.flatMap((item) => textsOf(item.blocks))
      case 'blockquote':
      case 'details':
        return textsOf(block.blocks)
      default:
        return []
    }
  })
}

function words(text: RichText): string {
  if (typeof text === 'string') return text
  if (Array.isArray(text)) return text.map(words).join('')
  return 'text' in text ? words(text.text) : ''
}

function links(text: RichText): string[] {
  if (typeof text === 'string') return []
  if (Array.isArray(text)) return text.flatMap(links)
  if (text.type === 'url') return [text.url]
  return 'text' in text ? links(text.text) : []
}
