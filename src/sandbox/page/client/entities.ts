// A text with its formatting, drawn. How the entities nest is segments.ts's; what a link may be is safe-link.ts's.
import type { MessageEntity } from '@grammyjs/types'
import { html, nothing, type TemplateResult } from 'lit-html'
import { dateTimeText } from './date-time.ts'
import type { Here } from './here.ts'
import { expandable, link, sendsCommand, spoiler, time } from './inline-parts.ts'
import { type Segment, segments } from './segments.ts'

/** `path` tells this text from all others on the page: what is opened in it is remembered by it. */
export function formatted(here: Here, path: string, text: string, entities?: readonly MessageEntity[]): TemplateResult {
  return html`${drawAll(here, path, segments(text, entities))}`
}

function drawAll(here: Here, path: string, parts: readonly Segment[]): unknown[] {
  return parts.map((part, index) => (typeof part === 'string' ? part : drawn(here, `${path}.${index}`, part)))
}

function drawn(here: Here, path: string, { entity, text, parts }: Exclude<Segment, string>): unknown {
  const inner = drawAll(here, path, parts)
  switch (entity.type) {
    case 'bold':
      return html`<b>${inner}</b>`
    case 'italic':
      return html`<i>${inner}</i>`
    case 'underline':
      return html`<u>${inner}</u>`
    case 'strikethrough':
      return html`<s>${inner}</s>`
    case 'spoiler':
      return spoiler(here, path, inner)
    case 'code':
      return html`<code>${inner}</code>`
    case 'pre':
      return preformatted(inner, entity.language)
    case 'blockquote':
      return html`<blockquote dir="auto">${inner}</blockquote>`
    case 'expandable_blockquote':
      return expandable(here, path, inner, text)
    case 'text_link':
      return link(here, entity.url, inner)
    case 'url':
      return link(here, text, inner)
    case 'email':
      return link(here, `mailto:${text}`, inner)
    case 'phone_number':
      return link(here, `tel:${text.replace(/[^\d+]/g, '')}`, inner)
    case 'mention':
      return link(here, `https://t.me/${text.replace(/^@/, '')}`, inner)
    case 'bot_command':
      return sendsCommand(here, text, inner)
    case 'date_time': {
      const at = entity.unix_time * 1000
      return time(here, at, dateTimeText(at, entity.date_time_format, here.now, here.zone) ?? inner)
    }
    case 'hashtag':
    case 'cashtag':
    case 'text_mention':
      return html`<span class="tag">${inner}</span>`
    default:
      return inner
  }
}

export function preformatted(inner: unknown, language: string | undefined): TemplateResult {
  const label =
    language === undefined || language === '' ? nothing : html`<span class="pre-language">${language}</span>`
  return html`<div class="pre">${label}<pre dir="ltr" tabindex="0"><code>${inner}</code></pre></div>`
}
