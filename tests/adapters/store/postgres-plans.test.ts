import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CANDIDATES } from '#adapters/store/postgres/claim'
import { NEXT_DELIVERY } from '#adapters/store/postgres/ledger'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import { DUE_SLOTS, QUEUE_SLICE } from '#adapters/store/postgres/slots'
import { DAY, MORNINGS, NOW, settings } from '../../support/builders.ts'
import { type Server, startPostgres } from '../../support/postgres.ts'

const CHATS = 50_000

let server: Server
let client: pg.Client
beforeAll(async () => {
  server = await startPostgres()
  const url = await server.createDatabase()
  await (await openPostgresStore({ url, now: () => NOW, wait: async () => {} })).close()
  client = new pg.Client({ connectionString: url })
  await client.connect()
  const chat = { ...settings(), kind: 'private', state: 'active', subscribedAt: NOW - DAY }
  // One chat in a hundred is due.
  await client.query(
    `insert into chats (id, chat)
     select n, $1::jsonb || jsonb_build_object('id', n, 'nextSlotAt', case when n % 100 = 0 then $2::bigint else $3::bigint end)
     from generate_series(1, ${CHATS}) as n`,
    [chat, NOW, NOW + DAY],
  )
  // A digest each of last week, and some that wait.
  await client.query(
    `insert into deliveries (key, chat_id, delivery)
     select 'digest:' || n || ':x', n, jsonb_build_object('key', 'digest:' || n || ':x', 'chatId', n,
       'task', jsonb_build_object('kind', 'digest', 'slotKey', 'x', 'slotAt', $1::bigint), 'attempts', 1,
       'queuedAt', $1::bigint, 'notBeforeAt', $1::bigint)
       || case when n % 100 = 0 then '{"state": "pending"}'
          else jsonb_build_object('state', 'sent', 'settledAt', $1::bigint, 'messageId', n) end
     from generate_series(1, ${CHATS}) as n`,
    [NOW - DAY],
  )
  await client.query('vacuum analyze')
})
afterAll(async () => {
  await client.end()
  await server.stop()
})

const schedule = JSON.stringify(MORNINGS)
const STATEMENTS: [string, string, unknown[]][] = [
  ['the groups that are due', DUE_SLOTS, [NOW, 100]],
  [
    'a slice of the fan-out',
    QUEUE_SLICE,
    [NOW, 'Asia/Baku', schedule, 500, NOW + DAY, '2026-11-24T08:00', '{"kind":"digest"}', NOW, NOW],
  ],
  ['whose turn it is', CANDIDATES, [NOW, 25]],
  ['when the next may go', NEXT_DELIVERY, []],
]

describe('the minute’s tick on PostgreSQL', () => {
  it.each(STATEMENTS)('finds %s without reading a table from end to end', async (_what, text, values) => {
    const { rows } = await client.query(`explain ${text}`, values)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toMatch(/Index/)
    expect(plan).not.toMatch(/Seq Scan on (chats|deliveries)/)
  })

  it('looks for a slice among nothing but what is left of its group, whoever else is due', async () => {
    // Half of all chats are: by their ids they would be found soon, at first.
    await client.query('begin')
    await client.query(
      `update chats set chat = chat || jsonb_build_object('nextSlotAt', $1::bigint) where id <= ${CHATS / 2}`,
      [NOW],
    )
    await client.query('analyze chats')
    const values = STATEMENTS[1]?.[2]
    const { rows } = await client.query(`explain ${QUEUE_SLICE}`, values)
    await client.query('rollback')
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toMatch(/LockRows[^\n]*\n[^\n]*Index Scan using chats_due on chats/)
    expect(plan).not.toMatch(/Sort/)
  })
})
