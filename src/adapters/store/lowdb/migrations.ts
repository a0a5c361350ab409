// The version of what is stored, and how records of earlier versions become records of this one. Forward only.
import { StoreError } from '#adapters/store/store-error'

export const VERSION = 2

/** Makes a record of version n one of n + 1; undefined drops it. Keys of records stay as they are. */
export type Migration = (table: string, record: Record<string, unknown>) => Record<string, unknown> | undefined

/** By the version they start from. */
export type Migrations = Readonly<Record<number, Migration>>

const MIGRATIONS: Migrations = {
  // Version 2 adds tables and fields; what version 1 holds stays as it is.
  1: (_table, record) => record,
}

/** The way from `found` to `wanted`, or a StoreError: a later release wrote it, or a step is missing. */
export function migrationFrom(found: unknown, file: string, wanted = VERSION, migrations = MIGRATIONS): Migration {
  if (!Number.isInteger(found) || (found as number) < 1)
    throw new StoreError(
      'shape',
      `${file} has no version number: it is not this program's data; move it away or restore a copy.`,
    )
  const from = found as number
  if (from > wanted)
    throw new StoreError(
      'newer-version',
      `${file} has version ${from}, this release knows ${wanted}: install the newer release again.`,
    )
  const steps: Migration[] = []
  for (let version = from; version < wanted; version++) {
    const step = migrations[version]
    if (step === undefined)
      throw new StoreError('shape', `${file} has version ${version}, which nothing here can read.`)
    steps.push(step)
  }
  return (table, record) => {
    let migrated: Record<string, unknown> | undefined = record
    for (const step of steps) {
      if (migrated === undefined) break
      migrated = step(table, migrated)
    }
    return migrated
  }
}
