// What lies around the conversation: the bar on a phone, the caption of the scene, the word that the line is broken.
import { html, nothing, type TemplateResult } from 'lit-html'
import { BACK } from './icons.ts'
import type { Model } from './model.ts'

export type Frame = {
  /** Back to the list of chats, on a phone. */
  back: () => void
  panelButton: unknown
  isPanelOpen: boolean
}

export function frame(model: Model, { back, panelButton, isPanelOpen }: Frame, inside: TemplateResult): TemplateResult {
  const name = model.players.find(({ id }) => id === model.player)?.name
  // The panel says it itself.
  const caption = isPanelOpen ? '' : (model.scene?.caption ?? '')
  return html`<div class="phone-bar">
      <button type="button" class="plain-button" @click=${back}>${BACK} Chats</button>
      <span class="phone-bar-name">${name === undefined ? nothing : `You are ${name}`}</span>
      ${panelButton}
    </div>
    ${model.isConnected ? nothing : html`<p class="connecting" role="status">Connecting…</p>`}
    ${caption === '' ? nothing : html`<p class="caption-strip" role="status">${caption}</p>`}
    ${inside}`
}
