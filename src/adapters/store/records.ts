// Transactions over declared kinds of records, the same on both engines. An engine reads and commits; what a transaction
// has written itself is laid over its reads here.
import type { Instant } from '#domain/article'
import { type AnyKind, comparePositions, type Key, type Kind, type Position, positionOf } from './kind.ts'
import type { Listing } from './listing.ts'
import { copy } from './lowdb/copy.ts'

/** A part of an index: all of it when empty. */
export type Range = {
  /** The index; by key when absent. */
  by?: string
  /** The values its first fields have. */
  is?: readonly Key[]
  /** Bounds of the field after those, both included. */
  from?: Key
  until?: Key
  descending?: boolean
}

export type Reading = {
  get<R extends object>(kind: Kind<R>, key: Key): Promise<R | undefined>
  /** The known ones, in the order asked for. */
  getMany<R extends object>(kind: Kind<R>, keys: readonly Key[]): Promise<R[]>
  /** In the index's order, `limit` at a time. */
  scan<R extends object>(kind: Kind<R>, range: Range, limit: number, cursor?: string): Promise<Listing<R>>
  count<R extends object>(kind: Kind<R>, range: Range): Promise<number>
  /** The clock all processes over the store share. */
  now(): Promise<Instant>
}

export type Tx = Reading & {
  /** Takes the place of the record with its key. Throws a TypeError for a record that is not of the kind's shape. */
  put<R extends object>(kind: Kind<R>, record: R): void
  remove<R extends object>(kind: Kind<R>, key: Key): void
}

export type Records = {
  /**
   * Runs `body` alone, as far as the records it got, and resolves with its value when its writes are durable. `body` may run
   * again after a conflict: it awaits nothing but `tx` and has no other effect. Whoever decides by a `count`, or by a
   * `scan` that found too little, gets a record first that all who decide so get, too: on PostgreSQL only records are locked.
   */
  transact<T>(body: (tx: Tx) => Promise<T>): Promise<T>
  /** Runs `body`, which sees only what is durable. On PostgreSQL its reads may be of different moments. */
  look<T>(body: (reading: Reading) => Promise<T>): Promise<T>
}

/** How an engine reads. Records are the caller's own. */
export type Source = {
  fetch<R extends object>(kind: Kind<R>, keys: readonly Key[]): Promise<(R | undefined)[]>
  /** Those after a position, at most `limit`. */
  scan<R extends object>(kind: Kind<R>, range: Range, limit: number, after: Position | undefined): Promise<R[]>
  count<R extends object>(kind: Kind<R>, range: Range): Promise<number>
  now(): Promise<Instant>
}

/** By kind and key: the record as it is to be, undefined for one that goes. */
export type Writes = ReadonlyMap<AnyKind, ReadonlyMap<Key, object | undefined>>

/** Whether a record at this position is in the range, and after the given position. */
export function isWithin(
  { is = [], from, until, descending = false }: Range,
  position: Position | undefined,
  after?: Position,
): boolean {
  if (position === undefined) return false
  if (!is.every((value, place) => position[place] === value)) return false
  const next = position[is.length]
  if (next !== undefined && ((from !== undefined && next < from) || (until !== undefined && next > until))) return false
  if (after === undefined) return true
  const order = comparePositions(position, after)
  return descending ? order < 0 : order > 0
}

/** A transaction that keeps its writes to itself until the engine commits them. */
export function createTx(source: Source): { tx: Tx; writes: Writes } {
  const writes = new Map<AnyKind, Map<Key, object | undefined>>()
  const ownOf = <R extends object>(kind: Kind<R>) => (writes.get(kind) ?? new Map()) as Map<Key, R | undefined>
  const write = (kind: AnyKind, key: Key, record: object | undefined) => {
    const own = writes.get(kind) ?? new Map<Key, object | undefined>()
    writes.set(kind, own.set(key, record))
  }

  const getMany = async <R extends object>(kind: Kind<R>, keys: readonly Key[]): Promise<(R | undefined)[]> => {
    const own = ownOf(kind)
    const asked = keys.filter((key) => !own.has(key))
    const found = asked.length === 0 ? [] : await source.fetch(kind, asked)
    const byKey = new Map(asked.map((key, place) => [key, found[place]]))
    return keys.map((key) => (own.has(key) ? copy(own.get(key)) : byKey.get(key)))
  }

  const tx: Tx = {
    get: async (kind, key) => (await getMany(kind, [key]))[0],
    getMany: async (kind, keys) => (await getMany(kind, keys)).filter((record) => record !== undefined),
    async scan(kind, range, limit, cursor) {
      const own = ownOf(kind)
      const after = cursor === undefined ? undefined : (JSON.parse(cursor) as Position)
      const isListed = (record: (typeof stored)[number]) => isWithin(range, positionOf(kind, range.by, record), after)
      const stored = await source.scan(kind, range, limit + 1 + own.size, after)
      const written = [...own.values()].flatMap((record) => (record !== undefined && isListed(record) ? [record] : []))
      const sign = range.descending ? -1 : 1
      const rows = [...stored.filter((record) => !own.has(kind.key(record))), ...written.map(copy)]
        .map((record) => ({ record, position: positionOf(kind, range.by, record) as Position }))
        .sort((a, b) => sign * comparePositions(a.position, b.position))
      const last = rows[limit - 1]
      return {
        items: rows.slice(0, limit).map(({ record }) => record),
        ...(last !== undefined && rows.length > limit ? { next: JSON.stringify(last.position) } : {}),
      }
    },
    async count(kind, range) {
      const own = ownOf(kind)
      const isIn = (record: (typeof before)[number]) =>
        record !== undefined && isWithin(range, positionOf(kind, range.by, record))
      const [count, before] = await Promise.all([
        source.count(kind, range),
        own.size === 0 ? [] : source.fetch(kind, [...own.keys()]),
      ])
      return count - before.filter(isIn).length + [...own.values()].filter(isIn).length
    },
    now: source.now,
    put(kind, record) {
      const problem = kind.problem(record)
      if (problem !== undefined) throw new TypeError(`Refused to store a record: ${problem}`)
      write(kind, kind.key(record), copy(record))
    },
    remove: (kind, key) => write(kind, key, undefined),
  }
  return { tx, writes }
}
