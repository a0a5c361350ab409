// All tables by name, and the check every record must pass: from the disk, or from a caller.
import type { Definitions } from './definition.ts'
import { DESK_TABLES } from './definitions-desk.ts'
import { READER_TABLES } from './definitions-readers.ts'
import { SENDING_TABLES } from './definitions-sending.ts'
import type { TableName } from './records.ts'

export const DEFINITIONS: Definitions<TableName> = { ...READER_TABLES, ...SENDING_TABLES, ...DESK_TABLES }

export const TABLE_NAMES = Object.keys(DEFINITIONS) as TableName[]

// Taken apart once: this runs for every record at every start.
const SHAPES = Object.fromEntries(
  TABLE_NAMES.map((name) => [
    name,
    Object.entries(DEFINITIONS[name].shape).map(([field, kind]) => ({
      field,
      kind: kind.replace('?', ''),
      optional: kind.endsWith('?'),
    })),
  ]),
) as Record<TableName, { field: string; kind: string; optional: boolean }[]>

/** What is wrong with a record of this table, in a few words; undefined when it has the table's shape. */
export function shapeProblem(table: TableName, record: unknown): string | undefined {
  if (kindOf(record) !== 'object') return `${table} holds ${kindOf(record)} where a record belongs`
  const fields = record as Record<string, unknown>
  for (const { field, kind, optional } of SHAPES[table]) {
    const value = fields[field]
    if (value === undefined ? !optional : kindOf(value) !== kind)
      return `${table}.${field} is ${kindOf(value)}, not ${kind}`
  }
  return undefined
}

export function isTableName(name: unknown): name is TableName {
  return typeof name === 'string' && Object.hasOwn(DEFINITIONS, name)
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  // JSON turns these into null, which the next start would refuse.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  return typeof value
}
