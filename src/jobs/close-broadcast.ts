// The end of a broadcast: told once, then written down. That it is being told is marked first: after a kill in between nobody
// knows whether the report came, and its live card, which is edited then, says the same. A store that takes no writes does
// not have it told again and again.
import type { Deps } from '#deps'
import type { Broadcast, Tally } from '#domain/broadcast'
import { isRevision } from '#domain/revision'
import { takeBackAsked } from './broadcast-approval.ts'
import { releaseSource } from './prepare-revision.ts'
import { reportBroadcast, reportNotStarted } from './report-broadcast.ts'
import { isHindered } from './start-broadcasts.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now' | 'log'>

export type Closing = {
  /** Broadcasts whose end this process has told, and not yet been able to write down. */
  told: Set<string>
  /** Brings its live card up to date. */
  showCard: () => Promise<void>
  /** Whether this process still drives it: one that stood still may find it closed. */
  isMine: () => Promise<boolean>
}

export async function closeBroadcast(deps: World, broadcast: Broadcast, tally: Tally, closing: Closing): Promise<void> {
  const { told } = closing
  const { store, now, log } = deps
  const { id, state } = broadcast
  const endedAt = now()
  if (isRevision(broadcast)) await releaseSource(deps, broadcast)
  if (!told.has(id) && !(await tell(deps, { ...broadcast, endedAt }, closing))) return
  told.add(id)
  await store.changeBroadcast(id, [state], { endedAt })
  told.delete(id)
  log.info('broadcast-ended', { broadcast: id, state, ...tally })
}

/**
 * Tells what came of one that is done or cancelled, of which nothing is open; one an editor cancelled needs no telling. False
 * when another process closes it.
 */
async function tell(deps: World, broadcast: Broadcast, closing: Closing): Promise<boolean> {
  if (broadcast.state === 'done') return report(deps, broadcast, closing)
  if (broadcast.startedAt === undefined) void takeBackAsked(deps, broadcast)
  // Something else than an editor ended it: of what had begun that is a correction alone, by the recall of what it corrected.
  const isOwnEnd = broadcast.startedAt !== undefined && broadcast.content.kind !== 'correction'
  if (!isOwnEnd && (await isHindered(deps, broadcast))) await reportNotStarted(deps, broadcast)
  return true
}

/** Unless an earlier process may have done it, and the card is there to say so. */
async function report(deps: World, broadcast: Broadcast, { showCard, isMine }: Closing): Promise<boolean> {
  const { store, log } = deps
  const { id, toldAt, cardId, endedAt } = broadcast
  if (toldAt !== undefined && cardId !== undefined) {
    log.info('report-in-doubt', { broadcast: id })
    // Before the end is written down: afterwards nobody would come back to it.
    await showCard()
    return true
  }
  return reportBroadcast(deps, broadcast, async () => {
    if (!(await isMine())) return false
    try {
      const marked = await store.changeBroadcast(id, ['done'], { toldAt: endedAt })
      return marked?.endedAt === undefined
    } catch (error) {
      log.warn('report-not-marked', { broadcast: id }, error)
      return true
    }
  })
}
