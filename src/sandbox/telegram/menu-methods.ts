// The button beside the input field, and the rights a bot proposes when it is added (Bot API, setChatMenuButton and on).
import type { ChatAdministratorRights, MenuButton, UserProfilePhotos } from '@grammyjs/types'
import { findChat } from './chats.ts'
import { checkedUrl } from './markup/url.ts'
import { flagOf, integerOf, isObject, objectOf, type Params, textOf } from './params.ts'
import { badRequest } from './refusal.ts'
import type { Input } from './request.ts'
import type { State } from './state.ts'

/** The private chat a button is for; 0 is all of them. */
function menuPlace(state: State, params: Params): number {
  const chatId = textOf(params, 'chat_id')
  if (chatId === undefined || chatId === '') return 0
  const record = findChat(state, chatId)
  if (record.kind !== 'private') throw badRequest('invalid user_id specified')
  return record.chat.id
}

export function setChatMenuButton(state: State, { params }: Input): true {
  const place = menuPlace(state, params)
  const button = objectOf(params, 'menu_button', 'menu button') ?? { type: 'default' }
  const { type, text } = button
  if (type !== 'default' && type !== 'commands' && type !== 'web_app')
    throw badRequest("can't parse menu button: MenuButton has unsupported type")
  if (type !== 'web_app') state.menuButtons.set(place, { type })
  else {
    const url = isObject(button['web_app']) ? button['web_app']['url'] : undefined
    if (typeof text !== 'string' || text === '') throw badRequest('can\'t parse menu button: can\'t find field "text"')
    if (typeof url !== 'string' || !url.startsWith('https://') || checkedUrl(url) === undefined)
      throw badRequest('BUTTON_URL_INVALID')
    state.menuButtons.set(place, { type, text, web_app: { url } })
  }
  state.changed()
  return true
}

export function getChatMenuButton(state: State, { params }: Input): MenuButton {
  const own = state.menuButtons.get(menuPlace(state, params))
  return own ?? state.menuButtons.get(0) ?? { type: 'default' }
}

/** Without `rights` they are forgotten. */
export function setMyDefaultAdministratorRights(state: State, { params }: Input): true {
  const rights = objectOf(params, 'rights', 'ChatAdministratorRights')
  const isForChannels = flagOf(params, 'for_channels')
  if (rights === undefined) state.defaultRights.delete(isForChannels)
  else state.defaultRights.set(isForChannels, rights as unknown as ChatAdministratorRights)
  return true
}

export function getMyDefaultAdministratorRights(state: State, { params }: Input): ChatAdministratorRights {
  return { ...NO_RIGHTS, ...state.defaultRights.get(flagOf(params, 'for_channels')) }
}

const NO_RIGHTS: ChatAdministratorRights = {
  is_anonymous: false,
  can_manage_chat: false,
  can_delete_messages: false,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: false,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_send_welcome_messages: false,
}

/** Nobody here has a picture. */
export function getUserProfilePhotos(state: State, { params }: Input): UserProfilePhotos {
  const userId = integerOf(params, 'user_id')
  if (userId === undefined || userId <= 0) throw badRequest('invalid user_id specified')
  if (!state.users.has(userId)) throw badRequest('user not found')
  return { total_count: 0, photos: [] }
}
