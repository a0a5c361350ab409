// Running text of a rich message (Bot API, RichText), all its types.
import type { RichMessageButton, RichText } from '@grammyjs/types'
import { html, type TemplateResult } from 'lit-html'
import { dateTimeText } from './date-time.ts'
import { link, sendsCommand, spoiler, time } from './inline-parts.ts'
import { botButton } from './keyboard.ts'
import { inside, jumpsTo, type RichPlace, targetKey } from './rich-place.ts'

export function rich(place: RichPlace, text: RichText | undefined): unknown {
  if (text === undefined || typeof text === 'string') return text
  if (Array.isArray(text)) return text.map((each, index) => rich(inside(place, index), each))
  return drawn(place, text)
}

function drawn(place: RichPlace, part: Exclude<RichText, string | RichText[]>): unknown {
  const { here, path } = place
  const inner = 'text' in part ? rich(inside(place, 't'), part.text) : undefined
  switch (part.type) {
    case 'bold':
      return html`<b>${inner}</b>`
    case 'italic':
      return html`<i>${inner}</i>`
    case 'underline':
      return html`<u>${inner}</u>`
    case 'strikethrough':
      return html`<s>${inner}</s>`
    case 'subscript':
      return html`<sub>${inner}</sub>`
    case 'superscript':
      return html`<sup>${inner}</sup>`
    case 'marked':
      return html`<mark>${inner}</mark>`
    case 'code':
      return html`<code>${inner}</code>`
    case 'spoiler':
      return spoiler(here, path, inner)
    case 'date_time': {
      const at = part.unix_time * 1000
      return time(here, at, dateTimeText(at, part.date_time_format, here.now, here.zone) ?? inner)
    }
    case 'custom_emoji':
      return part.alternative_text
    case 'mathematical_expression':
      return math(part.expression)
    case 'url':
      return link(here, part.url, inner)
    case 'email_address':
      return link(here, `mailto:${part.email_address}`, inner)
    case 'phone_number':
      return link(here, `tel:${part.phone_number.replace(/[^\d+]/g, '')}`, inner)
    case 'mention':
      return link(here, `https://t.me/${part.username.replace(/^@/, '')}`, inner)
    case 'bot_command':
      return sendsCommand(here, part.bot_command.startsWith('/') ? part.bot_command : `/${part.bot_command}`, inner)
    case 'text_mention':
    case 'hashtag':
    case 'cashtag':
    case 'bank_card_number':
      return html`<span class="tag">${inner}</span>`
    case 'button':
      return richButton(place, part.button)
    case 'anchor':
      return anchor(part.name)
    case 'anchor_link':
      return html`<a href="#" @click=${jumpsTo({ kind: 'anchor', name: part.anchor_name })}>${inner}</a>`
    case 'reference':
      return html`<span class="reference" tabindex="-1" data-target=${targetKey({ kind: 'reference', name: part.name })}>${inner}</span>`
    case 'reference_link':
      return html`<a href="#" role="doc-noteref" @click=${jumpsTo({ kind: 'reference', name: part.reference_name })}>${inner}</a>`
  }
}

export function anchor(name: string): TemplateResult {
  return html`<span class="anchor" tabindex="-1" data-target=${targetKey({ kind: 'anchor', name })}></span>`
}

export function richButton(place: RichPlace, button: RichMessageButton): TemplateResult {
  return botButton(place.here, place.message, button, rich(inside(place, 'b'), button.text))
}

/** Formulas are shown as they were written. */
export function math(expression: string): TemplateResult {
  return html`<code class="math" dir="ltr">${expression}</code>`
}
