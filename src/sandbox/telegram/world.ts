// A Telegram of one's own for tests and the demo: a strict Bot API server over HTTP and the people who use the bot.
// Nothing of the bot's code may be imported here, or the double would share its mistakes.
//
//   const telegram = createTelegram({ now: () => clock, token: '42:TEST' })
//   const { root } = await telegram.listen()                     // BOT_API_ROOT of the bot
//   const aylin = telegram.person({ firstName: 'Aylin', languageCode: 'az' })
//   aylin.start()                                                // or aylin.send('/digest'), aylin.open('https://t.me/…')
//   const digest = await telegram.until(() => aylin.last())      // event-driven; fails after `patienceMs` of real time
//   const toast = await aylin.press(digest, 'Read 1')            // or /regexp/, or { data: 'r:17' }
//   telegram.addFault({ kind: 'lost-answer', methods: ['sendMessage'], times: 1 })
//   telegram.calls('sendMessage')                                // every call: parameters, at, status, result
//   telegram.unanswered()                                        // presses nobody answered: should be []
//   await telegram.close()
import type { AddressInfo } from 'node:net'
import type { BotCommand, ReplyKeyboardMarkup, User, UserFromGetMe } from '@grammyjs/types'
import type { Tally } from './calls.ts'
import { type ChatRecord, createPrivateRecord } from './chats.ts'

import { createState, type TelegramOptions } from './create-state.ts'
import { createFaults, type Fault } from './faults.ts'
import type { StoredFile } from './files.ts'
import { createGroup, type Group, type GroupOptions } from './groups.ts'
import { createLimiter, type Limits } from './limits.ts'
import { createPerson, type Person } from './people.ts'
import { type CallParts, callDirectly } from './perform.ts'
import { messagesOf, type SeenMessage } from './seen.ts'
import { createHttp } from './server.ts'
import type { Call, Query } from './state.ts'
import { startWebhookDelivery } from './webhook.ts'

type ParametersAfterFirst<F> = F extends (first: CallParts, ...rest: infer Rest) => unknown ? Rest : never

export type Telegram = {
  /** Serves on 127.0.0.1; port 0 takes a free one. */
  listen: (port?: number) => Promise<{ root: string }>
  close: () => Promise<void>
  /** One request of a client without a socket, as `fetch` gives it; rejects where the connection is cut. */
  call: (...request: ParametersAfterFirst<typeof callDirectly>) => ReturnType<typeof callDirectly>
  bot: UserFromGetMe
  token: string
  person: (who: {
    firstName: string
    lastName?: string
    username?: string
    languageCode?: string
    id?: number
    /** Their app shows nothing of a rich message. */
    hasOldApp?: boolean
    /** Wrote to the bot at some time before: it may write to them. */
    isKnown?: boolean
    /** One of very many: only so many messages are kept of their chat as `keep.messages` says. */
    isSimulated?: boolean
  }) => Person
  group: (options: GroupOptions) => Group
  /** The messages of any chat. */
  messages: (chatId: number, options?: { deleted?: boolean }) => SeenMessage[]
  /** A chat as this Telegram keeps it, to look at alone: whoever changes it breaks the rules. */
  chat: (chatId: number) => ChatRecord | undefined
  /** A file by its `file_id`. */
  file: (fileId: string) => StoredFile | undefined
  /** All calls, oldest first, of one method or of all but getUpdates. */
  calls: (method?: string) => readonly Call[]
  /** How often each method, in lower case, ended how, since the start and without looking through the calls. */
  tally: () => Tally
  /** The keyboard under the input field of a chat. */
  replyKeyboard: (chatId: number) => ReplyKeyboardMarkup | undefined
  /** Presses and inline queries the bot has not answered. */
  unanswered: () => readonly Query[]
  until: <T>(probe: () => T | undefined | false | null, what?: string, limitMs?: number) => Promise<T>
  /** Calls back after every change until the returned function is called. */
  subscribe: (listener: () => void) => () => void
  /** Switches a fault on; the returned function switches it off. */
  addFault: (fault: Fault) => () => void
  clearFaults: () => void
  faults: () => readonly Fault[]
  setLimits: (limits: Limits | undefined) => void
  /** Whether messages may be paid for, as they may at the start; else `allow_paid_broadcast` is a 400. */
  allowPaying: (isAllowed: boolean) => void
  /** How many were, those that would have been free too. */
  paidMessages: () => number
  /** Commands as set, by scope and language: `default|`, `all_private_chats|ru`. */
  commands: () => ReadonlyMap<string, BotCommand[]>
  /** Updates the bot has not confirmed. */
  pendingUpdates: () => number
}

/** A Telegram that knows nobody yet and listens nowhere. Any number of them can run side by side. */
export function createTelegram(options: TelegramOptions): Telegram {
  const { token, patienceMs = 10_000 } = options
  const state = createState(options)
  const limiter = createLimiter(options.now, options.limits)
  const faults = createFaults(options.now, options.random ?? (() => 0), () => server.closeAllConnections())
  const parts = { state, faults, limiter }
  const server = createHttp(parts)
  let stopWebhook: (() => void) | undefined
  return {
    call: (...request) => callDirectly(parts, ...request),
    bot: state.bot,
    token,
    listen: async (port = 0) => {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, '127.0.0.1', resolve)
      })
      stopWebhook = startWebhookDelivery(state)
      return { root: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
    },
    close: async () => {
      stopWebhook?.()
      state.endPoll?.('closed')
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
    person: (who) => {
      const id = who.id ?? state.nextId('user')
      const user: User = {
        id,
        is_bot: false,
        first_name: who.firstName,
        ...(who.lastName === undefined ? {} : { last_name: who.lastName }),
        ...(who.username === undefined ? {} : { username: who.username }),
        ...(who.languageCode === undefined ? {} : { language_code: who.languageCode }),
      }
      const home = createPrivateRecord(user, who.isSimulated === true ? options.keep?.messages : undefined)
      if (who.isKnown) home.reach = 'open'
      home.hasOldApp = who.hasOldApp === true
      state.users.set(id, user)
      state.chats.set(id, home)
      return createPerson(state, user, home, patienceMs)
    },
    group: (group) => createGroup(state, group),
    messages: (chatId, view) => {
      const record = state.chats.get(chatId)
      return record === undefined ? [] : messagesOf(record, view?.deleted === true)
    },
    chat: (chatId) => state.chats.get(chatId),
    file: (fileId) => state.files.get(fileId),
    calls: (method) =>
      state.calls
        .all()
        .filter((call) =>
          method === undefined
            ? call.method.toLowerCase() !== 'getupdates'
            : call.method.toLowerCase() === method.toLowerCase(),
        ),
    tally: state.calls.tally,
    replyKeyboard: (chatId) => state.chats.get(chatId)?.replyKeyboard,
    unanswered: () => [...state.queries.values()].filter((query) => query.answer === undefined),
    until: (probe, what, limitMs = patienceMs) => state.until(probe, limitMs, what),
    subscribe: state.subscribe,
    addFault: (fault) => faults.add(fault),
    clearFaults: faults.clear,
    faults: faults.active,
    setLimits: limiter.set,
    allowPaying: (isAllowed) => {
      state.isPayingAllowed = isAllowed
    },
    paidMessages: () => state.paidMessages,
    commands: () => state.commands,
    pendingUpdates: state.updates.size,
  }
}

export type { Call, Fault, Group, Limits, Person, Query, SeenMessage, TelegramOptions }
