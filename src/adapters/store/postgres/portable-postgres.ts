// A database as one side of a move.
import type { PortableTarget } from '#adapters/store/portable'
import type { Instant } from '#domain/article'
import { CLOCK } from './clock.ts'
import { createDatabase, type Database, type DatabaseOptions } from './database.ts'
import { migrate } from './migrate.ts'
import { readMoving, writeMoving } from './moving-row.ts'
import { dumpPostgres } from './portable-dump.ts'
import { loadPostgres } from './portable-load.ts'

/** A bot that stopped, or was killed, gives no sign of life for this long. */
const SILENT_MS = 10_000

/** For both sides. Brings the tables up to date. Throws a StoreError: `database` or `newer-version`. */
export async function openPortablePostgres(options: DatabaseOptions): Promise<PortableTarget> {
  const database = createDatabase(options)
  let openedAt = 0
  try {
    await migrate(database)
    openedAt = await databaseTime(database)
  } catch (error) {
    await database.close()
    throw error
  }
  return {
    dump: (sinceAt) => dumpPostgres(database, sinceAt),
    moving: () => readMoving(database),
    inUse: () => findBot(database, openedAt),
    isEmpty: () => isEmpty(database),
    begin: (begun) => database.transact((query) => writeMoving(query, begun)),
    load: (records, reached) =>
      database.transact(async (query) => {
        await loadPostgres(query, records)
        await writeMoving(query, reached)
      }),
    finish: () =>
      database.transact(async (query) => {
        await query('delete from moving')
      }),
    close: database.close,
  }
}

/** One that works with it, or has since `at`. */
async function findBot({ read }: Database, at: Instant): Promise<string | undefined> {
  const bots = await read(
    `select from owners where seen_at > $1::bigint - ${SILENT_MS} union all select from leases where until_at > $1`,
    [at],
  )
  if (bots.length === 0) return undefined
  return `A bot works with the database: stop it, and wait ${SILENT_MS / 1000} seconds.`
}

async function databaseTime({ read }: Database): Promise<Instant> {
  const [row] = await read<{ at: Instant }>(`select ${CLOCK} as at`)
  return row?.at ?? 0
}

/** No record is in it. */
async function isEmpty(database: Database): Promise<boolean> {
  for await (const _record of dumpPostgres(database, 0)) return false
  return true
}
