// The one pacer under everything that is sent: the timer around `pacer-state`. It decides nothing itself.
import type { Instant } from '#domain/article'
import { isGroupChat } from './chat-pace.ts'
import { addTurn, dropTurn, endRequest, heldUntil, newPacerState, noteFlood, step } from './pacer-state.ts'
import type { Lane, Turn } from './turn-choice.ts'

export type TurnRequest = {
  lane: Lane
  chatId?: number
  isGroup?: boolean
  /** Messages it makes: an album's items. Default 1. */
  slots?: number
  signal?: AbortSignal
}

export type Pacer = {
  /**
   * Resolves when the request may leave. What it gives back has to be called once when the request ended: requests
   * under way are bounded. Rejects with the signal's reason when `signal` aborts first.
   */
  turn(request: TurnRequest): Promise<() => void>
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
  now: () => Instant
  /** Resolves after `ms`, or at once when `signal` aborts. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Requests under way at most: above about 1,000 Telegram answers 429 for a minute. Default 128. */
  maxInFlight?: number
}

/** 29.6 of 30: room for timers that jitter. */
const SAFE_SHARE = 29.6 / 30
const MAX_IN_FLIGHT = 128

/** A pacer in which nothing waits. Its state lives in memory and is shared by all that is given this pacer. */
export function createPacer({ perSecond, now, wait, maxInFlight = MAX_IN_FLIGHT }: PacerOptions): Pacer {
  const state = newPacerState(perSecond * SAFE_SHARE, maxInFlight)
  const steadyNow = createSteadyClock(now)
  const resolvers = new Map<Turn, (done: () => void) => void>()
  let timer: { at: Instant; stop: AbortController } | undefined

  const look = (): void => {
    const { go, nextAt } = step(state, steadyNow())
    for (const turn of go) {
      resolvers.get(turn)?.(createDone())
      resolvers.delete(turn)
    }
    if (nextAt !== undefined) arm(nextAt)
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

  return {
    turn({ lane, chatId, isGroup, slots = 1, signal }) {
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
        addTurn(state, turn)
        look()
      })
    },
    flood: (retryAfterSeconds, chatId) => noteFlood(state, retryAfterSeconds * 1000, chatId, steadyNow()),
    heldForMs: (chatId) => Math.max(0, heldUntil(state, chatId) - steadyNow()),
    rate: () => state.rate,
  }
}

/** A clock that never goes back: a system clock set back by an hour must not hold everything for an hour. */
function createSteadyClock(now: () => Instant): () => Instant {
  let [last, ahead] = [now(), 0]
  return () => {
    const raw = now()
    if (raw + ahead < last) ahead = last - raw
    last = raw + ahead
    return last
  }
}
