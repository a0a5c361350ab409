// Whose turn is next: by lane, without starving any, and never faster than its chat, or the free limit, bears. It knows
// no rate and no clock.
import type { Instant } from '#domain/article'
import { type ChatPace, chatReadyAt, LANES, type Lane, usedOf } from './chat-pace.ts'

/**
 * One request that waits: `slots` of the limit (an album costs one an item). `isPaid`: none of the free limit. `isFenced`: it
 * leaves some time after it was let go. `weight`: of an answer, 1 for a short one.
 */
export type Turn = {
  lane: Lane
  chatId?: number
  isGroup: boolean
  slots: number
  isPaid?: boolean
  isFenced?: boolean
  weight?: number
}

/** What waits, and what the choice remembers of the slots before. */
export type Queue = {
  waiting: Record<Lane, Turn[]>
  chats: Map<number, ChatPace>
  /** When the next turn that is not paid may go. */
  freeSlotAt: Instant
  /** Answers since the last other turn that took a slot of the free limit. */
  answersInRow: number
  /** Answers so far. */
  answers: number
  passedOver: Record<Lane, number>
}

/** Of five slots of the free limit in a row four may go to answers while something else could take one. */
const ANSWERS_IN_ROW = 4
/** Every so manieth answer is the one that waits longest, whoever asked for it: none waits for ever. */
const LONGEST_EVERY = 4
/** Slots that other lanes may take from a lane that could go: then it gets one. */
const PASSED_OVER = 19

/** The turn the next slot goes to at `now`; undefined when each one that waits has to wait for its chat. */
export function chooseTurn(queue: Queue, now: Instant): Turn | undefined {
  const answer = fairAnswer(queue, now)
  if (answer !== undefined && queue.answersInRow < ANSWERS_IN_ROW) return answer
  // What is paid contends with no answer: it would take their turns without end.
  const isRival = ({ isPaid }: Turn) => answer === undefined || isPaid !== true
  const others: Turn[] = []
  for (const lane of LANES) {
    const turn = lane === 'answer' ? undefined : firstReady(queue, lane, now, isRival)
    if (turn !== undefined) others.push(turn)
  }
  const chosen = others.find((turn) => queue.passedOver[turn.lane] >= PASSED_OVER) ?? others[0]
  for (const turn of others) queue.passedOver[turn.lane] = turn === chosen ? 0 : queue.passedOver[turn.lane] + 1
  return chosen ?? answer
}

/** Of the answers that may go the one of whom has had least of late, short ones before long ones, then the first. */
function fairAnswer(queue: Queue, now: Instant): Turn | undefined {
  const isForLongest = queue.answers % LONGEST_EVERY === LONGEST_EVERY - 1
  let [chosen, least]: [Turn | undefined, number] = [undefined, Number.POSITIVE_INFINITY]
  for (const turn of foremost(queue.waiting.answer)) {
    if (readyAt(queue, turn) > now) continue
    if (isForLongest) return turn
    const pace = turn.chatId === undefined ? undefined : queue.chats.get(turn.chatId)
    const rank = (turn.weight ?? 1) + (pace === undefined ? 0 : usedOf(pace, now))
    if (rank < least) [chosen, least] = [turn, rank]
  }
  return chosen
}

function firstReady(
  queue: Queue,
  lane: Lane,
  now: Instant,
  mayGo: (turn: Turn) => boolean = () => true,
): Turn | undefined {
  for (const turn of foremost(queue.waiting[lane])) if (mayGo(turn) && readyAt(queue, turn) <= now) return turn
  return undefined
}

/** When the first turn may go as far as its chat and the free limit are concerned; undefined when nothing waits. */
export function firstReadyAt(queue: Queue): Instant | undefined {
  let first = Number.POSITIVE_INFINITY
  for (const lane of LANES) {
    for (const turn of foremost(queue.waiting[lane])) first = Math.min(first, readyAt(queue, turn))
  }
  return Number.isFinite(first) ? first : undefined
}

/** The first turn of each chat: a chat's messages keep their order, none passes an earlier one that has to wait. */
function* foremost(turns: Turn[]): Generator<Turn> {
  let seen: Set<number> | undefined
  for (const turn of turns) {
    if (turn.chatId !== undefined && seen?.has(turn.chatId)) continue
    yield turn
    seen ??= new Set()
    if (turn.chatId !== undefined) seen.add(turn.chatId)
  }
}

function readyAt(queue: Queue, turn: Turn): Instant {
  const slotAt = turn.isPaid ? 0 : queue.freeSlotAt
  const pace = turn.chatId === undefined ? undefined : queue.chats.get(turn.chatId)
  return pace === undefined ? slotAt : Math.max(slotAt, chatReadyAt(pace, turn.lane, turn.isGroup, turn.slots))
}
