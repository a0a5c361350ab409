// Keeps the messages of all chats: new ones, edits, deletions. Who may do so is decided before, in the methods.
import type { Message, MessageEntity, ReactionType, User } from '@grammyjs/types'
import type { ChatRecord } from './chats.ts'
import { previewFile } from './files.ts'
import { badRequest } from './refusal.ts'
import { putUnderInput, type UnderInput } from './reply-keyboard.ts'
import type { State } from './state.ts'

const PICTURE_ADDRESS = /^https?:\/\/[^\s?#]+\.(?:jpe?g|png|webp)(?:[?#]|$)/i

/** What a message holds beside its id, time, chat and author. */
export type Content = Partial<Omit<Message, 'message_id' | 'date' | 'chat' | 'from' | 'sender_chat' | 'reply_markup'>>
export type InlineKeyboard = NonNullable<Message['reply_markup']>

export type MessageRecord = {
  wire: Message
  /** Written by the bot. */
  own: boolean
  silent: boolean
  at: number
  /** How it stood before each edit, oldest first. */
  edits: { at: number; before: Message }[]
  deletedAt: number | undefined
  /** Of a message sent via the bot with buttons: how the bot names it. */
  inlineId?: string
  /** File id of the picture its link preview shows, which bots are not told. */
  preview?: string
  /** By user. */
  reactions?: Map<number, ReactionType[]>
}

export type Author = { own: boolean; from?: User; asChat?: boolean }
export type Posting = {
  silent?: boolean
  keyboard?: InlineKeyboard | undefined
  replyTo?: MessageRecord | undefined
  under?: UnderInput | undefined
}

/** Writes a new message into the chat. Its id is the chat's own in supergroups and channels, else the account's. */
export function addMessage(state: State, record: ChatRecord, author: Author, content: Content, posting: Posting = {}) {
  const ownIds = record.chat.type === 'supergroup' || record.chat.type === 'channel'
  const id = ownIds ? record.lastMessageId + 1 : state.nextId('message')
  record.lastMessageId = id
  const wire = {
    message_id: id,
    ...(author.from === undefined ? {} : { from: author.from }),
    ...(author.asChat === true ? { sender_chat: record.chat } : {}),
    chat: record.chat,
    date: Math.floor(state.now() / 1000),
    ...(author.own ? allowed(state, content) : content),
    ...(posting.replyTo === undefined ? {} : { reply_to_message: withoutReply(posting.replyTo.wire) }),
    ...(posting.keyboard === undefined ? {} : { reply_markup: posting.keyboard }),
  } as Message
  const added: MessageRecord = {
    wire,
    own: author.own,
    silent: posting.silent === true,
    at: state.now(),
    edits: [],
    deletedAt: undefined,
  }
  setPreview(state, added)
  record.messages.set(id, added)
  if (record.kind === 'group' && author.from?.is_bot === true && author.asChat !== true)
    record.lastBot = author.own ? 'own' : 'other'
  forgetOldest(record)
  if (posting.under !== undefined) putUnderInput(record, posting.under, id)
  state.changed()
  return added
}

/** Of a picture the bot names for it alone: the pages behind links are not read here. */
function setPreview(state: State, message: MessageRecord): void {
  const { is_disabled, url = '' } = message.wire.link_preview_options ?? {}
  delete message.preview
  if (is_disabled !== true && PICTURE_ADDRESS.test(url)) message.preview = previewFile(state, url).id
}

function forgetOldest({ messages, keep }: ChatRecord): void {
  const [oldest] = keep !== undefined && messages.size > keep ? messages.keys() : []
  if (oldest !== undefined) messages.delete(oldest)
}

/** The author of what the bot writes: the channel itself in a channel. */
export function botAuthor(state: State, record: ChatRecord): Author {
  return record.chat.type === 'channel' ? { own: true, asChat: true } : { own: true, from: state.botUser }
}

/** A message that is there and not deleted. */
export function liveMessage(record: ChatRecord, id: number | undefined): MessageRecord | undefined {
  const found = id === undefined ? undefined : record.messages.get(id)
  return found === undefined || found.deletedAt !== undefined ? undefined : found
}

/** Puts new content and keyboard in place of the old; refused when nothing would differ (Bot API, editMessageText). */
export function changeMessage(
  state: State,
  edited: MessageRecord,
  content: Content,
  keyboard: InlineKeyboard | undefined,
): void {
  const { message_id, date, chat, from, sender_chat, reply_to_message, via_bot } = edited.wire
  const { message_thread_id, is_topic_message } = edited.wire
  const place = { message_thread_id, is_topic_message }
  const kept = { message_id, date, chat, from, sender_chat, reply_to_message, ...place, via_bot }
  const next = { ...kept, ...allowed(state, content), reply_markup: keyboard } as Message
  if (comparable(next) === comparable(edited.wire))
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
  edited.edits.push({ at: state.now(), before: edited.wire })
  edited.wire = withoutUndefined({ ...next, edit_date: Math.floor(state.now() / 1000) } as Message)
  setPreview(state, edited)
  state.changed()
}

/** Of a bot that may not use custom emoji they arrive as the plain ones they stand on (Bot API, MessageEntity). */
function allowed(state: State, content: Content): Content {
  if (state.customEmoji) return content
  const { entities, caption_entities, ...rest } = content as Content & Partial<Record<string, MessageEntity[]>>
  const kept = (given: MessageEntity[] | undefined) => given?.filter(({ type }) => type !== 'custom_emoji') ?? []
  const [ofText, ofCaption] = [kept(entities), kept(caption_entities)]
  return {
    ...rest,
    ...(ofText.length > 0 ? { entities: ofText } : {}),
    ...(ofCaption.length > 0 ? { caption_entities: ofCaption } : {}),
  } as Content
}

export function deleteMessage(state: State, deleted: MessageRecord): void {
  deleted.deletedAt = state.now()
  state.changed()
}

function comparable(message: Message): string {
  const { edit_date, link_preview_options, ...rest } = message as Message & { edit_date?: number }
  // An option spelt out with its default is no change.
  const preview = link_preview_options?.is_disabled === true ? { is_disabled: true } : link_preview_options
  return JSON.stringify(sorted({ ...rest, preview }))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]))
}

function withoutUndefined(message: Message): Message {
  return Object.fromEntries(Object.entries(message).filter(([, value]) => value !== undefined)) as unknown as Message
}

function withoutReply(message: Message): Message {
  const { reply_to_message, ...rest } = message
  return rest as Message
}

/** Entities of a message, be they of its text or caption. */
export function entitiesOf(message: Message): MessageEntity[] {
  return message.entities ?? message.caption_entities ?? []
}
