// The note that a move into the database is under way.
import type { Moving } from '#adapters/store/portable'
import { StoreError } from '#adapters/store/store-error'
import type { Database, Query } from './database.ts'

export async function readMoving({ read }: Pick<Database, 'read'>): Promise<Moving | undefined> {
  const [row] = await read<Moving>('select fingerprint, started_at as "startedAt", done from moving')
  return row
}

export async function writeMoving(query: Query, { fingerprint, startedAt, done }: Moving): Promise<void> {
  await query('insert into moving values ($1, $2, $3) on conflict (fingerprint) do update set done = excluded.done', [
    fingerprint,
    startedAt,
    done,
  ])
}

/** Throws a StoreError `moving` where something is only half there. */
export async function refuseMoving(database: Pick<Database, 'read'>): Promise<void> {
  if ((await readMoving(database)) === undefined) return
  throw new StoreError(
    'moving',
    'The database holds only a part: a move into it was interrupted. Start that again, or use an empty database.',
  )
}
