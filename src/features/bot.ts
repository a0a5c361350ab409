// The bot's order: who is listened to, what comes first, and the one place where a handler's failure ends.
import { type ConversationData, conversations, type VersionedState } from '@grammyjs/conversations'
import { sequentialize } from '@grammyjs/runner'
import type { Bot, Middleware } from 'grammy'
import type { Deps } from '#deps'
import type { DigestComposer } from '#jobs/show-digest'
import { describeError } from '#log'
import { type Ctx, readerOf } from './context.ts'
import { digest } from './reader/digest.ts'
import { cancel, help, notUnderstood } from './reader/help.ts'
import { language } from './reader/language.ts'
import { latest } from './reader/latest.ts'
import { leave } from './reader/leave.ts'
import { membership } from './reader/membership.ts'
import { read } from './reader/read.ts'
import { schedule } from './reader/schedule.ts'
import { settings } from './reader/settings.ts'
import { start } from './reader/start.ts'
import { timezone } from './reader/timezone.ts'
import { topics } from './reader/topics.ts'

/** The updates the bot asks for; left out, Telegram keeps whatever was asked for before (Bot API, getUpdates). */
export const ALLOWED_UPDATES = ['message', 'callback_query', 'my_chat_member'] as const

/** Gives `bot` everything it can do. `outgoing`: what each conversation's own Api must be given too. */
export function assembleBot(bot: Bot<Ctx>, deps: Deps, compose: DigestComposer, outgoing: Middleware<Ctx>): void {
  bot.catch(async ({ error, ctx }) => {
    deps.log.error('handler-failed', { update: ctx.update.update_id, error: describeError(error) })
    if (ctx.chat?.type !== 'private') return
    const locale = deps.locales.of((await readerOf(deps, ctx).catch(() => undefined))?.locale.language ?? 'en')
    await deps.telegram.send(ctx.chat.id, { html: locale.html('error-general') })
  })
  bot.use(sequentialize((ctx) => ctx.chatId?.toString()))
  bot.use(membership(deps))
  const reader = bot.chatType('private')
  reader.use(conversations<Ctx, Ctx>({ storage: conversationStorage(deps), plugins: [outgoing] }))
  reader.use(cancel(deps))
  reader.use(schedule(deps), timezone(deps))
  reader.use(start(deps), digest(deps, compose), latest(deps), read(deps), topics(deps), language(deps))
  reader.use(settings(deps), leave(deps), help(deps))
  reader.use(notUnderstood(deps))
}

/** Dialogues are kept chat by chat and person by person: two people in one chat never share one. */
function conversationStorage(deps: Deps) {
  return {
    type: 'key' as const,
    version: 1,
    getStorageKey: (ctx: Ctx) => (ctx.chatId === undefined || !ctx.from ? undefined : `${ctx.chatId}:${ctx.from.id}`),
    adapter: {
      read: async (key: string) => (await deps.store.session(key)) as VersionedState<ConversationData> | undefined,
      write: (key: string, state: VersionedState<ConversationData>) => deps.store.saveSession(key, state),
      delete: (key: string) => deps.store.dropSession(key),
    },
  }
}
