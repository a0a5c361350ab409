// The conversation of the chat that is open: header, messages, composer. It draws from the model and acts through the context.
import { html, nothing, type TemplateResult } from 'lit-html'
import { guard } from 'lit-html/directives/guard.js'
import { keyed } from 'lit-html/directives/keyed.js'
import { ref } from 'lit-html/directives/ref.js'
import { repeat } from 'lit-html/directives/repeat.js'
import { bubble } from './bubble.ts'
import { composer } from './composer.ts'
import type { Context } from './context.ts'
import { dayKey, dayText } from './date-time.ts'
import { header } from './header.ts'
import { type Here, hereOf } from './here.ts'
import { DOWN } from './icons.ts'
import type { LocalState } from './local-state.ts'
import { type Model, shownMessages } from './model.ts'
import { goToEnd, keepsPlace, readingOf } from './scroll.ts'
import { keepsTabStops } from './tab-stops.ts'
import { timeline } from './timeline.ts'

export function conversation(model: Model, context: Context, local: LocalState): TemplateResult {
  const chat = model.chats.find(({ id }) => id === model.chat)
  if (chat === undefined) return html`<section class="conversation empty"><p>Choose a chat.</p></section>`
  const now = Date.now()
  const here = hereOf(model, context, local, chat, now)
  return html`<section class="conversation" aria-label="Conversation">
    ${header(here, now)}
    <div class="messages-frame">${keyed(here.place, messageList(here))}${newBelow(here)}</div>
    <p id="messages-keys" class="visually-hidden">Page Up and Page Down go from message to message, Control and End to the message field.</p>
    ${composer(here)}
  </section>`
}

function messageList(here: Here): TemplateResult {
  const messages = here.model.messages.get(here.chat.id) ?? []
  // The scene's clock ticks several times a second: the list is drawn again only when something in it may differ.
  const minute = Math.floor(here.now / 60_000)
  const drawn = guard([messages, here.chat, here.local.version, minute, here.model.bot?.username], () => items(here))
  return html`<div class="messages" tabindex="0" role="log" aria-relevant="additions" aria-label="Messages" aria-describedby="messages-keys"
    ${ref(keepsPlace(here))} ${ref(keepsTabStops)}>
    <div class="messages-content">${messages.length === 0 ? emptyChat(here) : drawn}</div></div>`
}

function items(here: Here): unknown {
  const all = timeline(shownMessages(here.model, here.chat.id), (at) => dayKey(at, here.zone))
  return repeat(
    all,
    ({ key }) => key,
    (item) =>
      item.kind === 'day'
        ? html`<h3 class="day"><span>${dayText(item.at, here.now, here.zone)}</span></h3>`
        : bubble(here, item),
  )
}

function emptyChat({ chat, model }: Here): TemplateResult {
  const words =
    chat.kind === 'group'
      ? 'Nothing was written here yet.'
      : `Press START, and ${model.bot?.name ?? 'the bot'} will answer.`
  return html`<p class="empty-chat">${words}</p>`
}

function newBelow(here: Here): TemplateResult | typeof nothing {
  const { isAtEnd, below } = readingOf(here)
  if (isAtEnd) return nothing
  return html`<button type="button" class="to-end" @click=${() => goToEnd(here)} aria-label=${below > 0 ? `${below} new, go to the end` : 'Go to the end'}
    >${DOWN}${below > 0 ? html` <b>${below} new</b>` : nothing}</button>`
}
