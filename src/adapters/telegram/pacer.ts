// The one pacer under everything that is sent: the timer around `pacer-state`. It decides nothing itself.
import type { Instant } from '#domain/article'
import { PACED_SHARE } from '#domain/pace'
import { createSteadyClock } from '#domain/steady-clock'
import { isGroupChat } from './chat-pace.ts'
import { heldByChat, heldUntil, holdAll, noteFlood } from './flood-waits.ts'
import { addTurn, dropTurn, endRequest, newPacerState, step } from './pacer-state.ts'
import { createSharedChats } from './shared-chats.ts'
import { createSharedPace, type PaceStore } from './shared-pace.ts'
import type { Lane, Turn } from './turn-choice.ts'

export type TurnRequest = {
  lane: Lane
  chatId?: number
  isGroup?: boolean
  /** Messages it makes: an album's items. Default 1. */
  slots?: number
  signal?: AbortSignal
}

/** `isPaid`: it goes beyond the free limit. */
type HeldRequest = { lane: Lane; chatId: number; slots?: number; isPaid?: boolean }

export type Pacer = {
  /**
   * Resolves when the request may leave. What it gives back has to be called once when the request ended: requests
   * under way are bounded. Rejects with the signal's reason when `signal` aborts first.
   */
  turn(request: TurnRequest): Promise<() => void>
  /**
   * The same for bulk, which keeps no place for a chat that is held back: where the chat alone would keep it waiting for
   * more than about a second, or comes to do so, `heldMs` says how long it had better be put off.
   */
  turnUnlessHeld(request: HeldRequest): Promise<{ done: () => void } | { heldMs: number }>
  /** Telegram answered 429 to a request to this chat (undefined: to none). Says what pauses. */
  flood(retryAfterSeconds: number, chatId?: number): 'chat' | 'all'
  /** How long flood waits still keep this chat from being sent to; 0 when they do not. */
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
  /** Told how long each turn waited. */
  onGo?: (lane: Lane, waitedMs: number) => void
  /** Told of each 429: what it paused, and for how long. */
  onFlood?: (paused: 'chat' | 'all', seconds: number) => void
}

const MAX_IN_FLIGHT = 128
/** So long before a turn its slot is reserved from what all processes share. */
const ASK_AHEAD_MS = 100
/** Limits of the bot's, as processes that share a store name them. */
const [ALL, FREE] = ['all', 'free']

/** A pacer in which nothing waits. Its state lives in memory and is shared by all that is given this pacer. */
export function createPacer(options: PacerOptions): Pacer {
  const { perSecond, freePerSecond = Number.POSITIVE_INFINITY, maxInFlight = MAX_IN_FLIGHT } = options
  const { now, wait, shared, onGo, onFlood } = options
  const state = newPacerState(perSecond * PACED_SHARE, maxInFlight, freePerSecond * PACED_SHARE)
  const steadyNow = createSteadyClock(now)
  const resolvers = new Map<Turn, (done: () => void) => void>()
  const yielding = new Map<Turn, (heldMs: number) => void>()
  const began = new WeakMap<Turn, Instant>()
  let timer: { at: Instant; stop: AbortController } | undefined

  const all =
    shared &&
    createSharedPace({
      store: shared,
      key: ALL,
      perSecond: perSecond * PACED_SHARE,
      rate: () => state.rate,
      now: steadyNow,
      wait,
      onChange: () => look(),
      onHeld: (heldMs) => holdAll(state, steadyNow() + heldMs, steadyNow()),
    })
  const chats = shared && createSharedChats(shared)

  const look = (): void => {
    const at = steadyNow()
    const { go, nextAt } = step(state, at, all?.left(at))
    for (const turn of go) {
      all?.use(turn.slots)
      onGo?.(turn.lane, at - (began.get(turn) ?? at))
      void leave(turn)
      resolvers.delete(turn)
      yielding.delete(turn)
      // Answers go first, and may use up what a group's minute has left.
      if (turn.lane === 'answer' && turn.chatId !== undefined) putOff(turn.chatId)
    }
    if (nextAt === undefined) return
    if (nextAt > at) arm(nextAt)
    if (nextAt - at < ASK_AHEAD_MS) all?.ask()
  }

  /** What is not paid for has a limit of its own, which others share as well. */
  const leave = async (turn: Turn): Promise<void> => {
    const go = resolvers.get(turn)
    const done = createDone()
    if (shared !== undefined && Number.isFinite(freePerSecond) && !turn.isPaid) {
      const reserved = await shared
        .reserveSlots(FREE, turn.slots, freePerSecond * PACED_SHARE, 1)
        .catch(() => undefined)
      await wait(Math.ceil(reserved?.waitMs ?? 0))
    }
    go?.(done)
  }

  const putOff = (chatId: number): void => {
    for (const [turn, yieldTurn] of yielding) {
      const heldMs = turn.chatId === chatId ? heldByChat(state, chatId, steadyNow(), turn.slots) : 0
      if (heldMs === 0 || !dropTurn(state, turn)) continue
      resolvers.delete(turn)
      yielding.delete(turn)
      yieldTurn(heldMs)
    }
  }

  const arm = (at: Instant): void => {
    // An earlier timer finds nothing to do and arms the next: cheaper than stopping it.
    if (timer !== undefined && timer.at <= at) return
    timer?.stop.abort()
    const own = { at, stop: new AbortController() }
    timer = own
    void wait(Math.max(0, Math.ceil(at - steadyNow())), own.stop.signal).then(() => {
      if (timer !== own) return
      timer = undefined
      look()
    })
  }

  const createDone = () => {
    let ended = false
    return () => {
      if (ended) return
      ended = true
      endRequest(state)
      look()
    }
  }

  /** What others may send to the same chat comes first: it must not keep a slot of all from being used. */
  const afterOthers = <T>({ lane, slots = 1, ...to }: TurnRequest, enter: () => Promise<T>): Promise<T> => {
    const reserved = chats?.reserve({ ...to, slots, isAnswer: lane === 'answer' })
    return reserved === undefined ? enter() : reserved.then((ms) => wait(Math.ceil(ms), to.signal)).then(enter)
  }

  return {
    turn: (request) => afterOthers(request, () => enterTurn(request)),
    turnUnlessHeld(request) {
      const heldMs = heldByChat(state, request.chatId, steadyNow(), request.slots)
      return heldMs > 0 ? Promise.resolve({ heldMs }) : afterOthers(request, () => enterHeld(request))
    },
    flood(retryAfterSeconds, chatId) {
      const paused = noteFlood(state, retryAfterSeconds * 1000, chatId, steadyNow())
      onFlood?.(paused, retryAfterSeconds)
      // One process's flood wait is everyone's.
      if (paused === 'all') void shared?.holdSlots(ALL, retryAfterSeconds * 1000).catch(() => undefined)
      if (paused === 'chat' && chatId !== undefined) {
        chats?.hold(chatId, retryAfterSeconds * 1000)
        putOff(chatId)
      }
      return paused
    },
    heldForMs: (chatId) => Math.max(0, heldUntil(state, chatId) - steadyNow()),
    rate: () => state.rate,
  }

  function enterTurn({ lane, chatId, isGroup, slots = 1, signal }: TurnRequest): Promise<() => void> {
    if (signal?.aborted) return Promise.reject(signal.reason)
    const turn: Turn = {
      lane,
      slots,
      isGroup: isGroup ?? (chatId !== undefined && isGroupChat(chatId)),
      ...(chatId === undefined ? {} : { chatId }),
    }
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        if (!dropTurn(state, turn)) return
        resolvers.delete(turn)
        reject(signal?.reason)
        look()
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      resolvers.set(turn, (done) => {
        signal?.removeEventListener('abort', onAbort)
        resolve(done)
      })
      began.set(turn, steadyNow())
      addTurn(state, turn)
      look()
    })
  }

  function enterHeld({
    lane,
    chatId,
    slots = 1,
    isPaid = false,
  }: HeldRequest): Promise<{ done: () => void } | { heldMs: number }> {
    return new Promise((resolve) => {
      const turn: Turn = { lane, chatId, slots, isGroup: isGroupChat(chatId), isPaid }
      resolvers.set(turn, (done) => resolve({ done }))
      yielding.set(turn, (ms) => resolve({ heldMs: ms }))
      began.set(turn, steadyNow())
      addTurn(state, turn)
      look()
    })
  }
}
