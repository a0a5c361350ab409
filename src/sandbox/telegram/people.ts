// What a person can do with their client: write, press, forward, block. It never answers for the bot.
import type { BotCommand, InlineQueryResult, User } from '@grammyjs/types'
import { type ChatRecord, findChat, type PrivateRecord } from './chats.ts'
import { menuOf } from './command-methods.ts'
import { contentOf, originOf } from './copy-methods.ts'
import { type FileKind, fileContent, storeUpload } from './files.ts'
import { receive, standingChanged } from './incoming.ts'
import { type Author, type Content, deleteMessage, liveMessage } from './messages.ts'
import { askInline, press, required, type Which } from './presses.ts'
import { messagesOf, type SeenMessage, seenMessage } from './seen.ts'
import type { CallbackAnswer, State } from './state.ts'
import { captionFrom, htmlText, plainText, type SentFile } from './written.ts'

/** Where a person writes: the private chat with the bot unless `chat` names another. */
export type Where = { chat?: number; topic?: number; replyTo?: number /** As the group itself. */; anonymous?: boolean }
export type Person = {
  id: number
  user: User
  /** Presses START, as a first visit or by a deep link (payload 1–64 of A–Z, a–z, 0–9, `_`, `-`). */
  start: (payload?: string) => SeenMessage
  /** Sends plain text; commands and links in it become entities. */
  send: (text: string, where?: Where) => SeenMessage
  /** Sends text formatted as Telegram HTML. */
  sendHtml: (html: string, where?: Where) => SeenMessage
  sendFile: (kind: FileKind, file: SentFile, where?: Where) => SeenMessage
  sendLocation: (latitude: number, longitude: number, where?: Where) => SeenMessage
  /** Forwards a message here; `from` is where it stands, else the private chat. */
  forward: (messageId: number, from?: number, where?: Where) => SeenMessage
  /** Gives an own message another text, or another caption; formats go. */
  edit: (messageId: number, text: string, where?: Where) => void
  /** Deletes a message for both; bots are told nothing of it. */
  remove: (messageId: number, where?: Where) => void
  /** Presses a callback button; resolves with the toast once the bot answered, fails if it does not in time. */
  press: (message: SeenMessage | number, which: Which, where?: Where) => Promise<CallbackAnswer>
  /** Opens a link to the bot: `https://t.me/BOT?start=payload`. */
  open: (url: string) => SeenMessage
  /** Types `@bot query` somewhere; resolves with the results. */
  inline: (query: string, offset?: string) => Promise<InlineQueryResult[]>
  block: () => void
  unblock: () => void
  /** The account is gone: the bot gets 403 from now on. */
  deactivate: () => void
  /** The private chat as it is now, without what was deleted. */
  messages: (options?: { deleted?: boolean }) => SeenMessage[]
  /** The newest message of the bot in the private chat. */
  last: () => SeenMessage | undefined
  /** The command menu this person sees. */
  menu: (where?: Where) => BotCommand[]
}

/** The client of one person; `limitMs` is how long in real time it waits for an answer. */
export function createPerson(state: State, user: User, home: PrivateRecord, limitMs: number): Person {
  const place = (where: Where = {}) => (where.chat === undefined ? home : findChat(state, String(where.chat)))
  const write = (content: Content, where: Where = {}) => {
    const record = place(where)
    if (record === home) openHome(state, home, user)
    const thread = where.topic === undefined ? {} : { message_thread_id: where.topic, is_topic_message: true as const }
    const replyTo = where.replyTo === undefined ? undefined : liveMessage(record, where.replyTo)
    return seenMessage(receive(state, record, authorOf(record, user, where), { ...content, ...thread }, replyTo))
  }
  const send = (text: string, where?: Where) => write(plainText(text), where)
  const person: Person = {
    id: user.id,
    user,
    start: (payload) => {
      if (payload === undefined) return send('/start')
      // Bot API, "Deep linking": another payload is dropped by the client, which no test should rely on.
      if (!/^[A-Za-z0-9_-]{1,64}$/.test(payload)) throw new Error(`no deep link can carry "${payload}"`)
      return send(`/start ${payload}`)
    },
    send,
    sendHtml: (html, where) => write(htmlText(html), where),
    sendFile: (kind, { bytes, name = kind, mime = 'application/octet-stream', album, ...words }, where) => {
      const file = fileContent(storeUpload(state, kind, { name, mime, bytes }))
      return write({ ...file, ...captionFrom(words), ...(album === undefined ? {} : { media_group_id: album }) }, where)
    },
    sendLocation: (latitude, longitude, where) => write({ location: { latitude, longitude } }, where),
    forward: (messageId, from, where) => {
      const source = required(place(from === undefined ? {} : { chat: from }), messageId)
      return write({ ...contentOf(source.wire), forward_origin: originOf(source.wire) }, where)
    },
    edit: (messageId, text, where) => {
      const message = required(place(where), messageId)
      message.edits.push({ at: state.now(), before: message.wire })
      const { text: words, entities, caption: under, caption_entities, ...rest } = message.wire
      const content = words === undefined ? captionFrom({ caption: text }) : plainText(text)
      message.wire = { ...rest, ...content, edit_date: Math.floor(state.now() / 1000) } as typeof message.wire
      state.updates.push({ edited_message: message.wire as never })
      state.changed()
    },
    remove: (messageId, where) => deleteMessage(state, required(place(where), messageId)),
    press: (message, which, where) => {
      const id = typeof message === 'number' ? message : message.id
      const record = place(typeof message === 'number' ? where : { chat: message.chatId })
      return press(state, record, id, which, user, limitMs)
    },
    open: (url) => {
      const link = /^https:\/\/t\.me\/(\w+)(?:\?start=([^&]*))?$/i.exec(url)
      if (link?.[1]?.toLowerCase() !== state.bot.username.toLowerCase())
        throw new Error(`not a link to the bot: ${url}`)
      return person.start(link[2])
    },
    inline: (text, offset = '') => askInline(state, user, text, offset, limitMs),
    block: () => changeReach(state, home, user, 'blocked'),
    unblock: () => changeReach(state, home, user, 'open'),
    deactivate: () => {
      home.reach = 'deactivated'
      state.changed()
    },
    messages: (options) => messagesOf(home, options?.deleted === true),
    last: () => messagesOf(home).findLast((each) => each.own),
    menu: (where) => menuOf(state, place(where), user.id, user.language_code ?? ''),
  }
  return person
}

/** Telegram's stand-in for administrators who write as their group (Bot API, `sender_chat`). */
const ANONYMOUS: User = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' }

function authorOf(record: ChatRecord, user: User, where: Where): Author {
  if (record.chat.type === 'channel') return { own: false, asChat: true }
  return where.anonymous === true ? { own: false, from: ANONYMOUS, asChat: true } : { own: false, from: user }
}

/** Writing to a bot one had blocked, or never met, opens the chat. */
function openHome(state: State, home: PrivateRecord, user: User): void {
  if (home.reach === 'deactivated') throw new Error('this account is gone')
  if (home.reach === 'blocked') changeReach(state, home, user, 'open')
  home.reach = 'open'
}

function changeReach(state: State, home: PrivateRecord, user: User, reach: 'open' | 'blocked'): void {
  if (home.reach === reach || home.reach === 'deactivated') return
  const before = home.reach
  home.reach = reach
  if (before === 'never' && reach === 'open') return
  standingChanged(state, home, user, reach === 'open' ? 'kicked' : 'member', reach === 'open' ? 'member' : 'kicked')
}
