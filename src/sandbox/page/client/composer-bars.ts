// What the next message is about, over the input field: a reply, an edit, a forward, a query carried to this chat.
import { html, nothing, type TemplateResult } from 'lit-html'
import { focusComposer } from './button-action.ts'
import { letGo } from './composer-send.ts'
import type { Here } from './here.ts'
import { CLOSE } from './icons.ts'
import { searchInline } from './inline-search.ts'
import { shownMessages } from './model.ts'
import { plainText } from './plain-text.ts'

export function contextBars(here: Here): TemplateResult | typeof nothing {
  const { draft, local, model, chat } = here
  const textOf = (id: number) => {
    const found = shownMessages(model, chat.id).find(({ wire }) => wire.message_id === id)
    return found === undefined ? '' : plainText(found.wire).slice(0, 120)
  }
  const close = () => letGo(here)
  if (draft.editing !== undefined) return bar('Edit message', textOf(draft.editing), close)
  if (draft.replyTo !== undefined) return bar('Reply', textOf(draft.replyTo), close)
  if (local.forwarding === undefined) return nothing
  return bar('Forward here, or open another chat', local.forwarding.preview, close)
}

/** A button of the bot asked for a chat to put its query into: any chat opened from now on can take it. */
export function carriedBar(here: Here): TemplateResult | typeof nothing {
  const { carried } = here.local
  if (carried === undefined) return nothing
  const take = () => {
    here.draft.text = carried.text
    here.local.carried = undefined
    searchInline(here)
    here.redraw()
    focusComposer()
  }
  const close = () => {
    here.local.carried = undefined
    here.redraw()
  }
  return html`<div class="bar"><button type="button" class="bar-words" @click=${take}>
    <b>Ask here, or open another chat</b><span dir="auto">${carried.text}</span></button>${closeButton(close)}</div>`
}

function bar(title: string, text: string, close: () => void): TemplateResult {
  return html`<div class="bar"><div class="bar-words"><b>${title}</b><span dir="auto">${text}</span></div>${closeButton(close)}</div>`
}

function closeButton(close: () => void): TemplateResult {
  return html`<button type="button" class="icon-button" aria-label="Cancel" @click=${close}>${CLOSE}</button>`
}
