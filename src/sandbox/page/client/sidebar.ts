// The left side: who one is, and their chats.
import { html, nothing, type TemplateResult } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { ChatView, Player } from '#sandbox/page/protocol'
import { avatar } from './avatar.ts'
import { clockText } from './date-time.ts'
import { MOON, SUN } from './icons.ts'
import { lastLine } from './last-line.ts'
import { chatsOf, type Model, shownMessages, unread, zoneOf } from './model.ts'

type Go = (player: number, chat?: number) => void
type Switches = { isDark: boolean; toggleTheme: () => void; panelButton: unknown }

export function sidebar(model: Model, { isDark, toggleTheme, panelButton }: Switches, go: Go): TemplateResult {
  return html`<header class="sidebar-head">
      <img src="/client/icon.svg" alt="" width="32" height="32">
      <h1>${model.bot?.name ?? 'Briefings'}</h1>
      <button class="icon-button" aria-pressed=${isDark} aria-label="Dark theme" title="Light or dark" @click=${toggleTheme}>
        ${isDark ? SUN : MOON}</button>
      ${panelButton}
    </header>
    <section aria-labelledby="people-title">
      <h2 id="people-title" class="sidebar-title">You are</h2>
      <ul class="people">${repeat(
        model.players,
        ({ id }) => id,
        (player) => person(model, player, go),
      )}</ul>
    </section>
    <section aria-labelledby="chats-title">
      <h2 id="chats-title" class="sidebar-title">Chats</h2>
      <ul class="chats">${repeat(
        chatsOf(model, model.player),
        ({ id }) => id,
        (chat) => chatLine(model, chat, go),
      )}</ul>
    </section>`
}

const ROLES = {
  reader: nothing,
  editor: html`<span class="role">editor</span>`,
  owner: html`<span class="role">owner</span>`,
}

function person(model: Model, { id, name, note, role }: Player, go: Go): TemplateResult {
  const isChosen = id === model.player
  const news = isChosen ? 0 : chatsOf(model, id).reduce((sum, chat) => sum + unread(model, id, chat.id), 0)
  return html`<li><button class="person" aria-pressed=${isChosen} @click=${() => go(id)}>
    ${avatar(id, name)}
    <span class="line-main"><span class="line-title">${name} ${ROLES[role]}</span><span class="line-note">${note}</span></span>
    ${badge(news)}
  </button></li>`
}

function chatLine(model: Model, chat: ChatView, go: Go): TemplateResult {
  const isOpen = chat.id === model.chat
  const title = chat.kind === 'private' ? (model.bot?.name ?? '') : chat.title
  const last = shownMessages(model, chat.id).at(-1)
  return html`<li><button class="chat-line" aria-current=${isOpen ? 'true' : 'false'} @click=${() => go(model.player, chat.id)}>
    ${chat.kind === 'private' ? html`<img class="avatar" src="/client/icon.svg" alt="">` : avatar(chat.id, chat.title)}
    <span class="line-main">
      <span class="line-title"><span class="line-name">${title}</span>${last === undefined ? nothing : html`<time>${clockText(last.at, zoneOf(model))}</time>`}</span>
      <span class="line-note" dir="auto">${last === undefined ? emptyNote(chat) : lastLine(last, model.player)}</span>
    </span>
    ${badge(isOpen ? 0 : unread(model, model.player, chat.id))}
  </button></li>`
}

function emptyNote({ kind }: ChatView): string {
  return kind === 'private' ? 'Not started yet' : 'No messages yet'
}

function badge(count: number): TemplateResult | typeof nothing {
  if (count === 0) return nothing
  return html`<span class="badge"><span aria-hidden="true">${count > 99 ? '99+' : count}</span><span class="visually-hidden">, ${count} unread</span></span>`
}
