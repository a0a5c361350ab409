// A question that waits for an answer: short, with a way out. Any command or button ends it and is handled as usual.
import { type Conversation, createConversation } from '@grammyjs/conversations'
import type { Context, Middleware } from 'grammy'
import type { Deps } from '#deps'
import type { About } from '#views/about'
import type { Message } from '#views/message'
import { type Ctx, isInGroup, type Reader, readerOf, reply } from './context.ts'

const TRIES = 3

/** Ten minutes: after that an answer is read as if nothing had been asked. */
const ASK_LIMIT_MS = 600_000

/** A text that is no command, or a place. */
const isTextOrPlace = ({ message }: Context) =>
  (message?.text !== undefined && !message.text.startsWith('/')) || message?.location !== undefined

/** Says whether the answer was good; `subject` is what the question is about, as it was given when it was asked. */
export type Accept = (ctx: Ctx, subject: string) => Promise<boolean>

/**
 * The dialogue `id`: asks with the text of a key, or what `words` makes, and gives each answer to `accept`, until that
 * says it was good. `isAnswer` says what counts as one; by default a text or a place.
 */
export function question(
  deps: Deps,
  id: string,
  words: string | ((reader: Reader) => Message),
  accept: Accept,
  isAnswer: (ctx: Context) => boolean = isTextOrPlace,
): Middleware<Ctx> {
  const pose = async (ctx: Ctx) => {
    const reader = await readerOf(deps, ctx)
    const message = typeof words === 'string' ? { html: reader.locale.html(words) } : words(reader)
    // Among the talk of many only a reply is an answer.
    if (isInGroup(ctx)) message.html += `\n\n${reader.locale.html('ask-reply')}`
    await reply(deps, ctx, message)
  }
  return createConversation<Ctx, Ctx>(
    (conversation, _ctx, subject = '', about?: About) =>
      ask(
        conversation,
        pose,
        async (ctx) => {
          if (about !== undefined) ctx.about = about
          const isGood = await accept(ctx, subject)
          // Of one that Telegram kept from being taken, nothing was said against it.
          return isGood && ctx.rights !== 'unknown'
        },
        isAnswer,
      ),
    { id, maxMillisecondsToWait: ASK_LIMIT_MS },
  )
}

/**
 * Comes before the dialogues' own middleware: a question is asked once its dialogue is written down. Asked before, it might
 * be left by a kill without anybody who takes the answer.
 */
export function askWrittenDown(): Middleware<Ctx> {
  return async (ctx, next) => {
    await next()
    await ctx.ask?.()
  }
}

/** Asks the question `id`; one that was open is left: two would both wait for the same answer. */
export async function enterQuestion(ctx: Ctx, id: string, subject = ''): Promise<void> {
  await ctx.conversation.exitAll()
  // Arguments are kept as JSON, which has no `undefined`.
  await ctx.conversation.enter(id, subject, ...(ctx.about === undefined ? [] : [ctx.about]))
}

/**
 * Has `pose` run once, then gives each answer to `accept` until it says the answer was good, three times at
 * most. Both run outside the replayed part: `accept` gets the context of the answer itself.
 */
async function ask(
  conversation: Conversation<Ctx, Ctx>,
  pose: (ctx: Ctx) => Promise<void>,
  accept: (ctx: Ctx) => Promise<boolean>,
  isAnswer: (ctx: Context) => boolean,
): Promise<void> {
  await conversation.external((ctx) => {
    ctx.ask = () => pose(ctx)
  })
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await conversation.wait()
    if (!isAnswer(answer)) await conversation.halt({ next: true })
    if (await conversation.external(accept)) return
  }
}
