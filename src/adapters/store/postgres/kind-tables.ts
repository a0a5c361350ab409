// Tables of declared kinds: a record as it is, under its key. Indexes are on expressions over the record, so that a kind
// with another index needs no other table.
import { type AnyKind, fieldsOf } from '#adapters/store/kind'
import type { Query } from './database.ts'

/** SQL's type of a kind's keys. */
export function keyTypeOf({ keyType }: Pick<AnyKind, 'keyType'>): 'bigint' | 'text' {
  return keyType === 'number' ? 'bigint' : 'text'
}

/** What an index sorts by, its key last: each as an expression over a row, with SQL's type. */
export function expressionsOf(kind: AnyKind, by: string | undefined): { sql: string; type: 'bigint' | 'text' }[] {
  const fields = fieldsOf(kind, by).map((field) =>
    kind.shape[field]?.startsWith('number')
      ? ({ sql: `((record->>'${field}')::bigint)`, type: 'bigint' } as const)
      : ({ sql: `((record->>'${field}') collate "C")`, type: 'text' } as const),
  )
  return [...fields, { sql: 'key', type: keyTypeOf(kind) }]
}

/** Makes the tables and indexes that are not there yet. */
export async function makeKindTables(query: Query, kinds: readonly AnyKind[]): Promise<void> {
  const there = await query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = current_schema()::regnamespace`,
  )
  const isThere = new Set(there.map(({ name }) => name))
  // Asked for by "if not exists", an index that is there would still wait for every writer.
  const make = async (name: string, statement: string) => {
    if (!isThere.has(name)) await query(statement)
  }
  for (const kind of kinds) {
    const type = kind.keyType === 'number' ? 'bigint' : 'text collate "C"'
    await make(kind.name, `create table ${kind.name} (key ${type} primary key, record jsonb not null)`)
    for (const by of Object.keys(kind.indexes)) {
      const columns = expressionsOf(kind, by).map(({ sql }) => sql)
      await make(`${kind.name}_${by}`, `create index ${kind.name}_${by} on ${kind.name} (${columns.join(', ')})`)
    }
  }
}
