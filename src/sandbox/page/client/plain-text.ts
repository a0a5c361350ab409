// What a message says in plain text: for previews, for copying. Pure.
import type { Message, RichBlock, RichText } from '@grammyjs/types'

export function plainText(wire: Message): string {
  const words = wire.text ?? wire.caption
  if (words !== undefined) return words
  if (wire.rich_message !== undefined)
    return wire.rich_message.blocks
      .map(blockText)
      .filter((text) => text !== '')
      .join('\n\n')
  if (wire.photo !== undefined) return 'Photo'
  if (wire.video !== undefined) return 'Video'
  if (wire.animation !== undefined) return 'Animation'
  if (wire.document !== undefined) return wire.document.file_name ?? 'File'
  if (wire.audio !== undefined) return 'Audio'
  if (wire.voice !== undefined) return 'Voice message'
  return wire.location === undefined ? 'Message' : 'Location'
}

export function richPlain(text: RichText | undefined): string {
  if (text === undefined) return ''
  if (typeof text === 'string') return text
  if (Array.isArray(text)) return text.map(richPlain).join('')
  if ('text' in text) return richPlain(text.text)
  switch (text.type) {
    case 'custom_emoji':
      return text.alternative_text
    case 'mathematical_expression':
      return text.expression
    case 'button':
      return richPlain(text.button.text)
    case 'anchor':
      return ''
  }
}

function blockText(block: RichBlock): string {
  switch (block.type) {
    case 'list':
      return block.items.map(({ label, blocks }) => `${label} ${blocks.map(blockText).join('\n')}`).join('\n')
    case 'details':
      return [richPlain(block.summary), ...block.blocks.map(blockText)].join('\n')
    case 'blockquote':
      return [...block.blocks.map(blockText), richPlain(block.credit)].filter((text) => text !== '').join('\n')
    case 'table':
      return block.cells.map((row) => row.map(({ text }) => richPlain(text)).join('\t')).join('\n')
    case 'mathematical_expression':
      return block.expression
    case 'buttons':
    case 'divider':
    case 'anchor':
      return ''
    default:
      return 'text' in block ? richPlain(block.text) : 'caption' in block ? richPlain(block.caption?.text) : ''
  }
}
