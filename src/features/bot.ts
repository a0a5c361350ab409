// The bot's order: who is listened to, what comes first, and the one place where a handler's failure ends.
import { type ConversationData, conversations, type VersionedState } from '@grammyjs/conversations'
import type { Bot, Middleware } from 'grammy'
import type { Deps } from '#deps'
import { aboutChannels } from '#features/about-channel'
import { askWrittenDown } from '#features/ask'
import { commandCase } from '#features/command-case'
import { deepLink } from '#features/deep-link'
import { groupGate, groupTalk } from '#features/group-gate'
import { isAtDesk } from '#features/rights'
import { unknownPress } from '#features/unknown-press'
import type { DigestComposer } from '#jobs/show-digest'
import { type Ctx, readerOf } from './context.ts'
import { album } from './editor/album.ts'
import { approve } from './editor/approve.ts'
import { audit } from './editor/audit.ts'
import { breakingNews } from './editor/breaking.ts'
import { broadcast } from './editor/broadcast.ts'
import { broadcasts } from './editor/broadcasts.ts'
import { correct } from './editor/correct.ts'
import { draft } from './editor/draft.ts'
import { editors } from './editor/editors.ts'
import { feeds } from './editor/feeds.ts'
import { later } from './editor/later.ts'
import { ownerMenu } from './editor/owner-menu.ts'
import { planned } from './editor/planned.ts'
import { recall } from './editor/recall.ts'
import { refused } from './editor/refused.ts'
import { send } from './editor/send.ts'
import { stats } from './editor/stats.ts'
import { versions } from './editor/versions.ts'
import { waiting } from './editor/waiting.ts'
import { breaking } from './reader/breaking.ts'
import { channelMembership } from './reader/channel-membership.ts'
import { channels } from './reader/channels.ts'
import { check } from './reader/check.ts'
import { digest } from './reader/digest.ts'
import { exportAll } from './reader/export.ts'
import { follow } from './reader/follow.ts'
import { cancel, help } from './reader/help.ts'
import { here } from './reader/here.ts'
import { inline } from './reader/inline.ts'
import { language } from './reader/language.ts'
import { latest } from './reader/latest.ts'
import { leave } from './reader/leave.ts'
import { membership } from './reader/membership.ts'
import { notUnderstood } from './reader/not-understood.ts'
import { pause } from './reader/pause.ts'
import { plainText } from './reader/plain-text.ts'
import { read } from './reader/read.ts'
import { saved } from './reader/saved.ts'
import { schedule } from './reader/schedule.ts'
import { search } from './reader/search.ts'
import { settings } from './reader/settings.ts'
import { start } from './reader/start.ts'
import { story } from './reader/story.ts'
import { timezone } from './reader/timezone.ts'
import { topics } from './reader/topics.ts'
import { why } from './reader/why.ts'

/** The updates the bot asks for; left out, Telegram keeps whatever was asked for before (Bot API, getUpdates). */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'my_chat_member',
] as const

type BotParts = {
  compose: DigestComposer
  /** What each conversation's own Api must be given too. */
  outgoing: Middleware<Ctx>
  /** Begins at once what an editor has just started. */
  runBroadcasts: () => void
  /** Asks these feeds now; resolves when they have answered. */
  pollFeeds: (ids: string[]) => Promise<void>
}

/** Gives `bot` everything it can do. */
export function assembleBot(
  bot: Bot<Ctx>,
  deps: Deps,
  { compose, outgoing, runBroadcasts, pollFeeds }: BotParts,
): void {
  bot.catch(async ({ error, ctx }) => {
    deps.log.error('handler-failed', { update: ctx.update.update_id }, error)
    if (ctx.chat?.type !== 'private') return
    const locale = deps.locales.of((await readerOf(deps, ctx).catch(() => undefined))?.locale.language ?? 'en')
    await deps.telegram.send(ctx.chat.id, { html: locale.html('error-general') })
  })
  bot.use(membership(deps), channelMembership(deps), inline(deps))
  bot.use(groupGate(deps))
  const reader = bot.chatType(['private', 'group', 'supergroup'])
  reader.use(commandCase(), deepLink(deps), aboutChannels(deps))
  reader.use(askWrittenDown())
  reader.use(conversations<Ctx, Ctx>({ storage: conversationStorage(deps), plugins: [outgoing] }))
  reader.use(cancel(deps))
  const atDesk = (ctx: Ctx) => isAtDesk(deps, ctx)
  // Those that ask come first: any other command ends their question. A part of an album is no answer to one.
  reader.filter(atDesk).use(album(deps), broadcast(deps), later(deps), versions(deps), correct(deps, runBroadcasts))
  reader.use(schedule(deps), timezone(deps), channels(deps), search(deps), check(deps), groupTalk())
  reader
    .filter(atDesk)
    .use(
      ownerMenu(deps),
      draft(deps),
      send(deps, runBroadcasts),
      approve(deps, runBroadcasts),
      waiting(deps, runBroadcasts),
    )
    .use(planned(deps, runBroadcasts), breakingNews(deps), broadcasts(deps, runBroadcasts), recall(deps, runBroadcasts))
    .use(audit(deps), stats(deps), feeds(deps, pollFeeds))
  reader.use(editors(deps))
  reader.use(start(deps), digest(deps, compose), latest(deps), read(deps), topics(deps), language(deps))
  reader.use(saved(deps), story(deps))
  reader.use(follow(deps), breaking(deps), pause(deps, compose), why(deps))
  reader.use(settings(deps), here(deps), leave(deps), exportAll(deps), help(deps))
  reader.chatType('private').use(refused(deps), plainText(deps), notUnderstood(deps))
  bot.use(unknownPress(deps))
}

/** Dialogues are kept chat by chat and person by person: two people in one chat never share one. */
function conversationStorage(deps: Deps) {
  return {
    type: 'key' as const,
    // Another order of steps in a dialogue is another version.
    version: 2,
    getStorageKey: (ctx: Ctx) => (ctx.chatId === undefined || !ctx.from ? undefined : `${ctx.chatId}:${ctx.from.id}`),
    adapter: {
      read: async (key: string) => (await deps.store.session(key)) as VersionedState<ConversationData> | undefined,
      write: (key: string, state: VersionedState<ConversationData>) => deps.store.saveSession(key, state),
      delete: (key: string) => deps.store.dropSession(key),
    },
  }
}
