// From a call's name to its method, and from its result or refusal to the answer. The one place that catches Refusal.
import { getChat, getChatAdministrators, getChatMember, getChatMemberCount, leaveChat } from './chat-methods.ts'
import { deleteMyCommands, getMyCommands, setMyCommands } from './command-methods.ts'
import { copyMessage, copyMessages, forwardMessage, forwardMessages } from './copy-methods.ts'
import {
  deleteMessage,
  deleteMessages,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  editMessageText,
} from './edit-methods.ts'
import {
  getChatMenuButton,
  getMyDefaultAdministratorRights,
  getUserProfilePhotos,
  setChatMenuButton,
  setMyDefaultAdministratorRights,
} from './menu-methods.ts'
import { otherMethod } from './other-methods.ts'
import { refusedParameter } from './parameters.ts'
import { pinChatMessage, unpinAllChatMessages, unpinChatMessage } from './pin-methods.ts'
import { sendContact, sendLocation, sendVenue } from './place-methods.ts'
import { getFile, getMe, getProfileText, setProfileText } from './profile-methods.ts'
import { answerCallbackQuery, answerInlineQuery } from './query-methods.ts'
import { setMessageReaction } from './reaction-methods.ts'
import { notImplemented, Refusal } from './refusal.ts'
import type { Input } from './request.ts'
import { sendRichMessage } from './rich-methods.ts'
import { sendChatAction, sendFile, sendMediaGroup, sendMessage } from './send-methods.ts'
import type { State } from './state.ts'
import { createForumTopic, deleteForumTopic, editForumTopic, setForumTopicClosed } from './topic-methods.ts'
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './update-methods.ts'

export type Answer =
  | { ok: true; result: unknown }
  | { ok: false; error_code: number; description: string; parameters?: unknown }

type Method = (state: State, input: Input, gone: AbortSignal) => unknown

const METHODS: Readonly<Record<string, Method>> = {
  getme: getMe,
  getupdates: getUpdates,
  setwebhook: setWebhook,
  deletewebhook: deleteWebhook,
  getwebhookinfo: getWebhookInfo,
  sendmessage: sendMessage,
  sendrichmessage: sendRichMessage,
  sendphoto: sendFile('photo'),
  sendvideo: sendFile('video'),
  senddocument: sendFile('document'),
  sendaudio: sendFile('audio'),
  sendanimation: sendFile('animation'),
  sendvoice: sendFile('voice_note', 'voice'),
  sendvideonote: sendFile('video_note'),
  sendsticker: sendFile('sticker'),
  sendlocation: sendLocation,
  sendvenue: sendVenue,
  sendcontact: sendContact,
  sendmediagroup: sendMediaGroup,
  sendchataction: sendChatAction,
  editmessagetext: editMessageText,
  editmessagecaption: editMessageCaption,
  editmessagemedia: editMessageMedia,
  editmessagereplymarkup: editMessageReplyMarkup,
  deletemessage: deleteMessage,
  deletemessages: deleteMessages,
  copymessage: copyMessage,
  copymessages: copyMessages,
  forwardmessage: forwardMessage,
  forwardmessages: forwardMessages,
  answercallbackquery: answerCallbackQuery,
  answerinlinequery: answerInlineQuery,
  setmycommands: setMyCommands,
  getmycommands: getMyCommands,
  deletemycommands: deleteMyCommands,
  // Bot API: names 64, descriptions 512, short descriptions 120 characters.
  setmyname: setProfileText('name', 64),
  getmyname: getProfileText('name'),
  setmydescription: setProfileText('description', 512),
  getmydescription: getProfileText('description'),
  setmyshortdescription: setProfileText('short_description', 120),
  getmyshortdescription: getProfileText('short_description'),
  getchat: getChat,
  getchatmember: getChatMember,
  getchatmembercount: getChatMemberCount,
  getchatadministrators: getChatAdministrators,
  getfile: getFile,
  leavechat: leaveChat,
  setchatmenubutton: setChatMenuButton,
  getchatmenubutton: getChatMenuButton,
  setmydefaultadministratorrights: setMyDefaultAdministratorRights,
  getmydefaultadministratorrights: getMyDefaultAdministratorRights,
  getuserprofilephotos: getUserProfilePhotos,
  pinchatmessage: pinChatMessage,
  unpinchatmessage: unpinChatMessage,
  unpinallchatmessages: unpinAllChatMessages,
  createforumtopic: createForumTopic,
  editforumtopic: editForumTopic,
  closeforumtopic: setForumTopicClosed(true),
  reopenforumtopic: setForumTopicClosed(false),
  deleteforumtopic: deleteForumTopic,
  setmessagereaction: setMessageReaction,
}

/**
 * Carries out one method; names are read in any case, an unknown one is 404 (Bot API, "Making requests"). What the Bot API
 * has and this Telegram does not is 501, which Telegram itself never answers.
 */
export async function route(state: State, method: string, input: Input, gone: AbortSignal): Promise<Answer> {
  const name = method.toLowerCase()
  const known = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined
  if (known === undefined) {
    const other = otherMethod(name)
    return refusalAnswer(other === undefined ? new Refusal(404, 'Not Found') : notImplemented(other))
  }
  const missing = refusedParameter(input.params)
  if (missing !== undefined) return refusalAnswer(notImplemented(missing))
  try {
    const result = await known(state, input, gone)
    // Bot API, "Updating messages": of a message sent via the bot there is nothing to return.
    return { ok: true, result: isInlineEdit(name, input) ? true : result }
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error)
    throw error
  }
}

function isInlineEdit(name: string, { params }: Input): boolean {
  return name.startsWith('editmessage') && params['inline_message_id'] !== undefined && params['chat_id'] === undefined
}

export function refusalAnswer(refusal: Refusal): Answer {
  const parameters = refusal.parameters === undefined ? {} : { parameters: refusal.parameters }
  return { ok: false, error_code: refusal.code, description: refusal.message, ...parameters }
}
