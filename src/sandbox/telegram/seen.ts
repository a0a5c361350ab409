// Messages as a person looking at the chat sees them, for tests and the chat page. A view: changing it changes nothing.
import type { InlineKeyboardButton, Message, MessageEntity, RichMessage } from '@grammyjs/types'
import type { ChatRecord } from './chats.ts'
import { renderHtml } from './markup/render.ts'
import { buttonsOf, plainOf } from './markup/rich-plain.ts'
import { entitiesOf, type MessageRecord } from './messages.ts'

export type SeenButton = { text: string; data?: string; url?: string; copy?: string }

/**
 * How a message reads: `text` is plain, of a rich message too; `html` has the formatting of an ordinary one. In an old app a rich
 * message has neither.
 */
export type SeenContent = {
  text: string
  html: string
  entities: MessageEntity[]
  rich: RichMessage | undefined
  /** Rows of inline buttons; buttons inside a rich message are in `inText`. */
  keyboard: SeenButton[][]
  inText: SeenButton[]
}

export type SeenMessage = SeenContent & {
  id: number
  chatId: number
  /** Written by the bot. */
  own: boolean
  /** When it was sent, ms. */
  at: number
  silent: boolean
  replyTo: number | undefined
  topic: number | undefined
  album: string | undefined
  file: { kind: 'photo' | 'video' | 'document' | 'audio' | 'animation'; id: string; name?: string } | undefined
  forwarded: boolean
  deletedAt: number | undefined
  /** What stood before each edit, oldest first; `at` is when the edit came. */
  edits: (SeenContent & { at: number })[]
  /** The message as the Bot API gives it. */
  wire: Message
}

/** The messages of a chat in order; deleted ones only with `deleted`. */
export function messagesOf(record: ChatRecord, deleted = false): SeenMessage[] {
  const all = [...record.messages.values()].sort((a, b) => a.wire.message_id - b.wire.message_id)
  const isOldApp = record.kind === 'private' && record.hasOldApp
  return all.filter((each) => deleted || each.deletedAt === undefined).map((each) => seenMessage(each, isOldApp))
}

export function seenMessage(record: MessageRecord, isOldApp = false): SeenMessage {
  const { wire } = record
  return {
    ...contentSeen(wire, isOldApp),
    id: wire.message_id,
    chatId: wire.chat.id,
    own: record.own,
    at: record.at,
    silent: record.silent,
    replyTo: wire.reply_to_message?.message_id,
    topic: wire.message_thread_id,
    album: wire.media_group_id,
    file: fileSeen(wire),
    forwarded: wire.forward_origin !== undefined,
    deletedAt: record.deletedAt,
    edits: record.edits.map(({ at, before }) => ({ ...contentSeen(before, isOldApp), at })),
    wire,
  }
}

function contentSeen(wire: Message, isOldApp: boolean): SeenContent {
  const rich = isOldApp ? undefined : wire.rich_message
  const text = rich === undefined ? (wire.text ?? wire.caption ?? '') : plainOf(rich.blocks)
  const entities = entitiesOf(wire)
  return {
    text,
    html: renderHtml(text, entities),
    entities,
    rich,
    keyboard: (wire.reply_markup?.inline_keyboard ?? []).map((row) => row.map(seenButton)),
    inText:
      rich === undefined
        ? []
        : buttonsOf(rich.blocks).map(({ text: label, button }) => ({ ...seenButton(button), text: label })),
  }
}

function seenButton(button: object): SeenButton {
  const { text, callback_data, url, copy_text } = button as Partial<Record<string, unknown>> & InlineKeyboardButton
  return {
    text: String(text),
    ...(typeof callback_data === 'string' ? { data: callback_data } : {}),
    ...(typeof url === 'string' ? { url } : {}),
    ...(copy_text === undefined ? {} : { copy: (copy_text as { text: string }).text }),
  }
}

function fileSeen(wire: Message): SeenMessage['file'] {
  const photo = wire.photo?.at(-1)
  if (photo !== undefined) return { kind: 'photo', id: photo.file_id }
  for (const kind of ['video', 'animation', 'document', 'audio'] as const) {
    const file = wire[kind]
    if (file !== undefined)
      return { kind, id: file.file_id, ...(file.file_name === undefined ? {} : { name: file.file_name }) }
  }
  return undefined
}
