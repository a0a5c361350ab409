// From what people do to the updates the bot gets. Whether a bot may see a group's message is decided here.
import type { ChatMemberUpdated, Message, User } from '@grammyjs/types'
import { botMemberOf, memberOf } from './chat-methods.ts'
import type { ChatRecord, GroupRecord, Standing } from './chats.ts'
import { type Author, addMessage, type Content, type Posting } from './messages.ts'
import type { State } from './state.ts'

/** Writes a person's message into a chat and tells the bot, where it may know of it. */
export function receive(state: State, record: ChatRecord, author: Author, content: Content, posting: Posting = {}) {
  const added = addMessage(state, record, author, content, posting)
  if (botSees(state, record, added.wire)) {
    const message = added.wire as never
    state.updates.push(record.chat.type === 'channel' ? { channel_post: message } : { message })
  }
  return added
}

/**
 * Privacy mode (core.telegram.org/bots/features#privacy-mode): commands that name it, mentions, replies to it, its inline
 * results; a bare command only while no other bot has written since it did.
 */
function botSees(state: State, record: ChatRecord, message: Message): boolean {
  if (record.kind === 'private') return record.reach === 'open'
  if (record.bot === 'left' || record.bot === 'kicked' || record.deleted) return false
  if (record.bot === 'administrator' || state.bot.can_read_all_group_messages) return true
  if (message.text === undefined && message.caption === undefined && message.forward_origin === undefined) return true
  const name = state.bot.username.toLowerCase()
  if (message.reply_to_message?.from?.id === state.bot.id || message.via_bot?.id === state.bot.id) return true
  const text = message.text ?? message.caption ?? ''
  return (message.entities ?? message.caption_entities ?? []).some((entity) => {
    const part = text.slice(entity.offset, entity.offset + entity.length).toLowerCase()
    if (entity.type === 'mention') return part === `@${name}`
    return (
      entity.type === 'bot_command' && (part.includes('@') ? part.endsWith(`@${name}`) : record.lastBot !== 'other')
    )
  })
}

/** Tells the bot, where it is an administrator, that somebody's standing changed (Bot API, `chat_member`). */
export function memberChanged(
  state: State,
  record: GroupRecord,
  by: User,
  user: User,
  before: Standing,
  after: Standing,
): void {
  const change = {
    chat: record.chat,
    from: by,
    date: Math.floor(state.now() / 1000),
    old_chat_member: memberOf(user, before),
    new_chat_member: memberOf(user, after),
  } as ChatMemberUpdated
  if (record.bot === 'administrator' && before !== after) state.updates.push({ chat_member: change })
  state.changed()
}

/** Tells the bot that its own standing in a chat changed (Bot API, `my_chat_member`); `couldPost`: before, in a channel. */
export function standingChanged(
  state: State,
  record: ChatRecord,
  by: User,
  before: Standing,
  after: Standing,
  couldPost?: boolean,
): void {
  const change = {
    chat: record.chat,
    from: by,
    date: Math.floor(state.now() / 1000),
    old_chat_member: botMemberOf(state, record, before, couldPost),
    new_chat_member: botMemberOf(state, record, after),
  } as ChatMemberUpdated
  state.updates.push({ my_chat_member: change })
  state.changed()
}
