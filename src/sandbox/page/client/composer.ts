// The foot of the conversation: what one is about to send, or the one button there is when one cannot write.
import { html, nothing, type TemplateResult } from 'lit-html'
import { attachButton, attachedFiles, attachFiles } from './attach.ts'
import { carriedBar, contextBars } from './composer-bars.ts'
import { inputField } from './composer-input.ts'
import { send } from './composer-send.ts'
import type { Here } from './here.ts'
import { DONE, LINES, SEND } from './icons.ts'
import { inlineResults } from './inline-results.ts'
import { menuButton } from './popup.ts'
import { isFolded, replyKeyboard, replyKeyboardToggle } from './reply-keyboard.ts'
import { suggestions } from './suggestions.ts'

export function composer(here: Here): TemplateResult {
  const { chat, context, draft } = here
  const only = (label: string, act: () => void) =>
    html`<footer class="composer">${carriedBar(here)}<button type="button" class="only" @click=${act}>${label}</button></footer>`
  if (chat.reach === 'never') return only('START', () => context.act({ kind: 'start' }))
  if (chat.reach === 'blocked') return only('Unblock', () => context.act({ kind: 'unblock' }))
  if (chat.reach === 'deactivated')
    return html`<footer class="composer"><p class="gone">This account is deleted.</p></footer>`
  const canSend = draft.text.trim() !== '' || draft.files.length > 0 || here.local.forwarding !== undefined
  const paste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    attachFiles(here, files, false)
  }
  return html`<footer class="composer" @paste=${paste}>
    ${suggestions(here)}${inlineResults(here)}
    ${carriedBar(here)}${contextBars(here)}${attachedFiles(here)}
    <form class="composer-row" @submit=${(event: Event) => {
      event.preventDefault()
      void send(here)
    }}>
      ${commandsButton(here)}${attachButton(here)}
      ${inputField(here)}
      ${replyKeyboardToggle(here)}
      <button class="send" type="submit" aria-label=${draft.editing === undefined ? 'Send' : 'Save'} aria-disabled=${!canSend}>
        ${draft.editing === undefined ? SEND : DONE}</button>
    </form>
    ${chat.replyKeyboard === undefined || isFolded(here) ? nothing : replyKeyboard(here, chat.replyKeyboard)}
  </footer>`
}

function commandsButton(here: Here): TemplateResult | typeof nothing {
  const commands = here.chat.menus[here.model.player] ?? []
  if (commands.length === 0 || here.chat.kind === 'group') return nothing
  const items = commands.map(({ command, description }) => ({
    label: `/${command}`,
    hint: description,
    act: () => void here.context.act({ kind: 'send', text: `/${command}` }),
  }))
  return html`<div class="commands">${menuButton(here, 'commands', 'Commands menu', html`${LINES}<span class="commands-word">Menu</span>`, items)}</div>`
}
