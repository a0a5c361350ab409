// How a setting is changed: only of a chat that is known, with its next slot planned anew where that depends on it.
import type { Deps } from '#deps'
import type { Chat, ChatSettings, DroppableSetting } from '#domain/chat'
import { nextSlotAfterPause } from '#domain/pause'
import { mayManage, refuseManaging } from '#features/managing'
import { renderOffer } from '#views/menu-welcome'
import { type Ctx, readerOf, reply } from './context.ts'

/** What a chat's next slot depends on. */
const PLANNING = ['schedule', 'zone', 'pause'] as const

/**
 * The changed chat; undefined when the chat never subscribed, which it is then told with a button to do so, or when who
 * speaks may not change it.
 */
export async function changeSettings(
  deps: Deps,
  ctx: Ctx,
  change: Partial<ChatSettings>,
  drop: DroppableSetting[] = [],
): Promise<Chat | undefined> {
  const { chatId, chat, locale } = await readerOf(deps, ctx)
  if (!(await mayManage(deps, ctx))) return void (await refuseManaging(deps, ctx))
  if (!chat) {
    const offer = renderOffer(locale)
    await reply(deps, ctx, { ...offer, html: locale.html('subscribe-first') })
    return undefined
  }
  return deps.store.changeSettings(chatId, change, drop, nextSlotAfter(deps, chat, change, drop))
}

function nextSlotAfter(
  deps: Deps,
  chat: Chat,
  change: Partial<ChatSettings>,
  drop: DroppableSetting[],
): number | 'keep' | 'none' {
  if (!drop.includes('pause') && PLANNING.every((name) => change[name] === undefined)) return 'keep'
  if (chat.state !== 'active') return 'none'
  const { pause, ...planned } = { ...chat, ...change }
  const isPausing = pause !== undefined && !drop.includes('pause')
  return nextSlotAfterPause({ ...planned, ...(isPausing && { pause }) }, deps.now()) ?? 'none'
}
