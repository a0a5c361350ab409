// What goes wrong with a PostgreSQL in use: what the operator is told, and that the store is well by itself when it is over.
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import type { Store } from '#adapters/store/store'
import { NOW } from '../../support/builders.ts'
import { type Server, startPostgres } from '../../support/postgres.ts'

let server: Server
let admin: pg.Client
let store: Store
let told: (string | undefined)[]
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

beforeEach(async () => {
  const url = new URL(await server.createDatabase())
  admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  await admin.query(`do $$ begin if not exists (select from pg_roles where rolname = 'bot') then
    create role bot login password 'secret'; end if; end $$`)
  await admin.query('alter role bot connection limit -1')
  await admin.query('grant all on schema public to bot')
  url.username = 'bot'
  url.password = 'secret'
  // Patience passes as it waits.
  let at = NOW
  told = []
  store = await openPostgresStore({
    url: url.href,
    now: () => at,
    wait: async (ms) => {
      at += ms
    },
    onProblem: (problem) => void told.push(problem),
  })
})
afterEach(async () => {
  await store.close()
  await admin.end()
})

const cutOff = () =>
  admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'bot' and datname = current_database()`,
  )
const setDatabase = async (what: string) => {
  const { rows } = await admin.query<{ name: string }>('select quote_ident(current_database()) as name')
  await admin.query(`alter database ${rows[0]?.name} ${what}`)
}
/** Each: how it begins, how it ends, in whose words. */
const TROUBLES: [string, () => Promise<unknown>, () => Promise<unknown>, string][] = [
  [
    'has no connection left',
    async () => {
      await admin.query('alter role bot connection limit 0')
      await cutOff()
    },
    () => admin.query('alter role bot connection limit -1'),
    'all its connections are taken',
  ],
  [
    'takes no writes, as a standby does',
    async () => {
      await setDatabase('set default_transaction_read_only = on')
      await cutOff()
    },
    () => setDatabase('reset default_transaction_read_only'),
    'it takes no writes (a standby, or made read-only)',
  ],
]

describe('a database that', () => {
  it.each(TROUBLES)('%s is told of once, and served by again when that is over', async (_, begin, end, words) => {
    await store.keepAlive('a')
    await begin()
    const sentence = `PostgreSQL does not serve: ${words}`
    for (let beats = 0; beats < 2; beats += 1)
      await expect(store.keepAlive('a')).rejects.toMatchObject({
        code: 'database',
        message: `${sentence}; tried again later.`,
      })
    // What can still be read does not make it well.
    await store.chat(1).catch(() => undefined)
    expect(store.problem()).toBe(sentence)
    await end()
    await store.keepAlive('a')
    expect(store.problem()).toBeUndefined()
    expect(told).toHaveLength(2)
    expect(told.at(-1)).toBeUndefined()
  })
})
