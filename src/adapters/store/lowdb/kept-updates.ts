// Updates that were polled and are not handled yet, as a killed process leaves them. Who handles one is not known here.
import { MOST_BEGUN, type ProcessStore, UPDATES_KEPT_MS } from '#adapters/store/store-processes'
import type { Instant } from '#domain/article'
import { copy } from './copy.ts'
import type { Engine } from './engine.ts'

type Part = Pick<
  ProcessStore,
  'keepUpdates' | 'openUpdates' | 'hasEarlierUpdate' | 'beginUpdate' | 'finishUpdate' | 'pruneUpdates'
>

export function createKeptUpdates(
  { tables, transact, look }: Engine,
  processes: Pick<ProcessStore, 'finishUpdate'>,
  now: () => Instant,
  onFinished: () => void,
): Part {
  const { updates } = tables
  return {
    keepUpdates: (wanted) =>
      transact(() => {
        for (const update of wanted)
          if (!updates.has(update.update_id))
            updates.put({ id: update.update_id, update: copy(update), given: 0, at: now() })
      }),
    openUpdates: () =>
      look(() => {
        const sinceAt = now() - UPDATES_KEPT_MS
        const open = [...updates.values()].filter(({ at = now() }) => at > sinceAt).sort((a, b) => a.id - b.id)
        return open.map(({ update, given }) => ({ update: copy(update), begun: given }))
      }),
    hasEarlierUpdate: (id, chatId) =>
      look(() => [...updates.values()].some((kept) => kept.id < id && kept.update.message?.chat?.id === chatId)),
    beginUpdate: (id) =>
      transact(() => {
        const kept = updates.get(id)
        if (kept === undefined || kept.given >= MOST_BEGUN) return false
        updates.put({ ...kept, given: kept.given + 1 })
        return true
      }),
    async finishUpdate(id) {
      await processes.finishUpdate(id)
      if (!updates.has(id)) return
      await transact(() => updates.remove(id))
      onFinished()
    },
    pruneUpdates: () =>
      transact(() => {
        const untilAt = now() - UPDATES_KEPT_MS
        const old = [...updates.values()].filter(({ at = 0 }) => at <= untilAt)
        for (const { id } of old) updates.remove(id)
        return old.length
      }),
  }
}
