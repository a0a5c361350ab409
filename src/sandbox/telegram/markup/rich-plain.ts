// Walks the structure of a rich message: its plain text, its buttons, its parts. It judges nothing.
import type { RichBlock, RichMessageButton, RichText } from '@grammyjs/types'

/** The texts that belong to a block itself, in reading order. */
export function textsOf(block: RichBlock): RichText[] {
  const some = (...texts: (RichText | undefined)[]) => texts.filter((text): text is RichText => text !== undefined)
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'pre':
    case 'footer':
    case 'thinking':
      return [block.text]
    case 'expandable_blockquote':
    case 'pullquote':
      return some(block.text, block.credit)
    case 'blockquote':
      return some(block.credit)
    case 'details':
      return [block.summary]
    case 'table':
      return some(block.caption, ...block.cells.flat().map((cell) => cell.text))
    case 'buttons':
      return block.buttons.map((button) => ({ type: 'button', button }))
    case 'mathematical_expression':
      return [{ type: 'mathematical_expression', expression: block.expression }]
    case 'divider':
    case 'anchor':
    case 'list':
      return []
    default:
      return some(block.caption?.text, block.caption?.credit)
  }
}

/** The blocks within a block. */
export function childrenOf(block: RichBlock): RichBlock[] {
  if (block.type === 'list') return block.items.flatMap((item) => item.blocks)
  return 'blocks' in block ? block.blocks : []
}

/** A rich text as plain text, alternative texts of emoji and formula sources included. */
export function plainText(text: RichText): string {
  if (typeof text === 'string') return text
  if (Array.isArray(text)) return text.map(plainText).join('')
  switch (text.type) {
    case 'custom_emoji':
      return text.alternative_text
    case 'mathematical_expression':
      return text.expression
    case 'button':
      return plainText(text.button.text)
    case 'anchor':
      return ''
    default:
      return plainText(text.text)
  }
}

/** The message as one text, a line a block, list items with their labels. */
export function plainOf(blocks: readonly RichBlock[]): string {
  return blocks
    .map(plainBlock)
    .filter((text) => text !== '')
    .join('\n')
}

function plainBlock(block: RichBlock): string {
  if (block.type === 'list') return block.items.map((item) => `${item.label} ${plainOf(item.blocks)}`).join('\n')
  if (block.type === 'table')
    return block.cells.map((row) => row.map((cell) => plainText(cell.text ?? '')).join(' | ')).join('\n')
  const texts = textsOf(block).map(plainText)
  const children = plainOf(childrenOf(block))
  // A quotation names its source after it, everything else its title before.
  return (block.type === 'blockquote' ? [children, ...texts] : [...texts, children])
    .filter((text) => text !== '')
    .join('\n')
}

/** All buttons of the message, in rows and in text, with their plain labels. */
export function buttonsOf(blocks: readonly RichBlock[]): { text: string; button: RichMessageButton }[] {
  return blocks.flatMap((block) => [
    ...textsOf(block)
      .flatMap(buttonsIn)
      .map((button) => ({ text: plainText(button.text), button })),
    ...buttonsOf(childrenOf(block)),
  ])
}

function buttonsIn(text: RichText): RichMessageButton[] {
  if (typeof text === 'string') return []
  if (Array.isArray(text)) return text.flatMap(buttonsIn)
  if (text.type === 'button') return [text.button]
  return 'text' in text ? buttonsIn(text.text) : []
}
