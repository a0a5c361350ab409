// A kind of record is declared once. Its table in both engines, its indexes, its copies by migrate-store and the check of
// every record that is read or written follow from the declaration.

export type Key = string | number

type FieldType = 'string' | 'number' | 'boolean' | 'object' | 'array'

/** The fields of a record and their types as JSON has them; `?` marks a field that may be absent. */
export type Shape = Readonly<Record<string, FieldType | `${FieldType}?`>>

/** `key` is a method: kinds of different records go into one list. */
export type Declaration<R extends object> = {
  /** Of the table, in both engines: lower-case letters and underscores. */
  name: string
  key(record: R): Key
  /** The type of every key. Numbers are whole. */
  keyType: 'string' | 'number'
  shape: Shape
  /**
   * The fields each index sorts by, ties broken by the key. Fields are strings or whole numbers of the shape. A record
   * that lacks one of them is not in the index.
   */
  indexes: Readonly<Record<string, readonly string[]>>
}

export type Kind<R extends object> = Declaration<R> & {
  /** Why this is no record of the kind, in a few words; undefined when it is one. */
  problem: (record: unknown) => string | undefined
}

export type AnyKind = Kind<object>

/** Throws a TypeError where an index names a field the shape lacks, or of a type that cannot be sorted by. */
export function kind<R extends object>(declared: Declaration<R>): Kind<R> {
  for (const [name, fields] of Object.entries(declared.indexes))
    for (const field of fields)
      if (!/^(string|number)\??$/.test(declared.shape[field] ?? ''))
        throw new TypeError(`The index ${declared.name}.${name} needs a string or a number; "${field}" is neither.`)
  return { ...declared, problem: createCheck(declared.name, declared.shape) }
}

/** Gives what tells why a value is no record of this shape. It runs for every record at every start. */
export function createCheck(name: string, shape: Shape): Kind<object>['problem'] {
  const fields = Object.entries(shape).map(([field, type]) => ({
    field,
    type: type.replace('?', ''),
    optional: type.endsWith('?'),
  }))
  return (record) => {
    if (typeOf(record) !== 'object') return `${name} holds ${typeOf(record)} where a record belongs`
    for (const { field, type, optional } of fields) {
      const value = (record as Record<string, unknown>)[field]
      if (value === undefined ? !optional : typeOf(value) !== type)
        return `${name}.${field} is ${typeOf(value)}, not ${type}`
    }
    return undefined
  }
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  // JSON turns these into null, which the next start would refuse.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  return typeof value
}

/** Where a record stands in an index: the values of its fields, then its key. */
export type Position = readonly Key[]

/** The record's position in the index `by`, in the order of keys where `by` is absent; undefined: the index lacks it. */
export function positionOf<R extends object>(kind: Kind<R>, by: string | undefined, record: R): Position | undefined {
  const values = fieldsOf(kind, by).map((field) => (record as Record<string, unknown>)[field])
  if (values.includes(undefined)) return undefined
  return [...(values as Key[]), kind.key(record)]
}

/** The fields of the index `by`, none where it is absent. Throws a TypeError for an index that is not declared. */
export function fieldsOf({ name, indexes }: AnyKind, by: string | undefined): readonly string[] {
  if (by === undefined) return []
  const fields = indexes[by]
  if (fields === undefined) throw new TypeError(`${name} has no index ${by}.`)
  return fields
}

/** Compares numbers by value and strings by code unit, place by place: the same order on every machine. */
export function comparePositions(a: Position, b: Position): number {
  for (const [place, one] of a.entries()) {
    const other = b[place]
    if (other === undefined) return 1
    if (one !== other) return one < other ? -1 : 1
  }
  return a.length - b.length
}
