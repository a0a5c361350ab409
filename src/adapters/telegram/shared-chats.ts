// The pace of one chat where several processes may send to it at the same time: answers anywhere, everything in a group. A
// private chat's deliveries are written down: the store gives them to one process at a time, a second apart (claim.ts).
import { createHmac } from 'node:crypto'
import { isGroupChat } from './chat-pace.ts'
import type { PaceStore } from './shared-pace.ts'

/** As chat-pace.ts has it for answers: a burst of three, then one a second. */
const PRIVATE = { perSecond: 1 / 1.05, burst: 3 }
/** Never more than twenty in any minute: five at once, and one every four seconds. */
const GROUP = { perSecond: 1 / 4, burst: 5 }

/** When a message may leave as far as all processes' messages to its chat are concerned. */
export type SharedChats = {
  /** How long to wait, in ms; undefined where nobody else can meet this message. */
  reserve(request: {
    chatId?: number
    isGroup?: boolean
    isAnswer: boolean
    slots: number
  }): Promise<number> | undefined
  /** Telegram wants nothing sent to this chat for `ms`. */
  hold(chatId: number, ms: number): void
}

/** `secret`: without it nobody learns from the names of paces, which outlive a chat by minutes, which chats they are of. */
export function createSharedChats(store: PaceStore, secret: string): SharedChats {
  const keyOf = (chatId: number) => `chat ${createHmac('sha256', secret).update(`${chatId}`).digest('base64url')}`
  return {
    reserve({ chatId, isGroup, isAnswer, slots }) {
      if (chatId === undefined) return undefined
      const isInGroup = isGroup ?? isGroupChat(chatId)
      if (!isInGroup && !isAnswer) return undefined
      const { perSecond, burst } = isInGroup ? GROUP : PRIVATE
      // Without the store each process keeps at least its own pace.
      return store.reserveSlots(keyOf(chatId), slots, perSecond, burst).then(
        ({ waitMs }) => waitMs,
        () => 0,
      )
    },
    hold: (chatId, ms) => void store.holdSlots(keyOf(chatId), ms).catch(() => undefined),
  }
}
