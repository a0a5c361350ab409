// Groups, supergroups and channels, and what their owners do with them. Sending in them is people.ts's.
import type { Chat, User } from '@grammyjs/types'
import type { GroupRecord, Permissions, Standing } from './chats.ts'
import { memberChanged, receive, standingChanged } from './incoming.ts'
import { addMessage } from './messages.ts'
import type { Person } from './people.ts'
import { messagesOf, type SeenMessage } from './seen.ts'
import type { State } from './state.ts'
import { plainText } from './written.ts'

export type GroupOptions = {
  title: string
  type?: 'group' | 'supergroup' | 'channel'
  username?: string
  owner: Person
  admins?: Person[]
  members?: Person[]
  /** Forum topics by their thread id. */
  topics?: Record<number, string>
}

export type Group = {
  id: number
  /** Adds the bot, as a member or, in channels always, as an administrator. */
  addBot: (by: Person, as?: 'member' | 'administrator') => void
  /** Removes it; `kicked` bans it too. */
  removeBot: (by: Person, as?: 'left' | 'kicked') => void
  /** Takes the right to write, or to post, from the bot alone, or gives it back; it is told (Bot API, ChatMemberRestricted). */
  silence: (by: Person, silent: boolean) => void
  /** Changes what all members may, as a night mode does: no update tells the bot of it. */
  permit: (permissions: Partial<Permissions>) => void
  /** What all members may at present. */
  permissions: () => Readonly<Permissions>
  setMember: (person: Person, standing: Standing) => void
  /** Another bot of the group writes: in privacy mode a command that names no bot is its own from then on. */
  otherBotSays: (text: string) => void
  closeTopic: (threadId: number, closed?: boolean) => void
  /** Only administrators write into it then. */
  closeGeneral: (closed?: boolean) => void
  deleteTopic: (threadId: number) => void
  /**
   * The group becomes a supergroup with another id; the old one refuses with `migrate_to_chat_id`. Its messages are numbered
   * anew, from `firstMessageId`, 1 when absent: what an id named in the old chat it does not name here.
   */
  upgrade: (options?: { firstMessageId?: number }) => Group
  /** Deletes the whole chat. */
  remove: () => void
  messages: (options?: { deleted?: boolean }) => SeenMessage[]
  last: () => SeenMessage | undefined
}

const OTHER_BOT: User = { id: 400_001, is_bot: true, first_name: 'Polls', username: 'other_polls_bot' }

/** Makes a chat with its people in it; the bot is not. */
export function createGroup(state: State, options: GroupOptions): Group {
  const { title, type = 'supergroup', username, owner, admins = [], members = [], topics = {} } = options
  const number = state.nextId('chat')
  const id = type === 'group' ? -number : -1_000_000_000_000 - number
  const forum = Object.keys(topics).length > 0 ? { is_forum: true } : {}
  const chat = { id, type, title, ...(username === undefined ? {} : { username }), ...forum } as GroupRecord['chat']
  const record = emptyRecord(chat)
  const add = (standing: Standing) => (person: Person) => record.members.set(person.id, { user: person.user, standing })
  members.forEach(add('member'))
  admins.forEach(add('administrator'))
  add('creator')(owner)
  for (const [thread, name] of Object.entries(topics)) record.topics.set(Number(thread), { name, closed: false })
  state.chats.set(id, record)
  return groupHandle(state, record, owner.user)
}

function emptyRecord(chat: GroupRecord['chat']): GroupRecord {
  return {
    kind: 'group',
    chat,
    bot: 'left',
    mutedBot: false,
    permissions: { texts: true, media: true },
    members: new Map(),
    topics: new Map(),
    generalClosed: false,
    lastBot: undefined,
    migratedTo: undefined,
    deleted: false,
    messages: new Map(),
    lastMessageId: 0,
    pinned: [],
  }
}

function groupHandle(state: State, record: GroupRecord, owner: User): Group {
  const isChannel = record.chat.type === 'channel'
  const changeBot = (by: User, after: Standing) => {
    const before = record.bot
    record.bot = after
    standingChanged(state, record, by, before, after)
  }
  return {
    id: record.chat.id,
    addBot: (by, as = isChannel ? 'administrator' : 'member') => {
      const wasIn = record.bot !== 'left' && record.bot !== 'kicked'
      changeBot(by.user, as)
      if (!isChannel && !wasIn)
        receive(state, record, { own: false, from: by.user }, { new_chat_members: [state.botUser] })
    },
    removeBot: (by, as = 'kicked') => changeBot(by.user, as),
    silence: (by, silent) => {
      const couldPost = !record.mutedBot
      record.mutedBot = silent
      if (isChannel) standingChanged(state, record, by.user, record.bot, record.bot, couldPost)
      else changeBot(by.user, silent ? 'restricted' : 'member')
    },
    permit: (permissions) => {
      Object.assign(record.permissions, permissions)
      state.changed()
    },
    permissions: () => ({ ...record.permissions }),
    setMember: (person, standing) => {
      const before = record.members.get(person.id)?.standing ?? 'left'
      record.members.set(person.id, { user: person.user, standing })
      memberChanged(state, record, owner, person.user, before, standing)
    },
    otherBotSays: (text) => {
      addMessage(state, record, { own: false, from: OTHER_BOT }, plainText(text))
    },
    closeTopic: (threadId, closed = true) => {
      const topic = record.topics.get(threadId)
      if (topic !== undefined) topic.closed = closed
    },
    closeGeneral: (closed = true) => {
      record.generalClosed = closed
    },
    deleteTopic: (threadId) => {
      record.topics.delete(threadId)
    },
    upgrade: ({ firstMessageId = 1 } = {}) => upgrade(state, record, owner, firstMessageId),
    remove: () => {
      record.deleted = true
      state.changed()
    },
    messages: (options) => messagesOf(record, options?.deleted === true),
    last: () => messagesOf(record).findLast((each) => each.own),
  }
}

/**
 * Both chats tell of it with a service message (Bot API, `migrate_to_chat_id`, `migrate_from_chat_id`). The bot joins the new
 * one, and is not said to have left the old one (tdlib/telegram-bot-api#266).
 */
function upgrade(state: State, old: GroupRecord, owner: User, firstMessageId: number): Group {
  if (old.chat.type !== 'group') throw new Error('only a basic group can be upgraded')
  const id = -1_000_000_000_000 - state.nextId('chat')
  const chat: Chat.SupergroupChat = { id, type: 'supergroup', title: old.chat.title }
  const next: GroupRecord = {
    ...emptyRecord(chat),
    bot: old.bot,
    members: new Map(old.members),
    permissions: { ...old.permissions },
    lastMessageId: firstMessageId - 1,
  }
  state.chats.set(id, next)
  const author = { own: false, from: owner }
  const left = addMessage(state, old, author, { migrate_to_chat_id: id })
  const arrived = addMessage(state, next, author, { migrate_from_chat_id: old.chat.id })
  old.migratedTo = id
  if (old.bot !== 'left' && old.bot !== 'kicked') {
    standingChanged(state, next, owner, 'left', next.bot)
    state.updates.push({ message: left.wire as never })
    state.updates.push({ message: arrived.wire as never })
  }
  return groupHandle(state, next, owner)
}
