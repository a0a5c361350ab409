// The list of messages without a mouse: Tab stops in few of them, Page Up and Page Down go from one to the next (ARIA
// Authoring Practices, Feed Pattern).
import { focusComposer } from './button-action.ts'
import { bringIntoView } from './scroll.ts'

const CONTROLS = 'a[href], button:not([role^=menuitem]), summary, pre, audio, video, [role=button]'

/** For `ref` of the list. Tab stops in the newest message, in the newest with buttons, and in the one that has the focus. */
export function keepsTabStops(list: Element | undefined): void {
  if (!(list instanceof HTMLElement)) return
  const update = () => {
    const messages = messagesIn(list)
    const withButtons = messages.findLast((each) => each.querySelector('.keyboard') !== null)
    const stops = [messages.at(-1), withButtons, focusedIn(list)]
    for (const message of messages) {
      const tabIndex = stops.includes(message) ? 0 : -1
      for (const control of message.querySelectorAll<HTMLElement>(CONTROLS))
        if (control.tabIndex !== tabIndex) control.tabIndex = tabIndex
    }
  }
  new MutationObserver(update).observe(list, { childList: true, subtree: true })
  list.addEventListener('focusin', update)
  list.addEventListener('keydown', (event) => {
    if (event.altKey || event.metaKey || event.shiftKey || !moves(list, event)) return
    event.preventDefault()
  })
}

function moves(list: HTMLElement, { key, ctrlKey }: KeyboardEvent): boolean {
  if (ctrlKey) {
    if (key === 'End') focusComposer()
    else if (key === 'Home') document.querySelector<HTMLElement>('.chat-line[aria-current=true]')?.focus()
    return key === 'End' || key === 'Home'
  }
  if (key !== 'PageDown' && key !== 'PageUp') return false
  const isDown = key === 'PageDown'
  const messages = messagesIn(list)
  const from = focusedIn(list)
  // A long message is read to its end first, by the browser's own scrolling.
  if (from !== null && reachesBeyond(list, from, isDown)) return false
  const next = from === null ? messages.at(-1) : messages[messages.indexOf(from) + (isDown ? 1 : -1)]
  if (next === undefined) return false
  next.focus({ preventScroll: true })
  bringIntoView(next, 'center')
  return true
}

function messagesIn(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('.message')]
}

function focusedIn(list: HTMLElement): HTMLElement | null {
  const message = document.activeElement?.closest<HTMLElement>('.message') ?? null
  return list.contains(message) ? message : null
}

function reachesBeyond(list: HTMLElement, message: HTMLElement, isDown: boolean): boolean {
  const [inner, outer] = [message.getBoundingClientRect(), list.getBoundingClientRect()]
  return isDown ? inner.bottom > outer.bottom + 1 : inner.top < outer.top - 1
}
