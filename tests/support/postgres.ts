// A real PostgreSQL for tests: the run's, or the server that DATABASE_URL_TEST names; and one of a test's own, to be restarted.
// Data is worth nothing here.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, type Server, startPostgres as startIn } from '#tools/bench/postgres-server'
import { once } from './once.ts'

export type { Server }

/** A new empty database; its address. It goes with the server. */
export async function newDatabase(): Promise<string> {
  return createDatabase(process.env['DATABASE_URL_TEST'] ?? (await once('postgres')))
}

export async function startPostgres(): Promise<Server> {
  const home = await mkdtemp(join(tmpdir(), 'briefing-pg-'))
  const server = await startIn(home, false)
  return {
    ...server,
    stop: async () => {
      await server.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}
