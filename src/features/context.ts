// What every feature shares: who is speaking, in which language, and how an answer is shown or a button answered.
import type { ConversationFlavor } from '@grammyjs/conversations'
import type { Composer, Context } from 'grammy'
import type { Administers, Deps, SendOutcome } from '#deps'
import { type Chat, type ChatKind, type ChatSettings, defaultSettings } from '#domain/chat'
import type { Locale } from '#locale'
import { type About, aboutChannel } from '#views/about'
import { type Action, parseAction } from '#views/action'
import { withLinks } from '#views/links'
import type { Message, Post } from '#views/message'

export type Ctx = ConversationFlavor<Context> & {
  /** Whether an editor speaks, as `isAtDesk` found when this update came. */
  isAtDesk?: boolean
  /** The channel a private chat speaks about, in place of itself. */
  about?: About
  /** Whether the one who speaks administers the chat, as Telegram said when this update came; `unknown`: it did not answer. */
  rights?: Administers | 'unknown'
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

/**
 * Reads who is speaking. An unknown chat gets the client's language where it is offered, a group that of who added the bot:
 * whoever of them speaks, it is one language.
 */
export async function readerOf(deps: Deps, ctx: Ctx): Promise<Reader> {
  if (ctx.about !== undefined) return readerAbout(deps, ctx, ctx.about.id)
  // A person's private chat has their id: who asks inline is known by it.
  const chatId = ctx.chatId ?? ctx.from?.id ?? 0
  const chat = await deps.store.chat(chatId)
  const client = async () => (isInGroup(ctx) ? greetedIn(deps, chatId) : ctx.from?.language_code)
  const settings = chat ?? (await settingsFor(deps, await client()))
  return { chatId, chat, settings, locale: deps.locales.of(settings.language), botUsername: ctx.me.username }
}

/** A channel as its administrator sees it: its settings, in the language of who speaks. A new one begins with theirs. */
async function readerAbout(deps: Deps, { chatId = 0, from }: Ctx, channelId: number): Promise<Reader> {
  const [own, chat] = [await deps.store.chat(chatId), await deps.store.chat(channelId)]
  const defaults = await settingsFor(deps, from?.language_code)
  const { language, zone } = own ?? defaults
  const settings = chat ?? { ...defaults, language, zone }
  return { chatId: channelId, chat, settings, locale: deps.locales.of(language) }
}

/** The session that tells that the bot has explained itself in this group, and in which language. */
export function greetingKey(groupId: number): string {
  return `${groupId}:greeted`
}

async function greetedIn({ store }: Deps, groupId: number): Promise<string | undefined> {
  const language = await store.session(greetingKey(groupId))
  return typeof language === 'string' ? language : undefined
}

/** The defaults for a client of this language; one the interface does not speak is taken where there is news in it. */
export async function settingsFor(deps: Deps, languageTag: string | undefined): Promise<ChatSettings> {
  const { defaultLanguage, defaultZone, defaultDigestMinutes } = deps.settings
  const own = languageTag?.toLowerCase().split(/[-_]/)[0]
  const spoken = deps.locales.match(languageTag)
  const read = spoken ?? (await deps.store.newsLanguages()).find((code) => code === own)
  return defaultSettings(read ?? defaultLanguage, defaultZone, defaultDigestMinutes)
}

/** Shows a screen: in place of the message whose button was pressed, else as a new message. */
export async function show(deps: Deps, ctx: Ctx, message: Message): Promise<void> {
  const messageId = ctx.callbackQuery?.message?.message_id
  if (messageId !== undefined) {
    const outcome = await deps.telegram.edit(ctx.chatId ?? 0, messageId, inPlace(ctx, message))
    if (outcome.kind !== 'gone' && outcome.kind !== 'rejected') return
  }
  await reply(deps, ctx, message)
}

/** Answers where the person speaks: in a forum in their topic. In a group what is to be read opens in the private chat. */
export async function reply(deps: Deps, ctx: Ctx, post: Post): Promise<SendOutcome> {
  const topicId = topicOfMessage(ctx)
  return deps.telegram.send(ctx.chatId ?? 0, inPlace(ctx, post), topicId === undefined ? {} : { topicId })
}

/** The forum topic of the message, or of the one whose button was pressed; undefined in General and where there are none. */
export function topicOfMessage({ msg }: Context): number | undefined {
  // Outside forums a thread is only a chain of replies, and nothing can be sent into it.
  return msg?.is_topic_message ? msg.message_thread_id : undefined
}

export function isInGroup(ctx: Context): boolean {
  return ctx.chat?.type === 'group' || ctx.chat?.type === 'supergroup'
}

/** Of the chat that is spoken about. */
export function kindOf({ about, chat }: Ctx): ChatKind {
  return about === undefined ? (chat?.type ?? 'private') : 'channel'
}

/** Sends news to the chat itself that asked for it, which a channel does from elsewhere. */
export async function replyToChat(deps: Deps, ctx: Ctx, post: Post): Promise<SendOutcome> {
  if (ctx.about === undefined) return reply(deps, ctx, post)
  return deps.telegram.send(ctx.about.id, withLinks(post, ctx.me.username, 'drop'))
}

function inPlace<T extends Post>(ctx: Ctx, post: T): T {
  if (ctx.about !== undefined) return aboutChannel(post, ctx.about)
  return isInGroup(ctx) ? withLinks(post, ctx.me.username, 'keep') : post
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
      deps.log.info('press-not-answered', { update: ctx.update.update_id }, error)
    }
  }
}
