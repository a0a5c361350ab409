// What `npm run migrate-store` does: opens both ends, moves, and says what came of it. It decides nothing about records.
import { openLowdbSource, openLowdbTarget } from '#adapters/store/lowdb/portable-lowdb'
import type { PortableStore, PortableTarget } from '#adapters/store/portable'
import { openPortablePostgres } from '#adapters/store/postgres/portable-postgres'
import { StoreError } from '#adapters/store/store-error'
import { ConfigError, type Environment, readStorePlace } from '#config'
import { createLog } from '#log'
import { realWorld } from '#world'
import { type Address, nameOf, readAddresses } from './move/addresses.ts'
import { type Moved, moveStore, type Report } from './move/move-store.ts'
import { createProgress } from './move/progress.ts'
import { renderTable } from './move/survey.ts'

export type Output = { write(text: string): void; err(text: string): void; isTerminal: boolean }

const USAGE = `Usage: npm run migrate-store -- --from PLACE --to PLACE

Moves all that a bot knows from one store to another, and compares both sides. PLACE is one of
  data                                    the folder DATA_DIR names (lowdb)
  postgres                                the database DATABASE_URL names
  ./folder, /srv/folder                   another folder (lowdb)
  postgres://user:password@host:5432/name another database

Stop the bot first. The source stays as it is; the target must be empty. Interrupted, it goes on when it is
started again, and no bot starts on the target before it has ended. Exit code 1: something differs, or was refused.`

/** Runs the command and returns its exit code. */
export async function runMigrateStore(argv: string[], env: Environment, output: Output): Promise<number> {
  try {
    const asked = readAddresses(argv, readStorePlace(env))
    if (asked.kind === 'help') output.write(`${USAGE}\n`)
    if (asked.kind === 'wrong') return fail(output, asked.text)
    return asked.kind === 'help' ? 0 : await moveBetween(asked.from, asked.to, output)
  } catch (error) {
    if (error instanceof ConfigError || error instanceof StoreError) return fail(output, error.message)
    throw error
  }
}

async function moveBetween(from: Address, to: Address, output: Output): Promise<number> {
  const startedAt = realWorld.now()
  const progress = createProgress(output.write, output.isTerminal, realWorld.now)
  const route = `from ${nameOf(from)} to ${nameOf(to)}`
  output.write(`Moving ${route}\n`)
  const moved = await withEnds(from, to, startedAt, progress.report).finally(progress.end)
  if (moved.kind === 'refused') return fail(output, `${route}: ${moved.reason}`)
  output.write(`\n${renderTable(moved.source, moved.target)}\n\n`)
  if (moved.kind === 'differs')
    return fail(output, `${route}: the two sides differ. Empty the target and begin anew; the source is as it was.`)
  output.write(`Moved ${moved.source.total} records ${route}, equal on both sides.\n`)
  return 0
}

async function withEnds(from: Address, to: Address, startedAt: number, report: Report): Promise<Moved> {
  const source = await openSource(from)
  try {
    const target = await openTarget(to, startedAt)
    return await moveStore(source, target, startedAt, report).finally(target.close)
  } finally {
    await source.close()
  }
}

const world = { now: realWorld.now, wait: realWorld.wait, log: createLog('error', realWorld.now, () => undefined, []) }

function openSource(address: Address): Promise<PortableStore> {
  return address.kind === 'folder'
    ? openLowdbSource({ folder: address.path, ...world })
    : openPortablePostgres({ url: address.url, ...world })
}

function openTarget(address: Address, startedAt: number): Promise<PortableTarget> {
  return address.kind === 'folder'
    ? openLowdbTarget({ folder: address.path, ...world }, startedAt)
    : openPortablePostgres({ url: address.url, ...world })
}

function fail({ err }: Output, text: string): number {
  err(`migrate-store: ${text}`)
  return 1
}
