// What the bot answered inline, over the input field, to choose from (Bot API, InlineQueryResult).
import type { InlineQueryResult } from '@grammyjs/types'
import { html, nothing, type TemplateResult } from 'lit-html'
import { listed } from './composer-list.ts'
import type { Here } from './here.ts'
import { searchOn } from './inline-search.ts'
import { option } from './suggestions.ts'

export function inlineResults(here: Here): TemplateResult | typeof nothing {
  const { inline } = here.local
  if (inline === undefined || here.local.dismissed === here.draft.text) return nothing
  if (inline.results.length === 0)
    return html`<div class="composer-list" role="status"><p class="option-note">${inline.isWaiting ? 'Asking the bot…' : 'The bot found nothing.'}</p></div>`
  if (listed(here)?.kind !== 'results') return nothing
  const more = html`<button type="button" class="option-more" ?disabled=${inline.isWaiting} @click=${() => searchOn(here)}>More</button>`
  return html`<div class="composer-list"><div id="composer-list" role="listbox" aria-label="Results">
    ${inline.results.map((result, index) => option(here, index, line(here, result)))}</div>${inline.nextOffset === '' ? nothing : more}</div>`
}

function line(here: Here, result: InlineQueryResult): TemplateResult {
  const title = 'title' in result && result.title !== undefined ? result.title : result.type
  const hint = 'description' in result ? (result.description ?? '') : ''
  const cached = 'photo_file_id' in result ? result.photo_file_id : undefined
  return html`<span class="option-thumb hue-${title.length % 6}" aria-hidden="true">${
    cached === undefined ? ([...title][0] ?? '') : html`<img src=${here.context.fileUrl(cached)} alt="">`
  }</span><span class="option-words"><b dir="auto">${title}</b><span dir="auto">${hint}</span></span>`
}
