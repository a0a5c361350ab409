// The buttons under a message (Bot API, InlineKeyboardMarkup).
import type { InlineKeyboardMarkup } from '@grammyjs/types'
import { html, nothing, type TemplateResult } from 'lit-html'
import { type Action, actionOf, type Button, carryOut, waitingKey } from './button-action.ts'
import type { Here } from './here.ts'
import { COPY, FORWARD, LENS, OUT } from './icons.ts'

export function inlineKeyboard(here: Here, message: number, markup: InlineKeyboardMarkup): TemplateResult {
  const rows = markup.inline_keyboard.map(
    (row) =>
      html`<div class="keyboard-row">${row.map((button) => botButton(here, message, button, button.text))}</div>`,
  )
  return html`<div class="keyboard" role="group" aria-label="Buttons of this message">${rows}</div>`
}

/** One button of the bot; `label` is its text as drawn. */
export function botButton(here: Here, message: number, button: Button, label: unknown): TemplateResult {
  const action = actionOf(button)
  const isWaiting = action.kind === 'press' && here.local.waiting.has(waitingKey(here, message, action.data))
  const isDisabled = 'disabled' in button
  const mark = MARKS[action.kind]
  const sign = mark === undefined ? nothing : html`<span class="bot-button-mark">${mark.sign}</span>`
  return html`<button type="button" class="bot-button ${button.style ?? ''} ${isWaiting ? 'waiting' : ''}" dir="auto"
    aria-busy=${isWaiting} aria-disabled=${isDisabled} @click=${() => carryOut(here, message, action)}
    title=${mark?.meaning ?? nothing}><span class="bot-button-label">${label}</span>${sign}</button>`
}

const MARKS: Partial<Record<Action['kind'], { sign: TemplateResult<2>; meaning: string }>> = {
  open: { sign: OUT, meaning: 'Opens a link' },
  copy: { sign: COPY, meaning: 'Copies a text' },
  'ask-here': { sign: LENS, meaning: 'Asks inline, here' },
  'ask-elsewhere': { sign: FORWARD, meaning: 'Asks inline, in a chat to choose' },
}
