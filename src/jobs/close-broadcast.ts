// The end of a broadcast: written down, then told. A kill between the two may leave it untold; the other way round, a
// store that takes no writes would have it told again and again.
import type { Deps } from '#deps'
import type { Broadcast, Tally } from '#domain/broadcast'
import { isRevision } from '#domain/revision'
import { releaseSource } from './prepare-revision.ts'
import { reportBroadcast, reportNotStarted } from './report-broadcast.ts'
import { hindranceOf } from './start-broadcasts.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now' | 'log'>

/** Tells what came of one that is done or cancelled, of which nothing is open; one an editor cancelled needs no telling. */
export async function closeBroadcast(deps: World, broadcast: Broadcast, tally: Tally): Promise<void> {
  const { store, now, log } = deps
  const { id, state, startedAt } = broadcast
  if (isRevision(broadcast)) await releaseSource(deps, broadcast)
  const ended = await store.changeBroadcast(id, [state], { endedAt: now() })
  if (ended === undefined) return
  log.info('broadcast-ended', { broadcast: id, state, ...tally })
  if (state === 'done') await reportBroadcast(deps, ended)
  const hindrance = state === 'cancelled' && startedAt === undefined ? await hindranceOf(deps, ended) : undefined
  if (hindrance !== undefined) await reportNotStarted(deps, ended, hindrance)
}
