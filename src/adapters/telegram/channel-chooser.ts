// The button under the input field by which a person chooses a channel of theirs and lets the bot post there, in one go (Bot API,
// KeyboardButtonRequestChat). It is folded away once it was used, and taken away by a message that says so.
import type { ChatAdministratorRights, ReplyKeyboardMarkup, ReplyKeyboardRemove } from '@grammyjs/types'
import type { TextPost } from './payload.ts'

const NONE: ChatAdministratorRights = {
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
/** To post, to correct what was posted, and to take it back. */
const OF_BOT = { ...NONE, can_post_messages: true, can_edit_messages: true, can_delete_messages: true }

/** In place of the message's own buttons; nothing for one that has to do with no channel. */
export function channelChooser(post: TextPost): { reply_markup?: ReplyKeyboardMarkup | ReplyKeyboardRemove } {
  const text = 'chooseChannel' in post ? post.chooseChannel : undefined
  if (text === undefined) return {}
  if (text === false) return { reply_markup: { remove_keyboard: true } }
  const request_chat = {
    request_id: 1,
    chat_is_channel: true,
    user_administrator_rights: { ...OF_BOT, can_promote_members: true },
    bot_administrator_rights: OF_BOT,
  }
  return { reply_markup: { keyboard: [[{ text, request_chat }]], resize_keyboard: true, one_time_keyboard: true } }
}
