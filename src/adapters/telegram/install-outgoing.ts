// Pacing and repeats for every call that does not go through `createTelegram`: what features call on `ctx`, and
// what plugins call. It never repeats a call that may have arrived.
import type { Api, RawApi, Transformer } from 'grammy'
import type { Instant } from '#domain/article'
import { ACCOUNT_REFUSED, FLOOD_WAIT } from '#domain/delivery'
import { classifyAnswer, classifyFailure } from './classify.ts'
import { chatOf, slotCost } from './slot-cost.ts'
import type { Pacer } from './turns.ts'

export type OutgoingOptions = {
  pacer: Pacer
  now: () => Instant
  wait: (ms: number) => Promise<void>
}

const TRIES = 3
const LONGEST_WAIT_MS = 60_000
/** Pollers have their own repeats, and a failed poll must reach them. */
const LEFT_ALONE = new Set(['getUpdates', 'close', 'logOut'])

/** Installs pacing on this Api, and on no other: conversations build their own and need it as a plugin. */
export function installOutgoing(api: Api, options: OutgoingOptions): void {
  api.config.use(createOutgoing(options))
}

/**
 * The transformer itself. Messages wait for a slot in lane `answer`, and the pacer is told of their flood waits; any other
 * method waits for its own alone. What surely did not arrive is tried up to three times while the wait is at most a minute.
 * The last answer or error is passed on, and at once where the bot's account is refused: the caller has to say so.
 */
export function createOutgoing({ pacer, now, wait }: OutgoingOptions): Transformer<RawApi> {
  return async (previous, method, payload, signal) => {
    if (LEFT_ALONE.has(method)) return previous(method, payload, signal)
    const chatId = chatOf(payload)
    const slots = slotCost(method, payload)
    const attempt = async () => {
      const done =
        slots === 0
          ? () => {}
          : await pacer.turn({ lane: 'answer', slots, ...(chatId === undefined ? {} : { chatId }) })
      try {
        return await previous(method, payload, signal)
      } finally {
        done()
      }
    }

    for (let tries = 1; ; tries += 1) {
      const last = await attempt().then(
        (answer) => (answer.ok ? answer : { outcome: classifyAnswer(answer, now()), pass: () => answer }),
        (error: unknown) => ({ outcome: classifyFailure(error, now()), pass: () => Promise.reject(error) }),
      )
      if ('ok' in last) return last
      const { outcome } = last
      if (outcome.kind !== 'retry' || outcome.reason === ACCOUNT_REFUSED) return last.pass()
      const waitMs = outcome.retryAt - now()
      if (outcome.reason === FLOOD_WAIT && slots > 0) pacer.flood(waitMs / 1000, chatId)
      if (tries === TRIES || waitMs > LONGEST_WAIT_MS) return last.pass()
      await wait(waitMs)
      if (signal?.aborted) return last.pass()
    }
  }
}
