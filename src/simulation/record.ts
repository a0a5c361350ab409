// What a simulation saw from outside: what people did and were answered, and what came to each chat. Invariants are judged by
// it; nothing here asks the bot.
import type { Chat } from '#domain/chat'
import type { Carried } from './network.ts'

/** Promises whose breach is noticed as it happens. */
export type Promised = 'silence' | 'limit' | 'flood' | 'one-process' | 'runs'

/** Why nothing may come to a chat, from the moment the bot said so; `untilAt` of a pause. */
export type Silence = { kind: 'stopped' | 'forgotten' | 'paused'; sinceAt: number; untilAt?: number }

export type ChatRecord = {
  /** The newest last; of the last days. */
  carried: Carried[]
  /** What a person did last, and whether something came to the chat since. */
  lastActAt: number
  lastAct: string
  answeredAt: number | undefined
  silence: Silence | undefined
  /** Several acts were open at once: which answer belongs to which cannot be told. */
  isMuddled: boolean
  /** This person owns a group the bot was added to. */
  hasGroup: boolean
  /** The chat as the store told of it when its last act was answered. */
  promised: Chat | undefined
  /** Telegram asked for a pause until then. */
  floodedUntil: number
}

export type Record = {
  chats: Map<number, ChatRecord>
  chat(chatId: number): ChatRecord
  /** Moments at which requests that cost a message left, of the last minute. */
  left: number[]
  /** Broken promises noticed as they happened. */
  broken: { promise: Promised; detail: string; at: number }[]
  /** Errors the bot logged, and when. */
  errors: { at: number; event: string; detail: string }[]
  kills: { at: number; upAt: number | undefined; power: boolean }[]
  /** From when to when a fault of any kind was on. */
  troubles: { kind: string; fromAt: number; untilAt: number }[]
}

/** Longer than the bot is ever down: by then all that was open is answered. */
const MUDDLED_MS = 5 * 3_600_000
const FORGET = 'press to erase'
const MOST_A_SECOND = 30
/** What comes so soon after an act may be its answer. */
const ASKED_MS = 5 * 60_000
const KEPT_MS = 3 * 24 * 3_600_000

export function createRecord(): Record {
  const chats = new Map<number, ChatRecord>()
  return {
    chats,
    chat(chatId) {
      const known = chats.get(chatId) ?? newChat()
      chats.set(chatId, known)
      return known
    },
    left: [],
    broken: [],
    errors: [],
    kills: [],
    troubles: [],
  }
}

/** Forgets what is older than some days. */
export function forgetOld(record: Record, now: number): void {
  for (const chat of record.chats.values()) chat.carried = chat.carried.filter(({ at }) => at > now - KEPT_MS)
  record.kills = record.kills.filter(({ upAt = now }) => upAt > now - KEPT_MS)
  record.troubles = record.troubles.filter(({ untilAt }) => untilAt > now - KEPT_MS)
}

/** Whether no fault was on from `fromAt` to `untilAt`. */
export function wasUntroubled({ troubles }: Record, fromAt: number, untilAt: number): boolean {
  return troubles.every((trouble) => trouble.untilAt < fromAt || trouble.fromAt > untilAt)
}

/** A person did something: what was promised before no longer holds. `isFirst`: it is a press of a message's first button. */
export function noteAct(record: Record, chatId: number, what: string, at: number, isFirst = false): void {
  const chat = record.chat(chatId)
  // The first button under the question of /forget erases everything.
  const act = isFirst && chat.lastAct === '/forget' ? FORGET : what
  const isOpen = chat.lastActAt > 0 && chat.answeredAt === undefined
  chat.isMuddled = isOpen || (chat.isMuddled && at - chat.lastActAt < MUDDLED_MS)
  chat.promised = chat.isMuddled ? undefined : chat.promised
  chat.lastAct = act
  chat.lastActAt = at
  chat.answeredAt = undefined
  chat.silence = undefined
}

/** A request that costs a message leaves the bot. */
export function noteLeaving(record: Record, chatId: number | undefined, at: number): void {
  record.left.push(at)
  while (record.left.length > 0 && (record.left[0] as number) <= at - 1000) record.left.shift()
  if (record.left.length > MOST_A_SECOND)
    record.broken.push({ promise: 'limit', detail: `${record.left.length} requests left within a second`, at })
  const until = chatId === undefined ? 0 : record.chat(chatId).floodedUntil
  if (at < until)
    record.broken.push({
      promise: 'flood',
      detail: `chat ${chatId} was to be left alone for ${until - at} ms more`,
      at,
    })
}

/** A request was carried out; true for the first in a chat after an act. */
export function noteArrival(record: Record, carried: Carried): boolean {
  const chat = record.chat(carried.chatId)
  const { silence } = chat
  const isNew = /^send/i.test(carried.method)
  const isSilenced =
    silence !== undefined &&
    carried.leftAt > silence.sinceAt &&
    (silence.untilAt === undefined || carried.at < silence.untilAt)
  const sinceActMs = carried.leftAt - chat.lastActAt
  // What was asked while the bot was down is answered late, all of it at the next start.
  const { upAt = 0 } = record.kills.at(-1) ?? {}
  const sinceTakenMs = carried.leftAt - Math.max(chat.lastActAt, upAt)
  const isOpen = chat.isMuddled ? sinceTakenMs < MUDDLED_MS : chat.answeredAt === undefined
  const sinceAnswerMs = carried.leftAt - (chat.answeredAt ?? carried.leftAt)
  carried.isAsked = isOpen || sinceActMs < ASKED_MS || sinceAnswerMs < ASKED_MS
  // In a pause the bot goes on answering. Who connected a group is told what happens to it, whatever they chose.
  // An answer that a kill cut short is given once more.
  const isRepeated = chat.carried.some(({ text, at }) => text === carried.text && at >= chat.lastActAt)
  // What came first may have been something else: the answer to /stop names the way back.
  const isAnswer = silence?.kind === 'stopped' && carried.text.includes('/start')
  const isAllowed = chat.hasGroup || isRepeated || isAnswer || (silence?.kind === 'paused' && carried.isAsked)
  if (isSilenced && isNew && !isAllowed) {
    const detail = `chat ${carried.chatId}, ${silence.kind}, got: ${carried.text.slice(0, 80)}`
    record.broken.push({ promise: 'silence', detail, at: carried.at })
  }
  chat.carried.push(carried)
  if (chat.answeredAt !== undefined || carried.leftAt < chat.lastActAt) return false
  chat.answeredAt = carried.at
  // With a disk in trouble the answer may be that nothing could be written down.
  const isSure =
    !chat.isMuddled && !record.troubles.some(({ kind, untilAt }) => kind === 'disk' && untilAt > chat.lastActAt)
  if (isSure && chat.lastAct === '/stop') chat.silence = { kind: 'stopped', sinceAt: carried.at }
  if (isSure && chat.lastAct === FORGET) chat.silence = { kind: 'forgotten', sinceAt: carried.at }
  return !chat.isMuddled
}

function newChat(): ChatRecord {
  return {
    carried: [],
    lastActAt: 0,
    lastAct: '',
    answeredAt: undefined,
    silence: undefined,
    isMuddled: false,
    hasGroup: false,
    promised: undefined,
    floodedUntil: 0,
  }
}
