// Brings a database's tables to what this program needs: forward only, each step once, whoever starts at the same time.
import { KINDS } from '#adapters/store/kinds'
import { StoreError } from '#adapters/store/store-error'
import type { Database } from './database.ts'
import { makeKindTables } from './kind-tables.ts'
import { news } from './migrations/001-news.ts'
import { readers } from './migrations/002-readers.ts'
import { sending } from './migrations/003-sending.ts'
import { desk } from './migrations/004-desk.ts'
import { processes } from './migrations/005-processes.ts'
import { moving } from './migrations/006-moving.ts'
import { held } from './migrations/007-held.ts'
import { search } from './migrations/008-search.ts'
import { bookmarks } from './migrations/009-bookmarks.ts'
import { connections } from './migrations/010-connections.ts'
import { waiting } from './migrations/011-waiting.ts'
import { kept } from './migrations/012-kept.ts'
import { longTexts } from './migrations/013-long-texts.ts'
import { ages } from './migrations/014-ages.ts'
import { deskRecords } from './migrations/015-desk-records.ts'
import { keptChat } from './migrations/016-kept-chat.ts'

/** In order; what has been released is never changed again. */
const MIGRATIONS: readonly string[] = [
  ...[news, readers, sending, desk, processes, moving],
  ...[held, search, bookmarks, connections, waiting, kept],
  ...[longTexts, ages, deskRecords, keptChat],
]

/** How many steps this program knows, and the tables they make. */
export const KNOWN_STEPS = MIGRATIONS.length
export const TABLES = [
  ...new Set([
    'migrations',
    ...MIGRATIONS.flatMap((steps) => steps.match(/(?<=^create table )\w+/gm) ?? []),
    ...KINDS.map(({ name }) => name),
  ]),
]

/** Takes the steps that are missing, under an advisory lock. Throws a StoreError `newer-version`. */
export async function migrate({ transact }: Pick<Database, 'transact'>, kinds = KINDS): Promise<void> {
  await transact(async (query) => {
    // A step takes as long as the tables are large, and others wait for whoever takes it.
    await query('set local statement_timeout = 0')
    await query('select pg_advisory_xact_lock(0, 1)')
    await query('create table if not exists migrations (number int primary key, taken_at timestamptz not null)')
    const [row] = await query<{ last: number | null }>('select max(number) as last from migrations')
    const last = row?.last ?? 0
    if (last > MIGRATIONS.length)
      throw new StoreError(
        'newer-version',
        `The database is of a later release (step ${last}, known here ${MIGRATIONS.length}): start that release.`,
      )
    for (const [index, steps] of MIGRATIONS.entries()) {
      if (index < last) continue
      for (const step of steps.split(/;\s*$/m).filter((each) => each.trim() !== '')) await query(step)
      await query('insert into migrations values ($1, clock_timestamp())', [index + 1])
    }
    await makeKindTables(query, kinds)
  })
}
