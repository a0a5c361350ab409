// The chats of this Telegram and whether the bot may write into one. Knows no message's content.
import type { Chat, ReplyKeyboardMarkup, User } from '@grammyjs/types'
import type { MessageRecord } from './messages.ts'
import { badRequest, forbidden } from './refusal.ts'
import type { State } from './state.ts'

export type Standing = 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked'
export type Topic = { name: string; closed: boolean }

/** Of a group's permissions those the bot meets: texts, and photos, videos, documents … */
export type Permissions = { texts: boolean; media: boolean }

type Common = {
  messages: Map<number, MessageRecord>
  lastMessageId: number
  pinned: number[]
  /** What the bot last said it is doing (Bot API, sendChatAction); a new object each time. */
  action?: { name: string; at: number }
  /** What the bot put under the input field (Bot API, ReplyKeyboardMarkup). */
  replyKeyboard?: ReplyKeyboardMarkup | undefined
  /** The message the next one of a person will be a reply to (Bot API, ForceReply). */
  forceReply?: { messageId: number; placeholder?: string } | undefined
  /** No more messages than these are kept, the newest; all when absent. */
  keep?: number
}

/**
 * A person's chat with the bot. `reach`: whether the person started it, and still lets the bot write; `hasOldApp`: the person's
 * app shows nothing of a rich message, of which the bot is told nothing.
 */
export type PrivateRecord = Common & {
  kind: 'private'
  chat: Chat.PrivateChat
  reach: 'never' | 'open' | 'blocked' | 'deactivated'
  hasOldApp: boolean
}

/** A group, supergroup or channel. `bot` and `members` say who stands how in it; `mutedBot`: the bot alone may not send. */
export type GroupRecord = Common & {
  kind: 'group'
  chat: Chat.GroupChat | Chat.SupergroupChat | Chat.ChannelChat
  bot: Standing
  mutedBot: boolean
  /** What all members may who are no administrators (Bot API, ChatPermissions). */
  permissions: Permissions
  members: Map<number, { user: User; standing: Standing }>
  /** But General, which is no thread. */
  topics: Map<number, Topic>
  generalClosed: boolean
  /** Whether this bot or another one was the last bot to write here. */
  lastBot: 'own' | 'other' | undefined
  migratedTo: number | undefined
  deleted: boolean
}

export type ChatRecord = PrivateRecord | GroupRecord

/** A chat nobody opened; `keep`: how many messages of it are kept. */
export function createPrivateRecord(user: User, keep?: number): PrivateRecord {
  const names = { ...(user.last_name === undefined ? {} : { last_name: user.last_name }) }
  const username = user.username === undefined ? {} : { username: user.username }
  const chat = { id: user.id, type: 'private' as const, first_name: user.first_name, ...names, ...username }
  const bound = keep === undefined ? {} : { keep }
  const empty = { messages: new Map(), lastMessageId: 0, pinned: [] }
  return { kind: 'private', chat, reach: 'never', hasOldApp: false, ...empty, ...bound }
}

/** The chat a parameter means, by id or @username; refused as "chat not found" (Bot API, `chat_id`). */
export function findChat(state: State, chatId: string | undefined): ChatRecord {
  if (chatId === undefined || chatId === '') throw badRequest('chat_id is empty')
  const name = chatId.startsWith('@') ? chatId.slice(1).toLowerCase() : undefined
  const record =
    name === undefined
      ? state.chats.get(Number(chatId))
      : [...state.chats.values()].find((each) => each.kind === 'group' && each.chat.username?.toLowerCase() === name)
  if (record === undefined) throw badRequest('chat not found')
  return record
}

/** Refuses, with Telegram's sentence, a chat the bot is not in or that is no more. */
export function requireAccess(record: ChatRecord): void {
  if (record.kind === 'private') {
    if (record.reach === 'deactivated') throw forbidden('user is deactivated')
    if (record.reach === 'blocked') throw forbidden('bot was blocked by the user')
    if (record.reach === 'never') throw forbidden("bot can't initiate conversation with a user")
    return
  }
  if (record.migratedTo !== undefined)
    throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: record.migratedTo })
  if (record.deleted)
    throw forbidden(`the ${record.chat.type === 'group' ? 'group' : record.chat.type} chat was deleted`)
  if (record.bot === 'kicked') throw forbidden(`bot was kicked from the ${record.chat.type} chat`)
  if (record.bot === 'left') throw forbidden(`bot is not a member of the ${record.chat.type} chat`)
}

/** Refuses a chat, or a topic of it, that the bot may not send `what` into. */
export function requireSending(record: ChatRecord, threadId: number | undefined, what = 'text messages'): void {
  requireAccess(record)
  if (record.kind === 'private') {
    if (threadId !== undefined) throw badRequest('message thread not found')
    return
  }
  if (record.chat.type === 'channel' && record.bot !== 'administrator')
    throw badRequest('need administrator rights in the channel chat')
  if (record.mutedBot || !isPermitted(record, what)) throw badRequest(`not enough rights to send ${what} to the chat`)
  const topic = threadId === undefined ? { closed: record.generalClosed } : record.topics.get(threadId)
  if (topic === undefined) throw badRequest('message thread not found')
  if (topic.closed && record.bot !== 'administrator') throw badRequest('TOPIC_CLOSED')
}

/** A channel has no such permissions, and an administrator needs none (td, get_effective_restricted_rights). */
function isPermitted({ chat, bot, permissions }: GroupRecord, what: string): boolean {
  if (chat.type === 'channel' || bot === 'administrator') return true
  return permissions.texts && (permissions.media || what === 'text messages')
}

/** True when this person may administer the chat. */
export function isAdministrator(record: GroupRecord, userId: number): boolean {
  const standing = record.members.get(userId)?.standing
  return standing === 'creator' || standing === 'administrator'
}
