// The keyboard the bot put under the input field (Bot API, ReplyKeyboardMarkup).
import type { KeyboardButton, ReplyKeyboardMarkup } from '@grammyjs/types'
import { html, nothing, type TemplateResult } from 'lit-html'
import type { Here } from './here.ts'
import { KEYS } from './icons.ts'
import { PLACES, sendPlace } from './places.ts'
import { menuButton } from './popup.ts'

export function replyKeyboard(here: Here, { keyboard }: ReplyKeyboardMarkup): TemplateResult {
  const rows = keyboard.map(
    (row, at) =>
      html`<div class="keyboard-row">${row.map((each, column) => button(here, each, `${at}.${column}`))}</div>`,
  )
  return html`<div class="reply-keyboard" role="group" aria-label="Keyboard of the bot">${rows}</div>`
}

export function replyKeyboardToggle(here: Here): TemplateResult | typeof nothing {
  if (here.chat.replyKeyboard === undefined) return nothing
  const folded = isFolded(here)
  const toggle = () => {
    if (folded) here.local.folded.delete(here.place)
    else here.local.folded.add(here.place)
    here.redraw()
  }
  return html`<button type="button" class="icon-button" aria-label="Keyboard of the bot" aria-expanded=${!folded} @click=${toggle}>${KEYS}</button>`
}

export function isFolded({ local, place }: Here): boolean {
  return local.folded.has(place)
}

function button(here: Here, given: KeyboardButton, name: string): TemplateResult {
  const { text, style = '' } = typeof given === 'string' ? { text: given } : given
  if (typeof given === 'object' && 'request_location' in given && given.request_location) {
    const items = PLACES.map((place) => ({ label: place.name, act: () => sendPlace(here, place) }))
    return html`<div class="reply-button">${menuButton(here, `reply ${name}`, text, text, items)}</div>`
  }
  const isPlain = typeof given === 'string' || Object.keys(given).every((key) => PLAIN_KEYS.has(key))
  const press = () => {
    if (isPlain) void here.context.act({ kind: 'send', text })
    else here.context.toast('This Telegram cannot share that.')
  }
  return html`<button type="button" class="reply-button ${style}" dir="auto" @click=${press}>${text}</button>`
}

const PLAIN_KEYS = new Set(['text', 'style', 'icon_custom_emoji_id'])
