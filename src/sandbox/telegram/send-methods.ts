// sendMessage, media, albums, chat actions (Bot API, "Available methods"). Rich messages have a file of their own.
import type { Message } from '@grammyjs/types'
import { type ChatRecord, findChat, requireSending } from './chats.ts'
import { type FileKind, fileContent, fileOf } from './files.ts'
import { keyboardOf } from './keyboard.ts'
import { addMessage, botAuthor, type Content, liveMessage, type MessageRecord, type Posting } from './messages.ts'
import { arrayOf, flagOf, integerOf, isObject, objectOf, type Params, textOf } from './params.ts'
import { badRequest } from './refusal.ts'
import { underInputOf } from './reply-keyboard.ts'
import type { Input } from './request.ts'
import type { State } from './state.ts'
import { captionContent, captionOf, messageTextOf, textContent } from './text.ts'

/** Where a send goes and how: the chat, which lets the bot write, and the options common to every send. */
export type Target = { record: ChatRecord; posting: Posting; thread: Content }

/** Reads and checks what every send method shares; refused before anything is written. */
export function targetOf(state: State, params: Params, what?: string): Target {
  const record = findChat(state, textOf(params, 'chat_id'))
  const threadId = integerOf(params, 'message_thread_id')
  requireSending(record, threadId, what)
  const topic = threadId === undefined ? {} : { message_thread_id: threadId, is_topic_message: true as const }
  const thread = flagOf(params, 'protect_content') ? { ...topic, has_protected_content: true as const } : topic
  const silent = flagOf(params, 'disable_notification')
  const under = underInputOf(record, params)
  const keyboard = under === undefined ? keyboardOf(params) : undefined
  return { record, posting: { silent, keyboard, under, replyTo: replyOf(record, params) }, thread }
}

function replyOf(record: ChatRecord, params: Params): MessageRecord | undefined {
  const reply = objectOf(params, 'reply_parameters', 'reply parameters')
  const id = reply === undefined ? integerOf(params, 'reply_to_message_id') : Number(reply['message_id'])
  if (id === undefined) return undefined
  const found = liveMessage(record, id)
  const lenient =
    reply === undefined ? flagOf(params, 'allow_sending_without_reply') : reply['allow_sending_without_reply'] === true
  if (found === undefined && !lenient) throw badRequest('message to be replied not found')
  return found
}

export function sendMessage(state: State, { params }: Input): Message {
  const { record, posting, thread } = targetOf(state, params)
  const content = { ...textContent(messageTextOf(params)), ...previewOf(params), ...thread }
  return addMessage(state, record, botAuthor(state, record), content, posting).wire
}

/** `link_preview_options` as the message keeps it, or its older form. */
export function previewOf(params: Params): Content {
  const options = objectOf(params, 'link_preview_options', 'link preview options')
  if (options !== undefined) return { link_preview_options: options }
  return flagOf(params, 'disable_web_page_preview') ? { link_preview_options: { is_disabled: true } } : {}
}

/** sendPhoto, sendVideo, sendDocument …: one file under the parameter of its kind, with a caption where it may have one. */
export function sendFile(kind: FileKind, field: string = kind) {
  return (state: State, input: Input): Message => {
    const { record, posting, thread } = targetOf(state, input.params, PLURALS[kind])
    const caption = BARE_KINDS.includes(kind) ? {} : mediaCaption(kind, input.params)
    const file = fileOf(state, input, kind, input.params[field], field)
    return addMessage(state, record, botAuthor(state, record), { ...fileContent(file), ...caption, ...thread }, posting)
      .wire
  }
}

/** As Telegram names them in a refusal. */
const PLURALS: Record<FileKind, string> = {
  photo: 'photos',
  video: 'videos',
  document: 'documents',
  audio: 'audios',
  voice_note: 'voice notes',
  animation: 'animations',
  video_note: 'video notes',
  sticker: 'stickers',
}
const BARE_KINDS: readonly FileKind[] = ['video_note', 'sticker']
const ABOVE_KINDS: readonly FileKind[] = ['photo', 'video', 'animation']

/** The caption, and whether it stands above (Bot API, `show_caption_above_media`: photos, videos and animations). */
export function mediaCaption(kind: FileKind, params: Params): Content {
  const caption = captionContent(captionOf(params))
  const isAbove = 'caption' in caption && ABOVE_KINDS.includes(kind) && flagOf(params, 'show_caption_above_media')
  return { ...caption, ...(isAbove ? { show_caption_above_media: true as const } : {}) }
}

const ALBUM_KINDS = ['photo', 'video', 'document', 'audio'] as const

/** An album: 2–10 items; documents and audio only among themselves; no keyboard (Bot API, sendMediaGroup). */
export function sendMediaGroup(state: State, input: Input): Message[] {
  const { record, posting, thread } = targetOf(state, input.params, albumPlural(input.params))
  const items = arrayOf(input.params, 'media', 'InputMedia') ?? []
  if (items.length < 2 || items.length > 10) throw badRequest('media group must include 2-10 items')
  const contents = items.map((item) => albumItem(state, input, item))
  const kinds = new Set(contents.map(({ kind }) => (kind === 'photo' || kind === 'video' ? 'visual' : kind)))
  if (kinds.size > 1) throw badRequest('documents and audio files can be mixed only with media of the same type')
  const media_group_id = String(state.nextId('album'))
  const author = botAuthor(state, record)
  const { keyboard, under, ...plain } = posting
  return contents.map(
    ({ content }) => addMessage(state, record, author, { ...content, media_group_id, ...thread }, plain).wire,
  )
}

function albumPlural(params: Params): string {
  const [first] = arrayOf(params, 'media', 'InputMedia') ?? []
  return PLURALS[ALBUM_KINDS.find((each) => isObject(first) && each === first['type']) ?? 'photo']
}

function albumItem(state: State, input: Input, item: unknown): { kind: FileKind; content: Content } {
  if (!isObject(item)) throw badRequest("can't parse InputMedia: expected an Object")
  const kind = ALBUM_KINDS.find((each) => each === item['type'])
  if (kind === undefined) throw badRequest(`can't parse InputMedia: type must be one of ${ALBUM_KINDS.join(', ')}`)
  const file = fileOf(state, input, kind, item['media'], 'media')
  return { kind, content: { ...fileContent(file), ...mediaCaption(kind, item) } }
}

const ACTIONS: readonly string[] = [
  ...['typing', 'upload_photo', 'record_video', 'upload_video', 'record_voice', 'upload_voice', 'upload_document'],
  ...['choose_sticker', 'find_location', 'record_video_note', 'upload_video_note'],
]

export function sendChatAction(state: State, { params }: Input): true {
  const record = findChat(state, textOf(params, 'chat_id'))
  requireSending(record, integerOf(params, 'message_thread_id'))
  const name = textOf(params, 'action') ?? ''
  if (!ACTIONS.includes(name)) throw badRequest('wrong parameter action in request')
  record.action = { name, at: state.now() }
  state.changed()
  return true
}
