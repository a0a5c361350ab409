// The commands that fit what is being typed, over the input field.
import { html, nothing, type TemplateResult } from 'lit-html'
import { chooseListed, listed, offeredCommands } from './composer-list.ts'
import type { Here } from './here.ts'

export function suggestions(here: Here): TemplateResult | typeof nothing {
  if (listed(here)?.kind !== 'commands') return nothing
  const lines = offeredCommands(here).map(({ command, description }, index) =>
    option(here, index, html`<b>/${command}</b><span dir="auto">${description}</span>`),
  )
  return html`<div class="composer-list" id="composer-list" role="listbox" aria-label="Commands">${lines}</div>`
}

/** One line of the list; the focus stays in the field. */
export function option(here: Here, index: number, inner: TemplateResult): TemplateResult {
  const isMarked = here.local.choice === index
  return html`<div class="option ${isMarked ? 'marked' : ''}" id="composer-option-${index}" role="option" aria-selected=${isMarked}
    @mousedown=${(event: Event) => event.preventDefault()} @click=${() => chooseListed(here, index, true)}>${inner}</div>`
}
