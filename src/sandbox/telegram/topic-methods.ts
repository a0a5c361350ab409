// Forum topics (Bot API, createForumTopic and on): of supergroups, by an administrator. The general topic is no topic here.
import type { ForumTopic } from '@grammyjs/types'
import { findChat, type GroupRecord, requireAccess, type Topic } from './chats.ts'
import { integerOf, type Params, textOf } from './params.ts'
import { badRequest } from './refusal.ts'
import type { Input } from './request.ts'
import type { State } from './state.ts'

/** Bot API, createForumTopic, `icon_color`. */
const COLORS = [7322096, 16766590, 13338331, 9367192, 16749490, 16478047]

function forumOf(state: State, params: Params, what: string): GroupRecord {
  const record = findChat(state, textOf(params, 'chat_id'))
  requireAccess(record)
  if (record.kind === 'private' || !('is_forum' in record.chat) || record.chat.is_forum !== true)
    throw badRequest('the chat is not a forum')
  if (record.bot !== 'administrator') throw badRequest(`not enough rights to ${what}`)
  return record
}

function topicOf(record: GroupRecord, params: Params): Topic {
  const topic = record.topics.get(integerOf(params, 'message_thread_id') ?? 0)
  if (topic === undefined) throw badRequest('message thread not found')
  return topic
}

/** Bot API: 1–128 characters. */
function checkedName(name: string): string {
  const trimmed = name.trim()
  if (trimmed === '') throw badRequest('TOPIC_TITLE_EMPTY')
  if ([...trimmed].length > 128) throw badRequest('TOPIC_TITLE_TOO_LONG')
  return trimmed
}

export function createForumTopic(state: State, { params }: Input): ForumTopic {
  const record = forumOf(state, params, 'create a topic')
  const name = checkedName(textOf(params, 'name') ?? '')
  const color = integerOf(params, 'icon_color') ?? COLORS[0] ?? 0
  if (!COLORS.includes(color)) throw badRequest('invalid icon color specified')
  const id = Math.max(record.lastMessageId, ...record.topics.keys()) + 1
  record.lastMessageId = id
  record.topics.set(id, { name, closed: false })
  state.changed()
  return { message_thread_id: id, name, icon_color: color as ForumTopic['icon_color'] }
}

/** Without `name` it keeps the one it has. */
export function editForumTopic(state: State, { params }: Input): true {
  const topic = topicOf(forumOf(state, params, 'edit the topic'), params)
  const name = textOf(params, 'name')
  if (name !== undefined && name !== '') {
    if (checkedName(name) === topic.name) throw badRequest('TOPIC_NOT_MODIFIED')
    topic.name = checkedName(name)
  }
  state.changed()
  return true
}

/** closeForumTopic and reopenForumTopic. */
export function setForumTopicClosed(closed: boolean) {
  return (state: State, { params }: Input): true => {
    const topic = topicOf(forumOf(state, params, 'edit the topic'), params)
    if (topic.closed === closed) throw badRequest('TOPIC_NOT_MODIFIED')
    topic.closed = closed
    state.changed()
    return true
  }
}

/** With all its messages. */
export function deleteForumTopic(state: State, { params }: Input): true {
  const record = forumOf(state, params, 'delete the topic')
  topicOf(record, params)
  const id = integerOf(params, 'message_thread_id')
  record.topics.delete(id ?? 0)
  for (const message of record.messages.values())
    if (message.wire.message_thread_id === id) message.deletedAt ??= state.now()
  state.changed()
  return true
}
