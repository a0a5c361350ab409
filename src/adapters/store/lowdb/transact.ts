// Transactions over declared kinds on lowdb. A body runs beside others, over records that never change; its writes are made
// in one step if all it read is still as it was, else it runs again.
import {
  type AnyKind,
  comparePositions,
  fieldsOf,
  type Key,
  type Kind,
  type Position,
  positionOf,
} from '#adapters/store/kind'
import { createTx, isWithin, type Range, type Records, type Source } from '#adapters/store/records'
import type { Instant } from '#domain/article'
import { copy } from './copy.ts'
import type { Engine } from './engine.ts'
import { createOrdered, type Ordered } from './ordered.ts'

type Entry = { position: Position; record: object }

/** Whether something a transaction read is still as it was. */
type Seen = () => boolean

/** `kinds`: those whose indexes are kept; records of others are unknown here. */
export function createRecords(
  { tables, transact, look }: Engine,
  kinds: readonly AnyKind[],
  now: () => Instant,
): Records {
  const indexes = new Map(kinds.map((kind) => [kind.name, keepIndexes(kind)]))

  function keepIndexes(kind: AnyKind): Map<string | undefined, Ordered<Entry>> {
    const kept = new Map<string | undefined, Ordered<Entry>>()
    for (const by of [undefined, ...Object.keys(kind.indexes)]) {
      const ordered = createOrdered<Entry>((a, b) => comparePositions(a.position, b.position))
      const entryOf = (record: object | undefined): Entry | undefined => {
        const position = record && positionOf(kind, by, record)
        return position && { position, record: record as object }
      }
      tables.of(kind).index((before, after) => {
        const [gone, come] = [entryOf(before), entryOf(after)]
        if (gone) ordered.remove(gone)
        if (come) ordered.add(come)
      })
      kept.set(by, ordered)
    }
    return kept
  }

  function* within<R extends object>(kind: Kind<R>, range: Range, after?: Position): Generator<R, void> {
    fieldsOf(kind, range.by)
    const ordered = indexes.get(kind.name)?.get(range.by) as Ordered<Entry>
    const { is = [], from, until, descending = false } = range
    const low: Position = from === undefined ? is : [...is, from]
    const high: Position = until === undefined ? is : [...is, until]
    const isBelow = ({ position }: Entry) => comparePositions(position.slice(0, low.length), low) < 0
    const isAbove = ({ position }: Entry) => comparePositions(position.slice(0, high.length), high) > 0
    const isPassed = ({ position }: Entry) =>
      after !== undefined &&
      (descending ? comparePositions(position, after) >= 0 : comparePositions(position, after) <= 0)
    const entries = descending
      ? ordered.descending((entry) => isAbove(entry) || isPassed(entry))
      : ordered.ascending((entry) => isBelow(entry) || isPassed(entry))
    for (const { position, record } of entries) {
      if (!isWithin(range, position)) return
      yield record as R
    }
  }

  const list = <R extends object>(kind: Kind<R>, range: Range, limit: number, after?: Position): R[] => {
    const rows: R[] = []
    if (limit <= 0) return rows
    for (const record of within(kind, range, after)) if (rows.push(record) >= limit) break
    return rows
  }
  const count = (kind: AnyKind, range: Range): number => {
    let found = 0
    for (const _ of within(kind, range)) found++
    return found
  }

  const createSource = (seen: Seen[]): Source => ({
    async fetch(kind, keys) {
      const table = tables.of(kind)
      const found = keys.map((key) => table.get(key))
      seen.push(() => keys.every((key, place) => table.get(key) === found[place]))
      return found.map(copy)
    },
    async scan(kind, range, limit, after) {
      const found = list(kind, range, limit, after)
      seen.push(() => {
        const present = list(kind, range, limit, after)
        return present.length === found.length && present.every((record, place) => record === found[place])
      })
      return found.map(copy)
    },
    async count(kind, range) {
      const found = count(kind, range)
      seen.push(() => count(kind, range) === found)
      return found
    },
    now: async () => now(),
  })

  const apply = (kind: AnyKind, written: ReadonlyMap<Key, object | undefined>) => {
    const table = tables.of(kind)
    for (const [key, record] of written)
      if (record === undefined) table.remove(key)
      else table.put(record)
  }

  return {
    async transact(body) {
      for (;;) {
        const seen: Seen[] = []
        const { tx, writes } = createTx(createSource(seen))
        const value = await body(tx)
        if (!seen.every((isSame) => isSame())) continue
        return transact(() => {
          for (const [kind, written] of writes) apply(kind, written)
          return value
        })
      }
    },
    async look(body) {
      for (;;) {
        const seen: Seen[] = []
        const value = await body(createTx(createSource(seen)).tx)
        if (await look(() => seen.every((isSame) => isSame()))) return value
      }
    },
  }
}
