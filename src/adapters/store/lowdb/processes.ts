// One process has the folder to itself (lock.ts): leases and updates are kept in memory, and its own pacer is the pace of all.
import type { ProcessStore } from '#adapters/store/store-processes'
import type { Instant } from '#domain/article'

type Hold = { owner: string; untilAt: Instant; isDone?: true }

/** Updates remembered as handled: more than Telegram sends again. */
const MOST_UPDATES = 10_000
/** Beyond it leases that are over are forgotten. */
const MOST_LEASES = 1000

/** All but what is on the disk (kept-updates.ts). */
export function createProcesses(
  now: () => Instant,
): Omit<
  ProcessStore,
  'keepUpdates' | 'openUpdates' | 'hasEarlierUpdate' | 'beginUpdate' | 'pruneUpdates' | 'mendMoments'
> {
  const leases = new Map<string, Hold>()
  const updates = new Map<number, Hold>()

  const forgetLeases = (at: Instant) => {
    for (const [name, { untilAt }] of leases) if (untilAt <= at) leases.delete(name)
  }

  return {
    isShared: false,
    takeLease: async (name, owner, holdMs) => {
      const at = now()
      if (!isFree(leases.get(name), owner, at)) return false
      leases.set(name, { owner, untilAt: at + holdMs })
      if (leases.size > MOST_LEASES) forgetLeases(at)
      return true
    },
    dropLease: async (name, owner) => {
      if (leases.get(name)?.owner === owner) leases.delete(name)
    },
    dropLeases: async (owner) => {
      for (const [name, lease] of leases) if (lease.owner === owner) leases.delete(name)
    },
    takeUpdate: async (updateId, owner, holdMs) => {
      const at = now()
      const known = updates.get(updateId)
      if (known?.isDone) return 'done'
      if (!isFree(known, owner, at)) return 'busy'
      updates.set(updateId, { owner, untilAt: at + holdMs })
      return 'new'
    },
    dropUpdate: async (updateId, owner) => {
      const known = updates.get(updateId)
      if (known?.owner === owner && !known.isDone) updates.delete(updateId)
    },
    finishUpdate: async (updateId) => {
      const owner = updates.get(updateId)?.owner ?? ''
      updates.delete(updateId)
      updates.set(updateId, { owner, untilAt: now(), isDone: true })
      for (const oldest of updates.keys()) {
        if (updates.size <= MOST_UPDATES) break
        updates.delete(oldest)
      }
    },
    reserveSlots: async () => ({ waitMs: 0, heldMs: 0 }),
    holdSlots: async () => {},
  }
}

function isFree(hold: Hold | undefined, owner: string, at: Instant): boolean {
  return hold === undefined || hold.owner === owner || hold.untilAt <= at
}
