// Whether Telegram answers at all: after a fault it is asked a harmless question before more deliveries are risked.
// One chat's fault, or one in a hundred, must not hold up the others.
import type { Deps } from '#deps'
import { createSteadyClock } from '#domain/steady-clock'

export type Reach = {
  /** Something was answered, whatever it said: no question is open any more. */
  answered(): void
  /** The network or Telegram failed: nothing more is claimed until something is answered. */
  failed(): void
  /** Telegram refuses the bot's own account: nothing more is claimed for `pauseMs`, though harmless questions are answered. */
  refused(pauseMs: number): void
  /** Whether more may be claimed. */
  isOpen(): boolean
  /** Whether nothing seems to get through: what is held is better given back. */
  isDown(): boolean
  /** Asks, unless it asked only just now; an answer opens. To be called every now and then while it is not open. */
  ask(): Promise<void>
}

/** Most faults are followed by another request's answer long before that. */
const ASK_EVERY_MS = 1000
const LONGEST_PAUSE_MS = 30_000
/** So many faults in a row are no accident: what is held is not risked. */
const FAULTS_IN_ROW = 3

/** `onOpen` runs when more may be claimed again. */
export function createReach(deps: Pick<Deps, 'telegram' | 'now' | 'log'>, onOpen: () => void): Reach {
  const { telegram, log } = deps
  const now = createSteadyClock(deps.now)
  let state: 'open' | 'suspect' | 'down' = 'open'
  let inRow = 0
  let [askAt, pauseMs] = [0, ASK_EVERY_MS]
  // Counts the times it opened: a question asked before that tells nothing about now, and may never be answered.
  let round = 0
  let askedIn: number | undefined

  const answered = () => {
    inRow = 0
    if (state === 'open') return
    state = 'open'
    round += 1
    pauseMs = ASK_EVERY_MS
    onOpen()
  }

  return {
    answered,
    failed: () => {
      inRow += 1
      if (state === 'open') state = 'suspect'
    },
    refused: (ms) => {
      if (state !== 'down') log.warn('telegram-refuses-account', { retryMs: ms })
      state = 'down'
      // A question that is open tells nothing of this.
      round += 1
      askedIn = undefined
      askAt = now() + ms
    },
    isOpen: () => state === 'open',
    isDown: () => state === 'down' || (state === 'suspect' && inRow >= FAULTS_IN_ROW),
    ask: async () => {
      if (state === 'open' || askedIn === round || now() < askAt) return
      const own = round
      askedIn = own
      askAt = now() + ASK_EVERY_MS
      const isAnswered = await telegram.reachable().catch(() => false)
      if (askedIn === own) askedIn = undefined
      if (isAnswered) return answered()
      if (own !== round) return
      state = 'down'
      log.warn('telegram-unreachable', { retryMs: pauseMs })
      askAt = now() + pauseMs
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)
    },
  }
}
