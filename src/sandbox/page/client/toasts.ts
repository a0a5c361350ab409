// Short messages over the page, and alerts that wait to be closed (Bot API, answerCallbackQuery, `show_alert`).
import { html, render } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'

type Toast = { id: number; text: string }

const SHOWN_MS = 4000
const MOST = 3

export function createToasts(root: HTMLElement): (text: string, alert?: boolean) => void {
  let toasts: Toast[] = []
  let alerts: Toast[] = []
  let count = 0
  const drop = (id: number) => {
    toasts = toasts.filter((each) => each.id !== id)
    draw()
  }
  const draw = () => {
    const alert = alerts[0]
    const line = ({ text }: Toast) => html`<p class="toast">${text}</p>`
    render(
      html`<div class="toast-list" role="status" aria-live="polite">${repeat(toasts, ({ id }) => id, line)}</div>
        <dialog class="alert" aria-label="Message of the bot" @close=${closed}>
          <p>${alert?.text}</p>
          <form method="dialog"><button class="alert-ok" autofocus>OK</button></form>
        </dialog>`,
      root,
    )
    const dialog = root.querySelector('dialog')
    if (alert !== undefined && dialog?.open === false) dialog.showModal()
  }
  const closed = () => {
    alerts = alerts.slice(1)
    draw()
  }
  draw()
  return (text, alert = false) => {
    const toast = { id: ++count, text }
    if (alert) alerts = [...alerts, toast]
    else {
      toasts = [...toasts, toast].slice(-MOST)
      setTimeout(() => drop(toast.id), SHOWN_MS)
    }
    draw()
  }
}
