// A chat the bot cannot write into any more: nothing is planned for it, its settings stay, and whoever connected a group or a
// channel is told, once. Who removed the bot knows it.
import type { Deps } from '#deps'
import { renderLost } from '#views/menu-channels'

/** `byId`: who did it, where that is known. Never waits for the message, nor rejects because of it. */
export async function leaveChat(
  { store, telegram, locales, log }: Pick<Deps, 'store' | 'telegram' | 'locales' | 'log'>,
  chatId: number,
  byId?: number,
): Promise<void> {
  const chat = await store.chat(chatId)
  await store.deactivateChat(chatId, 'unreachable')
  const by = chat?.connection?.by
  // One that left before, by whatever way, was told of.
  if (chat === undefined || chat.state !== 'active' || by === undefined || by === byId) return
  const person = await store.chat(by)
  const lost = renderLost(chat, locales.of(person?.language ?? chat.language))
  telegram.send(by, lost).catch((error: unknown) => log.error('loss-not-told', {}, error))
}
