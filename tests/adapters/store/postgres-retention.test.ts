// PostgreSQL forgets in one night whatever has passed its time, in slices, and waits for nobody.
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import type { Store } from '#adapters/store/store'
import { DAY, NOW } from '../../support/builders.ts'
import { newDatabase } from '../../support/postgres.ts'

let store: Store
let other: pg.Client
beforeEach(async () => {
  const url = await newDatabase()
  store = await openPostgresStore({ url, now: () => NOW, wait: async () => {} })
  other = new pg.Client({ connectionString: url })
  await other.connect()
})
afterEach(async () => {
  await other.end()
  await store.close()
})

/** So many receipts that ended then. */
async function fill(count: number, endedAt: number, mark: string): Promise<void> {
  await other.query(
    `insert into deliveries (key, chat_id, delivery)
     select key, n, jsonb_build_object('key', key, 'chatId', n, 'task', '{"kind": "digest-edit", "messageId": 1}'::jsonb,
       'state', 'sent', 'queuedAt', $2::bigint, 'notBeforeAt', $2::bigint, 'attempts', 1, 'settledAt', $2::bigint)
     from (select n, $3 || n as key from generate_series(1, $1::int) as n) as numbered`,
    [count, endedAt, mark],
  )
}

const kept = async () => (await other.query('select key from deliveries order by key')).rows.map(({ key }) => key)

it('twelve thousand receipts beyond thirty days go in one night, younger ones stay', async () => {
  await fill(12_001, NOW - 31 * DAY, 'old ')
  await fill(3, NOW - 29 * DAY, 'young ')
  await store.pruneDeliveries()
  expect(await kept()).toEqual(['young 1', 'young 2', 'young 3'])
})

it('what another transaction holds at that moment is left for the next night, and not waited for', async () => {
  await fill(6, NOW - 31 * DAY, 'old ')
  await other.query('begin')
  await other.query(`select from deliveries where key = 'old 4' for update`)
  await store.pruneDeliveries()
  expect(await kept()).toEqual(['old 4'])
  await other.query('commit')
  await store.pruneDeliveries()
  expect(await kept()).toEqual([])
})
