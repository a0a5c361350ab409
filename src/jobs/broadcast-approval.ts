// Asks the other editors for approval, makes the author's card, and takes the question back once it is void. It counts nobody
// and starts nothing.
import type { Deps } from '#deps'
import { countingApprovals, isReleasable, otherEditors } from '#domain/approval'
import type { AskedCard, Broadcast } from '#domain/broadcast'
import { versionOf } from '#domain/broadcast-change'
import { renderApproval, renderApprovalOver, renderWaiting, type WaitingView } from '#views/broadcast-approval'
import type { Message } from '#views/message'
import { postsOf, sendPosts } from './broadcast-preview.ts'
import { reachOf } from './broadcast-reach.ts'
import { type EditorChat, editorAs, editorIds } from './tell-editors.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now'>
type LoggedWorld = World & Pick<Deps, 'log'>

/** Several people may be asked at the same moment, by several presses: who writes it down second looks again. */
const TRIES = 5

/** The author's card of a broadcast that waits. */
export async function waitingCard(deps: World, broadcast: Broadcast): Promise<Message> {
  const author = await editorAs(deps, broadcast.authorId)
  return renderWaiting(await viewFor(deps, broadcast, author), author.locale)
}

/** Asks every other editor who has not approved yet. Never rejects. */
export async function askApproval(deps: LoggedWorld, broadcast: Broadcast): Promise<void> {
  const given = (broadcast.approvals ?? []).map(({ editorId }) => editorId)
  const others = otherEditors(broadcast.authorId, await editorIds(deps))
  await askEditors(
    deps,
    broadcast,
    others.filter((id) => !given.includes(id)),
  )
}

/**
 * Sends these editors the very preview, and under it the card to approve by; says how many got it. A card one had before
 * says where it went. One who cannot be reached keeps nobody else from being asked. Never rejects.
 */
export async function askEditors(deps: LoggedWorld, broadcast: Broadcast, ids: number[]): Promise<number> {
  const { id } = broadcast
  const cards = (await Promise.all(ids.map((editorId) => ask(deps, broadcast, editorId)))).flat()
  try {
    const before = await noteAsked(deps, broadcast, cards)
    // It was changed, cancelled or approved while they were asked.
    if (before === undefined) await takeBackAsked(deps, { ...broadcast, asked: cards })
    else await replace(deps, before, (locale) => ({ html: locale.html('broadcast-moved', { id }) }))
  } catch (error) {
    deps.log.error('approval-not-kept', { broadcast: id }, error)
  }
  return cards.length
}

/** What `broadcast` was asked approval for is void: its cards say so, and lose their buttons. Never rejects. */
export async function takeBackAsked(deps: LoggedWorld, { id, asked = [], approvals = [] }: Broadcast): Promise<void> {
  try {
    const state = (await deps.store.broadcast(id))?.state ?? 'cancelled'
    const isStill = state === 'waiting' || state === 'draft'
    // Who approved what goes out has been told so by the card itself.
    const told = isStill ? [] : approvals.map(({ editorId }) => editorId)
    const open = asked.filter(({ editorId }) => !told.includes(editorId))
    await replace(deps, open, (locale) => renderApprovalOver(id, state, locale))
  } catch (error) {
    deps.log.warn('approval-not-taken-back', { broadcast: id }, error)
  }
}

/** Puts another message in the place of these cards. */
async function replace(
  deps: World,
  cards: AskedCard[],
  render: (locale: EditorChat['locale']) => Message,
): Promise<void> {
  const edit = async ({ editorId, cardId }: AskedCard) =>
    deps.telegram.edit(editorId, cardId, render((await editorAs(deps, editorId)).locale))
  await Promise.all(cards.map(edit))
}

/** Gives the cards these editors had before; undefined when there is nothing to approve any more. */
async function noteAsked({ store }: World, broadcast: Broadcast, cards: AskedCard[]): Promise<AskedCard[] | undefined> {
  const { id } = broadcast
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await store.broadcast(id)
    if (found?.state !== 'waiting' || versionOf(found) !== versionOf(broadcast)) return undefined
    const { asked = [] } = found
    const expected = { version: versionOf(broadcast), asked: asked.length }
    const kept = await store.changeBroadcast(id, ['waiting'], { asked: [...asked, ...cards] }, expected)
    if (kept !== undefined) return asked.filter(({ editorId }) => cards.some((card) => card.editorId === editorId))
  }
  throw new Error('asked by too many at once')
}

/** The card that was sent, if it was. */
async function ask(deps: LoggedWorld, broadcast: Broadcast, editorId: number): Promise<AskedCard[]> {
  try {
    const editor = await editorAs(deps, editorId)
    const posts = await postsOf(deps, broadcast, editor.zone)
    if (posts === undefined || !(await sendPosts(deps, editor, broadcast.id, posts))) return []
    const { content, authorId } = broadcast
    const level = content.kind === 'article' ? { level: content.level } : {}
    const view = { ...(await viewFor(deps, broadcast, editor)), authorId, ...level }
    const outcome = await deps.telegram.send(editorId, renderApproval(view, editor.locale))
    return outcome.kind === 'sent' ? [{ editorId, cardId: outcome.messageId }] : []
  } catch (error) {
    deps.log.error('approval-not-asked', { broadcast: broadcast.id }, error)
    return []
  }
}

async function viewFor(deps: World, broadcast: Broadcast, { chatId, zone }: EditorChat): Promise<WaitingView> {
  return {
    id: broadcast.id,
    version: versionOf(broadcast),
    reach: await reachOf(deps, broadcast, zone),
    given: countingApprovals(broadcast, await editorIds(deps)).length,
    isReleasable: isReleasable(broadcast) && deps.settings.ownerIds.includes(chatId),
  }
}
