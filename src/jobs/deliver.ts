// The ledger's worker: claims deliveries, a few at a time, and has each sent and settled. It keeps no queue of its own:
// what is to be sent stands in the store, and a killed process loses nothing.
import type { Deps } from '#deps'
import { describeError } from '#log'
import { createHeartbeat } from './deliver-heartbeat.ts'
import { createLedger } from './deliver-ledger.ts'
import { createDeliverOne } from './deliver-one.ts'
import type { DigestComposer } from './show-digest.ts'

export type DelivererOptions = {
  /** Names this process for as long as it lives; never used again. */
  owner: string
  composeDigest: DigestComposer
  /** Deliveries held at a time: 8 are enough for 30 a second. */
  inFlight?: number
}

export type Deliverer = {
  /** Sends what is due until `signal` aborts; then gives back what it holds, within 5 s. Once only. */
  run(signal: AbortSignal): Promise<void>
  /** Sends all that is due now and resolves; says how many deliveries were handled. For ticks without `run`. */
  drain(): Promise<number>
  /** Something was queued: looks at once. Without it a look is taken every second. */
  wake(): void
}

const LOOK_EVERY_MS = 1000
const STORE_WAIT_MS = 2000
const STOP_MS = 5000
const LONGEST_PROBE_MS = 30_000

/** The worker of this process. */
export function createDeliverer(deps: Deps, { owner, composeDigest, inFlight = 8 }: DelivererOptions): Deliverer {
  const { store, telegram, now, wait, log } = deps
  const stop = new AbortController()
  const ledger = createLedger(deps, owner, stop.signal)
  const heartbeat = createHeartbeat(deps, owner)
  const deliverOne = createDeliverOne(deps, { owner, composeDigest, ledger, stopped: stop.signal })
  const active = new Set<Promise<void>>()
  let [troubled, woken] = [false, false]
  let bell = new AbortController()

  const wake = () => {
    woken = true
    bell.abort()
  }

  const sleep = async (ms: number) => {
    bell = new AbortController()
    if (!woken) await wait(ms, bell.signal)
    woken = false
  }

  /** Claims for the free places; nothing while most are taken, so that one claim serves several. */
  const fill = async (): Promise<void> => {
    const free = inFlight - active.size
    if (free * 4 < inFlight) return
    for (const delivery of await store.claimDeliveries(owner, now(), free)) {
      const work = deliverOne(delivery).then((result) => {
        troubled ||= result === 'trouble'
        active.delete(work)
        wake()
      })
      active.add(work)
    }
  }

  /** In an outage every request would cost a delivery its certainty: a harmless question goes first. */
  const waitForTelegram = async () => {
    for (let waitMs = 1000; !stop.signal.aborted; waitMs = Math.min(LONGEST_PROBE_MS, waitMs * 2)) {
      if (await telegram.reachable()) break
      log.warn('telegram-unreachable', { retryMs: waitMs })
      await wait(waitMs, stop.signal)
    }
    troubled = false
  }

  const work = async () => {
    while (!stop.signal.aborted) {
      if (troubled) await waitForTelegram()
      try {
        await fill()
      } catch (error) {
        log.error('sending-stopped', { error: describeError(error), store: store.problem(), retryMs: STORE_WAIT_MS })
        await wait(STORE_WAIT_MS, stop.signal)
      }
      await sleep(LOOK_EVERY_MS)
    }
  }

  return {
    wake,
    run: async (signal) => {
      const beating = new AbortController()
      const beats = heartbeat.run(beating.signal, wake)
      const onAbort = () => {
        stop.abort()
        wake()
      }
      signal.addEventListener('abort', onAbort, { once: true })
      if (signal.aborted) onAbort()
      await work()
      const patience = new AbortController()
      await Promise.race([Promise.all(active), wait(STOP_MS, patience.signal)])
      patience.abort()
      beating.abort()
      await beats
    },
    drain: async () => {
      await heartbeat.beat()
      for (let handled = 0; ; ) {
        const claimed = await store.claimDeliveries(owner, now(), inFlight)
        if (claimed.length === 0) return handled
        const results = await Promise.all(claimed.map(deliverOne))
        handled += claimed.length
        if (results.includes('trouble') && !(await telegram.reachable())) return handled
      }
    },
  }
}
