// What a bot puts under the input field: a keyboard of replies, its removal, a forced reply (Bot API, ReplyKeyboardMarkup,
// ReplyKeyboardRemove, ForceReply). Nothing of it shows in the message itself.
import type { KeyboardButton, ReplyKeyboardMarkup } from '@grammyjs/types'
import type { ChatRecord } from './chats.ts'
import { styleOf } from './keyboard.ts'
import type { Content } from './messages.ts'
import { isObject, objectOf, type Params } from './params.ts'
import { badRequest } from './refusal.ts'

/** What a message does to the input field of its chat. */
export type UnderInput = { show: ReplyKeyboardMarkup } | { reply: { placeholder?: string } } | { remove: true }

// As many as the server's own library lets through (tdlib, ReplyMarkup.cpp); the Bot API page names no number.
const MAX_ROW = 12
const MAX_BUTTONS = 300
/** Bot API, ReplyKeyboardMarkup, `input_field_placeholder`: 1–64 characters. */
const MAX_PLACEHOLDER = 64

/** What may be asked for by a button, in private chats alone (Bot API, KeyboardButton), and how a refusal names it. */
const REQUESTS = {
  request_contact: 'phone number can be requested',
  request_location: 'location can be requested',
  request_poll: 'poll can be requested',
  request_users: 'users can be requested',
  request_chat: 'chats can be requested',
  request_managed_bot: 'managed bot can be requested',
  web_app: 'Web App buttons can be used',
} as const
type Request = keyof typeof REQUESTS

/** The part of `reply_markup` that is meant for the input field; undefined without one, or for an inline keyboard. */
export function underInputOf(record: ChatRecord, params: Params): UnderInput | undefined {
  const markup = objectOf(params, 'reply_markup', 'reply markup')
  if (markup === undefined) return undefined
  const text = markup['input_field_placeholder']
  const hint = typeof text === 'string' && text !== '' ? text : undefined
  if (hint !== undefined && [...hint].length > MAX_PLACEHOLDER) throw badRequest('REPLY_MARKUP_INVALID')
  if (markup['keyboard'] !== undefined) {
    const keyboard = rowsOf(markup['keyboard'], record.kind === 'private')
    if (keyboard.length === 0) return undefined
    return { show: { ...flagsOf(markup), ...(hint === undefined ? {} : { input_field_placeholder: hint }), keyboard } }
  }
  if (markup['remove_keyboard'] === true) return { remove: true }
  if (markup['force_reply'] === true) return { reply: hint === undefined ? {} : { placeholder: hint } }
  return undefined
}

function flagsOf(markup: Readonly<Record<string, unknown>>): Omit<ReplyKeyboardMarkup, 'keyboard'> {
  const names = ['is_persistent', 'resize_keyboard', 'one_time_keyboard', 'selective'] as const
  return Object.fromEntries(names.filter((name) => markup[name] === true).map((name) => [name, true]))
}

function rowsOf(given: unknown, isPrivate: boolean): KeyboardButton[][] {
  const rows: unknown[] = Array.isArray(given) ? given : [undefined]
  const keyboard = rows.map((row) => {
    if (!Array.isArray(row)) throw badRequest('field "keyboard" must be an Array of Arrays')
    if (row.length > MAX_ROW) throw badRequest('reply markup is too long')
    return row.map((button: unknown) => buttonOf(button, isPrivate))
  })
  if (keyboard.flat().length > MAX_BUTTONS) throw badRequest('reply markup is too long')
  return keyboard.filter((row) => row.length > 0)
}

function buttonOf(given: unknown, isPrivate: boolean): KeyboardButton {
  const problem = (what: string) => badRequest(`can't parse keyboard button: ${what}`)
  const button = typeof given === 'string' ? { text: given } : given
  if (!isObject(button)) throw problem('KeyboardButton must be a String or an Object')
  const { text } = button
  if (typeof text !== 'string') throw problem('can\'t find field "text"')
  if (text.trim() === '') throw problem('button text must be non-empty')
  const style = styleOf(button['style'], 'keyboard button')
  const asked = (Object.keys(REQUESTS) as Request[]).filter(
    (kind) => button[kind] !== undefined && button[kind] !== false,
  )
  const [kind] = asked
  if (asked.length > 1) throw problem('at most one of the optional fields must be used')
  if (kind === undefined) return { text, ...style }
  if (!isPrivate) throw badRequest(`${REQUESTS[kind]} in private chats only`)
  if (kind === 'request_users' || kind === 'request_chat') checkRequest(kind, button[kind], problem)
  return { text, ...style, [kind]: button[kind] } as KeyboardButton
}

function checkRequest(kind: Request, request: unknown, problem: (what: string) => Error): void {
  if (!isObject(request)) throw problem(`field "${kind}" must be of type Object`)
  if (!Number.isInteger(request['request_id'])) throw problem('can\'t find field "request_id"')
}

/** Carries it out in the chat; channels show nothing (Bot API: "Not supported in channels"). */
export function putUnderInput(record: ChatRecord, under: UnderInput, messageId: number): void {
  if (record.chat.type === 'channel') return
  record.forceReply = undefined
  if ('show' in under) record.replyKeyboard = under.show
  else if ('remove' in under) record.replyKeyboard = undefined
  else record.forceReply = { ...under.reply, messageId }
}

/** What a client does once a person wrote: a forced reply is over, a one-time keyboard folds when a button of it was used. */
export function afterWriting(record: ChatRecord, content: Content): void {
  record.forceReply = undefined
  const keyboard = record.replyKeyboard
  if (keyboard?.one_time_keyboard !== true) return
  const isLabel = keyboard.keyboard.flat().some((button) => labelOf(button) === content.text)
  if (isLabel || content.chat_shared !== undefined || content.contact !== undefined || content.location !== undefined)
    record.replyKeyboard = undefined
}

export function labelOf(button: KeyboardButton): string {
  return typeof button === 'string' ? button : button.text
}
