// Asks the other editors for approval, shows the author how many gave it, and takes the question back once it is void. It
// counts nobody and starts nothing.
import type { Deps } from '#deps'
import { countingApprovals, isReleasable, otherEditors } from '#domain/approval'
import type { AskedCard, Broadcast } from '#domain/broadcast'
import { versionOf } from '#domain/broadcast-change'
import { postsOf, sendPosts } from '#features/broadcast-preview'
import { reachOf } from '#features/broadcast-reach'
import { editorIds } from '#jobs/tell-editors'
import { describeError } from '#log'
import { renderApproval, renderApprovalOver, renderWaiting, type WaitingView } from '#views/broadcast-approval'
import type { Message } from '#views/message'
import { type Reader, settingsFor } from './context.ts'

/** The author's card of a broadcast that waits. */
export async function waitingCard(deps: Deps, broadcast: Broadcast): Promise<Message> {
  const author = await editorAs(deps, broadcast.authorId)
  return renderWaiting(await viewFor(deps, broadcast, author), author.locale)
}

/** Brings the author's card up to date. */
export async function showWaiting(deps: Deps, broadcast: Broadcast): Promise<void> {
  if (broadcast.cardId === undefined) return
  await deps.telegram.edit(broadcast.authorId, broadcast.cardId, await waitingCard(deps, broadcast))
}

/** Asks every other editor who has not approved yet. Never rejects. */
export async function askApproval(deps: Deps, broadcast: Broadcast): Promise<void> {
  const given = (broadcast.approvals ?? []).map(({ editorId }) => editorId)
  const others = otherEditors(broadcast.authorId, await editorIds(deps))
  await askEditors(
    deps,
    broadcast,
    others.filter((id) => !given.includes(id)),
  )
}

/**
 * Sends these editors the very preview, and under it the card to approve by; says how many got it. One who cannot be
 * reached keeps nobody else from being asked. Never rejects.
 */
export async function askEditors(deps: Deps, broadcast: Broadcast, ids: number[]): Promise<number> {
  const { id } = broadcast
  const cards = (await Promise.all(ids.map((editorId) => ask(deps, broadcast, editorId)))).flat()
  try {
    const { asked = [] } = (await deps.store.broadcast(id)) ?? {}
    const change = { asked: [...asked, ...cards] }
    const kept = await deps.store.changeBroadcast(id, ['waiting'], change, { version: versionOf(broadcast) })
    // It was changed, cancelled or approved while they were asked.
    if (kept === undefined) await takeBackAsked(deps, { ...broadcast, asked: cards })
  } catch (error) {
    deps.log.error('approval-not-kept', { broadcast: id, error: describeError(error) })
  }
  return cards.length
}

/** What `broadcast` was asked approval for is void: its cards say so, and lose their buttons. Never rejects. */
export async function takeBackAsked(deps: Deps, { id, asked = [], approvals = [] }: Broadcast): Promise<void> {
  try {
    const state = (await deps.store.broadcast(id))?.state ?? 'cancelled'
    const isStill = state === 'waiting' || state === 'draft'
    // Who approved what goes out has been told so by the card itself.
    const told = isStill ? [] : approvals.map(({ editorId }) => editorId)
    const edit = async ({ editorId, cardId }: AskedCard) => {
      const { locale } = await editorAs(deps, editorId)
      await deps.telegram.edit(editorId, cardId, renderApprovalOver(id, state, locale))
    }
    await Promise.all(asked.filter(({ editorId }) => !told.includes(editorId)).map(edit))
  } catch (error) {
    deps.log.warn('approval-not-taken-back', { broadcast: id, error: describeError(error) })
  }
}

/** The card that was sent, if it was. */
async function ask(deps: Deps, broadcast: Broadcast, editorId: number): Promise<AskedCard[]> {
  try {
    const editor = await editorAs(deps, editorId)
    const posts = await postsOf(deps, broadcast, editor.settings.zone)
    if (posts === undefined || !(await sendPosts(deps, editor, broadcast.id, posts))) return []
    const { content, authorId } = broadcast
    const level = content.kind === 'article' ? { level: content.level } : {}
    const view = { ...(await viewFor(deps, broadcast, editor)), authorId, ...level }
    const outcome = await deps.telegram.send(editorId, renderApproval(view, editor.locale))
    return outcome.kind === 'sent' ? [{ editorId, cardId: outcome.messageId }] : []
  } catch (error) {
    deps.log.error('approval-not-asked', { broadcast: broadcast.id, error: describeError(error) })
    return []
  }
}

async function viewFor(deps: Deps, broadcast: Broadcast, reader: Reader): Promise<WaitingView> {
  return {
    id: broadcast.id,
    version: versionOf(broadcast),
    reach: await reachOf(deps, broadcast, reader.settings.zone),
    given: countingApprovals(broadcast, await editorIds(deps)).length,
    isReleasable: isReleasable(broadcast) && deps.settings.ownerIds.includes(reader.chatId),
  }
}

/** An editor who has not just spoken, in their own language and zone. */
export async function editorAs(deps: Deps, id: number): Promise<Reader> {
  const chat = await deps.store.chat(id)
  const settings = chat ?? settingsFor(deps, undefined)
  return { chatId: id, chat, settings, locale: deps.locales.of(settings.language) }
}
