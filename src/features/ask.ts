// A question that waits for an answer: short, with a way out. Any command or button ends it and is handled as usual.
import { type Conversation, createConversation } from '@grammyjs/conversations'
import type { Context, Middleware } from 'grammy'
import type { Message as TelegramMessage } from 'grammy/types'
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'
import { isFirstPart } from '#features/album-part'
import { commandLine } from '#features/command-case'
import type { About } from '#views/about'
import type { Message } from '#views/message'
import { type Ctx, isInGroup, type Reader, readerOf, reply } from './context.ts'

const TRIES = 3

/** An answer that comes later is not taken as one: whoever writes it may have forgotten the question. */
const ANSWER_LIMIT_MS = 600_000
/** Later still, nobody thinks of the question any more: it is over without a word. */
const FORGOTTEN_MS = 24 * 3_600_000

/** The fields of a message that a person sent something in (Bot API, Message); all others tell of an event. */
const CONTENT = [
  ...['text', 'animation', 'audio', 'document', 'live_photo', 'paid_media', 'photo', 'sticker', 'story', 'video'],
  ...['video_note', 'voice', 'checklist', 'contact', 'dice', 'game', 'poll', 'venue', 'location', 'rich_message'],
]

/** Whether the message is something a person sent, and not a note of Telegram's about the chat. */
export function hasContent(message: TelegramMessage): boolean {
  return CONTENT.some((field) => field in message)
}

/** A text that is no command, or a place. */
const isTextOrPlace = ({ message }: Context) =>
  (message?.text !== undefined && commandLine(message) === undefined) || message?.location !== undefined

/** Says whether the answer was good; `subject` is what the question is about, as it was given when it was asked. */
export type Accept = (ctx: Ctx, subject: string) => Promise<boolean>

/** `isAnswer`: what counts as an answer, by default a text or a place. `limitMs`: how long one is taken. */
type QuestionOptions = { isAnswer?: (ctx: Context) => boolean; limitMs?: number }

/**
 * The dialogue `id`: asks with the text of a key, or what `words` makes, and gives each answer to `accept`, until that
 * says it was good.
 */
export function question(
  deps: Deps,
  id: string,
  words: string | ((reader: Reader) => Message | Promise<Message>),
  accept: Accept,
  { isAnswer = isTextOrPlace, limitMs = ANSWER_LIMIT_MS }: QuestionOptions = {},
): Middleware<Ctx> {
  const pose = async (ctx: Ctx) => {
    const reader = await readerOf(deps, ctx)
    const message = typeof words === 'string' ? { html: reader.locale.html(words) } : await words(reader)
    // Among the talk of many only a reply is an answer.
    if (isInGroup(ctx)) message.html += `\n\n${reader.locale.html('ask-reply')}`
    await reply(deps, ctx, message)
  }
  return createConversation<Ctx, Ctx>(
    (conversation, _ctx, subject = '', about?: About) =>
      ask(conversation, {
        pose,
        accept: async (ctx) => {
          if (about !== undefined) ctx.about = about
          const isGood = await accept(ctx, subject)
          // Of one that Telegram kept from being taken, nothing was said against it.
          return isGood && ctx.rights !== 'unknown'
        },
        say: async (ctx, key) => {
          if (about !== undefined) ctx.about = about
          await reply(deps, ctx, { html: (await readerOf(deps, ctx)).locale.html(key) })
        },
        isFirstPart: (ctx) => (ctx.message === undefined ? true : isFirstPart(deps, ctx.message)),
        isAnswer,
        now: deps.now,
        limitMs,
      }),
    { id },
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

type Asking = {
  pose: (ctx: Ctx) => Promise<void>
  accept: (ctx: Ctx) => Promise<boolean>
  say: (ctx: Ctx, key: string) => Promise<void>
  /** False for the second file of an album and those after it. */
  isFirstPart: (ctx: Ctx) => boolean | Promise<boolean>
  isAnswer: (ctx: Context) => boolean
  now: () => Instant
  limitMs: number
}

/**
 * Has `pose` run once, then gives each answer to `accept` until it says the answer was good, three times at most. Then it says
 * that it asks no more, and says so once again of what may have been meant as an answer. All of them run outside the replayed
 * part, with the context of the answer itself.
 */
async function ask(conversation: Conversation<Ctx, Ctx>, asking: Asking): Promise<void> {
  const { pose, accept, say, isFirstPart, isAnswer, now, limitMs } = asking
  const askedAt = await conversation.external((ctx) => {
    ctx.ask = () => pose(ctx)
    return now()
  })
  for (let misses = 0; ; ) {
    const answer = await conversation.wait()
    if (isWayOut(answer) && !isAnswer(answer)) await conversation.halt({ next: true })
    if (answer.message === undefined || !hasContent(answer.message)) {
      if (!isAnswer(answer)) await conversation.skip({ next: true })
    }
    // By when it was written: what came while the bot was down was in time.
    const ageMs = (answer.message?.date ?? 0) * 1000 - askedAt
    if (ageMs > Math.max(limitMs, FORGOTTEN_MS)) await conversation.halt({ next: true })
    if (!isAnswer(answer) && !(await conversation.external(isFirstPart))) continue
    if (misses >= TRIES || ageMs > limitMs)
      return void (await conversation.external((ctx) => say(ctx, misses >= TRIES ? 'ask-over' : 'ask-late')))
    if (!isAnswer(answer)) await conversation.external((ctx) => say(ctx, 'ask-unfit'))
    else if (await conversation.external(accept)) return
    misses += 1
    if (misses >= TRIES) await conversation.external((ctx) => say(ctx, 'ask-ended'))
  }
}

/** A command, or a press of a button: whoever asks for something else has left the question. */
function isWayOut({ message, callbackQuery }: Context): boolean {
  return callbackQuery !== undefined || commandLine(message) !== undefined
}
