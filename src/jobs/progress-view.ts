// What is known of a broadcast's course, for its card, its report and its line in the list. It shows nothing itself.
import type { Deps } from '#deps'
import { countingApprovals } from '#domain/approval'
import type { Broadcast, Tally } from '#domain/broadcast'
import { waitsFor } from '#domain/broadcast-turn'
import { courseOf, DELETABLE_MS, isRevision, lastCorrection, type Revision } from '#domain/revision'
import type { ProgressView } from '#views/broadcast-progress'
import { revisionsOf } from './prepare-revision.ts'
import { editorIds } from './tell-editors.ts'

type World = Pick<Deps, 'store' | 'settings' | 'now'>

/**
 * Everything its card says, its times in the zone of `viewerId`, by default its author. `knownTotal`: recipients in all, as
 * they were counted before; they are counted anew without it, which takes a while among many chats.
 */
export async function progressView(
  deps: World,
  broadcast: Broadcast,
  viewerId: number = broadcast.authorId,
  knownTotal?: number,
): Promise<ProgressView> {
  const course = await courseView(deps, broadcast, viewerId)
  return { ...course, total: await totalOf(deps, broadcast, course.tally, knownTotal) }
}

/** All of that but the recipients in all. */
export async function courseView(
  deps: World,
  broadcast: Broadcast,
  viewerId: number,
): Promise<Omit<ProgressView, 'total'>> {
  const { store, settings, now } = deps
  const tally = await store.tally(broadcast.id)
  const [title, opened, awaited, parts, revisions, causes, editors] = await Promise.all([
    titleOf(deps, broadcast),
    countReads(deps, broadcast),
    awaitedBy(deps, broadcast),
    partsOf(deps, broadcast),
    isRevision(broadcast) ? [] : revisionsOf(store, broadcast.id),
    isCausing(tally) ? store.causes(broadcast.id) : [],
    editorIds(deps),
  ])
  const correction = await correctionIn(deps, revisions)
  const view = {
    broadcast,
    tally,
    causes,
    revisions,
    at: now(),
    zone: settings.defaultZone,
    given: countingApprovals(broadcast, editors).length,
    approvals: settings.approvals,
    isOrphan: !editors.includes(broadcast.authorId),
    isOwn: false,
    isOwner: false,
    ...(correction === undefined ? {} : { correction }),
    ...(title === undefined ? {} : { title }),
    ...(opened === undefined ? {} : { opened }),
    ...(awaited === undefined ? {} : { awaited }),
    ...(parts === undefined ? {} : { parts }),
  }
  return seenBy(deps, view, viewerId)
}

/** The same for another editor: in their zone, with what they may do. */
export async function seenBy<T extends Omit<ProgressView, 'total'>>(
  { store, settings }: World,
  view: T,
  viewerId: number,
): Promise<T> {
  return {
    ...view,
    zone: (await store.chat(viewerId))?.zone ?? settings.defaultZone,
    isOwn: viewerId === view.broadcast.authorId,
    isOwner: settings.ownerIds.includes(viewerId),
  }
}

/** The correction whose words it has, and how far that got. */
async function correctionIn({ store }: World, revisions: Revision[]): Promise<ProgressView['correction']> {
  const last = lastCorrection(revisions)
  if (last === undefined) return undefined
  const [tally, causes] = await Promise.all([store.tally(last.id), store.causes(last.id)])
  return { id: last.id, course: courseOf(last, tally, causes) }
}

/** The headline, where the broadcast is an article that is still known. */
export async function titleOf({ store }: World, { content }: Broadcast): Promise<string | undefined> {
  if (content.kind !== 'article' && content.kind !== 'story') return undefined
  return (await store.article(content.articleId))?.title
}

/** Recipients in all, as far as is known: before all are written down, those it would have now. */
async function totalOf(
  { store, now }: World,
  broadcast: Broadcast,
  { queued }: Tally,
  knownTotal: number | undefined,
): Promise<number> {
  const { content, queuedAll, startedAt, endedAt } = broadcast
  // Before it began its card says nothing of them.
  if (queuedAll || endedAt !== undefined || startedAt === undefined) return queued
  if (knownTotal !== undefined) return Math.max(queued, knownTotal)
  if (content.kind === 'recall' || content.kind === 'correction') {
    const { recent, older } = await store.countMessagesOf(content.of, now() - DELETABLE_MS)
    return Math.max(queued, recent + older)
  }
  // Chats an article was written down for are no recipients of it any more.
  const written = content.kind === 'article' ? queued : 0
  return written + (await store.countRecipients(broadcast, now()))
}

/** How often the article was opened, whichever of its versions. */
async function countReads({ store }: World, { content, startedAt }: Broadcast): Promise<number | undefined> {
  if ((content.kind !== 'article' && content.kind !== 'story') || startedAt === undefined) return undefined
  const reads = await store.reads([content.articleId, ...Object.values(content.versions ?? {})])
  return Object.values(reads).reduce((sum, count) => sum + count, 0)
}

/** The broadcast it has to wait for at present. */
async function awaitedBy({ store }: World, broadcast: Broadcast): Promise<ProgressView['awaited']> {
  const { state, heldBy } = broadcast
  if (state === 'running') return waitsFor(broadcast, await store.runningBroadcasts())
  return state === 'paused' && heldBy !== undefined ? store.broadcast(heldBy) : undefined
}

/** Of the recall of an album: what it deletes is each of so many messages a chat. */
async function partsOf({ store }: World, { content }: Broadcast): Promise<number | undefined> {
  const source = content.kind === 'recall' ? (await store.broadcast(content.of))?.content : undefined
  return source?.kind === 'media' ? source.items.length : undefined
}

function isCausing({ failed, blocked, expired, unknown }: Tally): boolean {
  return failed + blocked + expired + unknown > 0
}
