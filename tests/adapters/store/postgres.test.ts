import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import type { Store } from '#adapters/store/store'
import { NOW } from '../../support/builders.ts'
import { newDatabase } from '../../support/postgres.ts'
import { tablesTelling } from '../../support/traces.ts'
import { type OpenedStore, storeContract } from './contract.ts'

let url: string
let cleaner: pg.Client

const open = () => openPostgresStore({ url, now: () => NOW, wait: async () => {} })

beforeAll(async () => {
  url = await newDatabase()
  await (await open()).close()
  cleaner = new pg.Client({ connectionString: url })
  await cleaner.connect()
})
afterAll(async () => {
  await cleaner.end()
})

/** Row by row: TRUNCATE makes new files of every table and index, which takes longer than all the rest of a test. */
const EMPTY = `
  do $$ declare name text; begin
    set local session_replication_role = replica;
    for name in select tablename from pg_tables where schemaname = 'public' and tablename <> 'migrations' loop
      execute format('delete from %I', name);
    end loop;
    perform setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) from pg_sequences;
  end $$`

/** Its clock is the server's: what is held has been held for longer. */
async function pass(ms: number): Promise<void> {
  for (const table of ['leases', 'updates', 'page_holds'])
    await cleaner.query(`update ${table} set until_at = until_at - $1`, [ms])
  await cleaner.query('update deliveries set ended_at = ended_at - $1', [ms])
  await cleaner.query('update sessions set written_at = written_at - $1', [ms])
  await cleaner.query('update proposals set taken_at = taken_at - $1', [ms])
  await cleaner.query('update owners set seen_at = seen_at - $1', [ms])
}

storeContract('PostgreSQL', async (): Promise<OpenedStore> => {
  await cleaner.query(EMPTY)
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
    traces: (...told) => tablesTelling(cleaner, ...told),
    async end() {
      await Promise.all(stores.map((store) => store.close()))
    },
  }
})
