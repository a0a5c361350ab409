// How far each broadcast got, counted in the transaction that makes a delivery what it is.
import { EMPTY_TALLY, type Tally } from '#domain/broadcast'
import type { DeliveryTask } from '#domain/delivery'
import { broadcastOf } from './delivery-lanes.ts'
import type { Tables } from './tables.ts'

export type Tallies = {
  /** Counts for the broadcast the task belongs to, if it does. */
  count(task: DeliveryTask, what: keyof Tally, by: 1 | -1): void
  of(broadcastId: string): Tally
}

export function createTallies({ tallies }: Pick<Tables, 'tallies'>): Tallies {
  return {
    count(task, what, by) {
      const id = broadcastOf(task)
      if (id === undefined) return
      const tally = { ...(tallies.get(id) ?? { id, ...EMPTY_TALLY }) }
      tally[what] += by
      tallies.put(tally)
    },
    of(broadcastId) {
      const { id: _id, ...tally } = tallies.get(broadcastId) ?? { id: broadcastId, ...EMPTY_TALLY }
      return tally
    },
  }
}
