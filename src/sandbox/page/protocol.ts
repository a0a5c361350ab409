// What the chat page and its server say to each other: types alone, read by both sides. Times are ms of the sandbox's clock.
import type { BotCommand, InlineQueryResult, Message, ReplyKeyboardMarkup, User } from '@grammyjs/types'

/** A person one can be on the page. */
export type Player = {
  id: number
  name: string
  role: 'reader' | 'editor' | 'owner'
  /** One line about them: "reads Azerbaijani, lives in Berlin". */
  note: string
  language: string
  /** Where their phone shows the time, an IANA name; absent: where the browser is. */
  timeZone?: string
}

/** A chat: private (its id is the person's) or a group. */
export type ChatView = {
  id: number
  kind: 'private' | 'group'
  title: string
  /** The players who see it. */
  members: number[]
  /** Of a private chat: whether the person started it and lets the bot write. */
  reach: 'never' | 'open' | 'blocked' | 'deactivated'
  /** Of a private chat: whether the person's app is an old one, which shows nothing of a rich message. */
  hasOldApp: boolean
  /** The command menu, by player. */
  menus: Record<number, BotCommand[]>
  /** The keyboard the bot put under the input field, if one is shown. */
  replyKeyboard: ReplyKeyboardMarkup | undefined
}

/** A message as the Bot API gives it, and what only the chat knows. */
export type MessageView = {
  wire: Message
  own: boolean
  silent: boolean
  at: number
  isEdited: boolean
  /** File id of the picture that is previewed with the text. */
  preview?: string
}

/** What comes over `GET /events` (server-sent events, `data:` is one of these as JSON); the first is always `hello`. */
export type PageEvent =
  | {
      kind: 'hello'
      bot: User
      players: Player[]
      chats: ChatView[]
      messages: MessageView[]
      /** Absent where there is no panel (`npm run sandbox`). */
      scene: Scene | undefined
    }
  | { kind: 'messages'; messages: MessageView[] }
  | { kind: 'deleted'; chatId: number; ids: number[] }
  | { kind: 'chats'; chats: ChatView[] }
  | { kind: 'typing'; chatId: number; action: string }
  | { kind: 'scene'; scene: Scene }

/** What a player does: the body of `POST /act`, as JSON. */
export type Act = { as: number; chat: number } & (
  | { kind: 'start'; payload?: string }
  | { kind: 'send'; text: string; replyTo?: number }
  | { kind: 'press'; message: number; data: string }
  | { kind: 'forward'; message: number; from: number }
  | { kind: 'edit'; message: number; text: string }
  | { kind: 'remove'; message: number }
  | { kind: 'location'; latitude: number; longitude: number }
  | { kind: 'inline'; query: string; offset?: string }
  | { kind: 'choose'; query: string; result: InlineQueryResult }
  /** `isOld`: the person's app is an old one. */
  | { kind: 'app'; isOld: boolean }
  | { kind: 'block' }
  | { kind: 'unblock' }
)

/** A file goes by `POST /upload?…` with these as the query and the bytes as the body. */
export type UploadQuery = {
  as: string
  chat: string
  kind: 'photo' | 'video' | 'document'
  name: string
  caption?: string
  /** Files of one album share it. */
  album?: string
}

/** What `/act`, `/upload` and `/direct` answer. */
export type Answer =
  | {
      ok: true
      /** Of a press. */
      toast?: { text?: string; alert: boolean; url?: string }
      /** Of an inline query. */
      results?: InlineQueryResult[]
      nextOffset?: string
    }
  | { ok: false; error: string }

/** The demo as its panel shows it. */
export type Scene = {
  now: number
  /** Milliseconds of the demo's clock in one of real time; 1 unless in time-lapse. */
  rate: number
  bot: 'starting' | 'running' | 'down'
  /** How often it was killed and came back. */
  restarts: number
  faults: { outage: boolean; losesAnswers: boolean; isSlow: boolean; floodSecondsLeft: number }
  /** Whether only administrators may write in the group. */
  isGroupClosed: boolean
  /** What is on the agency's site, newest first, a few. */
  stories: { number: number; language: string; title: string; isCorrected: boolean }[]
  /** Whether the agency publishes by itself. */
  isPublishing: boolean
  /** Simulated readers. */
  audience: number
  figures: Figures
  /** What is going on, for someone who sees it for the first time. */
  caption: string
}

export type Figures = {
  /** Messages that reached a chat, in each of the last 60 seconds of real time, oldest first. */
  history: number[]
  /** Written down by the bot and not yet settled. */
  waiting: number
  delivered: number
  /** Refused: blocked, bad requests. */
  failed: number
  /** Answers with 429. */
  floods: number
}

/** What the panel asks for: the body of `POST /direct`, as JSON. */
export type Direction =
  | { kind: 'publish'; what: 'article' | 'interview' | 'urgent' }
  | { kind: 'correct'; number: number }
  | { kind: 'withdraw'; number: number }
  | { kind: 'publishing'; on: boolean }
  /** `spring` and `autumn`: ten seconds before the clocks change in Berlin. */
  | { kind: 'jump'; to: 'morning' | 'evening' | 'hour' | 'spring' | 'autumn' }
  | { kind: 'outage'; on: boolean }
  | { kind: 'flood'; seconds: number }
  | { kind: 'lose-answers'; on: boolean }
  | { kind: 'slow'; on: boolean }
  /** Takes the right to write from all members of the group, or gives it back. */
  | { kind: 'close-group'; on: boolean }
  /** `kill -9`, and a new process. */
  | { kind: 'kill' }
  | { kind: 'audience'; size: number }
