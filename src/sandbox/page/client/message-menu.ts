// What one can do with a message: the button at its corner and the right mouse button.
import { html, nothing, type TemplateResult } from 'lit-html'
import type { MessageView } from '#sandbox/page/protocol'
import { copy, focusComposer } from './button-action.ts'
import type { Here } from './here.ts'
import { DOWN } from './icons.ts'
import { plainText } from './plain-text.ts'
import { type MenuItem, menuButton, openPopup } from './popup.ts'

type Views = readonly [MessageView, ...MessageView[]]

/** `views` are one message, or an album. */
export function messageMenu(here: Here, views: Views, isOut: boolean): TemplateResult | typeof nothing {
  if (here.chat.reach === 'deactivated') return nothing
  return html`<div class="message-menu">${menuButton(here, nameOf(views[0]), 'Message menu', DOWN, items(here, views, isOut))}</div>`
}

/** Opens the menu of the message where the browser would open its own; a link or a picture keeps the browser's. */
export function opensMenu(here: Here, view: MessageView): (event: MouseEvent) => void {
  return (event) => {
    const { target, currentTarget } = event
    if (
      target instanceof Element &&
      target.closest('a, img, video, audio, button, summary, [role=button], .popup') !== null
    )
      return
    if (!(currentTarget instanceof HTMLElement) || window.getSelection()?.isCollapsed === false) return
    event.preventDefault()
    openPopup(here, nameOf(view), currentTarget.querySelector<HTMLElement>('.message-menu') ?? currentTarget)
  }
}

/** Where nothing hovers a tap on the message opens its menu, as in Telegram. */
export function opensMenuByTap(here: Here, view: MessageView): (event: MouseEvent) => void {
  const open = opensMenu(here, view)
  return (event) => {
    if (matchMedia('(hover: none)').matches) open(event)
  }
}

function nameOf({ wire }: MessageView): string {
  return `message ${wire.message_id}`
}

function items(here: Here, views: Views, isOut: boolean): MenuItem[] {
  const { wire } = views.find((view) => view.wire.caption !== undefined) ?? views[0]
  const { draft, context } = here
  const message = wire.message_id
  const text = plainText(wire)
  const compose = (change: () => void) => () => {
    change()
    here.redraw()
    focusComposer()
  }
  const reply = compose(() => {
    draft.replyTo = message
    draft.editing = undefined
  })
  const forward = compose(() => {
    here.local.forwarding = { message, from: here.chat.id, preview: text.slice(0, 120) }
  })
  const edit = compose(() => {
    draft.editing = message
    draft.replyTo = undefined
    draft.text = text
  })
  const remove = () => {
    for (const view of views) void context.act({ kind: 'remove', message: view.wire.message_id })
  }
  const canEdit = isOut && wire.text !== undefined && wire.forward_origin === undefined && wire.via_bot === undefined
  return [
    { label: 'Reply', act: reply },
    { label: 'Copy text', act: () => void copy(here, text) },
    ...(wire.has_protected_content === true ? [] : [{ label: 'Forward', act: forward }]),
    ...(canEdit ? [{ label: 'Edit', act: edit }] : []),
    ...(isOut ? [{ label: 'Delete', isDanger: true, act: remove }] : []),
  ]
}
