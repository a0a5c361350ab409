// A chat is subscribed, or welcomed back: one's own, a group by an administrator, a channel from an administrator's chat.
import type { Deps } from '#deps'
import type { Connection } from '#domain/chat'
import { newsLanguages } from '#domain/news-languages'
import { nextSlotAfterPause } from '#domain/pause'
import { askTelegram, mayManage, refuseManaging } from '#features/managing'
import { renderWelcome } from '#views/menu-welcome'
import { type Ctx, isInGroup, kindOf, readerOf, reply, show } from './context.ts'

/** A client's "Restart" unblocks the bot and sends /start at once: the second is answered with the first. */
export const RETURN_MS = 30_000

export function returnLease(chatId: number): string {
  return `returned ${chatId}`
}

/** False, and the reason said, where it comes to nothing. */
export async function subscribe(deps: Deps, ctx: Ctx): Promise<boolean> {
  const { about } = ctx
  const isAllowed = await mayManage(deps, ctx)
  const mayPost =
    !isAllowed ||
    !about ||
    (await askTelegram(deps, ctx, (telegram) => telegram.mayWrite({ id: about.id, kind: 'channel' })))
  if (!isAllowed || mayPost === 'unknown') {
    await refuseManaging(deps, ctx)
    return false
  }
  const { chatId, chat, settings, locale: own } = await readerOf(deps, ctx)
  if (!mayPost) {
    await reply(deps, ctx, { html: own.html('channel-no-rights') })
    return false
  }
  const connection = connectionOf(ctx)
  const defaults = connection === undefined ? settings : { ...settings, connection }
  // Who comes back comes back from a pause, too.
  const { pause, ...unpaused } = settings
  const planned = chat?.state === 'active' && pause !== undefined ? { ...unpaused, pause } : unpaused
  const nextSlotAt = nextSlotAfterPause(planned, deps.now())
  const subscribed = await deps.store.subscribe(chatId, kindOf(ctx), defaults, nextSlotAt, deps.now())
  if (connection !== undefined && chat !== undefined && chat.state !== 'active')
    await deps.store.changeSettings(chatId, { connection }, [], 'keep')
  const how = subscribed.isNew ? 'new' : chat?.state === 'active' ? 'again' : 'back'
  const [main] = newsLanguages(subscribed.chat, await deps.store.newsLanguages(), deps.settings.defaultLanguage)
  const differs = main !== undefined && main !== subscribed.chat.language ? main : undefined
  const locale = ctx.about === undefined ? deps.locales.of(subscribed.chat.language) : own
  await show(deps, ctx, renderWelcome(how, subscribed.chat, differs, deps.now(), locale))
  return true
}

/** Undefined for one's own chat. Who writes as the group itself is not known. */
function connectionOf(ctx: Ctx): Connection | undefined {
  const title = ctx.about?.title ?? (isInGroup(ctx) ? ctx.chat?.title : undefined)
  if (title === undefined) return undefined
  const isAnonymous = ctx.message?.sender_chat !== undefined
  return { title, ...(ctx.from === undefined || isAnonymous ? {} : { by: ctx.from.id }) }
}
