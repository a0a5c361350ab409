// Answers to people: paced, waited for through short floods, repeated when they surely did not arrive.
// It never repeats what may have arrived.
import type { Instant } from '#domain/article'
import { ACCOUNT_REFUSED, FLOOD_WAIT, MOVED, type SendOutcome } from '#domain/delivery'
import { classifyFailure } from './classify.ts'
import type { Pacer } from './turns.ts'

export type AnswerSender = (
  chatId: number,
  request: (chatId: number) => Promise<SendOutcome>,
  about?: AboutAnswer,
) => Promise<SendOutcome>

/** `slots`: messages it makes, an album's items. `weight`: see `TurnRequest`. Both 1 by default. */
export type AnswerSize = { slots?: number; weight?: number }

/** `isChange`: of a message there is, which does not move with its chat. */
type AboutAnswer = AnswerSize & { isChange?: boolean }

export type AnswerOptions = {
  pacer: Pacer
  now: () => Instant
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  /** A group became a supergroup: told once, before the answer goes to the new id. */
  onMigrate: (fromId: number, toId: number) => Promise<void>
}

const TRIES = 3
/** Nobody waits for an answer longer than this. */
const LONGEST_WAIT_MS = 60_000

/**
 * Sends with up to three tries. `retry` is given back when Telegram asks for a longer wait than a minute or refuses the bot's
 * account, or when the last try did not arrive either. A moved chat is followed once.
 */
export function createAnswerSender({ pacer, now, wait, onMigrate }: AnswerOptions): AnswerSender {
  return async (chatId, request, { isChange = false, ...size } = {}) => {
    let target = chatId
    for (let tries = 1; ; tries += 1) {
      const heldMs = pacer.heldForMs(target)
      if (heldMs > LONGEST_WAIT_MS) return { kind: 'retry', reason: FLOOD_WAIT, retryAt: now() + heldMs }
      const outcome = await pacedRequest(pacer, now, target, size, request)
      if (outcome.kind === 'migrated' && target === chatId) {
        await onMigrate(chatId, outcome.toChatId)
        if (isChange) return { kind: 'gone', reason: MOVED }
        target = outcome.toChatId
        continue
      }
      if (outcome.kind !== 'retry' || outcome.reason === ACCOUNT_REFUSED || tries === TRIES) return outcome
      const waitMs = outcome.retryAt - now()
      if (waitMs > LONGEST_WAIT_MS) return outcome
      await wait(waitMs)
    }
  }
}

async function pacedRequest(
  pacer: Pacer,
  now: () => Instant,
  chatId: number,
  size: AnswerSize,
  request: (chatId: number) => Promise<SendOutcome>,
): Promise<SendOutcome> {
  const done = await pacer.turn({ lane: 'answer', chatId, ...size })
  try {
    return await asOutcome(() => request(chatId), pacer, now, chatId)
  } finally {
    done()
  }
}

/** One request as an outcome; the pacer is told of a flood wait. */
export async function asOutcome(
  request: () => Promise<SendOutcome>,
  pacer: Pacer,
  now: () => Instant,
  chatId: number,
): Promise<SendOutcome> {
  try {
    return await request()
  } catch (error) {
    const outcome = classifyFailure(error, now())
    if (outcome.kind === 'retry' && outcome.reason === FLOOD_WAIT) {
      pacer.flood((outcome.retryAt - now()) / 1000, chatId)
    }
    return outcome
  }
}
