// How far each broadcast got and why what was not sent was not, counted in the transaction that makes a delivery what it
// is.
import { EMPTY_TALLY, type Tally } from '#domain/broadcast'
import type { DeliveryTask } from '#domain/delivery'
import { broadcastOf } from './delivery-lanes.ts'
import { compareText } from './ordered.ts'
import type { Tables } from './tables.ts'

export type Tallies = {
  /** Counts for the broadcast the task belongs to, if it does; `reason`: why it ended without being sent. */
  count(task: DeliveryTask, what: keyof Tally, by: 1 | -1, reason?: string): void
  of(broadcastId: string): Tally
  /** Reasons, most first. */
  causesOf(broadcastId: string): [string, number][]
}

/** Different reasons a broadcast remembers; some carry words of Telegram's. */
const MOST_REASONS = 30
const OTHER_REASONS = 'other'

export function createTallies({ tallies, causes }: Pick<Tables, 'tallies' | 'causes'>): Tallies {
  const countCause = (id: string, reason: string, by: 1 | -1) => {
    const counts = causes.get(id)?.counts ?? {}
    const isKept = Object.hasOwn(counts, reason) || (by === 1 && Object.keys(counts).length < MOST_REASONS)
    const name = isKept ? reason : OTHER_REASONS
    const { [name]: before = 0, ...others } = counts
    causes.put({ id, counts: before + by === 0 ? others : { ...others, [name]: before + by } })
  }
  return {
    count(task, what, by, reason) {
      const id = broadcastOf(task)
      if (id === undefined) return
      const tally = { ...(tallies.get(id) ?? { id, ...EMPTY_TALLY }) }
      tally[what] = (tally[what] ?? 0) + by
      tallies.put(tally)
      if (reason !== undefined && what !== 'queued' && what !== 'sent') countCause(id, reason, by)
    },
    of(broadcastId) {
      const { id: _id, ...tally } = tallies.get(broadcastId) ?? { id: broadcastId, ...EMPTY_TALLY }
      return tally
    },
    causesOf: (broadcastId) =>
      Object.entries(causes.get(broadcastId)?.counts ?? {}).sort(
        ([one, a], [other, b]) => b - a || compareText(one, other),
      ),
  }
}
