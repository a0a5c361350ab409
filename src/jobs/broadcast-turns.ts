// No two ordinary broadcasts are sent at once: one that went already, and may go on, waits until the other has ended, and
// then goes on by itself. Waiting for its turn it is paused, `heldBy` the other; what it has written down waits with it.
import type { Deps } from '#deps'
import type { Instant } from '#domain/article'
import { type Broadcast, countEnded, EMPTY_TALLY } from '#domain/broadcast'
import type { BroadcastChange } from '#domain/broadcast-change'
import { byTurn, isHeldUp, isOrdinary } from '#domain/broadcast-turn'
import { isRevision } from '#domain/revision'

type World = Pick<Deps, 'store' | 'log'>

/** What makes a paused or stopped one go on: at once, or when its turn comes. */
export async function goOn(
  deps: World,
  broadcast: Broadcast,
): Promise<BroadcastChange & { state: 'running' | 'paused' }> {
  const holder = await holderOf(deps, broadcast, await deps.store.runningBroadcasts())
  return holder === undefined ? { state: 'running', heldBy: undefined } : { state: 'paused', heldBy: holder.id }
}

/** Lets the next of those that wait for their turn go on, where nothing else is on its way; gives it. */
export async function releaseNext(deps: World, running: Broadcast[]): Promise<Broadcast | undefined> {
  const { store, log } = deps
  for (const held of (await store.heldBroadcasts()).sort(byTurn)) {
    const { id, heldBy = '' } = held
    const before = await store.broadcast(heldBy)
    // A correction lets its source go on itself, unless it is stopped or paused: resumed, it holds it once more.
    if (before !== undefined && isRevision(before) && before.state === 'running') continue
    const holder = await holderOf(deps, held, running)
    if (holder?.id === heldBy) continue
    const change = holder ? { heldBy: holder.id } : ({ state: 'running', heldBy: undefined } as const)
    const changed = await store.changeBroadcast(id, ['paused'], change)
    if (changed?.state !== 'running') continue
    log.info('broadcast-goes-on', { broadcast: id })
    return changed
  }
  return undefined
}

/** Of two that are on their way at once, which two presses at one moment can do, this one waits for `first`. */
export async function hold({ store, log }: World, { id }: Broadcast, first: Broadcast): Promise<void> {
  if ((await store.changeBroadcast(id, ['running'], { state: 'paused', heldBy: first.id })) === undefined) return
  log.info('broadcast-held', { broadcast: id, by: first.id })
}

/** Of those that run, the ordinary ones others have to wait for: not one that is held up by its last chats. */
export function createWayWatch({ store, now }: Pick<Deps, 'store' | 'now'>) {
  let moved = new Map<string, { ended: number; at: Instant }>()
  return async (running: Broadcast[]): Promise<Broadcast[]> => {
    const [before, at] = [moved, now()]
    moved = new Map()
    const inTheWay: Broadcast[] = []
    for (const broadcast of running.filter(isOrdinary)) {
      // One whose figures cannot be read now is in the way as before.
      const tally = await store.tally(broadcast.id).catch(() => EMPTY_TALLY)
      const ended = countEnded(tally)
      const last = before.get(broadcast.id)
      const movedAt = last?.ended === ended ? last.at : at
      moved.set(broadcast.id, { ended, at: movedAt })
      if (!isHeldUp(broadcast, tally, movedAt, at)) inTheWay.push(broadcast)
    }
    return inTheWay
  }
}

/** The ordinary one that is on its way; one that only waits to begin is none. */
async function holderOf({ store }: World, broadcast: Broadcast, running: Broadcast[]): Promise<Broadcast | undefined> {
  if (!isOrdinary(broadcast)) return undefined
  for (const other of running.filter(isOrdinary).sort(byTurn))
    if (other.id !== broadcast.id && (await store.tally(other.id)).queued > 0) return other
  return undefined
}
