// What a table's definition is: the key of its records, and the shape a record must have to be let in.
import type { Kind } from '#adapters/store/kind'
import type { Records, TableName } from './records.ts'

export type Definition<R extends object> = Pick<Kind<R>, 'key' | 'shape'> & {
  /** What else is wrong with a record of the shape, in a few words. */
  rule?: (record: R) => string | undefined
}
export type Definitions<Names extends TableName> = { [N in Names]: Definition<Records[N]> }
