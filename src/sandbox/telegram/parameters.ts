// The methods this Telegram has, with the names of their parameters (@grammyjs/types, methods.d.ts), to notice what a bot's
// author mistyped: Telegram itself lets unknown parameters pass without a word. No value is judged here.

const DELIVER = 'chat_id message_thread_id direct_messages_topic_id disable_notification protect_content'
const SEND =
  `${DELIVER} business_connection_id allow_paid_broadcast message_effect_id reply_parameters reply_markup ` +
  'suggested_post_parameters ephemeral_message_parameters'
const EDIT = 'business_connection_id chat_id message_id inline_message_id reply_markup'
const CAPTION = 'caption parse_mode caption_entities'

const PARAMETERS = {
  getMe: '',
  getUpdates: 'offset limit timeout allowed_updates',
  setWebhook: 'url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token',
  deleteWebhook: 'drop_pending_updates',
  getWebhookInfo: '',
  sendMessage: `${SEND} text parse_mode entities link_preview_options`,
  sendRichMessage: `${SEND} rich_message`,
  sendPhoto: `${SEND} ${CAPTION} photo show_caption_above_media has_spoiler`,
  sendVideo:
    `${SEND} ${CAPTION} video duration width height thumbnail cover start_timestamp ` +
    'show_caption_above_media has_spoiler supports_streaming',
  sendDocument: `${SEND} ${CAPTION} document thumbnail disable_content_type_detection`,
  sendAudio: `${SEND} ${CAPTION} audio duration performer title thumbnail`,
  sendAnimation: `${SEND} ${CAPTION} animation duration width height thumbnail show_caption_above_media has_spoiler`,
  sendVoice: `${SEND} ${CAPTION} voice duration`,
  sendVideoNote: `${SEND} video_note duration length thumbnail`,
  sendSticker: `${SEND} sticker emoji`,
  sendMediaGroup: `${DELIVER} business_connection_id media allow_paid_broadcast message_effect_id reply_parameters`,
  sendLocation: `${SEND} latitude longitude horizontal_accuracy live_period heading proximity_alert_radius`,
  sendVenue: `${SEND} latitude longitude title address foursquare_id foursquare_type google_place_id google_place_type`,
  sendContact: `${SEND} phone_number first_name last_name vcard`,
  sendChatAction: 'business_connection_id chat_id message_thread_id action',
  editMessageText: `${EDIT} text parse_mode entities link_preview_options rich_message`,
  editMessageCaption: `${EDIT} ${CAPTION} show_caption_above_media`,
  editMessageMedia: `${EDIT} media`,
  editMessageReplyMarkup: `${EDIT}`,
  deleteMessage: 'chat_id message_id',
  deleteMessages: 'chat_id message_ids',
  copyMessage:
    `${DELIVER} ${CAPTION} from_chat_id message_id video_start_timestamp show_caption_above_media ` +
    'allow_paid_broadcast message_effect_id suggested_post_parameters reply_parameters reply_markup',
  copyMessages: `${DELIVER} from_chat_id message_ids remove_caption`,
  forwardMessage: `${DELIVER} from_chat_id video_start_timestamp message_effect_id suggested_post_parameters message_id`,
  forwardMessages: `${DELIVER} from_chat_id message_ids`,
  answerCallbackQuery: 'callback_query_id text show_alert url cache_time',
  answerInlineQuery: 'inline_query_id results cache_time is_personal next_offset button',
  setMyCommands: 'commands scope language_code',
  getMyCommands: 'scope language_code',
  deleteMyCommands: 'scope language_code',
  setMyName: 'name language_code',
  getMyName: 'language_code',
  setMyDescription: 'description language_code',
  getMyDescription: 'language_code',
  setMyShortDescription: 'short_description language_code',
  getMyShortDescription: 'language_code',
  setChatMenuButton: 'chat_id menu_button',
  getChatMenuButton: 'chat_id',
  setMyDefaultAdministratorRights: 'rights for_channels',
  getMyDefaultAdministratorRights: 'for_channels',
  getChat: 'chat_id',
  getChatMember: 'chat_id user_id',
  getChatMemberCount: 'chat_id',
  getChatAdministrators: 'chat_id return_bots',
  getUserProfilePhotos: 'user_id offset limit',
  getFile: 'file_id',
  leaveChat: 'chat_id',
  pinChatMessage: 'business_connection_id chat_id message_id disable_notification',
  unpinChatMessage: 'business_connection_id chat_id message_id',
  unpinAllChatMessages: 'chat_id',
  createForumTopic: 'chat_id name icon_color icon_custom_emoji_id',
  editForumTopic: 'chat_id message_thread_id name icon_custom_emoji_id',
  closeForumTopic: 'chat_id message_thread_id',
  reopenForumTopic: 'chat_id message_thread_id',
  deleteForumTopic: 'chat_id message_thread_id',
  setMessageReaction: 'chat_id message_id reaction is_big',
} as const

/** Older names, which the server still reads. */
const STILL_READ = ['reply_to_message_id', 'disable_web_page_preview', 'allow_sending_without_reply']

/** What changes the meaning of a call so much that it must not be passed over. */
const REFUSED = [
  'business_connection_id',
  'direct_messages_topic_id',
  'ephemeral_message_parameters',
  'suggested_post_parameters',
  'live_period',
]

const BY_METHOD = new Map(
  Object.entries(PARAMETERS).map(([method, names]) => [
    method.toLowerCase(),
    new Set([...names.split(' '), ...STILL_READ]),
  ]),
)

/** Of these parameter names, in any order, those the method (its name in lower case) does not have. */
export function unknownParameters(method: string, names: readonly string[]): string[] {
  const known = BY_METHOD.get(method)
  return known === undefined ? [] : names.filter((name) => !known.has(name))
}

/** The first parameter the method has in the Bot API, and this Telegram cannot do. */
export function refusedParameter(params: Readonly<Record<string, unknown>>): string | undefined {
  return REFUSED.find((name) => params[name] !== undefined && params[name] !== '')
}
