// The ledger's worker: claims deliveries, a few at a time, and has each sent and settled. It keeps no queue of its own:
// what is to be sent stands in the store, and a killed process loses nothing.
import type { Deps } from '#deps'
import type { DeliveryKind } from '#domain/delivery'
import { FREE_PER_SECOND } from '#domain/pace'
import { kindsThat, type PaidBroadcast } from '#domain/stars'
import { createHeartbeat } from './deliver-heartbeat.ts'
import { createLedger } from './deliver-ledger.ts'
import { createDeliverOne } from './deliver-one.ts'
import { createPreparer } from './deliver-prepare.ts'
import { createReach } from './deliver-reach.ts'
import type { DigestComposer } from './show-digest.ts'

export type DelivererOptions = {
  /** Names this process for as long as it lives; never used again. */
  owner: string
  composeDigest: DigestComposer
  /** Deliveries held at a time: see `placesFor`. Default: enough for 30 a second. */
  inFlight?: number
}

export type Deliverer = {
  /** Sends what is due until `signal` aborts; then gives back at once what it holds, and waits for requests under way at most 2 s. Once only. */
  run(signal: AbortSignal): Promise<void>
  /** Sends all that is due now, while Telegram answers; says how many deliveries were handled. For ticks without `run`. */
  drain(): Promise<number>
  /** Something was queued: looks at once. Without it a look is taken every second. */
  wake(): void
}

const LOOK_EVERY_MS = 1000
const STORE_WAIT_MS = 2000
const STOP_MS = 2000
const FEWEST_PLACES = 16
/** Below the requests the pacer lets be under way. */
const MOST_PLACES = 112

/** Deliveries to hold at a time at `perSecond` messages: what is sent in a ninth of a second, 16 to 112. */
export function placesFor(perSecond: number): number {
  return Math.min(MOST_PLACES, Math.max(FEWEST_PLACES, Math.ceil(perSecond / 9)))
}

/**
 * Places for deliveries that are under way. `isHurried`: something new may be a flash, so the first free place is enough for a
 * look.
 */
type Pool = { places: number; taken: number; isHurried: boolean; kinds?: readonly DeliveryKind[] }

/** What is paid has places of its own: what is not may fill all it is given, and waits there at the free limit. */
function poolsFor(inFlight: number, paid: PaidBroadcast): Pool[] {
  const pool = (places: number): Pool => ({ places, taken: 0, isHurried: false })
  if (paid === 'off') return [pool(inFlight)]
  const unpaid = placesFor(FREE_PER_SECOND)
  return [
    { ...pool(Math.max(unpaid, inFlight - unpaid)), kinds: kindsThat(true, paid) },
    { ...pool(unpaid), kinds: kindsThat(false, paid) },
  ]
}

/** The worker of this process. */
export function createDeliverer(deps: Deps, options: DelivererOptions): Deliverer {
  const { owner, composeDigest, inFlight = placesFor(30) } = options
  const { store, settings, now, wait, log } = deps
  const stop = new AbortController()
  const ledger = createLedger(deps, owner, stop.signal)
  const heartbeat = createHeartbeat(deps, owner)
  const pools = poolsFor(inFlight, settings.paidBroadcast)
  const active = new Set<Promise<void>>()
  let woken = false
  let ring = () => {}
  const look = () => {
    woken = true
    ring()
  }
  const wake = () => {
    for (const pool of pools) pool.isHurried = true
    look()
  }
  const reach = createReach(deps, look)
  const prepare = createPreparer(deps, composeDigest)
  const deliverOne = createDeliverOne(deps, { owner, prepare, ledger, reach, stopped: stop.signal })

  const sleep = async () => {
    if (!woken) {
      await new Promise<void>((resolve) => {
        ring = resolve
      })
    }
    woken = false
  }

  /** Claims for the free places; nothing while most are taken, so that one claim serves several. */
  const fill = async (pool: Pool): Promise<void> => {
    const free = pool.places - pool.taken
    if (free === 0 || (!pool.isHurried && free * 4 < pool.places)) return
    pool.isHurried = false
    for (const delivery of await store.claimDeliveries(owner, now(), free, pool.kinds)) {
      pool.taken += 1
      const work = deliverOne(delivery).then(() => {
        pool.taken -= 1
        active.delete(work)
        look()
      })
      active.add(work)
    }
  }

  const lookEverySecond = async () => {
    while (!stop.signal.aborted) {
      await wait(LOOK_EVERY_MS, stop.signal)
      look()
    }
  }

  const work = async () => {
    while (!stop.signal.aborted) {
      try {
        if (reach.isOpen()) for (const pool of pools) await fill(pool)
        else void reach.ask()
      } catch (error) {
        log.error('sending-stopped', { store: store.problem(), retryMs: STORE_WAIT_MS }, error)
        await wait(STORE_WAIT_MS, stop.signal)
      }
      await sleep()
    }
  }

  return {
    wake,
    run: async (signal) => {
      const beating = new AbortController()
      const beats = heartbeat.run(beating.signal, wake)
      const onAbort = () => {
        stop.abort()
        look()
      }
      signal.addEventListener('abort', onAbort, { once: true })
      if (signal.aborted) onAbort()
      await Promise.all([work(), lookEverySecond()])
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
        await Promise.all(claimed.map(deliverOne))
        handled += claimed.length
        await reach.ask()
        if (!reach.isOpen()) return handled
      }
    },
  }
}
