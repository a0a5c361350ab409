// Pinned messages (Bot API, pinChatMessage, unpinChatMessage, unpinAllChatMessages).
import { type ChatRecord, findChat, requireAccess } from './chats.ts'
import { addMessage, botAuthor, liveMessage } from './messages.ts'
import { flagOf, integerOf, type Params, textOf } from './params.ts'
import { badRequest } from './refusal.ts'
import type { Input } from './request.ts'
import type { State } from './state.ts'

/** In groups and channels an administrator's right. */
function pinPlace(state: State, params: Params): ChatRecord {
  const record = findChat(state, textOf(params, 'chat_id'))
  requireAccess(record)
  if (record.kind === 'group' && record.bot !== 'administrator')
    throw badRequest('not enough rights to manage pinned messages in the chat')
  return record
}

/** The newest pin comes first. A service message tells of it everywhere but in channels. */
export function pinChatMessage(state: State, { params }: Input): true {
  const record = pinPlace(state, params)
  const found = liveMessage(record, integerOf(params, 'message_id'))
  if (found === undefined) throw badRequest('message to pin not found')
  const id = found.wire.message_id
  if (record.pinned[0] === id) return true
  record.pinned = [id, ...record.pinned.filter((each) => each !== id)]
  const posting = { silent: flagOf(params, 'disable_notification') }
  if (record.chat.type === 'channel') state.changed()
  else addMessage(state, record, botAuthor(state, record), { pinned_message: found.wire as never }, posting)
  return true
}

/** Without `message_id` the most recent one. */
export function unpinChatMessage(state: State, { params }: Input): true {
  const record = pinPlace(state, params)
  const id = integerOf(params, 'message_id') ?? record.pinned[0]
  if (id === undefined || !record.pinned.includes(id)) throw badRequest('message to unpin not found')
  record.pinned = record.pinned.filter((each) => each !== id)
  state.changed()
  return true
}

export function unpinAllChatMessages(state: State, { params }: Input): true {
  pinPlace(state, params).pinned = []
  state.changed()
  return true
}
