// The pace of several processes together: slots reserved from the store, a few ahead, for whichever turn is first when
// their moment has come. It chooses no turn.
import type { Store } from '#adapters/store/store'
import type { Instant } from '#domain/article'

export type PaceStore = Pick<Store, 'reserveSlots' | 'holdSlots'>

export type SharedPaceOptions = {
  store: PaceStore
  /** Names what is limited, for all processes alike. */
  key: string
  /** The limit, and how much of it this process dares at present, in messages a second. */
  perSecond: number
  rate: () => number
  now: () => Instant
  wait: (ms: number) => Promise<void>
  /** Called when slots came, or the store did not answer: look again. */
  onChange: () => void
  /** Called when Telegram asked some process to wait: so long from now. */
  onHeld: (heldMs: number) => void
}

export type SharedPace = {
  /** Slots that may be used at `at`. */
  left(at: Instant): number
  use(slots: number): void
  /** Reserves more, unless that is under way or enough is there. */
  ask(): void
}

/** Few enough that an answer is not kept waiting by them, enough that the store is not asked for every message. */
const BLOCK_SLOTS = 25
const BLOCK_FROM_PER_SECOND = 100
/** Slots that were not used by then are gone: others have sent meanwhile. */
const BLOCK_LIFE_MS = 150
const ASK_AGAIN_MS = 250

export function createSharedPace(options: SharedPaceOptions): SharedPace {
  const { store, key, perSecond, rate, now, wait, onChange, onHeld } = options
  const block = perSecond >= BLOCK_FROM_PER_SECOND ? BLOCK_SLOTS : 1
  let [slots, goodUntil, isAsking] = [0, 0, false]

  const expire = (at: Instant) => {
    if (at > goodUntil) slots = Math.min(slots, 0)
  }
  const reserve = async () => {
    // An album may have used more than there was.
    const wanted = block + Math.max(0, -slots)
    const { waitMs, heldMs } = await store.reserveSlots(key, wanted, rate(), 1)
    if (heldMs > 0) onHeld(heldMs)
    await wait(Math.ceil(waitMs))
    expire(now())
    slots += wanted
    goodUntil = now() + BLOCK_LIFE_MS
  }
  return {
    left(at) {
      expire(at)
      return slots
    },
    use(used) {
      slots -= used
    },
    ask() {
      if (isAsking || slots > block / 2) return
      isAsking = true
      reserve()
        // Without the store nothing can be written down either, and what is not written down is not sent.
        .catch(() => wait(ASK_AGAIN_MS))
        .finally(() => {
          isAsking = false
          onChange()
        })
    },
  }
}
