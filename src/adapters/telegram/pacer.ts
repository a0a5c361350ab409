// The one pacer under everything that is sent: the timer around `pacer-state`. It decides nothing itself.
import type { Instant } from '#domain/article'
import { PACED_SHARE } from '#domain/pace'
import { createSteadyClock } from '#domain/steady-clock'
import { createAlarm } from './alarm.ts'
import { isAlert, isGroupChat } from './chat-pace.ts'
import { heldUntil, holdAll, noteFlood, putOffByChat } from './flood-waits.ts'
import { addTurn, dropTurn, endFence, endRequest, newPacerState, step } from './pacer-state.ts'
import { createSharedChats } from './shared-chats.ts'
import { createSharedPace } from './shared-pace.ts'
import type { Turn } from './turn-choice.ts'
import type { HeldRequest, HeldTurn, Pacer, PacerOptions, TurnRequest } from './turns.ts'

const MAX_IN_FLIGHT = 128
/** So long before a turn its slot is reserved from what all processes share. */
const ASK_AHEAD_MS = 100
/** Limits of the bot's, as processes that share a store name them. */
const [ALL, FREE] = ['all', 'free']

/** Who waits for a turn. `putOff`: of one that keeps no place for a chat that is held back. */
type Waiting = { since: Instant; go: (done: () => void) => void; putOff?: (heldMs: number) => void }

/** A pacer in which nothing waits. Its state lives in memory and is shared by all that is given this pacer. */
export function createPacer(options: PacerOptions): Pacer {
  const { perSecond, freePerSecond = Number.POSITIVE_INFINITY, maxInFlight = MAX_IN_FLIGHT } = options
  const { now, wait, shared, secret = '', onGo, onFlood } = options
  const state = newPacerState(perSecond * PACED_SHARE, maxInFlight, freePerSecond * PACED_SHARE, perSecond)
  const steadyNow = createSteadyClock(now)
  const waiting = new Map<Turn, Waiting>()
  const alarm = createAlarm({ now: steadyNow, wait }, () => look())

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
  const chats = shared && createSharedChats(shared, secret)

  const look = (): void => {
    const at = steadyNow()
    const { go, nextAt } = step(state, at, all?.left(at))
    for (const turn of go) {
      const who = waiting.get(turn)
      waiting.delete(turn)
      all?.use(turn.slots)
      onGo?.(turn.lane, at - (who?.since ?? at))
      void leave(turn, who)
      // Answers and alerts go first, and may use up what the chat had left.
      if ((turn.lane === 'answer' || isAlert(turn.lane)) && turn.chatId !== undefined) putOff(turn.chatId)
    }
    if (nextAt === undefined) return
    if (nextAt > at) alarm.set(nextAt)
    if (nextAt - at < ASK_AHEAD_MS) all?.ask()
  }

  /** What is not paid for has a limit of its own, which others share as well. */
  const leave = async (turn: Turn, who?: Waiting): Promise<void> => {
    const done = createDone()
    if (shared !== undefined && Number.isFinite(freePerSecond) && !turn.isPaid) {
      const reserved = await shared
        .reserveSlots(FREE, turn.slots, freePerSecond * PACED_SHARE, 1)
        .catch(() => undefined)
      await wait(Math.ceil(reserved?.waitMs ?? 0))
    }
    who?.go(done)
  }

  const putOff = (chatId: number): void => {
    for (const [turn, who] of waiting) {
      if (who.putOff === undefined || turn.chatId !== chatId) continue
      const heldMs = putOffByChat(state, chatId, steadyNow(), turn.slots, turn.lane)
      if (heldMs === 0 || !dropTurn(state, turn)) continue
      waiting.delete(turn)
      who.putOff(Math.ceil(heldMs))
    }
  }

  const enter = (turn: Turn, who: Omit<Waiting, 'since'>): void => {
    waiting.set(turn, { since: steadyNow(), ...who })
    addTurn(state, turn)
    look()
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
  const afterOthers = <T>({ lane, slots = 1, ...to }: TurnRequest, next: () => Promise<T>): Promise<T> => {
    const reserved = chats?.reserve({ ...to, slots, isAnswer: lane === 'answer' })
    return reserved === undefined ? next() : reserved.then((ms) => wait(Math.ceil(ms), to.signal)).then(next)
  }

  return {
    turn: (request) => afterOthers(request, () => enterTurn(request)),
    turnUnlessHeld(request) {
      const { chatId, slots, lane } = request
      const heldMs = putOffByChat(state, chatId, steadyNow(), slots, lane)
      return heldMs > 0
        ? Promise.resolve({ heldMs: Math.ceil(heldMs) })
        : afterOthers(request, () => enterHeld(request))
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
    heldForMs: (chatId) => Math.max(0, Math.ceil(heldUntil(state, chatId) - steadyNow())),
    rate: () => state.rate,
  }

  function enterTurn({ lane, chatId, isGroup, slots = 1, weight = 1, signal }: TurnRequest): Promise<() => void> {
    if (signal?.aborted) return Promise.reject(signal.reason)
    const turn: Turn = {
      lane,
      slots,
      weight,
      isGroup: isGroup ?? (chatId !== undefined && isGroupChat(chatId)),
      ...(chatId === undefined ? {} : { chatId }),
    }
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        if (!dropTurn(state, turn)) return
        waiting.delete(turn)
        reject(signal?.reason)
        look()
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      const go = (done: () => void) => {
        signal?.removeEventListener('abort', onAbort)
        resolve(done)
      }
      enter(turn, { go })
    })
  }

  function fenced(turn: Turn, done: () => void): HeldTurn {
    let isFenced = true
    const end = (leftAt?: Instant) => {
      if (isFenced) endFence(state, turn, leftAt)
      isFenced = false
    }
    return {
      leaves: () => {
        end(steadyNow())
        look()
      },
      done: () => {
        end()
        done()
      },
    }
  }

  function enterHeld({ lane, chatId, slots = 1, isPaid = false }: HeldRequest): Promise<HeldTurn | { heldMs: number }> {
    return new Promise((resolve) => {
      const turn: Turn = { lane, chatId, slots, isGroup: isGroupChat(chatId), isPaid, isFenced: true }
      enter(turn, { go: (done) => resolve(fenced(turn, done)), putOff: (heldMs) => resolve({ heldMs }) })
    })
  }
}
