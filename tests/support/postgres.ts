// A real PostgreSQL for tests: one of their own, or the server that DATABASE_URL_TEST names. Data is worth nothing here.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, type Server as PostgresServer, startPostgres as startIn } from '#tools/bench/postgres-server'

/** What tests need of one. */
export type Server = Omit<PostgresServer, 'version'>

export async function startPostgres(): Promise<Server> {
  const given = process.env['DATABASE_URL_TEST']
  if (given) return { createDatabase: () => createDatabase(given), restart: refuse, stop: async () => {} }
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

async function refuse(): Promise<never> {
  throw new Error('the server of DATABASE_URL_TEST is not restarted by tests')
}
