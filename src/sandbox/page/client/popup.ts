// Menus that open at a button: one at a time, closed by Escape, a click elsewhere or a choice; arrows move in them.
import { html, nothing, type TemplateResult } from 'lit-html'
import { ref } from 'lit-html/directives/ref.js'
import type { Here } from './here.ts'

/** `isChecked`: of a switch, whether it is on. */
export type MenuItem = { label: string; hint?: string; isDanger?: boolean; isChecked?: boolean; act(): void }

/** A button and, when it is open, its menu; `name` tells it from the others. */
export function menuButton(
  here: Here,
  name: string,
  label: string,
  sign: unknown,
  items: readonly MenuItem[],
): TemplateResult {
  const isOpen = here.local.popup?.name === name
  const toggle = ({ currentTarget }: Event) => {
    if (isOpen) return closePopup(here)
    openPopup(here, name, currentTarget as HTMLElement)
  }
  return html`<div class="popup-owner" data-popup=${name} @focusout=${closesBehind(here, name)} @keydown=${keys(here)}>
    <button type="button" class="icon-button" aria-label=${label} title=${label} aria-haspopup="menu" aria-expanded=${isOpen}
      @click=${toggle}>${sign}</button>
    ${isOpen ? menu(here, label, items) : nothing}</div>`
}

function menu(here: Here, label: string, items: readonly MenuItem[]): TemplateResult {
  const choose = (item: MenuItem) => (event: Event) => {
    if (event.currentTarget instanceof Element) focusButton(event.currentTarget)
    closePopup(here)
    item.act()
  }
  return html`<div class="popup ${here.local.popup?.isUp === true ? 'up' : ''}" role="menu" tabindex="-1" aria-label=${label} ${ref(goesToFirst)}>
    ${items.map(
      (
        item,
      ) => html`<button type="button" role=${item.isChecked === undefined ? 'menuitem' : 'menuitemcheckbox'} tabindex="-1"
        aria-checked=${item.isChecked ?? nothing} class=${item.isDanger === true ? 'danger' : ''}
        @click=${choose(item)}><span>${item.isChecked === true ? '✓ ' : ''}${item.label}</span>${item.hint === undefined ? nothing : html`<small dir="auto">${item.hint}</small>`}</button>`,
    )}</div>`
}

/** Its lines are drawn after it: the focus goes there a moment later. */
function goesToFirst(drawn: Element | undefined): void {
  queueMicrotask(() => drawn?.querySelector<HTMLElement>('[role^=menuitem]')?.focus())
}

/** Opens it on the side of its owner with room. */
export function openPopup(here: Here, name: string, at: HTMLElement): void {
  here.local.popup = { name, isUp: at.getBoundingClientRect().top > window.innerHeight / 2 }
  here.redrawMessages()
}

function closePopup(here: Here): void {
  here.local.popup = undefined
  here.redrawMessages()
}

/** So that the focus is not lost with the menu. */
function focusButton(within: Element): void {
  within.closest('.popup-owner')?.querySelector<HTMLElement>('[aria-haspopup]')?.focus()
}

function closesBehind(here: Here, name: string): (event: FocusEvent) => void {
  return ({ currentTarget, relatedTarget }) => {
    const stays = relatedTarget instanceof Node && (currentTarget as HTMLElement).contains(relatedTarget)
    if (!stays && here.local.popup?.name === name) closePopup(here)
  }
}

function keys(here: Here): (event: KeyboardEvent) => void {
  return (event) => {
    const owner = event.currentTarget as HTMLElement
    const lines = [...owner.querySelectorAll<HTMLElement>('[role^=menuitem]')]
    if (lines.length === 0) return
    const at = lines.indexOf(document.activeElement as HTMLElement)
    const last = lines.length - 1
    const next = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[event.key]
    if (next !== undefined) lines[next]?.focus()
    else if (event.key === 'Escape') {
      focusButton(owner)
      closePopup(here)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
}
