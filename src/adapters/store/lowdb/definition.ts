// What a table's definition is: the key of its records, and the shape a record must have to be let in.
import type { Key, Records, TableName } from './records.ts'

type Kind = 'string' | 'number' | 'boolean' | 'object' | 'array'
export type Definition<R> = { key: (record: R) => Key; shape: Readonly<Record<string, Kind | `${Kind}?`>> }
export type Definitions<Names extends TableName> = { [N in Names]: Definition<Records[N]> }
