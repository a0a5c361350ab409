// What the pacer promises to who sends, a turn for each request, and what it is given.
import type { Instant } from '#domain/article'
import type { Lane } from './chat-pace.ts'
import type { PaceStore } from './shared-pace.ts'

export type TurnRequest = {
  lane: Lane
  chatId?: number
  isGroup?: boolean
  /** Messages it makes: an album's items. Default 1. */
  slots?: number
  /** Of an answer: how long it is to read or to make, 1 for a short one. Default 1. */
  weight?: number
  signal?: AbortSignal
}

/** `isPaid`: it goes beyond the free limit. */
export type HeldRequest = { lane: Lane; chatId: number; slots?: number; isPaid?: boolean }

export type HeldTurn = { leaves: () => void; done: () => void }

export type Pacer = {
  /**
   * Resolves when the request may leave. What it gives back has to be called once when the request ended: requests
   * under way are bounded. Rejects with the signal's reason when `signal` aborts first.
   */
  turn(request: TurnRequest): Promise<() => void>
  /**
   * The same for bulk, which keeps no place for a chat that is held back: where the chat alone would keep it waiting for
   * more than about a second, or comes to do so, `heldMs` says how long it had better be put off, in whole milliseconds: it is
   * written down as a moment. `leaves` has to be called when the request leaves: its fence may take its time after its turn.
   */
  turnUnlessHeld(request: HeldRequest): Promise<HeldTurn | { heldMs: number }>
  /** Telegram answered 429 to a request to this chat (undefined: to none). Says what pauses. */
  flood(retryAfterSeconds: number, chatId?: number): 'chat' | 'all'
  /** How long flood waits still keep this chat from being sent to, in whole milliseconds; 0 when they do not. */
  heldForMs(chatId?: number): number
  /** Requests a second at present. */
  rate(): number
}

export type PacerOptions = {
  /** Telegram's limit for this bot, in messages a second. */
  perSecond: number
  /** What of it may go without being paid. Default: nothing is paid, and all of it may. */
  freePerSecond?: number
  now: () => Instant
  /** Resolves after `ms`, or at once when `signal` aborts. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Requests under way at most: above about 1,000 Telegram answers 429 for a minute. Default 128. */
  maxInFlight?: number
  /** The store that several processes share, and with it Telegram's limit. */
  shared?: PaceStore
  /** Chats are named by it in that store: the bot's token. */
  secret?: string
  /** Told how long each turn waited. */
  onGo?: (lane: Lane, waitedMs: number) => void
  /** Told of each 429: what it paused, and for how long. */
  onFlood?: (paused: 'chat' | 'all', seconds: number) => void
}
