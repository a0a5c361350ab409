// A question that waits for an answer: short, with a way out. Any command or button ends it and is handled as usual.
import { type Conversation, createConversation } from '@grammyjs/conversations'
import type { Middleware } from 'grammy'
import type { Deps } from '#deps'
import { type Ctx, readerOf } from './context.ts'

const TRIES = 3

/** Ten minutes: after that an answer is read as if nothing had been asked. */
const ASK_LIMIT_MS = 600_000

/** The dialogue `id`: asks with the text `key` and gives each answer to `accept`, until that says it was good. */
export function question(deps: Deps, id: string, key: string, accept: (ctx: Ctx) => Promise<boolean>): Middleware<Ctx> {
  const pose = async (ctx: Ctx) => {
    const { chatId, locale } = await readerOf(deps, ctx)
    await deps.telegram.send(chatId, { html: locale.html(key) })
  }
  return createConversation<Ctx, Ctx>((conversation) => ask(conversation, pose, accept), {
    id,
    maxMillisecondsToWait: ASK_LIMIT_MS,
  })
}

/**
 * Runs `pose` once, then gives each text or location to `accept` until it says the answer was good, three times at
 * most. Both run outside the replayed part: `accept` gets the context of the answer itself.
 */
async function ask(
  conversation: Conversation<Ctx, Ctx>,
  pose: (ctx: Ctx) => Promise<void>,
  accept: (ctx: Ctx) => Promise<boolean>,
): Promise<void> {
  await conversation.external(pose)
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await conversation.wait()
    const text = answer.message?.text
    const isAnswer = (text !== undefined && !text.startsWith('/')) || answer.message?.location !== undefined
    if (!isAnswer) await conversation.halt({ next: true })
    if (await conversation.external(accept)) return
  }
}
