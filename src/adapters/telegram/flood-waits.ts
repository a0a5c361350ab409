// What a flood wait (429) pauses, and what a chat's own pace keeps waiting: read from the pacer's state and noted in it.
// It lets nothing go.
import type { Instant } from '#domain/article'
import { afterFlood } from './adaptive-rate.ts'
import { chatReadyAt, isGroupChat, isHurried, type Lane, notePutOff, paceOf } from './chat-pace.ts'
import type { PacerState } from './pacer-state.ts'

const SAME_FLOOD_MS = 1000
/** What bulk waits for a chat in its place among those under way: a message a second, and a little. */
const PATIENCE_MS = 1100

/**
 * Telegram answered 429: that chat pauses if it is a group or was sent to within a second before, else everything;
 * in two chats within a second, everything. Says which.
 */
export function noteFlood(state: PacerState, waitMs: number, chatId: number | undefined, now: Instant): 'chat' | 'all' {
  const untilAt = now + waitMs
  const last = state.lastFlood
  const elsewhereToo = last !== undefined && last.chatId !== chatId && now - last.at <= SAME_FLOOD_MS
  state.lastFlood = { at: now, chatId }
  if (chatId !== undefined && !elsewhereToo) {
    const pace = paceOf(state.chats, chatId)
    if (isGroupChat(chatId) || isHurried(pace)) {
      pace.heldUntilAt = Math.max(pace.heldUntilAt, untilAt)
      return 'chat'
    }
  }
  holdAll(state, untilAt, now)
  return 'all'
}

/** Nothing leaves until then: Telegram said so to this process, or to another that shares the limit. */
export function holdAll(state: PacerState, untilAt: Instant, now: Instant): void {
  // Answers to requests that were under way together are one flood wait, not several.
  if (state.heldUntilAt <= now) state.rate = afterFlood(state.rate)
  state.heldUntilAt = Math.max(state.heldUntilAt, untilAt)
}

/** Until when flood waits keep everything, or this chat, from being sent to. */
export function heldUntil(state: PacerState, chatId: number | undefined): Instant {
  const pace = chatId === undefined ? undefined : state.chats.get(chatId)
  return Math.max(state.heldUntilAt, pace?.heldUntilAt ?? 0)
}

/**
 * How long bulk of so many `slots` had better be put off because of its chat alone; 0 when it may wait for its turn. A
 * flood wait of the chat's own lasts to its end. Its pace lasts a little less: then what was put off is back in time, in
 * front of what comes later.
 */
export function heldByChat(state: PacerState, chatId: number, now: Instant, slots = 1, lane: Lane = 'bulk'): number {
  const pace = state.chats.get(chatId)
  if (pace === undefined) return 0
  const paceMs = chatReadyAt(pace, lane, isGroupChat(chatId), slots) - PATIENCE_MS - now
  return Math.max(0, pace.heldUntilAt - now, paceMs)
}

/** The same; where it is put off, answers to its chat leave it a place for when it is back. */
export function putOffByChat(state: PacerState, chatId: number, now: Instant, slots = 1, lane: Lane = 'bulk'): number {
  const heldMs = heldByChat(state, chatId, now, slots, lane)
  if (heldMs > 0) notePutOff(paceOf(state.chats, chatId), now + heldMs)
  return heldMs
}
