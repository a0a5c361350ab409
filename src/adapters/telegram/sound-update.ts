// Updates that lack what the bot reads first of any. Telegram sends none; a server that speaks for it, or a bug of its own, may.
import type { Update } from 'grammy/types'

/** The fields of an update that is about a chat (Bot API, Update), as far as the bot looks into them. */
const OF_A_CHAT = ['message', 'edited_message', 'channel_post', 'my_chat_member', 'chat_member'] as const

/** Whether every part the bot may look at has its chat, its sender and its id (Bot API: none of them is optional). */
export function isSound(update: Update): boolean {
  const { message, my_chat_member: member, callback_query: press, inline_query: inline } = update
  return (
    OF_A_CHAT.every((field) => update[field] === undefined || isChat(fieldOf(update[field], 'chat'))) &&
    (message === undefined || (isId(message.message_id) && isId(message.date) && isTextOrNone(message))) &&
    (member === undefined || (isPerson(member.from) && isText(fieldOf(member.new_chat_member, 'status')))) &&
    (press === undefined || (isText(press.id) && isPerson(press.from) && isChatOfPress(press.message))) &&
    (inline === undefined || (isText(inline.id) && isPerson(inline.from) && isText(inline.query)))
  )
}

function isTextOrNone({ text, caption, from }: { text?: unknown; caption?: unknown; from?: unknown }): boolean {
  return [text, caption].every((each) => each === undefined || isText(each)) && (from === undefined || isPerson(from))
}

function isChatOfPress(message: unknown): boolean {
  return message === undefined || (isChat(fieldOf(message, 'chat')) && isId(fieldOf(message, 'message_id')))
}

function isChat(chat: unknown): boolean {
  return isId(fieldOf(chat, 'id')) && isText(fieldOf(chat, 'type'))
}

function isPerson(user: unknown): boolean {
  return isId(fieldOf(user, 'id'))
}

function isId(value: unknown): boolean {
  return Number.isSafeInteger(value)
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
