// Asks the other editors for approval, and shows the author how many gave it. It counts nobody and starts nothing.
import type { Deps } from '#deps'
import { countingApprovals, isReleasable, otherEditors } from '#domain/approval'
import type { Broadcast } from '#domain/broadcast'
import { versionOf } from '#domain/broadcast-change'
import { postsOf, sendPosts } from '#features/broadcast-preview'
import { reachOf } from '#features/broadcast-reach'
import { editorIds } from '#jobs/tell-editors'
import { describeError } from '#log'
import { renderApproval, renderWaiting, type WaitingView } from '#views/broadcast-approval'
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

/**
 * Sends every other editor who has not approved yet the very preview, and under it the card to approve by. One who cannot
 * be reached keeps nobody else from being asked. Never rejects.
 */
export async function askApproval(deps: Deps, broadcast: Broadcast): Promise<void> {
  const given = (broadcast.approvals ?? []).map(({ editorId }) => editorId)
  const ask = async (editorId: number) => {
    try {
      const editor = await editorAs(deps, editorId)
      const posts = await postsOf(deps, broadcast, editor.settings.zone)
      if (posts === undefined || !(await sendPosts(deps, editor, broadcast.id, posts))) return
      const { content, authorId } = broadcast
      const level = content.kind === 'article' ? { level: content.level } : {}
      const view = { ...(await viewFor(deps, broadcast, editor)), authorId, ...level }
      await deps.telegram.send(editorId, renderApproval(view, editor.locale))
    } catch (error) {
      deps.log.error('approval-not-asked', { broadcast: broadcast.id, error: describeError(error) })
    }
  }
  const others = otherEditors(broadcast.authorId, await editorIds(deps))
  await Promise.all(others.filter((id) => !given.includes(id)).map(ask))
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
async function editorAs(deps: Deps, id: number): Promise<Reader> {
  const chat = await deps.store.chat(id)
  const settings = chat ?? settingsFor(deps, undefined)
  return { chatId: id, chat, settings, locale: deps.locales.of(settings.language) }
}
