// The limits of a whole rich message (@grammyjs/types, InputRichMessage, "Rich Message Limits").
import type { RichBlock, RichText } from '@grammyjs/types'
import { childrenOf, plainText, textsOf } from './rich-plain.ts'
import { MarkupError } from './tokens.ts'

const RICH_LIMITS = { characters: 32_768, blocks: 500, levels: 16, media: 50, columns: 20 } as const

const MEDIA: ReadonlySet<string> = new Set(['photo', 'video', 'audio', 'document', 'animation', 'voice_note'])

/** What a message measures: code points; blocks with list items and table rows; the deepest nesting; media; columns. */
function measure(blocks: readonly RichBlock[]): Record<keyof typeof RICH_LIMITS, number> {
  const size = { characters: 0, blocks: 0, levels: 0, media: 0, columns: 0 }
  const visit = (block: RichBlock, level: number) => {
    const texts = textsOf(block)
    size.characters += texts.reduce<number>((sum, text) => sum + [...plainText(text)].length, 0)
    size.levels = Math.max(size.levels, level, ...texts.map((text) => level + depth(text)))
    size.blocks += 1
    if (block.type === 'list') size.blocks += block.items.length
    if (block.type === 'table') {
      size.blocks += block.cells.length
      size.columns = Math.max(size.columns, ...block.cells.map(columns))
    }
    if (MEDIA.has(block.type)) size.media += 1
    // A list item is a level of its own between the list and what it holds.
    for (const child of childrenOf(block)) visit(child, level + (block.type === 'list' ? 2 : 1))
  }
  for (const block of blocks) visit(block, 1)
  return size
}

/** Throws MarkupError when a limit is passed, a message is empty, or a link leads to no anchor of it. */
export function checkRich(blocks: readonly RichBlock[]): void {
  const size = measure(blocks)
  if (size.characters === 0 && size.media === 0 && !blocks.some((block) => block.type === 'map'))
    throw new MarkupError('Rich message is empty')
  if (size.characters > RICH_LIMITS.characters) throw new MarkupError('Rich message is too long')
  if (size.blocks > RICH_LIMITS.blocks) throw new MarkupError('Rich message has too many blocks')
  if (size.levels > RICH_LIMITS.levels) throw new MarkupError('Rich message is nested too deep')
  if (size.media > RICH_LIMITS.media) throw new MarkupError('Rich message has too many media')
  if (size.columns > RICH_LIMITS.columns) throw new MarkupError('Table has too many columns')
  const { names, links } = anchorsOf(blocks)
  const missing = links.find((name) => name !== '' && !names.has(name))
  if (missing !== undefined) throw new MarkupError(`Anchor "${missing}" isn't found`)
}

function columns(row: readonly { colspan?: number }[]): number {
  return row.reduce((sum, cell) => sum + (cell.colspan ?? 1), 0)
}

function depth(text: RichText): number {
  if (typeof text === 'string') return 0
  if (Array.isArray(text)) return Math.max(0, ...text.map(depth))
  if (text.type === 'button') return 1 + depth(text.button.text)
  return 1 + ('text' in text ? depth(text.text) : 0)
}

function anchorsOf(blocks: readonly RichBlock[]): { names: Set<string>; links: string[] } {
  const names = new Set<string>()
  const links: string[] = []
  const inText = (text: RichText): void => {
    if (typeof text === 'string') return
    if (Array.isArray(text)) {
      text.forEach(inText)
      return
    }
    if (text.type === 'anchor' || text.type === 'reference') names.add(text.name)
    if (text.type === 'anchor_link') links.push(text.anchor_name)
    if (text.type === 'reference_link') links.push(text.reference_name)
    if ('text' in text) inText(text.text)
  }
  const visit = (block: RichBlock): void => {
    if (block.type === 'anchor') names.add(block.name)
    textsOf(block).forEach(inText)
    childrenOf(block).forEach(visit)
  }
  blocks.forEach(visit)
  return { names, links }
}
