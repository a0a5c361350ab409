// The input field: it grows with the text, and the keyboard leads through what is offered over it (ARIA combobox).
import { html, nothing, type TemplateResult } from 'lit-html'
import { live } from 'lit-html/directives/live.js'
import { moved } from './completion.ts'
import { chooseListed, listed } from './composer-list.ts'
import { letGo, send } from './composer-send.ts'
import type { Here } from './here.ts'
import { searchInline } from './inline-search.ts'

/** Telegram's client cuts longer texts into several messages; a bot's reader has no use for that. */
const MAX_TEXT = 4096

export function inputField(here: Here): TemplateResult {
  const { draft, chat } = here
  const list = listed(here)
  const placeholder = draft.files.length > 0 ? 'Caption' : (chat.replyKeyboard?.input_field_placeholder ?? 'Message')
  const typed = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLTextAreaElement)) return
    draft.text = currentTarget.value
    here.local.choice = 0
    here.local.dismissed = undefined
    searchInline(here)
    here.redraw()
  }
  // The same text lies invisible under the field and gives it its height (conversation.css).
  return html`<div class="field" data-text=${draft.text}><textarea rows="1" dir="auto" placeholder=${placeholder} aria-label=${placeholder}
    maxlength=${MAX_TEXT} autocomplete="off" role="combobox" aria-autocomplete="list" aria-haspopup="listbox"
    aria-expanded=${list !== undefined} aria-controls=${list === undefined ? nothing : 'composer-list'}
    aria-activedescendant=${list === undefined ? nothing : `composer-option-${here.local.choice}`}
    .value=${live(draft.text)} @input=${typed} @keydown=${keys(here)}></textarea></div>`
}

function keys(here: Here): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (!ofList(here, event) && !ofField(here, event)) return
    event.preventDefault()
  }
}

function ofList(here: Here, { key, shiftKey }: KeyboardEvent): boolean {
  const list = listed(here)
  if (list === undefined) return false
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    here.local.choice = moved(here.local.choice, key === 'ArrowDown' ? 1 : -1, list.count)
    here.redraw()
    document.getElementById(`composer-option-${here.local.choice}`)?.scrollIntoView({ block: 'nearest' })
  } else if (key === 'Escape') {
    here.local.dismissed = here.draft.text
    here.redraw()
  } else if ((key === 'Enter' || key === 'Tab') && !shiftKey) chooseListed(here, here.local.choice, key === 'Enter')
  else return false
  return true
}

function ofField(here: Here, { key, shiftKey }: KeyboardEvent): boolean {
  if (key === 'Enter' && !shiftKey) void send(here)
  else if (key !== 'Escape' || !letGo(here)) return false
  return true
}
