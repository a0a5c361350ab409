// Updates that were polled and are not handled yet, as a killed process leaves them. Who handles one is not known here.
import { MOST_GIVEN, type ProcessStore } from '#adapters/store/store-processes'
import { copy } from './copy.ts'
import type { Engine } from './engine.ts'

type Part = Pick<ProcessStore, 'keepUpdates' | 'openUpdates' | 'finishUpdate'>

export function createKeptUpdates({ tables, transact }: Engine, processes: Pick<ProcessStore, 'finishUpdate'>): Part {
  const { updates } = tables
  return {
    keepUpdates: (wanted) =>
      transact(() => {
        for (const update of wanted)
          if (!updates.has(update.update_id)) updates.put({ id: update.update_id, update: copy(update), given: 0 })
      }),
    openUpdates: () =>
      transact(() => {
        const open = [...updates.values()].sort((a, b) => a.id - b.id)
        for (const { given, ...kept } of open)
          if (given < MOST_GIVEN) updates.put({ ...kept, given: given + 1 })
          else updates.remove(kept.id)
        return open.filter(({ given }) => given < MOST_GIVEN).map(({ update }) => copy(update))
      }),
    async finishUpdate(id) {
      await processes.finishUpdate(id)
      if (updates.has(id)) await transact(() => updates.remove(id))
    },
  }
}
