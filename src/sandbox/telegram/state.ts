// Everything this Telegram remembers, in one place that every rule is given. It holds data and decides nothing.
import type {
  BotCommand,
  ChatAdministratorRights,
  InlineQueryResult,
  MenuButton,
  User,
  UserFromGetMe,
} from '@grammyjs/types'
import type { CallLog } from './calls.ts'
import type { ChatRecord } from './chats.ts'
import type { StoredFile } from './files.ts'
import type { MessageRecord } from './messages.ts'
import type { Signal } from './signal.ts'
import type { UpdateQueue } from './updates.ts'

/** One call of the bot. `status` is the HTTP code, or why no answer came; undefined while under way. */
export type Call = {
  method: string
  chatId: number | undefined
  params: Readonly<Record<string, unknown>>
  at: number
  status: number | 'reset' | 'lost' | 'aborted' | undefined
  /** False when a fault or a limit answered in place of the method. */
  handled: boolean
  description?: string
  result?: unknown
  /** What the server let pass but its author hardly meant: parameters the method does not have. */
  warnings?: string[]
}

export type CallbackAnswer = { text: string | undefined; alert: boolean; url: string | undefined }

/** A button press or an inline query that the bot ought to answer. */
export type Query = { at: number; from: User; chatId: number | undefined; messageId: number | undefined } & (
  | { kind: 'callback'; data: string; answer: CallbackAnswer | undefined }
  | { kind: 'inline'; text: string; answer: InlineAnswer | undefined }
)

export type InlineAnswer = {
  results: InlineQueryResult[]
  nextOffset: string
  cacheTimeSec: number
  personal: boolean
  /** Shown above the results; `start` opens the private chat with that deep link. */
  button?: { text: string; start?: string }
}

export type Webhook = {
  url: string
  secret: string | undefined
  maxConnections: number
  lastError: { at: number; message: string } | undefined
}

export type State = Signal & {
  readonly token: string
  readonly bot: UserFromGetMe
  /** The bot as messages name it: what getMe alone tells is left out. */
  readonly botUser: User
  readonly now: () => number
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly richMessages: boolean
  readonly customEmoji: boolean
  readonly users: Map<number, User>
  readonly chats: Map<number, ChatRecord>
  readonly queries: Map<string, Query>
  readonly files: Map<string, StoredFile>
  /** Files of link previews, by address. */
  readonly previews: Map<string, string>
  /** By scope and language, see commands.ts. */
  readonly commands: Map<string, BotCommand[]>
  /** Names and descriptions of the bot, by what and language. */
  readonly profile: Map<string, string>
  /** The button beside the input field, by private chat; 0 is all of them. */
  readonly menuButtons: Map<number, MenuButton>
  /** Rights the bot proposes when it is added; true: to channels. */
  readonly defaultRights: Map<boolean, ChatAdministratorRights>
  /** Messages sent via the bot that have buttons, by `inline_message_id`. */
  readonly inlineMessages: Map<string, MessageRecord>
  readonly calls: CallLog
  readonly updates: UpdateQueue
  /** Whether the bot has the Stars and the users to pay for messages. */
  isPayingAllowed: boolean
  /** Messages that were paid for, those that would have been free too. */
  paidMessages: number
  webhook: Webhook | undefined
  /** Ends the long poll that is open, if one is. */
  endPoll: ((reason: 'replaced' | 'webhook' | 'closed') => void) | undefined
  /** How long a press may be answered, ms. */
  readonly queryLifeMs: number
  /** The next number of a sequence; each name has its own. */
  readonly nextId: (sequence: 'message' | 'query' | 'file' | 'album' | 'user' | 'chat') => number
}
