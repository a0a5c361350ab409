// Takes every broadcast one step further at a time: the canary, the rest, the end. A tick over data: what a step needs
// stands in the store, so that a kill between any two of them costs nothing but a report. It sends nothing to readers.
import type { Deps } from '#deps'
import { type Broadcast, CANARY_CHATS, countEnded, nextStep, type Tally } from '#domain/broadcast'
import { describeError } from '#log'
import { alertOwners, reportBroadcast } from './report-broadcast.ts'
import { createProgressCards } from './show-progress.ts'

type World = Pick<Deps, 'store' | 'telegram' | 'locales' | 'settings' | 'now' | 'wait' | 'log'>

/** How soon the job is to look again: at once, when the canary may have come home, or at the next tick. */
type Pace = 'now' | 'soon' | 'later'

const CHATS_AT_ONCE = 500
const LOOK_EVERY_MS = 50
/** A tick ends in time; the next one goes on. */
const TICK_MS = 20_000

/**
 * The job. A run goes on while some broadcast is in its canary or being written down, `TICK_MS` or until `signal` aborts;
 * ones started meanwhile are taken along. `wake` is told whenever deliveries were written down.
 */
export function createBroadcastRunner(deps: World, wake: () => void, signal: AbortSignal): () => Promise<void> {
  const { store, now, wait, log } = deps
  const cards = createProgressCards(deps)
  const closing = new Set<string>()

  const advance = async (broadcast: Broadcast): Promise<Pace> => {
    if (broadcast.state !== 'running') return close(broadcast)
    const tally = await store.tally(broadcast.id)
    cards.refresh(broadcast, tally)
    switch (nextStep(broadcast, tally)) {
      case 'queue-canary':
        return queue(broadcast, CANARY_CHATS - tally.queued)
      case 'queue-all':
        if (!broadcast.canaryPassed) await store.changeBroadcast(broadcast.id, ['running'], { canaryPassed: true })
        return queue(broadcast, CHATS_AT_ONCE)
      case 'wait':
        return broadcast.queuedAll ? 'later' : 'soon'
      case 'stop':
        return stop(broadcast, tally)
      case 'finish':
        await store.changeBroadcast(broadcast.id, ['running'], { state: 'done' })
        return 'now'
    }
  }

  const queue = async ({ id }: Broadcast, limit: number): Promise<Pace> => {
    if ((await store.queueBroadcast(id, now(), limit)) > 0) wake()
    return 'now'
  }

  const stop = async ({ id }: Broadcast, tally: Tally): Promise<Pace> => {
    const stopped = await store.changeBroadcast(id, ['running'], { state: 'stopped' })
    if (stopped === undefined) return 'later'
    log.error('broadcast-stopped', { broadcast: id, ...tally })
    background(id, async () => {
      await Promise.all([alertOwners(deps, stopped), cards.close(id)])
    })
    return 'later'
  }

  /** Cancelled or done: what is still pending expires; once nothing is open the end is told, then written down. */
  const close = async (broadcast: Broadcast): Promise<Pace> => {
    const { id, state } = broadcast
    if (closing.has(id)) return 'later'
    if (state === 'cancelled' && (await store.expireBroadcast(id, now(), CHATS_AT_ONCE)) > 0) return 'now'
    const tally = await store.tally(id)
    if (countEnded(tally) < tally.queued) return 'later'
    closing.add(id)
    background(id, async () => {
      // Written first: a store that takes no writes must not have the author told again and again.
      const ended = await store.changeBroadcast(id, [state], { endedAt: now() })
      if (ended === undefined) return
      log.info('broadcast-ended', { broadcast: id, state, ...tally })
      if (state === 'done') await reportBroadcast(deps, ended)
      await cards.close(id)
    }).finally(() => closing.delete(id))
    return 'later'
  }

  /** Messages to editors may wait long for Telegram; no broadcast waits for them. */
  const background = (id: string, work: () => Promise<void>): Promise<void> =>
    work().catch((error: unknown) => log.error('broadcast-not-told', { broadcast: id, error: describeError(error) }))

  const tryAdvance = async (broadcast: Broadcast): Promise<Pace> => {
    try {
      return await advance(broadcast)
    } catch (error) {
      log.error('broadcast-failed', { broadcast: broadcast.id, error: describeError(error) })
      return 'later'
    }
  }

  return async () => {
    const startedAt = now()
    while (!signal.aborted && now() - startedAt < TICK_MS) {
      const paces: Pace[] = []
      for (const broadcast of await openBroadcasts(store)) paces.push(await tryAdvance(broadcast))
      if (paces.includes('now')) await wait(0, signal)
      else if (paces.includes('soon')) await wait(LOOK_EVERY_MS, signal)
      else return
    }
  }
}

/** Those that run, flash first, then the oldest; and those whose end is still to be written down. */
async function openBroadcasts(store: World['store']): Promise<Broadcast[]> {
  const running = await store.runningBroadcasts()
  const byUrgency = running.sort((a, b) => urgency(a) - urgency(b) || Number(a.id) - Number(b.id))
  return [...byUrgency, ...(await store.closingBroadcasts())]
}

function urgency({ content }: Broadcast): number {
  if (content.kind === 'text') return 2
  return content.level === 'flash' ? 0 : 1
}
