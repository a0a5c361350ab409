// Transactions over declared kinds on PostgreSQL. Reads asked for together are one query, which locks the rows in a
// transaction; its writes are one statement. A record that was not there and is by now makes the transaction run again.
import { type AnyKind, comparePositions, type Key, type Kind, type Position, positionOf } from '#adapters/store/kind'
import { createTx, isWithin, type Range, type Records, type Source, type Writes } from '#adapters/store/records'
import type { Instant } from '#domain/article'
import { CLOCK } from './clock.ts'
import type { Database, Query } from './database.ts'
import { expressionsOf, keyTypeOf } from './kind-tables.ts'

type Fetch = {
  kind: AnyKind
  keys: readonly Key[]
  resolve: (found: never[]) => void
  reject: (error: unknown) => void
}

export function createRecords({ read, transact }: Database): Records {
  return {
    transact: (body) =>
      transact(async (query) => {
        const missing = new Map<AnyKind, Set<Key>>()
        const { tx, writes } = createTx(createSource(query, true, missing))
        const value = await body(tx)
        await write(query, writes, missing)
        return value
      }),
    look: (body) => body(createTx(createSource(read, false, new Map())).tx),
  }
}

/** `missing` is told of the keys that were asked for and not there. */
function createSource(query: Query, isLocking: boolean, missing: Map<AnyKind, Set<Key>>): Source {
  let waiting: Fetch[] = []

  const fetchAll = async (fetches: Fetch[]) => {
    const kinds = [...new Set(fetches.map(({ kind }) => kind))]
    const asked = kinds.map((kind) => [
      ...new Set(fetches.flatMap((fetch) => (fetch.kind === kind ? [...fetch.keys] : []))),
    ])
    const parts = kinds.map(
      (kind, place) =>
        `part${place} as (select key, record from ${kind.name} where key = any($${place + 1}::${keyTypeOf(kind)}[])
           order by key${isLocking ? ' for update' : ''})`,
    )
    const rows = await query<{ place: number; key: string; record: never }>(
      `with ${parts.join(', ')}
       ${kinds.map((_, place) => `select ${place} as place, key::text as key, record from part${place}`).join(' union all ')}`,
      asked,
    )
    const found = kinds.map(() => new Map<string, never>())
    for (const { place, key, record } of rows) found[place]?.set(key, record)
    for (const [place, kind] of kinds.entries()) {
      const gone = missing.get(kind) ?? new Set()
      for (const key of asked[place] ?? []) if (!found[place]?.has(String(key))) gone.add(key)
      missing.set(kind, gone)
    }
    for (const { kind, keys, resolve } of fetches) {
      const records = found[kinds.indexOf(kind)]
      resolve(keys.map((key) => records?.get(String(key)) as never))
    }
  }
  const flush = () => {
    const fetches = waiting
    waiting = []
    fetchAll(fetches).catch((error: unknown) => {
      for (const { reject } of fetches) reject(error)
    })
  }

  return {
    fetch: <R extends object>(kind: Kind<R>, keys: readonly Key[]) =>
      new Promise<(R | undefined)[]>((resolve, reject) => {
        if (waiting.push({ kind, keys, resolve, reject }) === 1) queueMicrotask(flush)
      }),
    async scan<R extends object>(kind: Kind<R>, range: Range, limit: number, after: Position | undefined) {
      const { where, values, order } = condition(kind, range, after)
      const listed = `from ${kind.name} where ${where} order by ${order} limit $${values.length + 1}`
      if (!isLocking) {
        const rows = await query<{ record: R }>(`select record ${listed}`, [...values, limit])
        return rows.map(({ record }) => record)
      }
      // In the order of keys, as every other lock: two that scan in opposite directions do not wait for each other.
      const rows = await query<{ record: R | null; found: number }>(
        `with found as materialized (select key ${listed}), locked as (
           select record from ${kind.name} where key in (select key from found) order by key for update)
         select record, found from (select count(*) as found from found) as counted left join locked on true`,
        [...values, limit],
      )
      const placed = rows.flatMap(({ record }) => {
        const position = record === null ? undefined : positionOf(kind, range.by, record)
        return record !== null && position !== undefined && isWithin(range, position, after)
          ? [{ record, position }]
          : []
      })
      // Changed by another between the two looks: what follows may belong to the page as well.
      if (placed.length < (rows[0]?.found ?? 0)) throw new Conflict()
      const sign = range.descending ? -1 : 1
      placed.sort((a, b) => sign * comparePositions(a.position, b.position))
      return placed.map(({ record }) => record)
    },
    async count(kind, range) {
      const { where, values } = condition(kind, range, undefined)
      const [row] = await query<{ count: number }>(`select count(*) as count from ${kind.name} where ${where}`, values)
      return row?.count ?? 0
    },
    async now() {
      const [row] = await query<{ at: Instant }>(`select ${CLOCK} as at`)
      return row?.at ?? 0
    },
  }
}

/** A range as SQL. Its text depends only on which bounds are there, so that prepared statements stay few. */
function condition(
  kind: AnyKind,
  { by, is = [], from, until, descending = false }: Range,
  after: Position | undefined,
): { where: string; values: unknown[]; order: string } {
  const expressions = expressionsOf(kind, by)
  const values: unknown[] = []
  const parameter = (place: number, value: Key) => `$${values.push(value)}::${expressions[place]?.type}`
  const at = (place: number) => expressions[place]?.sql
  const bounds = [
    ...expressions.slice(0, -1).map(({ sql }) => `${sql} is not null`),
    ...is.map((value, place) => `${at(place)} = ${parameter(place, value)}`),
    ...(from === undefined ? [] : [`${at(is.length)} >= ${parameter(is.length, from)}`]),
    ...(until === undefined ? [] : [`${at(is.length)} <= ${parameter(is.length, until)}`]),
  ]
  if (after !== undefined) {
    const passed = after.map((value, place) => parameter(place, value))
    bounds.push(`(${expressions.map(({ sql }) => sql).join(', ')}) ${descending ? '<' : '>'} (${passed.join(', ')})`)
  }
  return {
    where: bounds.length === 0 ? 'true' : bounds.join(' and '),
    values,
    order: expressions.map(({ sql }) => `${sql} ${descending ? 'desc' : 'asc'}`).join(', '),
  }
}

/** One statement for all of it. Throws a conflict where a record that was not there has been written by another. */
async function write(query: Query, writes: Writes, missing: ReadonlyMap<AnyKind, ReadonlySet<Key>>): Promise<void> {
  const parts: string[] = []
  const values: unknown[] = []
  let wanted = 0
  for (const [kind, written] of writes) {
    const puts = [...written].filter(([, record]) => record !== undefined)
    const gone = [...written].flatMap(([key, record]) => (record === undefined ? [key] : []))
    const isNew = ([key]: (typeof puts)[number]) => missing.get(kind)?.has(key) === true
    const type = keyTypeOf(kind)
    const insert = (rows: typeof puts, onConflict: string) =>
      `(insert into ${kind.name} (key, record) select (item->>0)::${type}, item->1
        from jsonb_array_elements($${values.push(JSON.stringify(rows))}::jsonb) as item
        on conflict (key) do ${onConflict} returning 1)`
    const added = puts.filter(isNew)
    const replaced = puts.filter((put) => !isNew(put))
    if (added.length > 0) parts.push(`added${parts.length} as ${insert(added, 'nothing')}`)
    if (replaced.length > 0)
      parts.push(`other${parts.length} as ${insert(replaced, 'update set record = excluded.record')}`)
    if (gone.length > 0)
      parts.push(`other${parts.length} as (delete from ${kind.name} where key = any($${values.push(gone)}::${type}[]))`)
    wanted += added.length
  }
  if (parts.length === 0) return
  const counts = parts.flatMap((part) => /^added\d+/.exec(part)?.map((name) => `(select count(*) from ${name})`) ?? [])
  const [row] = await query<{ added: number }>(
    `with ${parts.join(', ')} select ${counts.length === 0 ? '0' : counts.join(' + ')} as added`,
    values,
  )
  if (row?.added !== wanted) throw new Conflict()
}

/** Has the transaction run again, as PostgreSQL's own serialization failures do. */
class Conflict extends Error {
  readonly code = '40001'
  constructor() {
    super('another transaction has written the same new record')
  }
}
