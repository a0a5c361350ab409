// All tables by name, and the check every record must pass: from the disk, or from a caller.
import { type AnyKind, createCheck, type Key } from '#adapters/store/kind'
import { KINDS } from '#adapters/store/kinds'
import type { Definition, Definitions } from './definition.ts'
import { DESK_TABLES } from './definitions-desk.ts'
import { READER_TABLES } from './definitions-readers.ts'
import { SENDING_TABLES } from './definitions-sending.ts'
import type { TableName } from './records.ts'

const DEFINITIONS: Definitions<TableName> = { ...READER_TABLES, ...SENDING_TABLES, ...DESK_TABLES }

/** The tables of a document: those of this engine alone, and one of each declared kind. */
export type Schema = {
  names: readonly string[]
  has(name: unknown): name is string
  keyOf(name: string, record: object): Key
  /** What is wrong with a record of this table, in a few words; undefined when it has the table's shape. */
  problem(name: string, record: unknown): string | undefined
}

export function createSchema(kinds: readonly AnyKind[]): Schema {
  const declared = Object.fromEntries(kinds.map((kind) => [kind.name, kind]))
  const definitions = new Map<string, Definition<never>>(Object.entries({ ...DEFINITIONS, ...declared }))
  const checks = new Map(
    [...definitions].map(([name, { shape, rule }]) => {
      const check = createCheck(name, shape)
      return [name, (record: unknown) => check(record) ?? rule?.(record as never)]
    }),
  )
  return {
    names: [...definitions.keys()],
    has: (name): name is string => typeof name === 'string' && definitions.has(name),
    keyOf: (name, record) => (definitions.get(name) as Definition<object>).key(record),
    problem: (name, record) => checks.get(name)?.(record),
  }
}

export const SCHEMA = createSchema(KINDS)
