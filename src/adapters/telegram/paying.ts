// Whether the bot may pay for messages, learnt from Telegram's answers: Telegram has no method that tells. What it says
// when Stars or users are lacking is not documented: a message is refused for its payment if it goes through without.
import type { Telegram } from '#deps'
import type { Instant } from '#domain/article'
import { createSteadyClock } from '#domain/steady-clock'

type PaidState = ReturnType<Telegram['paidState']>

/** One message to be paid for; one of the two is called when that is known. */
type Payment = { accepted(): void; refused(): void }

export type Paying = {
  state(): PaidState
  /** For the next message; undefined: it goes unpaid. Once refused, one message every ten minutes tries again. */
  attempt(): Payment | undefined
}

const RETRY_MS = 600_000
/** A try that told nothing, since its chat is blocked or the network failed, is followed by another one. */
const NEXT_TRY_MS = 5000

/** `isWanted` false: nothing is ever paid. */
export function createPaying(isWanted: boolean, now: () => Instant): Paying {
  const steadyNow = createSteadyClock(now)
  let state: PaidState = isWanted ? 'untried' : 'off'
  let [refusedAt, tryAt] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]

  return {
    state: () => state,
    attempt: () => {
      const askedAt = steadyNow()
      if (state === 'off' || askedAt < tryAt) return undefined
      if (state === 'refused') tryAt = askedAt + NEXT_TRY_MS
      return {
        accepted: () => {
          // One that was under way at the refusal tells nothing of now.
          if (askedAt <= refusedAt) return
          state = 'accepted'
          tryAt = Number.NEGATIVE_INFINITY
        },
        refused: () => {
          state = 'refused'
          refusedAt = steadyNow()
          tryAt = refusedAt + RETRY_MS
        },
      }
    },
  }
}
