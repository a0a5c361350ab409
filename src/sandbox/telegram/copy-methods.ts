// Copies and forwards (Bot API, copyMessage, forwardMessage): a copy has no link to its source, a forward names it.
import type { Message, MessageId, MessageOrigin } from '@grammyjs/types'
import { type ChatRecord, findChat, requireAccess } from './chats.ts'
import { addMessage, botAuthor, type Content, liveMessage, type MessageRecord } from './messages.ts'
import { arrayOf, flagOf, integerOf, type Params, textOf } from './params.ts'
import { badRequest } from './refusal.ts'
import type { Input } from './request.ts'
import { targetOf } from './send-methods.ts'
import type { State } from './state.ts'
import { captionContent, captionOf } from './text.ts'

const MAX_IDS = 100

function sourceOf(state: State, params: Params): ChatRecord {
  const record = findChat(state, textOf(params, 'from_chat_id'))
  requireAccess(record)
  return record
}

/** The content of a message, without who, where and when. */
export function contentOf(message: Message): Content {
  const { message_id, date, chat, from, sender_chat, reply_markup, reply_to_message, ...content } = message
  const { message_thread_id, is_topic_message, has_protected_content, edit_date, media_group_id, ...plain } =
    content as Content & {
      edit_date?: number
    }
  return plain
}

export function copyMessage(state: State, { params }: Input): MessageId {
  const { record, posting, thread } = targetOf(state, params)
  const source = liveMessage(sourceOf(state, params), integerOf(params, 'message_id'))
  if (source === undefined) throw badRequest('message to copy not found')
  const { forward_origin, caption, caption_entities, ...content } = contentOf(source.wire)
  if (isService(content)) throw badRequest("the message can't be copied")
  const own = params['caption'] === undefined ? { caption, caption_entities } : captionContent(captionOf(params))
  const copied = addMessage(
    state,
    record,
    botAuthor(state, record),
    { ...content, ...own, ...thread } as Content,
    posting,
  )
  return { message_id: copied.wire.message_id }
}

/** 1–100 ids in strictly increasing order; those that cannot be copied are skipped (Bot API, copyMessages). */
export function copyMessages(state: State, { params }: Input): MessageId[] {
  const { record, posting, thread } = targetOf(state, params)
  return several(sourceOf(state, params), params).flatMap((source) => {
    const { forward_origin, ...whole } = contentOf(source.wire)
    if (isService(whole)) return []
    const { caption, caption_entities, ...bare } = whole
    const content = flagOf(params, 'remove_caption') ? bare : whole
    const added = addMessage(state, record, botAuthor(state, record), { ...content, ...thread }, posting)
    return [{ message_id: added.wire.message_id }]
  })
}

export function forwardMessage(state: State, { params }: Input): Message {
  const { record, posting, thread } = targetOf(state, params)
  const source = liveMessage(sourceOf(state, params), integerOf(params, 'message_id'))
  if (source === undefined) throw badRequest('message to forward not found')
  if (isService(contentOf(source.wire))) throw badRequest("the message can't be forwarded")
  const content = { ...contentOf(source.wire), forward_origin: originOf(source.wire), ...thread }
  return addMessage(state, record, botAuthor(state, record), content, posting).wire
}

export function forwardMessages(state: State, { params }: Input): MessageId[] {
  const { record, posting, thread } = targetOf(state, params)
  return several(sourceOf(state, params), params).flatMap((source) => {
    if (isService(contentOf(source.wire))) return []
    const content = { ...contentOf(source.wire), forward_origin: originOf(source.wire), ...thread }
    return [{ message_id: addMessage(state, record, botAuthor(state, record), content, posting).wire.message_id }]
  })
}

/** Who wrote a message first, kept when a forward is forwarded on (Bot API, MessageOrigin). */
export function originOf(message: Message): MessageOrigin {
  if (message.forward_origin !== undefined) return message.forward_origin
  const { chat, date } = message
  if (chat.type === 'channel') return { type: 'channel', chat, message_id: message.message_id, date }
  if (message.sender_chat !== undefined)
    return { type: 'chat', sender_chat: message.sender_chat, date } as MessageOrigin
  if (message.from === undefined) return { type: 'hidden_user', sender_user_name: 'Unknown', date }
  return { type: 'user', sender_user: message.from, date }
}

function several(record: ChatRecord, params: Params): MessageRecord[] {
  const ids = (arrayOf(params, 'message_ids', 'message identifiers') ?? []).map(Number)
  if (ids.length === 0) throw badRequest('message identifiers are not specified')
  if (ids.length > MAX_IDS) throw badRequest('too many message identifiers specified')
  if (ids.some((id, index) => index > 0 && id <= (ids[index - 1] ?? 0)))
    throw badRequest('message identifiers must be in a strictly increasing order')
  return ids.flatMap((id) => liveMessage(record, id) ?? [])
}

function isService(content: Content): boolean {
  const kinds = [
    'text',
    'rich_message',
    'photo',
    'video',
    'document',
    'audio',
    'voice',
    'animation',
    'video_note',
    'sticker',
    'location',
    'venue',
    'contact',
  ]
  return !kinds.some((kind) => kind in content)
}
