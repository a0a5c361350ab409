// Takes every broadcast one step further at a time: its start, the canary, the rest, the end. A tick over data: what a
// step needs stands in the store, so that a kill between any two of them costs nothing but a report. It sends nothing to
// readers.
import type { Deps } from '#deps'
import { type Broadcast, CANARY_CHATS, countEnded, nextStep, type Tally } from '#domain/broadcast'
import { byTurn, waitsFor } from '#domain/broadcast-turn'
import { isRevision } from '#domain/revision'
import { createWayWatch, hold, releaseNext } from './broadcast-turns.ts'
import { prepareRevision } from './prepare-revision.ts'
import { startScheduled } from './start-broadcasts.ts'
import { createBroadcastTeller } from './tell-broadcasts.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now' | 'wait' | 'log'>

/** How soon the job is to look again: at once, when the canary may have come home, or at the next tick. */
type Pace = 'now' | 'soon' | 'later'

const CHATS_AT_ONCE = 500
const LOOK_EVERY_MS = 50
/** A tick ends in time; the next one goes on. */
const TICK_MS = 20_000

/**
 * The job. A run goes on while some broadcast is in its canary or being written down, `TICK_MS` or until `signal` aborts;
 * ones started meanwhile are taken along. `wake` is told whenever deliveries were written down. `isMine`: whether this process
 * is the one that takes this broadcast further, of all that run the job.
 */
export function createBroadcastRunner(
  deps: World,
  wake: () => void,
  signal: AbortSignal,
  isMine: (id: string) => Promise<boolean>,
): () => Promise<void> {
  const { store, now, wait, log } = deps
  const teller = createBroadcastTeller(deps, signal)
  const inTheWay = createWayWatch(deps)

  const advance = async (broadcast: Broadcast, before: Broadcast[]): Promise<Pace> => {
    if (!(await isMine(broadcast.id))) return 'later'
    if (broadcast.state !== 'running') return close(broadcast)
    const tally = await store.tally(broadcast.id)
    const first = waitsFor(broadcast, before)
    if (first !== undefined && tally.queued > 0) {
      await hold(deps, broadcast, first)
      teller.show(broadcast.id)
      return 'later'
    }
    teller.refresh(broadcast, tally)
    const step = nextStep(broadcast, tally)
    if (isRevision(broadcast) && step !== 'stop' && (await prepareRevision(deps, broadcast))) return 'now'
    switch (step) {
      case 'queue-canary':
      case 'queue-all': {
        if (first !== undefined) return 'later'
        if (step === 'queue-canary') return queue(broadcast, CANARY_CHATS - tally.queued)
        if (!broadcast.canaryPassed) await store.changeBroadcast(broadcast.id, ['running'], { canaryPassed: true })
        return queue(broadcast, CHATS_AT_ONCE)
      }
      case 'wait':
        return broadcast.queuedAll ? 'later' : 'soon'
      case 'stop':
        return stop(broadcast, tally)
      case 'finish':
        await store.changeBroadcast(broadcast.id, ['running'], { state: 'done', toldAt: undefined })
        teller.forget(broadcast.id)
        return 'now'
    }
  }

  const queue = async (broadcast: Broadcast, limit: number): Promise<Pace> => {
    const count = await store.queueBroadcast(broadcast.id, now(), limit)
    if (count > 0) wake()
    // A revision that found none waits for what is on its way.
    return count > 0 || !isRevision(broadcast) ? 'now' : 'soon'
  }

  const stop = async ({ id }: Broadcast, tally: Tally): Promise<Pace> => {
    const stopped = await store.changeBroadcast(id, ['running'], { state: 'stopped', toldAt: undefined })
    if (stopped === undefined) return 'later'
    teller.forget(id)
    log.error('broadcast-stopped', { broadcast: id, ...tally })
    await store.noteAct({ at: now(), act: 'broadcast-stopped', subject: id })
    return close(stopped)
  }

  /**
   * Stopped: the editors are told. Cancelled or done: what is still pending expires; once nothing is open the end is told
   * and written down.
   */
  const close = async (broadcast: Broadcast): Promise<Pace> => {
    const { id, state } = broadcast
    if (teller.isBusy(id)) return 'later'
    if (state === 'stopped') {
      teller.tellStopped(broadcast)
      return 'later'
    }
    if (state === 'cancelled' && (await store.expireBroadcast(id, now(), CHATS_AT_ONCE)) > 0) return 'now'
    const tally = await store.tally(id)
    if (countEnded(tally) < tally.queued) return 'later'
    teller.tellEnd(broadcast, tally, () => isMine(id))
    return 'later'
  }

  const tryTo = async (id: string, step: () => Promise<Pace>): Promise<Pace> => {
    try {
      return await step()
    } catch (error) {
      log.error('broadcast-failed', { broadcast: id }, error)
      return 'later'
    }
  }

  const look = async (): Promise<Pace[]> => {
    for (const due of await store.scheduledBroadcasts(now()))
      await tryTo(due.id, async () => {
        if (teller.isBusy(due.id)) return 'later'
        const started = await startScheduled(deps, due)
        if (started === true) teller.tellStart(due)
        if (typeof started !== 'boolean') teller.tellDelay(due, started)
        return 'now'
      })
    const running = await store.runningBroadcasts()
    const before = await inTheWay(running)
    await tryTo('', async () => {
      const released = await releaseNext(deps, before)
      if (released === undefined) return 'later'
      running.push(released)
      before.push(released)
      teller.show(released.id)
      return 'now'
    })
    running.sort(byTurn)
    const paces: Pace[] = []
    for (const broadcast of [...running, ...(await store.closingBroadcasts())])
      paces.push(await tryTo(broadcast.id, () => advance(broadcast, before)))
    return paces
  }

  return async () => {
    const startedAt = now()
    while (!signal.aborted && now() - startedAt < TICK_MS) {
      const paces = await look()
      if (paces.includes('now')) await wait(0, signal)
      else if (paces.includes('soon')) await wait(LOOK_EVERY_MS, signal)
      else return
    }
  }
}
