// The document in memory: tables of records that are never changed, only replaced, so that a change can be undone and a
// record written out at any later moment.

import type { Key, Kind } from '#adapters/store/kind'
import type { Records, TableName } from './records.ts'
import { SCHEMA, type Schema } from './shapes.ts'
import { createShare } from './share.ts'

export type Change = { table: string; key: Key; before: unknown; after: unknown }

/** Follows a table: what was under a key, and what is now; undefined where nothing is. */
export type Hook<R> = (before: R | undefined, after: R | undefined) => void

export type Table<R> = {
  get(key: Key): R | undefined
  has(key: Key): boolean
  /** The record becomes the store's own: it must never be changed again. A wrong shape is thrown as the bug it is. */
  put(record: R): void
  remove(key: Key): void
  values(): IterableIterator<R>
  size(): number
  /** Keeps an index: called for what is there now, then with every change and every undoing. */
  index(hook: Hook<R>): void
}

export type Tables = { [N in TableName]: Table<Records[N]> } & {
  /** The table of a declared kind. */
  of<R extends object>(kind: Kind<R>): Table<R>
  /** Every table with its name, in the schema's order. */
  all(): IterableIterator<[name: string, table: Table<object>]>
  schema: Schema
  /** The changes since this was last asked, in order. */
  takeChanges(): Change[]
  /** Takes changes back, newest first; they must be the newest there are. */
  undo(changes: Change[]): void
}

/** The loader's way in: no indexes are kept yet, and nothing is noted as changed. */
export type Loading = {
  tables: Tables
  load(table: string, record: object): void
  unload(table: string, key: Key): void
}

export function createTables(schema: Schema = SCHEMA): Loading {
  const share = createShare()
  const maps = new Map(schema.names.map((name) => [name, new Map<Key, unknown>()]))
  const hooks = new Map(schema.names.map((name) => [name, [] as Hook<unknown>[]]))
  const mapOf = (name: string) => maps.get(name) as Map<Key, unknown>
  let changes: Change[] = []

  const set = (table: string, key: Key, before: unknown, after: unknown) => {
    if (after === undefined) mapOf(table).delete(key)
    else mapOf(table).set(key, after)
    for (const hook of hooks.get(table) ?? []) hook(before, after)
  }

  const change = (table: string, key: Key, after: unknown) => {
    const before = mapOf(table).get(key)
    if (before === undefined && after === undefined) return
    changes.push({ table, key, before, after })
    set(table, key, before, after)
  }

  const createTable = (name: string): Table<unknown> => {
    const map = mapOf(name)
    return {
      get: (key) => map.get(key),
      has: (key) => map.has(key),
      put(record) {
        const problem = schema.problem(name, record)
        if (problem !== undefined) throw new TypeError(`Refused to store a record: ${problem}`)
        change(name, schema.keyOf(name, record as object), share(name, record))
      },
      remove: (key) => change(name, key, undefined),
      values: () => map.values(),
      size: () => map.size,
      index(hook) {
        for (const record of map.values()) hook(undefined, record)
        hooks.get(name)?.push(hook)
      },
    }
  }
  const byName = new Map(schema.names.map((name) => [name, createTable(name)]))

  return {
    tables: {
      ...(Object.fromEntries(byName) as unknown as Tables),
      of: <R extends object>({ name }: Kind<R>) => byName.get(name) as Table<R>,
      all: () => byName.entries() as IterableIterator<[string, Table<object>]>,
      schema,
      takeChanges() {
        const taken = changes
        changes = []
        return taken
      },
      undo(undone) {
        for (const { table, key, before, after } of undone.toReversed()) set(table, key, after, before)
      },
    },
    load: (table, record) => void mapOf(table).set(schema.keyOf(table, record), share(table, record)),
    unload: (table, key) => void mapOf(table).delete(key),
  }
}
