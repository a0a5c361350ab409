// The doctor's look at a real PostgreSQL: it tells what the next start would meet, changes nothing, and names no address.
import pg from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import { askStore } from '#tools/doctor-store'
import { NOW, settings } from '../support/builders.ts'
import { newDatabase } from '../support/postgres.ts'

let url: string
beforeEach(async () => {
  url = await newDatabase()
})

const ask = (databaseUrl = url, over = {}) =>
  askStore({ dataDir: 'nowhere', databaseUrl, adminIds: [1], approvals: 0, ...over })
async function run(...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  let rows: Record<string, unknown>[] = []
  for (const statement of statements) rows = (await client.query(statement)).rows
  await client.end()
  return rows
}
const as = (user: string) => Object.assign(new URL(url), { username: user, password: 'its-password' }).href
const READ_ONLY = `do $$ begin execute format(
  'alter database %I set default_transaction_read_only = on', current_database()); end $$`
const open = () => openPostgresStore({ url, now: () => NOW, wait: async () => {} })

describe('the doctor on a database', () => {
  it('finds an empty one well, and leaves it empty', async () => {
    expect(await ask()).toMatchObject([
      { state: 'well', about: 'store', text: expect.stringMatching(/^PostgreSQL \d+, empty: .* at the first start$/) },
    ])
    expect(await run(`select from pg_tables where schemaname = 'public'`)).toEqual([])
  })

  it('counts what is in one, and knows its editors', async () => {
    const store = await open()
    await store.subscribe(100, 'private', settings(), undefined, NOW)
    await store.addEditor({ id: 2, addedBy: 1, at: NOW })
    await store.close()
    const findings = await ask(url, { approvals: 1 })
    expect(findings).toMatchObject([
      { state: 'well', text: expect.stringMatching(/: 1 chats, 0 articles$/) },
      { state: 'well', about: 'approvals', text: '1 needed, 1 other editors' },
    ])
  })

  it.each([
    ['of a later release', 'insert into migrations values (999, now())', /later release \(step 999, known here \d+\)/],
    ['half moved into', `insert into moving values ('x', 1, 0)`, /holds only a part/],
    ['read-only for this user', READ_ONLY, /read-only for this/],
  ])('is ill about one that is %s', async (_, statement, text) => {
    await (await open()).close()
    await run(statement)
    expect(await ask()).toMatchObject([{ state: 'ill', about: 'store', text: expect.stringMatching(text) }])
  })

  it('tells of the step that the next start takes', async () => {
    await (await open()).close()
    await run('delete from migrations where number = (select max(number) from migrations)')
    const [finding] = await ask()
    expect(finding).toMatchObject({
      state: 'well',
      text: expect.stringMatching(/step \d+: the next start takes it to/),
    })
  })

  it('is ill about a user who may not write, and says what lacks', async () => {
    await (await open()).close()
    await run(
      'drop role if exists reader',
      'create role reader login',
      'grant select on all tables in schema public to reader',
      'grant insert, update, delete on chats to reader',
    )
    const [finding] = await ask(as('reader'))
    expect(finding).toMatchObject({ state: 'ill', text: expect.stringMatching(/insert, update, delete acts; /) })
    expect(finding?.text).not.toContain('chats')
    await run('grant insert, update, delete on all tables in schema public to reader')
    expect(await ask(as('reader'))).toMatchObject([{ state: 'well' }])
    await run('drop owned by reader', 'drop role reader')
  })

  it('is ill about a user who may not make tables in an empty one', async () => {
    await run('drop role if exists guest', 'create role guest login')
    expect(await ask(as('guest'))).toMatchObject([{ state: 'ill', text: expect.stringMatching(/grant create on/) }])
    await run('drop role guest')
  })

  it('is ill where no such database is, or no server, and names neither user nor password', async () => {
    const missing = Object.assign(new URL(as('postgres')), { pathname: '/missing' }).href
    expect(await ask(missing)).toMatchObject([
      { state: 'ill', text: expect.stringMatching(/^PostgreSQL at [\w.:]+: there is no database of this name\.$/) },
    ])
    const away = 'postgres://them:its-password@127.0.0.1:1/away'
    expect(await ask(away)).toMatchObject([{ state: 'ill', text: 'PostgreSQL at 127.0.0.1:1: ECONNREFUSED.' }])
  })
})
