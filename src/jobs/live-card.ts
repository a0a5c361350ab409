// Which messages are the cards of a broadcast: the newest one in each editor's chat, its author's among them. It draws none.
import type { Deps } from '#deps'
import type { Broadcast, BroadcastState, DeskCard } from '#domain/broadcast'
import { versionOf, withCard } from '#domain/broadcast-change'
import type { Locale } from '#locale'

type World = Pick<Deps, 'store' | 'telegram'>

const OPEN: BroadcastState[] = ['waiting', 'scheduled', 'running', 'paused', 'stopped', 'done', 'cancelled']
/** Several editors may open a card at the same moment: who came second looks again. */
const TRIES = 5

/** The message is this editor's card from now on; the one before says where it went. */
export async function becomeLive(
  deps: World,
  broadcast: Broadcast,
  editorId: number,
  messageId: number,
  locale: Locale,
): Promise<void> {
  const { store, telegram } = deps
  const { id, authorId, endedAt } = broadcast
  const isAuthor = editorId === authorId
  const before = isAuthor ? broadcast.cardId : await keepCard(deps, id, { editorId, cardId: messageId })
  if (isAuthor && (await store.changeBroadcast(id, OPEN, { cardId: messageId })) === undefined) return
  if (before === undefined || endedAt !== undefined) return
  await telegram.edit(editorId, before, { html: locale.html('broadcast-moved', { id }) })
}

/** Keeps a card of another editor, or a report; gives the card it takes the place of, if there was one. */
export async function keepCard({ store }: World, id: string, card: DeskCard): Promise<number | undefined> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await store.broadcast(id)
    if (found === undefined) return undefined
    const { cards = [] } = found
    const after = withCard(cards, card)
    if ((await store.changeBroadcast(id, OPEN, { cards: after }, { version: versionOf(found), cards })) !== undefined)
      return cards.find((one) => !after.includes(one) && one.editorId === card.editorId)?.cardId
  }
  return undefined
}
