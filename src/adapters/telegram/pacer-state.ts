// The pacer's decisions: who goes now, and when to look again. No timer and no clock: the state given is
// changed in place, at the instants given, and the same events always end in the same state.
import type { Instant } from '#domain/article'
import { recovered } from './adaptive-rate.ts'
import { isGroupChat, isIdle, LANES, noteLeft, noteWaiting, paceOf } from './chat-pace.ts'
import { type Departures, forgetDepartures, newDepartures, noteDeparture, opensAt } from './departures.ts'
import { chooseTurn, firstReadyAt, type Queue, type Turn } from './turn-choice.ts'

export type PacerState = Queue & {
  /** Requests a second at most, now, and what is configured. */
  rate: number
  readonly fullRate: number
  /** What may go without being paid, as a share of it; Infinity where nothing is paid. */
  readonly freeShare: number
  inFlight: number
  readonly maxInFlight: number
  departures: Departures
  /** The next slot of the limit over all chats: an absolute deadline, never a wait. */
  slotAt: Instant
  /** When the state asked to be looked at again; a later look is late and may catch up. */
  dueAt: Instant | undefined
  /** Since when something that is not paid could have had its slot, but for the limit of all; undefined: nothing waits. */
  freeDueAt: Instant | undefined
  heldUntilAt: Instant
  lastFlood: { at: Instant; chatId: number | undefined } | undefined
  lastGoAt: Instant
  forgetAt: Instant
}

/** What may leave now, and when to look again; `nextAt` undefined when only an event can change anything. */
export type Step = { go: Turn[]; nextAt: Instant | undefined }

/** How much lateness is made up for: so many slots, and at high rates what a timer is late. */
const CATCH_UP_SLOTS = 2
const CATCH_UP_MS = 20
const FORGET_EVERY_MS = 10_000

/**
 * A state in which nothing waits. `fullRate` in requests a second, `freeRate` what of it may go without being paid,
 * `mostASecond` how many may leave within any second.
 */
export function newPacerState(
  fullRate: number,
  maxInFlight: number,
  freeRate = Number.POSITIVE_INFINITY,
  mostASecond = Number.POSITIVE_INFINITY,
): PacerState {
  return {
    rate: fullRate,
    fullRate,
    freeShare: freeRate / fullRate,
    inFlight: 0,
    maxInFlight,
    departures: newDepartures(mostASecond),
    slotAt: 0,
    freeSlotAt: 0,
    dueAt: undefined,
    freeDueAt: undefined,
    heldUntilAt: 0,
    lastFlood: undefined,
    lastGoAt: 0,
    waiting: { answer: [], flash: [], urgent: [], digest: [], bulk: [] },
    chats: new Map(),
    forgetAt: 0,
    answersInRow: 0,
    answers: 0,
    passedOver: { answer: 0, flash: 0, urgent: 0, digest: 0, bulk: 0 },
  }
}

/** A turn begins to wait. */
export function addTurn(state: PacerState, turn: Turn): void {
  state.waiting[turn.lane].push(turn)
  if (turn.chatId !== undefined) noteWaiting(paceOf(state.chats, turn.chatId), turn.lane, 1)
}

/** A turn waits no longer; false when it does not wait. */
export function dropTurn(state: PacerState, turn: Turn): boolean {
  const lane = state.waiting[turn.lane]
  const place = lane.indexOf(turn)
  if (place < 0) return false
  lane.splice(place, 1)
  if (turn.chatId !== undefined) noteWaiting(paceOf(state.chats, turn.chatId), turn.lane, -1)
  return true
}

/** Lets go all that is due at `now`, as far as `slots` there are: others may have to ask for more. */
export function step(state: PacerState, now: Instant, slots = Number.POSITIVE_INFINITY): Step {
  state.slotAt = caughtUp(state.slotAt, state.dueAt, state.rate, now)
  state.freeSlotAt = caughtUp(state.freeSlotAt, state.freeDueAt, freeRate(state), now)
  forgetIdleChats(state, now)
  forgetDepartures(state.departures, now)
  const go: Turn[] = []
  let left = slots
  for (;;) {
    state.dueAt = nextLookAt(state)
    if (state.dueAt === undefined || state.dueAt > now || left <= 0) break
    const turn = chooseTurn(state, now)
    if (turn === undefined) {
      state.dueAt = firstReadyAt(state)
      break
    }
    letGo(state, turn, now)
    left -= turn.slots
    go.push(turn)
  }
  state.freeDueAt = isFreeWaiting(state) ? Math.max(state.freeSlotAt, state.heldUntilAt) : undefined
  return { go, nextAt: state.dueAt }
}

/** A request whose fence was being written leaves, or, without `now`, never does. */
export function endFence({ departures }: PacerState, turn: Turn, now?: Instant): void {
  departures.leaving -= turn.slots
  if (now !== undefined) noteDeparture(departures, turn.slots, now)
}

/** A request that was let go has ended. */
export function endRequest(state: PacerState): void {
  state.inFlight = Math.max(0, state.inFlight - 1)
}

function nextLookAt(state: PacerState): Instant | undefined {
  const idle = LANES.every((lane) => state.waiting[lane].length === 0)
  if (idle || state.inFlight >= state.maxInFlight) return undefined
  const openAt = opensAt(state.departures)
  return openAt === undefined ? undefined : Math.max(state.slotAt, state.heldUntilAt, openAt)
}

function isFreeWaiting({ waiting }: PacerState): boolean {
  return LANES.some((lane) => waiting[lane].some(({ isPaid }) => !isPaid))
}

function letGo(state: PacerState, turn: Turn, now: Instant): void {
  dropTurn(state, turn)
  if (turn.chatId !== undefined) noteLeft(paceOf(state.chats, turn.chatId), turn, now)
  if (turn.lane === 'answer') state.answers += 1
  state.rate = recovered(state.rate, state.fullRate, now - state.lastGoAt)
  state.lastGoAt = now
  state.slotAt = nextSlotAt(state.slotAt, turn.slots, state.rate, now)
  state.inFlight += 1
  if (turn.isFenced) state.departures.leaving += turn.slots
  else noteDeparture(state.departures, turn.slots, now)
  if (turn.isPaid) return
  state.freeSlotAt = nextSlotAt(state.freeSlotAt, turn.slots, freeRate(state), now)
  state.answersInRow = turn.lane === 'answer' ? state.answersInRow + 1 : 0
}

function freeRate({ rate, freeShare }: PacerState): number {
  return rate * freeShare
}

/** The slot where what is late is made up for, and nothing that nobody waited for. */
function caughtUp(slotAt: Instant, dueAt: Instant | undefined, rate: number, now: Instant): Instant {
  const catchUpMs = Math.max(CATCH_UP_MS, (CATCH_UP_SLOTS * 1000) / rate)
  return Math.max(slotAt, Math.min(now, dueAt ?? now), now - catchUpMs)
}

/** After an album nothing is caught up: Telegram must have had the time for all of it before the next one comes. */
function nextSlotAt(slotAt: Instant, slots: number, rate: number, now: Instant): Instant {
  return (slots > 1 ? Math.max(slotAt, now) : slotAt) + (slots * 1000) / rate
}

function forgetIdleChats(state: PacerState, now: Instant): void {
  if (now < state.forgetAt) return
  state.forgetAt = now + FORGET_EVERY_MS
  for (const [chatId, pace] of state.chats) if (isIdle(pace, isGroupChat(chatId), now)) state.chats.delete(chatId)
}
