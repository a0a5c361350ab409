// The end of a broadcast: told first, then written down, so that a kill between the two tells it twice and never not at
// all. A store that takes no writes does not have it told again and again.
import type { Deps } from '#deps'
import type { Broadcast, Tally } from '#domain/broadcast'
import { isRevision } from '#domain/revision'
import { releaseSource } from './prepare-revision.ts'
import { reportBroadcast, reportNotStarted } from './report-broadcast.ts'
import { hindranceOf } from './start-broadcasts.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now' | 'log'>

/** `told`: broadcasts whose end this process has told, and not yet been able to write down. */
export async function closeBroadcast(
  deps: World,
  broadcast: Broadcast,
  tally: Tally,
  told: Set<string>,
): Promise<void> {
  const { store, now, log } = deps
  const { id, state } = broadcast
  const endedAt = now()
  if (isRevision(broadcast)) await releaseSource(deps, broadcast)
  if (!told.has(id)) await tell(deps, { ...broadcast, endedAt })
  told.add(id)
  await store.changeBroadcast(id, [state], { endedAt })
  told.delete(id)
  log.info('broadcast-ended', { broadcast: id, state, ...tally })
}

/** Tells what came of one that is done or cancelled, of which nothing is open; one an editor cancelled needs no telling. */
async function tell(deps: World, broadcast: Broadcast): Promise<void> {
  if (broadcast.state === 'done') return reportBroadcast(deps, broadcast)
  const hindrance = broadcast.startedAt === undefined ? await hindranceOf(deps, broadcast) : undefined
  if (hindrance !== undefined) await reportNotStarted(deps, broadcast, hindrance)
}
