// What a button of the bot does, and doing it; the same for inline keyboards and for buttons in rich messages.
import type { InlineKeyboardButton, RichMessageButton } from '@grammyjs/types'
import type { Here } from './here.ts'
import { searchInline } from './inline-search.ts'
import { followAnswer } from './scroll.ts'

export type Button = InlineKeyboardButton | RichMessageButton

export type Action =
  | { kind: 'press'; data: string }
  | { kind: 'open'; url: string }
  | { kind: 'copy'; text: string }
  | { kind: 'ask-here'; query: string }
  | { kind: 'ask-elsewhere'; query: string }
  | { kind: 'nothing'; why: string }

export function actionOf(button: Button): Action {
  if ('callback_data' in button) return { kind: 'press', data: button.callback_data }
  if ('url' in button) return { kind: 'open', url: button.url }
  if ('login_url' in button) return { kind: 'open', url: button.login_url.url }
  if ('copy_text' in button) return { kind: 'copy', text: button.copy_text.text }
  if ('switch_inline_query_current_chat' in button)
    return { kind: 'ask-here', query: button.switch_inline_query_current_chat }
  if ('switch_inline_query' in button) return { kind: 'ask-elsewhere', query: button.switch_inline_query }
  if ('switch_inline_query_chosen_chat' in button)
    return { kind: 'ask-elsewhere', query: button.switch_inline_query_chosen_chat.query ?? '' }
  if ('disabled' in button) return { kind: 'nothing', why: 'This button does nothing now.' }
  return { kind: 'nothing', why: 'Mini Apps, games and payments are not part of this Telegram.' }
}

export function waitingKey(here: Here, message: number, data: string): string {
  return `${here.place}:${message}:${data}`
}

export async function carryOut(here: Here, message: number, action: Action): Promise<void> {
  switch (action.kind) {
    case 'press':
      return press(here, message, action.data)
    case 'open':
      return here.context.open(action.url)
    case 'copy':
      return copy(here, action.text)
    case 'ask-here':
      here.draft.text = `@${here.model.bot?.username ?? ''} ${action.query}`
      searchInline(here)
      here.redraw()
      return focusComposer()
    case 'ask-elsewhere':
      here.local.carried = { text: `@${here.model.bot?.username ?? ''} ${action.query}`, from: here.chat.id }
      return here.redraw()
    case 'nothing':
      return here.context.toast(action.why)
  }
}

async function press(here: Here, message: number, data: string): Promise<void> {
  const key = waitingKey(here, message, data)
  if (here.local.waiting.has(key)) return
  here.local.waiting.add(key)
  followAnswer(here, message)
  here.redrawMessages()
  const answer = await here.context.act({ kind: 'press', message, data })
  here.local.waiting.delete(key)
  here.redrawMessages()
  if (!answer.ok || answer.toast === undefined) return
  const { text, alert, url } = answer.toast
  if (text !== undefined && text !== '') here.context.toast(text, alert)
  if (url !== undefined) here.context.open(url)
}

export async function copy(here: Here, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    here.context.toast('Copied to the clipboard.')
  } catch {
    here.context.toast('The browser does not let this page copy.')
  }
}

/** The input field of the page, or the one button in its place; it is there once. */
export function focusComposer(): void {
  document.querySelector<HTMLElement>('.composer textarea, .composer .only')?.focus()
}
