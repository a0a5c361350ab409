// The top of the conversation: whose it is, whether the bot is typing, and what one can do with the chat.
import { html, type TemplateResult } from 'lit-html'
import { avatar } from './avatar.ts'
import type { Here } from './here.ts'
import { MORE } from './icons.ts'
import { type MenuItem, menuButton } from './popup.ts'

export function header(here: Here, browserNow: number): TemplateResult {
  const { chat, model } = here
  const isBotChat = chat.kind === 'private'
  const title = isBotChat ? (model.bot?.name ?? 'Bot') : chat.title
  const isTyping = (model.typing.get(chat.id) ?? 0) > browserNow
  return html`<header class="conversation-header">
    ${isBotChat ? html`<img class="avatar" src="/client/icon.svg" alt="">` : avatar(chat.id, title)}
    <div class="conversation-title"><h2 dir="auto">${title}</h2>
      <p class="conversation-note ${isTyping ? 'typing' : ''}" role="status">${isTyping ? html`typing<span class="dots" aria-hidden="true"></span>` : noteOf(here)}</p></div>
    ${isBotChat ? menuButton(here, 'header', 'Chat menu', MORE, items(here)) : ''}
  </header>`
}

function noteOf({ chat, model }: Here): string {
  if (chat.kind === 'group') return `${chat.members.length + 1} members`
  if (chat.reach === 'blocked') return 'bot · blocked by you'
  const name = model.bot === undefined ? 'bot' : `bot · @${model.bot.username}`
  return chat.hasOldApp ? `${name} · in an old app` : name
}

function items({ chat, context }: Here): MenuItem[] {
  if (chat.reach === 'deactivated') return []
  if (chat.reach === 'blocked') return [{ label: 'Unblock', act: () => void context.act({ kind: 'unblock' }) }]
  return [
    {
      label: chat.reach === 'never' ? 'Start' : 'Start again',
      hint: '/start',
      act: () => void context.act({ kind: 'start' }),
    },
    {
      label: 'This person’s app is old',
      isChecked: chat.hasOldApp,
      act: () => void context.act({ kind: 'app', isOld: !chat.hasOldApp }),
    },
    { label: 'Block the bot', isDanger: true, act: () => void context.act({ kind: 'block' }) },
  ]
}
