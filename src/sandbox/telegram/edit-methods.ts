// Edits and deletions (Bot API, "Updating messages"). Only the bot's own messages can be edited.
import type { Message } from '@grammyjs/types'
import { type ChatRecord, findChat, requireAccess } from './chats.ts'
import { fileContent, fileOf } from './files.ts'
import { keyboardOf } from './keyboard.ts'
import { type Content, changeMessage, deleteMessage as erase, liveMessage, type MessageRecord } from './messages.ts'
import { arrayOf, integerOf, objectOf, type Params, textOf } from './params.ts'
import { badRequest } from './refusal.ts'
import type { Input } from './request.ts'
import { richContentOf } from './rich-methods.ts'
import { mediaCaption, previewOf } from './send-methods.ts'
import type { State } from './state.ts'
import { messageTextOf, textContent } from './text.ts'

/** Bot API, deleteMessage: only if sent less than 48 hours ago. */
const DELETABLE_MS = 48 * 3600 * 1000

function edited(state: State, params: Params): MessageRecord {
  const inlineId = textOf(params, 'inline_message_id')
  if (inlineId !== undefined && textOf(params, 'chat_id') === undefined) {
    const sent = state.inlineMessages.get(inlineId)
    if (sent === undefined || sent.deletedAt !== undefined) throw badRequest('MESSAGE_ID_INVALID')
    return sent
  }
  const record = findChat(state, textOf(params, 'chat_id'))
  requireAccess(record)
  const id = integerOf(params, 'message_id')
  if (id === undefined) throw badRequest('message identifier is not specified')
  const found = liveMessage(record, id)
  if (found === undefined) throw badRequest('message to edit not found')
  if (!found.own || found.wire.forward_origin !== undefined) throw badRequest("message can't be edited")
  return found
}

/** Text or rich message in place of the one that was; without `reply_markup` the keyboard goes. */
export function editMessageText(state: State, input: Input): Message {
  const message = edited(state, input.params)
  const rich = state.richMessages && input.params['rich_message'] !== undefined
  const content: Content = rich
    ? richContentOf(state, input)
    : { ...textContent(messageTextOf(input.params)), ...previewOf(input.params) }
  if (message.wire.text === undefined && message.wire.rich_message === undefined)
    throw badRequest('there is no text in the message to edit')
  changeMessage(state, message, content, keyboardOf(input.params))
  return message.wire
}

export function editMessageCaption(state: State, { params }: Input): Message {
  const message = edited(state, params)
  const { photo, video, document, audio, animation, voice, media_group_id } = message.wire
  if ((photo ?? video ?? document ?? audio ?? animation ?? voice) === undefined)
    throw badRequest('there is no caption in the message to edit')
  const kept = { photo, video, document, audio, animation, voice, media_group_id } as Content
  const kind = photo ? 'photo' : video ? 'video' : animation ? 'animation' : 'document'
  changeMessage(state, message, { ...kept, ...mediaCaption(kind, params) }, keyboardOf(params))
  return message.wire
}

const MEDIA_KINDS = ['photo', 'video', 'animation', 'document', 'audio'] as const
type MediaKind = (typeof MEDIA_KINDS)[number]

/**
 * A file with its caption in place of the medium, or the text, that was; without `reply_markup` the keyboard goes. What is
 * part of an album stays of its kind, photos and videos among themselves (Bot API, editMessageMedia).
 */
export function editMessageMedia(state: State, input: Input): Message {
  const message = edited(state, input.params)
  const media = objectOf(input.params, 'media', 'InputMedia')
  if (media === undefined) throw badRequest("can't parse InputMedia: Media is not specified")
  const kind = MEDIA_KINDS.find((each) => each === media['type'])
  if (kind === undefined) throw badRequest(`can't parse InputMedia: type must be one of ${MEDIA_KINDS.join(', ')}`)
  const { wire } = message
  const held = MEDIA_KINDS.find((each) => wire[each] !== undefined)
  if (held === undefined && wire.text === undefined && wire.rich_message === undefined)
    throw badRequest("message can't be edited")
  const { media_group_id } = wire
  if (media_group_id !== undefined && albumOf(kind) !== (held && albumOf(held)))
    throw badRequest("message can't be edited: wrong type of the media for its album")
  const file = fileOf(state, input, kind, media['media'], 'media')
  const album = media_group_id === undefined ? {} : { media_group_id }
  const content = { ...fileContent(file), ...mediaCaption(kind, media), ...album } as Content
  changeMessage(state, message, content, keyboardOf(input.params))
  return message.wire
}

function albumOf(kind: MediaKind): string {
  return kind === 'photo' || kind === 'video' ? 'visual' : kind
}

export function editMessageReplyMarkup(state: State, { params }: Input): Message {
  const message = edited(state, params)
  const { message_id, date, chat, from, sender_chat, reply_markup, ...content } = message.wire
  changeMessage(state, message, content as Content, keyboardOf(params))
  return message.wire
}

export function deleteMessage(state: State, { params }: Input): true {
  const record = findChat(state, textOf(params, 'chat_id'))
  requireAccess(record)
  const found = liveMessage(record, integerOf(params, 'message_id'))
  if (found === undefined) throw badRequest('message to delete not found')
  requireDeletable(state, record, found)
  erase(state, found)
  return true
}

/** 1–100 ids; those that are not there are skipped (Bot API, deleteMessages), one too old keeps all from being deleted. */
export function deleteMessages(state: State, { params }: Input): true {
  const record = findChat(state, textOf(params, 'chat_id'))
  requireAccess(record)
  const ids = arrayOf(params, 'message_ids', 'message identifiers') ?? []
  if (ids.length === 0) throw badRequest('message identifiers are not specified')
  if (ids.length > 100) throw badRequest('too many message identifiers specified')
  const found = ids.flatMap((id) => liveMessage(record, Number(id)) ?? [])
  for (const message of found) requireDeletable(state, record, message)
  for (const message of found) erase(state, message)
  return true
}

function requireDeletable(state: State, record: ChatRecord, message: MessageRecord): void {
  const isYoung = state.now() - message.at < DELETABLE_MS
  const mayDelete = message.own || record.kind === 'private' || record.bot === 'administrator'
  if (!isYoung || !mayDelete) throw badRequest("message can't be deleted for everyone")
}
