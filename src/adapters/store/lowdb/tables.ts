// The document in memory: tables of records that are never changed, only replaced, so that a change can be undone and a
// record written out at any later moment.

import type { Key, Records, TableName } from './records.ts'
import { DEFINITIONS, shapeProblem, TABLE_NAMES } from './shapes.ts'
import { createShare } from './share.ts'

export type Change = { table: TableName; key: Key; before: unknown; after: unknown }

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
  /** The changes since this was last asked, in order. */
  takeChanges(): Change[]
  /** Takes changes back, newest first; they must be the newest there are. */
  undo(changes: Change[]): void
}

/** The loader's way in: no indexes are kept yet, and nothing is noted as changed. */
export type Loading = {
  tables: Tables
  load(table: TableName, record: unknown): void
  unload(table: TableName, key: Key): void
}

export function createTables(): Loading {
  const maps = Object.fromEntries(TABLE_NAMES.map((name) => [name, new Map<Key, unknown>()])) as Record<
    TableName,
    Map<Key, unknown>
  >
  const hooks = Object.fromEntries(TABLE_NAMES.map((name) => [name, []])) as unknown as Record<
    TableName,
    Hook<unknown>[]
  >
  const share = createShare()
  let changes: Change[] = []

  const set = (table: TableName, key: Key, before: unknown, after: unknown) => {
    if (after === undefined) maps[table].delete(key)
    else maps[table].set(key, after)
    for (const hook of hooks[table]) hook(before, after)
  }

  const change = (table: TableName, key: Key, after: unknown) => {
    const before = maps[table].get(key)
    if (before === undefined && after === undefined) return
    changes.push({ table, key, before, after })
    set(table, key, before, after)
  }

  const createTable = (name: TableName): Table<unknown> => ({
    get: (key) => maps[name].get(key),
    has: (key) => maps[name].has(key),
    put(record) {
      const problem = shapeProblem(name, record)
      if (problem !== undefined) throw new TypeError(`Refused to store a record: ${problem}`)
      change(name, keyOf(name, record), share(name, record))
    },
    remove: (key) => change(name, key, undefined),
    values: () => maps[name].values(),
    size: () => maps[name].size,
    index(hook) {
      for (const record of maps[name].values()) hook(undefined, record)
      hooks[name].push(hook)
    },
  })

  return {
    tables: {
      ...(Object.fromEntries(TABLE_NAMES.map((name) => [name, createTable(name)])) as unknown as Tables),
      takeChanges() {
        const taken = changes
        changes = []
        return taken
      },
      undo(undone) {
        for (const { table, key, before, after } of undone.toReversed()) set(table, key, after, before)
      },
    },
    load: (table, record) => void maps[table].set(keyOf(table, record), share(table, record)),
    unload: (table, key) => void maps[table].delete(key),
  }
}

function keyOf(table: TableName, record: unknown): Key {
  return (DEFINITIONS[table].key as (record: unknown) => Key)(record)
}
