// The blocks of a rich message from its tree (@grammyjs/types, RichBlock). Limits over the whole are rich-limits.ts's.
import type { RichBlock, RichBlockListItem } from '@grammyjs/types'
import { RULES } from './rich-grammar.ts'
import { isBlank, rawText, richButton, richText } from './rich-inline.ts'
import { listLabel } from './rich-label.ts'
import { credit, figure, gallery, type MediaContext, type MediaResolver, media } from './rich-media.ts'
import { elements, oneOf, whole, without } from './rich-nodes.ts'
import { table } from './rich-table.ts'
import { type Element, isEmoji, type Node, richTree } from './rich-tree.ts'
import { MarkupError } from './tokens.ts'

/** The structure of rich HTML; throws MarkupError in the manner of the server. */
export function parseRichHtml(html: string, resolveMedia: MediaResolver): RichBlock[] {
  const tree = richTree(html)
  return flowBlocks(tree, { media: resolveMedia, references: referenceNames(tree) })
}

function referenceNames(nodes: readonly Node[]): Set<string> {
  const names = new Set<string>()
  const visit = (node: Node) => {
    if (typeof node === 'string') return
    if (node.name === 'tg-reference') names.add(node.attributes.get('name') ?? '')
    node.children.forEach(visit)
  }
  nodes.forEach(visit)
  return names
}

/** Blocks, with the loose text between them as paragraphs: "all the text above was on the same line". */
function flowBlocks(nodes: readonly Node[], context: MediaContext): RichBlock[] {
  const blocks: RichBlock[] = []
  let run: Node[] = []
  const flush = () => {
    const text = richText(run, context)
    run = []
    if (isBlank(text)) return
    if (typeof text === 'object' && 'type' in text && text.type === 'anchor') blocks.push(text)
    else blocks.push({ type: 'paragraph', text })
  }
  for (const node of nodes) {
    if (typeof node === 'string' || isInline(node)) run.push(node)
    else {
      flush()
      blocks.push(block(node, context))
    }
  }
  flush()
  return blocks
}

function isInline(node: Element): boolean {
  return node.name === 'img' ? isEmoji(node) : RULES[node.name]?.inline === true
}

function block(node: Element, context: MediaContext): RichBlock {
  const { name } = node
  const text = () => richText(node.children, context)
  if (/^h[1-6]$/.test(name)) return { type: 'heading', text: text(), size: Number(name[1]) as 1 }
  switch (name) {
    case 'p':
      return { type: 'paragraph', text: text() }
    case 'footer':
      return { type: 'footer', text: text() }
    case 'hr':
      return { type: 'divider' }
    case 'pre':
      return preformatted(node)
    case 'tg-math-block':
      return { type: 'mathematical_expression', expression: rawText(node) }
    case 'ul':
    case 'ol':
      return { type: 'list', items: listItems(node, context) }
    case 'blockquote':
      return quotation(node, context)
    case 'aside':
      return { type: 'pullquote', text: richText(without(node, 'cite'), context), ...credit(node, context) }
    case 'details':
      return details(node, context)
    case 'table':
      return table(node, context)
    case 'tg-button-row':
      return buttonRow(node, context)
    case 'figure':
      return figure(node, context)
    case 'tg-collage':
    case 'tg-slideshow':
      return gallery(node, context)
    default:
      return media(node, context)
  }
}

function preformatted(node: Element): RichBlock {
  const only = node.children.length === 1 ? node.children[0] : undefined
  const code = typeof only === 'object' ? only : undefined
  const language = /^language-(.+)$/.exec(code?.attributes.get('class') ?? '')?.[1]
  return { type: 'pre', text: rawText(node), ...(language === undefined ? {} : { language }) }
}

function quotation(node: Element, context: MediaContext): RichBlock {
  const inner = without(node, 'cite')
  return node.attributes.has('expandable')
    ? { type: 'expandable_blockquote', text: richText(inner, context), ...credit(node, context) }
    : { type: 'blockquote', blocks: flowBlocks(inner, context), ...credit(node, context) }
}

function details(node: Element, context: MediaContext): RichBlock {
  const [summary, ...more] = elements(node).filter((child) => child.name === 'summary')
  if (summary === undefined || more.length > 0)
    throw new MarkupError(`Tag "details" must have one tag "summary" at byte offset ${node.at}`)
  const open = node.attributes.has('open') ? { is_open: true as const } : {}
  const blocks = flowBlocks(without(node, 'summary'), context)
  return { type: 'details', summary: richText(summary.children, context), blocks, ...open }
}

function listItems(node: Element, context: MediaContext): RichBlockListItem[] {
  const items = elements(node)
  const step = node.attributes.has('reversed') ? -1 : 1
  const kind = node.attributes.get('type') ?? '1'
  let next = whole(node, 'start') ?? (step < 0 ? items.length : 1)
  return items.map((item) => {
    const box = elements(item).find((child) => child.name === 'input')
    if (box !== undefined && box.attributes.get('type') !== 'checkbox')
      throw new MarkupError(`Tag "input" must have type "checkbox" at byte offset ${box.at}`)
    const blocks = flowBlocks(without(item, 'input'), context)
    const checkbox =
      box === undefined
        ? {}
        : { has_checkbox: true as const, ...(box.attributes.has('checked') ? { is_checked: true as const } : {}) }
    if (node.name === 'ul') return { label: '•', blocks, ...checkbox }
    const value = whole(item, 'value') ?? next
    const type = (item.attributes.get('type') ?? kind) as '1'
    next = value + step
    const label = listLabel(value, type)
    if (label === undefined) throw new MarkupError(`Invalid list item type at byte offset ${item.at}`)
    return { label, blocks, ...checkbox, value, type }
  })
}

function buttonRow(node: Element, context: MediaContext): RichBlock {
  const buttons = elements(node).map((child) => richButton(child, context))
  if (buttons.length < 1 || buttons.length > 8)
    throw new MarkupError(`Tag "tg-button-row" must have 1-8 buttons at byte offset ${node.at}`)
  const align = oneOf(node, 'align', ['left', 'center', 'right'])
  return { type: 'buttons', buttons, ...(align === undefined ? {} : { align }) }
}
