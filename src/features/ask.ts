// A question that waits for an answer: short, with a way out. Any command or button ends it and is handled as usual.
import type { Conversation } from '@grammyjs/conversations'
import type { Ctx } from './context.ts'

const TRIES = 3

/** Ten minutes: after that an answer is read as if nothing had been asked. */
export const ASK_LIMIT_MS = 600_000

/**
 * Runs `question` once, then gives each text or location to `accept` until it says the answer was good, three times at
 * most. Both run outside the replayed part: `accept` gets the context of the answer itself.
 */
export async function ask(
  conversation: Conversation<Ctx, Ctx>,
  question: (ctx: Ctx) => Promise<void>,
  accept: (ctx: Ctx) => Promise<boolean>,
): Promise<void> {
  await conversation.external(question)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await conversation.wait()
    const text = answer.message?.text
    const isAnswer = (text !== undefined && !text.startsWith('/')) || answer.message?.location !== undefined
    if (!isAnswer) await conversation.halt({ next: true })
    if (await conversation.external(accept)) return
  }
}
