// The limit, strictly kept: a token bucket over all chats and one second between two messages of a chat.
// It keeps no clock: every instant is given. A call that is refused takes nothing.

export type Bucket = {
  /** 0 when the call may pass, and is counted; else the seconds to wait (whole, at least 1). `chatId`: it makes a message there. */
  take(at: number, chatId: number | undefined): number
}

const CHAT_INTERVAL_MS = 1000

/** `perSecond` calls a second over all, at most `burst` at once. */
export function createBucket(perSecond: number, burst: number): Bucket {
  let tokens = burst
  let filledAt = Number.NEGATIVE_INFINITY
  const freeAt = new Map<number, number>()
  return {
    take(at, chatId) {
      if (at > filledAt) {
        tokens = Math.min(burst, tokens + ((at - filledAt) / 1000) * perSecond)
        filledAt = at
      }
      const globalMs = tokens >= 1 ? 0 : ((1 - tokens) / perSecond) * 1000
      const chatMs = chatId === undefined ? 0 : Math.max(0, (freeAt.get(chatId) ?? at) - at)
      const waitMs = Math.max(globalMs, chatMs)
      if (waitMs > 0) return Math.max(1, Math.ceil(waitMs / 1000))
      tokens -= 1
      if (chatId !== undefined) freeAt.set(chatId, at + CHAT_INTERVAL_MS)
      return 0
    },
  }
}
