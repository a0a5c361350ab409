// What the bench asks the limit server, and how it is set up. Types alone.
import type { Reached } from './account.ts'
import type { FaultShares } from './faults.ts'

export type ServerJob = {
  perSecond: number
  burst: number
  /** Each answer takes this long, evenly drawn. */
  latencyMs: [shortest: number, longest: number]
  seed: number
  faults?: FaultShares
}

/** Chats numbered one after another. */
export type ChatRange = { first: number; count: number }

export type MarkReport = Reached & {
  /** Messages with this mark to these chats, repeats included. */
  messages: number
  /** Messages a second from the first to the last of them. */
  rate: number
  /** Other calls a second that cost a slot in that time: answers, cards, reports. */
  othersPerSecond: number
  firstAt?: number
  lastAt?: number
}

export type ServerTotals = { calls: number; refused: number; errors: number; lostAnswers: number }

/** `longestStallMs`: how long the server itself stood still; what comes together after a long one is refused. */
export type ServerHealth = { longestStallMs: number }

/** From an update until its answer was written: the press's own, and the message or edit that shows the result. */
export type AnswerTime = { pressedMs?: number; shownMs?: number }

export type Button = { text: string; data: string }

export type ServerCommands = {
  port(value: null): number
  totals(value: null): ServerTotals & ServerHealth
  report(value: { mark: string; chats: ChatRange }): MarkReport
  /** Requests under way at that instant, those answered within `justMs` before included. */
  inFlightAt(value: { at: number; justMs: number }): number
  flood(value: { forMs: number; share: number; retryAfterSec: number }): void
  /** A message of a person in their private chat. */
  message(value: { chatId: number; text: string }): void
  /** A press of a button; of the last message the chat got, where no other is named. */
  press(value: { chatId: number; data: string }): void
  /** Buttons of the last message with buttons that this chat got. */
  buttons(value: { chatId: number }): Button[]
  answerTimes(value: null): AnswerTime[]
}
