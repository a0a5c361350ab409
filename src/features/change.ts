// How a setting is changed: only of a chat that is known, with its next slot planned anew where that depends on it.
import type { Deps } from '#deps'
import type { Chat, ChatSettings } from '#domain/chat'
import { nextSlot } from '#domain/schedule-slots'
import { renderOffer } from '#views/menu-welcome'
import { type Ctx, readerOf } from './context.ts'

/** Settings that can be taken away altogether. */
type Droppable = 'secondLanguage' | 'quiet'

/** The changed chat; undefined when the chat never subscribed, which it is then told with a button to do so. */
export async function changeSettings(
  deps: Deps,
  ctx: Ctx,
  change: Partial<ChatSettings>,
  drop: Droppable[] = [],
): Promise<Chat | undefined> {
  const { chatId, chat, locale } = await readerOf(deps, ctx)
  if (!chat) {
    const offer = renderOffer(locale)
    await deps.telegram.send(chatId, { ...offer, html: locale.html('subscribe-first') })
    return undefined
  }
  return deps.store.changeSettings(chatId, change, drop, nextSlotAfter(deps, chat, change))
}

function nextSlotAfter(deps: Deps, chat: Chat, change: Partial<ChatSettings>): number | 'keep' | 'none' {
  if (change.schedule === undefined && change.zone === undefined) return 'keep'
  if (chat.state !== 'active') return 'none'
  const { schedule, zone } = { ...chat, ...change }
  return nextSlot(schedule, zone, deps.now())?.at ?? 'none'
}
