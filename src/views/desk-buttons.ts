// The buttons of the editors' desk. They do nothing themselves.
import { actionData, type DeskAct } from './action.ts'
import type { Button, Keyboard } from './message.ts'

export function deskButton(text: string, what: DeskAct, subject = '', page = 0): Button {
  return { text, data: actionData({ kind: 'desk', what, subject, page }) }
}

/** ◀ ▶ of a list as one row, or none. */
export function deskArrows(what: DeskAct, subject: string, page: number, hasNext: boolean): Keyboard {
  const row = [
    ...(page > 0 ? [deskButton('◀', what, subject, page - 1)] : []),
    ...(hasNext ? [deskButton('▶', what, subject, page + 1)] : []),
  ]
  return row.length === 0 ? [] : [row]
}
