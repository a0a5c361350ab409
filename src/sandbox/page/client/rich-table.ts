// A table of a rich message (Bot API, RichBlockTable): up to 20 columns, so it scrolls by itself.
import type { RichBlockTable, RichBlockTableCell } from '@grammyjs/types'
import { html, nothing, type TemplateResult } from 'lit-html'
import { rich } from './rich-inline.ts'
import { inside, type RichPlace } from './rich-place.ts'

export function table(
  place: RichPlace,
  { cells, caption, is_bordered, is_striped, is_compact }: RichBlockTable,
): TemplateResult {
  const classes = [
    is_bordered === true && 'bordered',
    is_striped === true && 'striped',
    is_compact === true && 'compact',
  ]
  const rows = cells.map(
    (row, index) => html`<tr>${row.map((each, column) => cell(inside(place, `${index}.${column}`), each))}</tr>`,
  )
  return html`<div class="table" tabindex="0"><table class=${classes.filter((each) => each !== false).join(' ')}>
    ${caption === undefined ? nothing : html`<caption dir="auto">${rich(inside(place, 'c'), caption)}</caption>`}
    <tbody>${rows}</tbody></table></div>`
}

function cell(
  place: RichPlace,
  { text, is_header, colspan, rowspan, align, valign }: RichBlockTableCell,
): TemplateResult {
  const classes = `align-${align} valign-${valign} ${text === undefined ? 'absent' : ''}`
  const [columns, rows] = [colspan ?? 1, rowspan ?? 1]
  const inner = rich(place, text)
  return is_header === true
    ? html`<th class=${classes} colspan=${columns} rowspan=${rows} dir="auto">${inner}</th>`
    : html`<td class=${classes} colspan=${columns} rowspan=${rows} dir="auto">${inner}</td>`
}
