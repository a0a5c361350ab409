// Checks the inline keyboard a message comes with (Bot API, InlineKeyboardMarkup). Reply keyboards are reply-keyboard.ts's.
import type { InlineKeyboardButton } from '@grammyjs/types'
import { checkedUrl } from './markup/url.ts'
import type { InlineKeyboard } from './messages.ts'
import { isObject, objectOf, type Params } from './params.ts'
import { badRequest } from './refusal.ts'

const MAX_BUTTONS = 100
const MAX_ROW = 8
const KINDS = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'disabled',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
] as const
type Kind = (typeof KINDS)[number]

/** The inline keyboard of `reply_markup`; undefined without one, refused for another kind of reply markup. */
export function keyboardOf(params: Params): InlineKeyboard | undefined {
  const markup = objectOf(params, 'reply_markup', 'reply markup')
  const rows = markup?.['inline_keyboard']
  if (markup?.['keyboard'] !== undefined || markup?.['remove_keyboard'] === true || markup?.['force_reply'] === true)
    throw badRequest('inline keyboard expected')
  if (rows === undefined) return undefined
  if (!Array.isArray(rows))
    throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
  const keyboard = rows.map((row: unknown) => {
    if (!Array.isArray(row))
      throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    if (row.length > MAX_ROW) throw badRequest('reply markup is too long')
    return row.map(checkButton)
  })
  if (keyboard.flat().length > MAX_BUTTONS) throw badRequest('reply markup is too long')
  const filled = keyboard.filter((row) => row.length > 0)
  return filled.length === 0 ? undefined : { inline_keyboard: filled }
}

function checkButton(button: unknown): InlineKeyboardButton {
  if (!isObject(button)) throw badRequest("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
  const text = button['text']
  if (typeof text !== 'string') throw badRequest('can\'t parse inline keyboard button: can\'t find field "text"')
  if (text.trim() === '') throw badRequest("can't parse inline keyboard button: button text must be non-empty")
  const style = styleOf(button['style'], 'inline keyboard button')
  const kinds = KINDS.filter((kind) => button[kind] !== undefined)
  const [kind] = kinds
  if (kind === undefined || kinds.length > 1)
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
  return {
    text,
    ...style,
    [kind]: checkTarget(kind, button[kind]),
  } as InlineKeyboardButton
}

/** The colour of a button, checked (Bot API, `style`). */
export function styleOf(style: unknown, what: string): { style?: 'danger' | 'success' | 'primary' } {
  if (style === undefined) return {}
  if (style !== 'danger' && style !== 'success' && style !== 'primary')
    throw badRequest(`can't parse ${what}: invalid button style specified`)
  return { style }
}

/** What a button does, checked; also for buttons inside rich messages. */
export function checkTarget(kind: Kind, value: unknown): unknown {
  switch (kind) {
    case 'callback_data': {
      const bytes = typeof value === 'string' ? Buffer.byteLength(value) : 0
      if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID')
      return value
    }
    case 'url': {
      const url = typeof value === 'string' ? checkedUrl(value) : undefined
      if (url === undefined)
        throw badRequest(`inline keyboard button URL '${String(value)}' is invalid: Wrong HTTP URL`)
      return url
    }
    case 'copy_text': {
      const text = isObject(value) ? value['text'] : undefined
      const length = typeof text === 'string' ? [...text].length : 0
      if (length < 1 || length > 256) throw badRequest('BUTTON_COPY_TEXT_INVALID')
      return { text }
    }
    case 'web_app':
    case 'login_url': {
      const url = isObject(value) && typeof value['url'] === 'string' ? value['url'] : ''
      if (!url.startsWith('https://') || checkedUrl(url) === undefined) throw badRequest('BUTTON_URL_INVALID')
      return value
    }
    case 'switch_inline_query':
    case 'switch_inline_query_current_chat':
      if (typeof value !== 'string' || [...value].length > 256) throw badRequest('BUTTON_INLINE_QUERY_INVALID')
      return value
    case 'switch_inline_query_chosen_chat':
    case 'disabled':
      if (!isObject(value))
        throw badRequest(`can't parse inline keyboard button: field "${kind}" must be of type Object`)
      return value
  }
}
