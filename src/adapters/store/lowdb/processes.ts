// One process has the folder to itself (lock.ts): it has every lease there is, and its own pacer is the pace of all.
import type { ProcessStore } from '#adapters/store/store-processes'

/** Updates remembered as handled: more than Telegram sends again. */
const MOST_UPDATES = 10_000

export function createProcesses(): ProcessStore {
  // Who is handling one, and until when; undefined: it was handled.
  const updates = new Map<number, { owner: string; untilAt: number } | undefined>()
  return {
    isShared: false,
    takeLease: async () => true,
    dropLease: async () => {},
    takeUpdate: async (updateId, owner, at, holdMs) => {
      const held = updates.get(updateId)
      if (held === undefined && updates.has(updateId)) return 'done'
      if (held !== undefined && held.owner !== owner && held.untilAt > at) return 'busy'
      updates.set(updateId, { owner, untilAt: at + holdMs })
      return 'new'
    },
    finishUpdate: async (updateId) => {
      updates.delete(updateId)
      updates.set(updateId, undefined)
      for (const oldest of updates.keys()) {
        if (updates.size <= MOST_UPDATES) break
        updates.delete(oldest)
      }
    },
    reserveSlots: async () => 0,
    holdSlots: async () => {},
  }
}
