import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBroadcastEnds } from '#adapters/store/postgres/broadcast-ends'
import { CONNECTED_BY } from '#adapters/store/postgres/chats'
import { CANDIDATES, candidateValues, FREE } from '#adapters/store/postgres/claim'
import { createDatabase, type Query } from '#adapters/store/postgres/database'
import { NEXT_DELIVERY, WAITING } from '#adapters/store/postgres/ledger'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import { DUE_SLOTS, QUEUE_SLICE } from '#adapters/store/postgres/slots'
import { DAY, MORNINGS, NOW, settings } from '../../support/builders.ts'
import { newDatabase } from '../../support/postgres.ts'

const CHATS = 50_000

let client: pg.Client
let url: string
beforeAll(async () => {
  url = await newDatabase()
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
})

const schedule = JSON.stringify(MORNINGS)
const STATEMENTS: [string, string, unknown[]][] = [
  ['the groups that are due', DUE_SLOTS, [NOW, 100]],
  [
    'a slice of the fan-out',
    QUEUE_SLICE,
    [NOW, 'Asia/Baku', schedule, 500, NOW + DAY, '2026-11-24T08:00', '{"kind":"digest"}', NOW, NOW],
  ],
  ['whose turn it is', CANDIDATES, candidateValues(NOW, 25)],
  ['whose turn it is among what is paid', CANDIDATES, candidateValues(NOW, 25, ['alert', 'broadcast'])],
  ['when the next may go', NEXT_DELIVERY, []],
  ['how many wait in each lane', WAITING, []],
  ['the groups and channels of a person', CONNECTED_BY, [7]],
]

it('what a chat got last is found among its own receipts, not among the latest of all', async () => {
  const { rows } = await client.query(`explain ${FREE}`, [['digest:100:x'], [100], 9, 'a'])
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/deliveries_receipts/)
})

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

describe('a broadcast that failed in many chats', () => {
  it('is tried again by as many statements as one that failed in few', async () => {
    await client.query(
      `insert into broadcasts (broadcast) values ('{"state": "running", "authorId": 1, "content": {"kind": "text"}}')`,
    )
    await client.query(
      `insert into deliveries (key, chat_id, delivery)
       select 'broadcast:1:' || n, n, jsonb_build_object('key', 'broadcast:1:' || n, 'chatId', n, 'attempts', 1,
         'task', '{"kind": "broadcast", "broadcastId": "1"}'::jsonb, 'state', 'failed', 'reason', 'http-400',
         'queuedAt', $1::bigint, 'notBeforeAt', $1::bigint, 'settledAt', $1::bigint)
       from generate_series(1, 402) as n`,
      [NOW],
    )
    const database = createDatabase({ url, now: () => NOW, wait: async () => {} })
    let asked = 0
    const counted =
      (query: Query): Query =>
      (text, values) => {
        asked += 1
        return query(text, values)
      }
    const { retryFailed } = createBroadcastEnds({
      ...database,
      transact: (work) => database.transact((query) => work(counted(query))),
    })
    const counts: number[] = []
    for (const few of [2, 400]) {
      asked = 0
      expect(await retryFailed('1', NOW, few)).toBe(few)
      counts.push(asked)
    }
    await database.close()
    expect(counts[1]).toBe(counts[0])
    const { rows } = await client.query(
      `select count(*)::int as count from deliveries where state = 'pending' and broadcast_id = '1'`,
    )
    expect(rows).toEqual([{ count: 402 }])
  })
})
