// Which message is the live card of a broadcast: the newest one in its author's chat alone. It draws none.
import type { Deps } from '#deps'
import type { Broadcast, BroadcastState } from '#domain/broadcast'
import type { Locale } from '#locale'

const OPEN: BroadcastState[] = ['waiting', 'scheduled', 'running', 'paused', 'stopped', 'done', 'cancelled']

/** The message is its author's live card from now on; the one before says where it went. */
export async function becomeLive(
  { store, telegram }: Pick<Deps, 'store' | 'telegram'>,
  { id, authorId, cardId, endedAt }: Broadcast,
  messageId: number,
  locale: Locale,
): Promise<void> {
  const isLive = (await store.changeBroadcast(id, OPEN, { cardId: messageId })) !== undefined
  if (!isLive || cardId === undefined || endedAt !== undefined) return
  await telegram.edit(authorId, cardId, { html: locale.html('broadcast-moved', { id }) })
}
