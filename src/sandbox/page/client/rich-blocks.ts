// The blocks of a rich message (Bot API, RichBlock), all its types. Media among them are rich-media.ts's.
import type { RichBlock, RichText } from '@grammyjs/types'
import { html, nothing, type TemplateResult } from 'lit-html'
import { live } from 'lit-html/directives/live.js'
import { preformatted } from './entities.ts'
import { expandable } from './inline-parts.ts'
import { richPlain } from './plain-text.ts'
import { anchor, math, rich, richButton } from './rich-inline.ts'
import { isMedia, mediaBlock } from './rich-media.ts'
import { inside, type RichPlace } from './rich-place.ts'
import { table } from './rich-table.ts'

export function blocks(place: RichPlace, content: readonly RichBlock[]): TemplateResult[] {
  return content.map((each, index) => block(inside(place, index), each))
}

function block(place: RichPlace, content: RichBlock): TemplateResult {
  if (isMedia(content)) return mediaBlock(place, content)
  switch (content.type) {
    case 'paragraph':
      return html`<p dir="auto">${rich(place, content.text)}</p>`
    case 'heading':
      return heading(place, content)
    case 'pre':
      return preformatted(rich(place, content.text), content.language)
    case 'footer':
      return html`<footer dir="auto">${rich(place, content.text)}</footer>`
    case 'divider':
      return html`<hr>`
    case 'mathematical_expression':
      return html`<div class="math-block" tabindex="0">${math(content.expression)}</div>`
    case 'anchor':
      return anchor(content.name)
    case 'list':
      return list(place, content)
    case 'blockquote':
      return html`<blockquote>${blocks(place, content.blocks)}${credit(place, content.credit)}</blockquote>`
    case 'expandable_blockquote': {
      const inner = html`${rich(place, content.text)}${credit(place, content.credit)}`
      return expandable(place.here, place.path, inner, richPlain(content.text))
    }
    case 'pullquote':
      return html`<aside><p dir="auto">${rich(place, content.text)}</p>${credit(place, content.credit)}</aside>`
    case 'table':
      return table(place, content)
    case 'details':
      return details(place, content)
    case 'buttons':
      return html`<div class="rich-buttons align-${content.align ?? 'center'}">
        ${content.buttons.map((button, index) => richButton(inside(place, index), button))}</div>`
    case 'thinking':
      return html`<p class="thinking" dir="auto">${rich(place, content.text)}</p>`
  }
}

type Of<Type extends RichBlock['type']> = Extract<RichBlock, { type: Type }>

function heading(place: RichPlace, { size, text }: Of<'heading'>): TemplateResult {
  // Under the page's own headings: a message's first is of the third level for a screen reader.
  return html`<div class="heading size-${size}" role="heading" aria-level=${Math.min(6, size + 2)} dir="auto">${rich(place, text)}</div>`
}

function list(place: RichPlace, { items }: Of<'list'>): TemplateResult {
  return html`<div class="list" role="list">${items.map((item, index) => {
    const mark =
      item.has_checkbox === true
        ? html`<input type="checkbox" .checked=${item.is_checked === true} disabled aria-label=${item.is_checked === true ? 'done' : 'to do'}>`
        : item.label
    return html`<div class="list-item" role="listitem"><span class="list-label">${mark}</span>
      <div class="list-content">${blocks(inside(place, index), item.blocks)}</div></div>`
  })}</div>`
}

function details(place: RichPlace, { summary, blocks: content, is_open }: Of<'details'>): TemplateResult {
  const { opened } = place.here.local
  const isOpen = opened.get(place.path) ?? is_open === true
  const toggled = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLDetailsElement) opened.set(place.path, currentTarget.open)
  }
  return html`<details .open=${live(isOpen)} @toggle=${toggled}><summary dir="auto">${rich(inside(place, 's'), summary)}</summary>
    <div class="details-content">${blocks(place, content)}</div></details>`
}

function credit(place: RichPlace, text: RichText | undefined): TemplateResult | typeof nothing {
  return text === undefined ? nothing : html`<cite dir="auto">${rich(inside(place, 'c'), text)}</cite>`
}
