// Proposes an article as breaking news to an editor, and says in the others' chats who took it up. It sends nothing to readers: only
// the editor's own presses do.
import type { Deps } from '#deps'
import type { AlertLevel } from '#domain/alert'
import type { Article } from '#domain/article'
import type { Broadcast } from '#domain/broadcast'
import type { SendOutcome } from '#domain/delivery'
import { renderProposal, renderTakenProposal } from '#views/breaking-proposal'
import { isArticled } from './broadcast-basis.ts'
import { localeOf } from './show-progress.ts'
import { editorIds } from './tell-editors.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now'>
/** The message that proposed an article to one editor. */
type Offer = { articleId: string; cardId: number }

/** Of one editor; older ones keep their button, which opens the card. */
const MOST_OFFERS = 20

/** The key is a chat's (see the store's sessions): it goes with it. */
const keyOf = (editorId: number) => `offers:${editorId}`

/** One message with one button, which opens the card of `/breaking` with this level. */
export async function proposeBreaking(
  deps: World,
  editorId: number,
  article: Pick<Article, 'id' | 'title'>,
  level: AlertLevel,
): Promise<SendOutcome> {
  const { store, telegram } = deps
  const outcome = await telegram.send(editorId, renderProposal(article, level, await localeOf(deps, editorId)))
  if (outcome.kind !== 'sent') return outcome
  const offers = [...(await offersTo(store, editorId)), { articleId: article.id, cardId: outcome.messageId }]
  await store.saveSession(keyOf(editorId), offers.slice(-MOST_OFFERS))
  return outcome
}

/** The broadcast left its author's hands: whoever was proposed its article sees who took it up, and no button to send it twice. */
export async function closeOffers(deps: World, broadcast: Broadcast): Promise<void> {
  const { content } = broadcast
  if (!isArticled(content)) return
  const ids = [content.articleId, ...Object.values(content.versions ?? {})]
  const close = async (editorId: number) => {
    const offers = (await offersTo(deps.store, editorId)).filter(({ articleId }) => ids.includes(articleId))
    for (const { articleId, cardId } of offers) {
      const title = (await deps.store.article(articleId))?.title ?? articleId
      await deps.telegram.edit(editorId, cardId, renderTakenProposal(broadcast, title, await localeOf(deps, editorId)))
    }
  }
  await Promise.all((await editorIds(deps)).map(close))
}

async function offersTo(store: World['store'], editorId: number): Promise<Offer[]> {
  return ((await store.session(keyOf(editorId))) as Offer[] | undefined) ?? []
}
