// What a recall or a correction needs before it goes through the messages of its source: that nothing of what it repairs
// is sent any more. Each step can be taken again, so that a kill between any two of them loses nothing. It sends nothing.
import type { Deps } from '#deps'
import { type Broadcast, type BroadcastState, isUnderWay, UNDER_WAY } from '#domain/broadcast'
import type { BroadcastChange } from '#domain/broadcast-change'
import { correctedContent, hasWords, isRevision, isSuperseded, type Revision, recallOf } from '#domain/revision'

type World = Pick<Deps, 'store' | 'now' | 'wait' | 'log'>

const LISTED_AT_ONCE = 100
const ENDABLE: BroadcastState[] = ['waiting', ...UNDER_WAY]
/** What is composed longer than this after the source's words changed has the new ones. */
const CHANGE_SEEN_MS = 300

/** All recalls and corrections of a broadcast that are no drafts, newest first. */
export async function revisionsOf({ listBroadcasts }: Deps['store'], sourceId: string): Promise<Revision[]> {
  const found: Revision[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await listBroadcasts(LISTED_AT_ONCE, cursor)
    found.push(...items.filter(isRevision).filter(({ content }) => content.of === sourceId))
    // None is older than its source.
    const isPast = items.some(({ id }) => Number(id) <= Number(sourceId))
    cursor = isPast ? undefined : next
  } while (cursor !== undefined)
  return found
}

/**
 * Takes the next step towards a source that is ready for the running `revision`; false when there was none to take. The
 * revision itself is cancelled where another one stands in its place.
 */
export async function prepareRevision(deps: World, revision: Revision): Promise<boolean> {
  const { store } = deps
  const { content } = revision
  if (await cancelSuperseded(deps, revision)) return true
  const source = await store.broadcast(content.of)
  if (source === undefined) return false
  if (content.kind === 'correction')
    return revision.queuedAll ? releaseSource(deps, revision) : changeSource(deps, source, revision)
  return isUnderWay(source) && cancel(deps, source.id)
}

/** Lets the source go on that was held for this correction; false when it was not. */
export async function releaseSource({ store }: Pick<Deps, 'store'>, { id, content }: Revision): Promise<boolean> {
  if ((await store.broadcast(content.of))?.heldBy !== id) return false
  const change = { state: 'running', heldBy: undefined } as const
  return (await store.changeBroadcast(content.of, ['paused'], change)) !== undefined
}

/** True when this one is among the cancelled. What still waits for approval goes with what it was to correct. */
async function cancelSuperseded(deps: World, revision: Revision): Promise<boolean> {
  const all = await revisionsOf(deps.store, revision.content.of)
  const isOver = (one: Revision) => (one.state === 'waiting' ? recallOf(all) !== undefined : isUnderWay(one))
  const superseded = all.filter((one) => isOver(one) && isSuperseded(one, all))
  for (const { id } of superseded) await cancel(deps, id)
  return superseded.some(({ id }) => id === revision.id)
}

/**
 * One transaction holds the source, where it is being sent, and gives it the new words: what was composed before comes
 * home and is gone through, what is composed afterwards needs no correction.
 */
async function changeSource({ store, wait, log }: World, source: Broadcast, revision: Revision): Promise<boolean> {
  const { id, state, heldBy } = source
  const words = revision.content
  const isNew = words.kind === 'correction' && !hasWords(source.content, words)
  const content = isNew ? correctedContent(source.content, words) : undefined
  const isSending = state === 'running'
  // One that waits for its turn goes on waiting for that.
  const holder = state === 'paused' && heldBy !== undefined ? await store.broadcast(heldBy) : undefined
  const isHeld = holder !== undefined && holder.id !== revision.id && isRevision(holder)
  const change: BroadcastChange = {
    ...(content && { content }),
    ...(isSending && { state: 'paused' }),
    ...((isSending || isHeld) && { heldBy: revision.id }),
  }
  if (Object.keys(change).length === 0) return false
  if ((await store.changeBroadcast(id, [state], change)) !== undefined) {
    log.info('broadcast-words-changed', { broadcast: id, by: revision.id })
    await wait(CHANGE_SEEN_MS)
  }
  return true
}

async function cancel({ store, now, log }: World, id: string): Promise<boolean> {
  if ((await store.changeBroadcast(id, ENDABLE, { state: 'cancelled', heldBy: undefined })) === undefined) return false
  log.info('broadcast-changed', { broadcast: id, state: 'cancelled' })
  await store.noteAct({ at: now(), act: 'broadcast-cancelled', subject: id })
  return true
}
