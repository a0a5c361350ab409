// What a person can do with their client: write, press, forward, block. It never answers for the bot.
import type { BotCommand, InlineQueryResult, User } from '@grammyjs/types'
import { findChat, type PrivateRecord } from './chats.ts'
import { choose } from './choose.ts'
import { menuOf } from './command-methods.ts'
import { contentOf, originOf } from './copy-methods.ts'
import { type FileKind, fileContent, storeUpload } from './files.ts'
import { receive } from './incoming.ts'
import { type Content, deleteMessage, liveMessage } from './messages.ts'
import { askInline, press, required, type Which } from './presses.ts'
import { authorOf, changeReach, openHome } from './reach.ts'
import { personReacts } from './reaction-methods.ts'
import { afterWriting } from './reply-keyboard.ts'
import { messagesOf, type SeenMessage, seenMessage } from './seen.ts'
import type { CallbackAnswer, InlineAnswer, State } from './state.ts'
import { type TapWith, tapped } from './taps.ts'
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
  /** Taps a button of the keyboard under the input field; `what`: the chat or the place it asks for. */
  tap: (label: string | RegExp, what?: TapWith) => SeenMessage
  /** Reacts to a message with one emoji; without one takes the reaction away. */
  react: (message: SeenMessage, emoji?: string) => void
  /** Opens a link to the bot: `https://t.me/BOT?start=payload`. */
  open: (url: string) => SeenMessage
  /** Types `@bot query` somewhere; resolves with the results. */
  inline: (query: string, offset?: string) => Promise<InlineQueryResult[]>
  /** The same, with where the next page of results begins. */
  inlinePage: (query: string, offset?: string) => Promise<InlineAnswer>
  /** Sends an inline result the bot offered them; the bot is told (Bot API, `chosen_inline_result`). */
  choose: (resultId: string, where?: Where) => SeenMessage
  /** Whether their app is an old one, which shows nothing of a rich message; bots are told nothing of it. */
  useOldApp: (isOld: boolean) => void
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
    // A forced reply is a reply unless the person chose another message.
    const replyTo = liveMessage(record, where.replyTo ?? record.forceReply?.messageId)
    afterWriting(record, content)
    const author = authorOf(record, user, where.anonymous === true)
    return seenMessage(receive(state, record, author, { ...content, ...thread }, { replyTo }))
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
      if (source.wire.has_protected_content) throw new Error('this message is protected from forwarding')
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
    tap: (label, what = {}) => write(tapped(state, user, home, label, what)),
    react: (message, emoji) => {
      const record = place({ chat: message.chatId })
      personReacts(state, record, required(record, message.id), user, emoji)
    },
    open: (url) => {
      const link = /^https:\/\/t\.me\/(\w+)(?:\?start=([^&]*))?$/i.exec(url)
      if (link?.[1]?.toLowerCase() !== state.bot.username.toLowerCase())
        throw new Error(`not a link to the bot: ${url}`)
      return person.start(link[2])
    },
    inline: async (text, offset) => (await person.inlinePage(text, offset)).results,
    inlinePage: (text, offset = '') => askInline(state, user, text, offset, limitMs),
    choose: (resultId, where = {}) => {
      const record = place(where)
      if (record === home) openHome(state, home, user)
      return seenMessage(choose(state, user, record, resultId, liveMessage(record, where.replyTo)))
    },
    useOldApp: (isOld) => {
      home.hasOldApp = isOld
      state.changed()
    },
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
