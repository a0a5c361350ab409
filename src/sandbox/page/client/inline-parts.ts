// Parts of a text one can click on, the same in plain and in rich messages.
import { html, type TemplateResult } from 'lit-html'
import { momentText } from './date-time.ts'
import type { Here } from './here.ts'
import { safeLink } from './safe-link.ts'

/** A link, or plain text where the address must not be one. */
export function link(here: Here, address: string, inner: unknown): TemplateResult {
  const href = safeLink(address)
  if (href === undefined) return html`<span>${inner}</span>`
  const open = (event: Event) => {
    event.preventDefault()
    here.context.open(href)
  }
  return html`<a href=${href} target="_blank" rel="noopener noreferrer" @click=${open}>${inner}</a>`
}

/** Sends the command when clicked, to the bot by name in a group. */
export function sendsCommand(here: Here, command: string, inner: unknown): TemplateResult {
  const inGroup = here.chat.kind === 'group' && !command.includes('@')
  const text = inGroup ? `${command}@${here.model.bot?.username ?? ''}` : command
  return html`<button type="button" class="link" @click=${() => here.context.act({ kind: 'send', text })}>${inner}</button>`
}

export function spoiler(here: Here, path: string, inner: unknown): TemplateResult {
  if (here.local.revealed.has(path)) return html`<span class="spoiler revealed">${inner}</span>`
  const reveal = () => {
    here.local.revealed.add(path)
    here.redrawMessages()
  }
  return html`<span class="spoiler" role="button" tabindex="0" aria-label="Hidden text, show" @click=${reveal}
    @keydown=${onEnter(reveal)}><span aria-hidden="true">${inner}</span></span>`
}

/** Enter and space do what a click does, for what is not a button by itself. */
export function onEnter(act: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    act()
  }
}

/** Longer than this a quotation is folded. */
const FOLDED_LENGTH = 160
const FOLDED_LINES = 3

export function expandable(here: Here, path: string, inner: unknown, text: string): TemplateResult {
  const isLong = text.length > FOLDED_LENGTH || text.split('\n').length > FOLDED_LINES
  if (!isLong) return html`<blockquote dir="auto">${inner}</blockquote>`
  const isOpen = here.local.opened.get(path) === true
  const toggle = () => {
    here.local.opened.set(path, !isOpen)
    here.redrawMessages()
  }
  return html`<blockquote class="expandable ${isOpen ? 'open' : ''}" dir="auto"><div class="expandable-text">${inner}</div
    ><button type="button" class="expander" aria-expanded=${isOpen} aria-label=${isOpen ? 'Show less' : 'Show more'}
      @click=${toggle}></button></blockquote>`
}

/** A moment, with the whole of it as a hint. */
export function time(here: Here, at: number, shown: unknown): TemplateResult {
  if (Math.abs(at) > 8.64e15) return html`<span>${shown}</span>`
  return html`<time datetime=${new Date(at).toISOString()} title=${momentText(at, here.zone)}>${shown}</time>`
}
