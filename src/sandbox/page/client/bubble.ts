// One message, or one album, as Telegram shows it.
import type { Message, MessageOrigin } from '@grammyjs/types'
import { html, nothing, type TemplateResult } from 'lit-html'
import type { MessageView } from '#sandbox/page/protocol'
import { clockText } from './date-time.ts'
import { endsRightToLeft } from './direction.ts'
import { formatted } from './entities.ts'
import type { Here } from './here.ts'
import { SILENT } from './icons.ts'
import { time } from './inline-parts.ts'
import { inlineKeyboard } from './keyboard.ts'
import { album, mediaOf } from './media.ts'
import { messageMenu, opensMenu, opensMenuByTap } from './message-menu.ts'
import { plainText } from './plain-text.ts'
import { richMessage } from './rich.ts'
import { bringIntoView, flash } from './scroll.ts'
import { serviceText } from './service-text.ts'
import { authorId, authorName, type Item } from './timeline.ts'

type Group = Extract<Item, { kind: 'messages' }>

export function bubble(here: Here, { views, isFirst, isLast }: Group): TemplateResult {
  const [first] = views
  const { wire } = first
  const service = serviceText(wire)
  if (service !== undefined) return html`<p class="service" dir="auto" data-message=${wire.message_id}>${service}</p>`
  const isOut = wire.from?.id === here.model.player && wire.sender_chat === undefined
  const captioned = views.find((view) => view.wire.caption !== undefined) ?? first
  const name = isOut ? 'You' : authorName(first)
  const at = clockText(first.at, here.zone)
  const showsName = here.chat.kind === 'group' && !isOut && isFirst
  const classes = [
    'bubble',
    isOut ? 'out' : 'in',
    isLast ? 'last' : '',
    wire.rich_message === undefined ? '' : 'has-rich',
    isBare(captioned.wire) ? 'bare' : '',
  ]
  return html`<article class="message ${isOut ? 'out' : 'in'} ${isFirst ? 'first' : ''}" tabindex="-1" aria-label=${`${name}, ${at}`}
    data-message=${wire.message_id} @contextmenu=${opensMenu(here, first)}>
    <div class=${classes.join(' ')} @click=${opensMenuByTap(here, first)}>
      ${showsName ? html`<div class="author hue-${authorId(first) % 6}" dir="auto">${name}</div>` : nothing}
      ${wire.forward_origin === undefined ? nothing : forwarded(wire.forward_origin)}
      ${wire.via_bot === undefined ? nothing : html`<div class="via">via @${wire.via_bot.username}</div>`}
      ${wire.reply_to_message === undefined ? nothing : quote(here, wire.reply_to_message)}
      ${views.length > 1 ? album(here, views) : mediaOf(here, first)}
      ${isAbove(first) ? preview(here, first) : nothing}
      ${words(here, captioned.wire)}
      ${isAbove(first) ? nothing : preview(here, first)}
      ${meta(here, views, at)}
      ${messageMenu(here, views, isOut)}
    </div>
    ${wire.reply_markup === undefined ? nothing : inlineKeyboard(here, wire.message_id, wire.reply_markup)}
  </article>`
}

function meta(here: Here, views: Group['views'], at: string): TemplateResult {
  const [first] = views
  const isSilent = first.own && views.every(({ silent }) => silent)
  return html`<div class="meta">
    ${isSilent ? html`<span title="Sent without sound" role="img" aria-label="silent">${SILENT}</span>` : nothing}
    ${views.some(({ isEdited }) => isEdited) ? html`<span>edited</span>` : nothing}
    ${time(here, first.at, at)}</div>`
}

function isAbove({ wire }: MessageView): boolean {
  return wire.link_preview_options?.show_above_text === true
}

/** The picture of a link preview. */
function preview(here: Here, { preview: fileId }: MessageView): TemplateResult | typeof nothing {
  if (fileId === undefined) return nothing
  return html`<img class="preview" src=${here.context.fileUrl(fileId)} alt="Preview" decoding="async">`
}

/** A picture without words: the time lies on it. */
function isBare({ photo, video, animation, caption }: Message): boolean {
  return caption === undefined && (photo ?? video ?? animation) !== undefined
}

function words(here: Here, wire: Message): TemplateResult | typeof nothing {
  const path = `${here.chat.id}:${wire.message_id}`
  if (wire.rich_message !== undefined) return richMessage(here, wire.message_id, wire.rich_message)
  const [text, entities] = wire.text === undefined ? [wire.caption, wire.caption_entities] : [wire.text, wire.entities]
  if (text !== undefined)
    return html`<div class="text ${endsRightToLeft(text) ? 'ends-rtl' : ''}" dir="auto">${formatted(here, path, text, entities)}</div>`
  const isKnown = mediaOf(here, { wire, own: false, silent: false, at: 0, isEdited: false }) !== nothing
  return isKnown ? nothing : html`<div class="text unknown">This kind of message is not drawn here.</div>`
}

function forwarded(origin: MessageOrigin): TemplateResult {
  return html`<div class="forwarded">Forwarded from <b dir="auto">${originName(origin)}</b></div>`
}

function originName(origin: MessageOrigin): string {
  switch (origin.type) {
    case 'user':
      return [origin.sender_user.first_name, origin.sender_user.last_name]
        .filter((each) => each !== undefined)
        .join(' ')
    case 'hidden_user':
      return origin.sender_user_name
    case 'chat':
      return 'title' in origin.sender_chat ? (origin.sender_chat.title ?? '') : ''
    case 'channel':
      return origin.chat.title
  }
}

function quote(here: Here, replied: NonNullable<Message['reply_to_message']>): TemplateResult {
  const go = () => {
    const found = document.querySelector<HTMLElement>(`[data-message="${replied.message_id}"]`)
    if (found === null) here.context.toast('That message is no longer here.')
    else {
      bringIntoView(found, 'center')
      flash(found)
    }
  }
  const preview = plainText(replied as Message).slice(0, 120)
  const name = authorName({ wire: replied as Message, own: false, silent: false, at: 0, isEdited: false })
  return html`<button type="button" class="quote" @click=${go}><b dir="auto">${name}</b><span dir="auto">${preview}</span></button>`
}
