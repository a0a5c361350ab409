import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import type { Store } from '#adapters/store/store'
import { NOW } from '../../support/builders.ts'
import { type Server, startPostgres } from '../../support/postgres.ts'
import { type OpenedStore, storeContract } from './contract.ts'

let server: Server
let url: string
let cleaner: pg.Client

const open = () => openPostgresStore({ url, now: () => NOW, wait: async () => {} })

beforeAll(async () => {
  server = await startPostgres()
  url = await server.createDatabase()
  await (await open()).close()
  cleaner = new pg.Client({ connectionString: url })
  await cleaner.connect()
})
afterAll(async () => {
  await cleaner.end()
  await server.stop()
})

async function empty(): Promise<void> {
  const { rows } = await cleaner.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'migrations'`,
  )
  await cleaner.query(`truncate ${rows.map(({ name }) => name).join(', ')} restart identity`)
}

/** Its clock is the server's: what is held has been held for longer. */
async function pass(ms: number): Promise<void> {
  for (const table of ['leases', 'updates', 'page_holds'])
    await cleaner.query(`update ${table} set until_at = until_at - $1`, [ms])
  await cleaner.query('update owners set seen_at = seen_at - $1', [ms])
}

storeContract('PostgreSQL', async (): Promise<OpenedStore> => {
  await empty()
  const stores: Store[] = [await open()]
  const another = async () => {
    stores.push(await open())
    return stores.at(-1) as Store
  }
  return {
    store: stores[0] as Store,
    async reopen() {
      await stores.pop()?.close()
      return another()
    },
    pass,
    // What was acknowledged is the server's: the process that is gone had nothing of its own.
    crash: another,
    async end() {
      await Promise.all(stores.map((store) => store.close()))
    },
  }
})
