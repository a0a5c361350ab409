// The buttons of the director's panel: each asks for one thing and is off until that is done. Not by `disabled`, which
// would take the keyboard's focus away.
import { html, nothing, type TemplateResult } from 'lit-html'
import type { Direction } from '#sandbox/page/protocol'

export type Desk = { isWaiting: (direction: Direction) => boolean; direct: (direction: Direction) => void }

/** How a button looks and what a screen reader adds to it. */
export type Look = { isPressed?: boolean; isDanger?: boolean; label?: string; isIcon?: boolean }

export function deskButton(desk: Desk, direction: Direction, content: unknown, look: Look = {}): TemplateResult {
  const kind =
    look.isIcon === true ? 'icon-button small' : look.isDanger === true ? 'desk-button danger' : 'desk-button'
  const isWaiting = desk.isWaiting(direction)
  return html`<button type="button" class="${kind} ${isWaiting ? 'waiting' : ''}" aria-disabled=${isWaiting}
    aria-pressed=${look.isPressed ?? nothing} aria-label=${look.label ?? nothing} title=${look.label ?? nothing}
    @click=${() => desk.direct(direction)}>${content}</button>`
}

/** A switch for what goes on until it is ended. */
export function deskSwitch(
  desk: Desk,
  direction: Extract<Direction, { on: boolean }>,
  content: unknown,
  note: string,
): TemplateResult {
  const isOn = !direction.on
  const isWaiting = desk.isWaiting(direction)
  return html`<button type="button" role="switch" class="desk-switch ${isWaiting ? 'waiting' : ''}" aria-checked=${isOn}
    aria-disabled=${isWaiting} @click=${() => desk.direct(direction)}>
    <span class="desk-switch-words">${content}<small>${note}</small></span><span class="desk-switch-mark" aria-hidden="true"></span></button>`
}
