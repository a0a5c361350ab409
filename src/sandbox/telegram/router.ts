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
import { getFile, getMe, getProfileText, setProfileText } from './profile-methods.ts'
import { answerCallbackQuery, answerInlineQuery } from './query-methods.ts'
import { Refusal } from './refusal.ts'
import type { Input } from './request.ts'
import { sendRichMessage } from './rich-methods.ts'
import { sendChatAction, sendFile, sendMediaGroup, sendMessage } from './send-methods.ts'
import type { State } from './state.ts'
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
}

/** Carries out one method; names are read in any case, an unknown one is 404 (Bot API, "Making requests"). */
export async function route(state: State, method: string, input: Input, gone: AbortSignal): Promise<Answer> {
  const name = method.toLowerCase()
  const known = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined
  if (known === undefined) return refusalAnswer(new Refusal(404, 'Not Found'))
  try {
    return { ok: true, result: await known(state, input, gone) }
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error)
    throw error
  }
}

export function refusalAnswer(refusal: Refusal): Answer {
  const parameters = refusal.parameters === undefined ? {} : { parameters: refusal.parameters }
  return { ok: false, error_code: refusal.code, description: refusal.message, ...parameters }
}
