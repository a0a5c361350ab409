// What every feature shares: who is speaking, in which language, and how an answer is shown or a button answered.
import type { ConversationFlavor } from '@grammyjs/conversations'
import type { Composer, Context } from 'grammy'
import type { Deps } from '#deps'
import { type Chat, type ChatSettings, defaultSettings } from '#domain/chat'
import type { Locale } from '#locale'
import { describeError } from '#log'
import { type Action, parseAction } from '#views/action'
import type { Message } from '#views/message'

export type Ctx = ConversationFlavor<Context> & {
  /** Whether an editor speaks, as `isAtDesk` found when this update came. */
  isAtDesk?: boolean
  /** Asks the question a dialogue has just begun with. */
  ask?: () => Promise<void>
}

/** The one who speaks: their chat when it is known, else the defaults they would get. */
export type Reader = {
  chatId: number
  chat: Chat | undefined
  settings: ChatSettings
  locale: Locale
  botUsername?: string
}

/** Reads who is speaking. Unknown chats get the client's language where it is offered. */
export async function readerOf(deps: Deps, ctx: Context): Promise<Reader> {
  // A person's private chat has their id: who asks inline is known by it.
  const chatId = ctx.chatId ?? ctx.from?.id ?? 0
  const chat = await deps.store.chat(chatId)
  const settings = chat ?? settingsFor(deps, ctx.from?.language_code)
  return { chatId, chat, settings, locale: deps.locales.of(settings.language), botUsername: ctx.me.username }
}

/** The defaults for a client of this language. */
export function settingsFor(deps: Deps, languageTag: string | undefined): ChatSettings {
  const { defaultLanguage, defaultZone, defaultDigestMinutes } = deps.settings
  return defaultSettings(deps.locales.match(languageTag) ?? defaultLanguage, defaultZone, defaultDigestMinutes)
}

/** Shows a screen: in place of the message whose button was pressed, else as a new message. */
export async function show(deps: Deps, ctx: Context, message: Message): Promise<void> {
  const chatId = ctx.chatId ?? 0
  const messageId = ctx.callbackQuery?.message?.message_id
  if (messageId !== undefined) {
    const outcome = await deps.telegram.edit(chatId, messageId, message)
    if (outcome.kind !== 'gone' && outcome.kind !== 'rejected') return
  }
  await deps.telegram.send(chatId, message)
}

/** Answers the press, once, with a toast or silently. A press too old to be answered is no error. */
export type AnswerPress = (toast?: string) => Promise<void>

/**
 * Handles presses whose action `pick` recognises. The press is always answered: by the handler as soon as it can,
 * else when it ends, also when it fails.
 */
export function onPress<T>(
  composer: Composer<Ctx>,
  deps: Deps,
  pick: (action: Action) => T | undefined,
  handle: (ctx: Ctx, picked: T, answer: AnswerPress) => Promise<void>,
): void {
  composer.on('callback_query:data', async (ctx, next) => {
    const action = parseAction(ctx.callbackQuery.data)
    const picked = action && pick(action)
    if (picked === undefined) return next()
    const answer = answerOnce(deps, ctx)
    try {
      await handle(ctx, picked, answer)
    } finally {
      await answer()
    }
  })
}

/** Answers the press of `ctx` at the first call; later calls do nothing. */
function answerOnce(deps: Deps, ctx: Context): AnswerPress {
  let answered = false
  return async (toast) => {
    if (answered) return
    answered = true
    try {
      await ctx.answerCallbackQuery(toast === undefined ? {} : { text: toast.slice(0, 200) })
    } catch (error) {
      deps.log.info('press-not-answered', { update: ctx.update.update_id, error: describeError(error) })
    }
  }
}
