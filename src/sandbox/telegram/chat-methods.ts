// What the bot may learn of a chat and its members (Bot API, getChat and on), and leaving it.
import type { ChatFullInfo, ChatMember, User } from '@grammyjs/types'
import { type ChatRecord, findChat, type GroupRecord, requireAccess, type Standing } from './chats.ts'
import { liveMessage } from './messages.ts'
import { integerOf, type Params, textOf } from './params.ts'
import { badRequest } from './refusal.ts'
import type { Input } from './request.ts'
import type { State } from './state.ts'

function groupOf(state: State, params: Params): GroupRecord {
  const record = findChat(state, textOf(params, 'chat_id'))
  requireAccess(record)
  if (record.kind === 'private') throw badRequest('there are no administrators in the private chat')
  return record
}

export function getChat(state: State, { params }: Input): ChatFullInfo {
  const record = findChat(state, textOf(params, 'chat_id'))
  if (record.kind === 'group' && !isSeenOutside(record)) requireAccess(record)
  // A person who never wrote is unknown to the bot.
  if (record.kind === 'private' && record.reach === 'never') throw badRequest('chat not found')
  const pinned = record.pinned.map((id) => liveMessage(record, id)?.wire).find((wire) => wire !== undefined)
  const top = pinned === undefined ? {} : { pinned_message: pinned }
  return {
    ...record.chat,
    ...permissionsOf(record),
    accent_color_id: 0,
    max_reaction_count: 11,
    ...top,
  } as ChatFullInfo
}

/** Bot API, ChatPermissions: of groups and supergroups. */
function permissionsOf(record: ChatRecord): Pick<ChatFullInfo, 'permissions'> {
  if (record.kind === 'private' || record.chat.type === 'channel') return {}
  const { texts, media } = record.permissions
  const ofMedia = {
    can_send_photos: media,
    can_send_videos: media,
    can_send_documents: media,
    can_send_audios: media,
    can_send_voice_notes: media,
    can_send_video_notes: media,
  }
  return { permissions: { can_send_messages: texts, ...ofMedia } }
}

/** A public channel is there for bots that are not in it, too. */
function isSeenOutside(record: ChatRecord): boolean {
  const isPublic = record.kind === 'group' && record.chat.type === 'channel' && record.chat.username !== undefined
  return isPublic && record.bot === 'left' && !record.deleted
}

export function getChatAdministrators(state: State, { params }: Input): ChatMember[] {
  const record = findChat(state, textOf(params, 'chat_id'))
  // TDLib asks for the members then, and is refused them.
  if (isSeenOutside(record)) throw badRequest('member list is inaccessible')
  const group = groupOf(state, params)
  const admins = [...group.members.values()].filter(
    ({ standing }) => standing === 'creator' || standing === 'administrator',
  )
  const own = group.bot === 'administrator' ? [botMemberOf(state, group)] : []
  return [...admins.map(({ user, standing }) => ({ ...memberOf(user, standing), ...postingOf(group, true) })), ...own]
}

export function getChatMember(state: State, { params }: Input): ChatMember {
  const userId = integerOf(params, 'user_id')
  if (userId === undefined) throw badRequest('invalid user_id specified')
  const record = findChat(state, textOf(params, 'chat_id'))
  requireAccess(record)
  const user = userId === state.bot.id ? state.botUser : state.users.get(userId)
  if (user === undefined) throw badRequest('user not found')
  if (record.kind === 'private') return memberOf(user, 'member')
  if (userId === state.bot.id) return botMemberOf(state, record)
  return memberOf(user, record.members.get(userId)?.standing ?? 'left')
}

export function getChatMemberCount(state: State, { params }: Input): number {
  const record = findChat(state, textOf(params, 'chat_id'))
  requireAccess(record)
  if (record.kind === 'private') return 2
  return [...record.members.values()].filter(({ standing }) => standing !== 'left' && standing !== 'kicked').length + 1
}

export function leaveChat(state: State, { params }: Input): true {
  const record = findChat(state, textOf(params, 'chat_id'))
  requireAccess(record)
  if (record.kind === 'private') throw badRequest("chat member status can't be changed in private chats")
  record.bot = 'left'
  state.changed()
  return true
}

const ADMIN_RIGHTS = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
}

/** The bot as a member; in a channel, whether it may post (Bot API, ChatMemberAdministrator, `can_post_messages`). */
export function botMemberOf(state: State, record: ChatRecord, standing?: Standing, canPost?: boolean): ChatMember {
  if (record.kind === 'private') return memberOf(state.botUser, standing ?? 'member')
  const member = memberOf(state.botUser, standing ?? record.bot)
  return member.status === 'administrator' ? { ...member, ...postingOf(record, canPost ?? !record.mutedBot) } : member
}

function postingOf(
  { chat }: GroupRecord,
  canPost: boolean,
): { can_post_messages?: boolean; can_edit_messages?: boolean } {
  return chat.type === 'channel' ? { can_post_messages: canPost, can_edit_messages: canPost } : {}
}

/** A user with a standing, as Telegram tells it (Bot API, ChatMember). */
export function memberOf(user: User, standing: Standing): ChatMember {
  switch (standing) {
    case 'creator':
      return { status: 'creator', user, is_anonymous: false } as ChatMember
    case 'administrator':
      return { status: 'administrator', user, ...ADMIN_RIGHTS } as unknown as ChatMember
    case 'member':
      return { status: 'member', user } as ChatMember
    case 'restricted':
      return {
        status: 'restricted',
        user,
        is_member: true,
        can_send_messages: false,
        until_date: 0,
      } as unknown as ChatMember
    case 'left':
      return { status: 'left', user } as ChatMember
    case 'kicked':
      return { status: 'kicked', user, until_date: 0 } as ChatMember
  }
}
