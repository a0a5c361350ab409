// What one process looks at in vain is not kept from another.
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { FREE } from '#adapters/store/postgres/claim'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import { NOW } from '../../support/builders.ts'
import { newDatabase } from '../../support/postgres.ts'

it('a chat that a process has just sent to is that process’s to claim, though others look at it meanwhile', async () => {
  const url = await newDatabase()
  await (await openPostgresStore({ url, now: () => NOW, wait: async () => {} })).close()
  const [sender, other] = await Promise.all(
    ['sender', 'other'].map(async () => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      onTestFinished(() => client.end())
      await client.query('begin')
      return client
    }),
  )
  await sender?.query(
    `insert into deliveries (key, chat_id, delivery, ended_at, ended_by)
     select 'word', 1, '{"queuedAt": 1, "notBeforeAt": 1, "state": "sent", "settledAt": 1}', until, 'sender'
     from (select (extract(epoch from clock_timestamp() + interval '1 hour') * 1000)::bigint as until) as later`,
  )
  await sender?.query('commit')
  await sender?.query('begin')
  const free = async (client: pg.Client | undefined, owner: string) =>
    (await client?.query(FREE, [['next'], [1], 9, owner]))?.rows.map(({ key }) => key)
  expect(await free(other, 'other')).toEqual([])
  expect(await free(sender, 'sender')).toEqual(['next'])
})
