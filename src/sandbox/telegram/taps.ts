// A tap on a button of the reply keyboard, as the message it sends (Bot API, KeyboardButton).
import type { KeyboardButtonRequestChat, User } from '@grammyjs/types'
import { type ChatRecord, type GroupRecord, isAdministrator } from './chats.ts'
import { standingChanged } from './incoming.ts'
import type { Content } from './messages.ts'
import { labelOf } from './reply-keyboard.ts'
import type { State } from './state.ts'
import { plainText } from './written.ts'

/** What the button asks for beside its label: the chat, by its id, or the place. */
export type TapWith = { group?: number; place?: { latitude: number; longitude: number } }

/** What the tapped button sends; throws when no such button is shown, or the client would not offer that chat. */
export function tapped(state: State, user: User, record: ChatRecord, label: string | RegExp, what: TapWith): Content {
  const all = record.replyKeyboard?.keyboard.flat() ?? []
  const button = all.find((each) => (label instanceof RegExp ? label.test(labelOf(each)) : labelOf(each) === label))
  if (button === undefined)
    throw new Error(`no button "${label}" under the input field: ${all.map(labelOf).join(' | ')}`)
  if (typeof button !== 'string') {
    if ('request_contact' in button && button.request_contact)
      return { contact: { phone_number: `+994${user.id}`, first_name: user.first_name, user_id: user.id } }
    if ('request_location' in button && button.request_location) {
      if (what.place === undefined) throw new Error('this button asks for a place')
      return { location: what.place }
    }
    if ('request_chat' in button) return sharedChat(state, user, button.request_chat, what.group)
    if (Object.keys(button).some((key) => key.startsWith('request_') || key === 'web_app'))
      throw new Error(`this local Telegram's people cannot tap such a button: ${JSON.stringify(button)}`)
  }
  return plainText(labelOf(button))
}

/** Chats that fit what is asked; the bot gets the rights it asked for there. */
function sharedChat(state: State, user: User, wanted: KeyboardButtonRequestChat, group: number | undefined): Content {
  const record = group === undefined ? undefined : state.chats.get(group)
  if (record?.kind !== 'group') throw new Error('this button asks for a chat')
  if (!fits(record, wanted, user.id)) throw new Error(`a client would not offer ${record.chat.title} for this button`)
  const { title, username } = record.chat
  if (wanted.bot_administrator_rights !== undefined && record.bot !== 'administrator') {
    const before = record.bot
    record.bot = 'administrator'
    standingChanged(state, record, user, before, record.bot)
  }
  return {
    chat_shared: {
      request_id: wanted.request_id,
      chat_id: record.chat.id,
      ...(wanted.request_title === true ? { title } : {}),
      ...(wanted.request_username === true && username !== undefined ? { username } : {}),
    },
  }
}

/** Bot API, KeyboardButtonRequestChat. Rights here are an administrator's, all or none. */
function fits(record: GroupRecord, wanted: KeyboardButtonRequestChat, userId: number): boolean {
  const standing = record.members.get(userId)?.standing
  const { chat } = record
  return (
    standing !== undefined &&
    wanted.chat_is_channel === (chat.type === 'channel') &&
    (wanted.chat_is_forum === undefined || wanted.chat_is_forum === record.topics.size > 0) &&
    (wanted.chat_has_username === undefined || wanted.chat_has_username === (chat.username !== undefined)) &&
    (wanted.chat_is_created !== true || standing === 'creator') &&
    (wanted.user_administrator_rights === undefined || isAdministrator(record, userId)) &&
    (wanted.bot_is_member !== true || ['member', 'administrator'].includes(record.bot))
  )
}
