// A table of a rich message from its element (@grammyjs/types, RichBlockTable). Cells hold running text only.
import type { RichBlock, RichBlockTableCell } from '@grammyjs/types'
import { type InlineContext, isBlank, richText } from './rich-inline.ts'
import { elements, oneOf, whole } from './rich-nodes.ts'
import type { Element } from './rich-tree.ts'
import { MarkupError } from './tokens.ts'

/** The rows and cells of `<table>`; at least one row. */
export function table(node: Element, context: InlineContext): RichBlock {
  const flags = Object.fromEntries(
    ['bordered', 'striped', 'compact'].filter((flag) => node.attributes.has(flag)).map((flag) => [`is_${flag}`, true]),
  )
  const rows = elements(node).filter((child) => child.name === 'tr')
  if (rows.length === 0) throw new MarkupError(`Tag "table" has no rows at byte offset ${node.at}`)
  const title = elements(node).find((child) => child.name === 'caption')
  const cells = rows.map((row) => elements(row).map((cell) => tableCell(cell, context)))
  return {
    type: 'table',
    cells,
    ...flags,
    ...(title === undefined ? {} : { caption: richText(title.children, context) }),
  }
}

function tableCell(cell: Element, context: InlineContext): RichBlockTableCell {
  const text = richText(cell.children, context)
  const span = (name: string) => {
    const value = whole(cell, name)
    return value === undefined || value <= 1 ? {} : { [name]: value }
  }
  return {
    ...(isBlank(text) ? {} : { text }),
    ...(cell.name === 'th' ? { is_header: true as const } : {}),
    ...span('colspan'),
    ...span('rowspan'),
    align: oneOf(cell, 'align', ['left', 'center', 'right']) ?? 'left',
    valign: oneOf(cell, 'valign', ['top', 'middle', 'bottom']) ?? 'top',
  }
}
