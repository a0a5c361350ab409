// The pace of one chat: one message a second, twenty a minute in a group, and its own flood waits.
// Answers never take all of it: flash and urgent news go before them, and of five messages one is for the rest.
// It keeps no clock: every instant is given.
import type { Instant } from '#domain/article'

/** By priority, first first. */
export const LANES = ['answer', 'flash', 'urgent', 'digest', 'bulk'] as const
export type Lane = (typeof LANES)[number]

/** A second between two messages of a chat, with room for the network's jitter. */
const CHAT_INTERVAL_MS = 1050
/** What is paced a second apart leaves so much later: it is in a hurry all the same, as Telegram may have met it sooner. */
const TIMER_LATE_MS = 50
/** How far answers may run ahead of one a second: a burst of three. Telegram lets short bursts pass. */
const ANSWER_BURST_MS = 2 * CHAT_INTERVAL_MS
const GROUP_WINDOW_MS = 60_500
const GROUP_LIMIT = 20
/** Of a group's minute the rest is for what it did not ask for. */
const GROUP_ANSWERS = 16
/** Answers in a row to a chat while something else waits for it: then that goes first. */
const ANSWERS_IN_ROW = 4
/** Who asks no more often than this is as good as one who never asked. */
const USED_MS = 10_000
/** After two minutes nothing that was asked before counts. */
const MOST_USED = 12
/** So late what was put off may come back to its chat: the ledger looks each second. */
const COMES_BACK_MS = 2500

export type ChatPace = {
  /** When the next message is on time at one a second. */
  onTimeAt: Instant
  heldUntilAt: Instant
  /** When the last ones left, oldest first: as many as the rules look back on. */
  leftAt: Instant[]
  /** From the last request but one to the last. */
  lastGapMs: number
  /** Turns of other lanes than `answer` that wait for this chat, and how many of them are alerts. */
  othersWaiting: number
  alertsWaiting: number
  /** Until when what was put off should be back: it waits for this chat elsewhere. */
  expectedUntilAt: Instant
  answersInRow: number
  /** The weight of the answers it got lately, as it was at `usedAt`. */
  used: number
  usedAt: Instant
}

/** The pace of a chat that got nothing yet. */
function newChatPace(): ChatPace {
  return {
    onTimeAt: 0,
    heldUntilAt: 0,
    leftAt: [],
    lastGapMs: Number.POSITIVE_INFINITY,
    othersWaiting: 0,
    alertsWaiting: 0,
    expectedUntilAt: 0,
    answersInRow: 0,
    used: 0,
    usedAt: 0,
  }
}

/** The pace kept for this chat, a new one where none is. */
export function paceOf(chats: Map<number, ChatPace>, chatId: number): ChatPace {
  const known = chats.get(chatId)
  if (known !== undefined) return known
  const pace = newChatPace()
  chats.set(chatId, pace)
  return pace
}

/** Groups and channels have negative ids in the Bot API; users have positive ones. */
export function isGroupChat(chatId: number): boolean {
  return chatId < 0
}

export function isAlert(lane: Lane): boolean {
  return lane === 'flash' || lane === 'urgent'
}

/** A turn of `lane` begins to wait for this chat (`by` 1), or waits no longer (`by` -1). */
export function noteWaiting(pace: ChatPace, lane: Lane, by: 1 | -1): void {
  if (lane !== 'answer') pace.othersWaiting += by
  if (isAlert(lane)) pace.alertsWaiting += by
}

/** Something for this chat was put off and comes back at `backAt`: answers leave it its place. */
export function notePutOff(pace: ChatPace, backAt: Instant): void {
  pace.expectedUntilAt = Math.max(pace.expectedUntilAt, backAt + COMES_BACK_MS)
}

/** When `slots` messages of a lane may leave; Infinity while a message of another lane has to go first. */
export function chatReadyAt(pace: ChatPace, lane: Lane, isGroup: boolean, slots: number): Instant {
  const isAnswer = lane === 'answer'
  const hasHadShare = pace.answersInRow >= ANSWERS_IN_ROW
  if (isAnswer && (pace.alertsWaiting > 0 || (hasHadShare && pace.othersWaiting > 0))) return Number.POSITIVE_INFINITY
  const readyAt = Math.max(pace.heldUntilAt, onTimeAt(pace, lane), isAnswer && hasHadShare ? pace.expectedUntilAt : 0)
  if (!isGroup) return readyAt
  const overLimit = pace.leftAt.length + slots - (isAnswer ? GROUP_ANSWERS : GROUP_LIMIT)
  const oldest = pace.leftAt[Math.min(overLimit, pace.leftAt.length) - 1]
  return oldest === undefined ? readyAt : Math.max(readyAt, oldest + GROUP_WINDOW_MS)
}

/** An alert waits for the second after the message before it, and for nothing that answers ran ahead. */
function onTimeAt({ onTimeAt, leftAt }: ChatPace, lane: Lane): Instant {
  if (lane !== 'answer' && !isAlert(lane)) return onTimeAt
  const burstAt = onTimeAt - ANSWER_BURST_MS
  return lane === 'answer' ? burstAt : Math.max(burstAt, (leftAt.at(-1) ?? 0) + CHAT_INTERVAL_MS)
}

/** What a person has had of the answers lately: the more, the later the next one comes where many wait. */
export function usedOf({ used, usedAt }: ChatPace, now: Instant): number {
  return Math.max(0, used - (now - usedAt) / USED_MS)
}

export type Leaving = { lane: Lane; isGroup: boolean; slots: number; weight?: number }

/** Notes that a message, or an album of so many `slots`, leaves at `now`. */
export function noteLeft(pace: ChatPace, { lane, isGroup, slots, weight = 1 }: Leaving, now: Instant): void {
  const isAnswer = lane === 'answer'
  pace.lastGapMs = now - (pace.leftAt.at(-1) ?? Number.NEGATIVE_INFINITY)
  pace.onTimeAt = Math.max(pace.onTimeAt, now) + slots * CHAT_INTERVAL_MS
  for (let sent = 0; sent < slots; sent += 1) pace.leftAt.push(now)
  const keep = isGroup ? GROUP_LIMIT : 2
  if (pace.leftAt.length > keep) pace.leftAt.splice(0, pace.leftAt.length - keep)
  pace.answersInRow = isAnswer ? pace.answersInRow + 1 : 0
  if (!isAnswer) pace.expectedUntilAt = 0
  else [pace.used, pace.usedAt] = [Math.min(MOST_USED, usedOf(pace, now) + weight), now]
}

/** Whether the last request came within a second of the one before it: then a flood wait is the chat's own. */
export function isHurried({ lastGapMs }: ChatPace): boolean {
  return lastGapMs <= CHAT_INTERVAL_MS + TIMER_LATE_MS
}

/** Whether nothing of this chat matters any more, so that it may be forgotten. */
export function isIdle(pace: ChatPace, isGroup: boolean, now: Instant): boolean {
  const last = pace.leftAt.at(-1) ?? 0
  const lookBackMs = isGroup ? GROUP_WINDOW_MS : 2 * CHAT_INTERVAL_MS
  const isWaitedFor = pace.othersWaiting > 0 || Math.max(pace.onTimeAt, pace.heldUntilAt, pace.expectedUntilAt) > now
  return !isWaitedFor && usedOf(pace, now) === 0 && last + lookBackMs < now
}
