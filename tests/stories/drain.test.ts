// A process of two over one PostgreSQL is asked to end in the middle of a broadcast, as a deployment does with one after the
// other. It leaves nothing behind that the other would have to wait for, and nobody notices.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import { settings } from '../support/builders.ts'
import { createKillable, type Killable } from '../support/killable.ts'
import { newDatabase, startPostgres } from '../support/postgres.ts'
import { type BotProcess, spawnBot } from '../support/spawn-bot.ts'
import { removeFolders } from '../support/store-folders.ts'

const CHATS = 240
const PER_SECOND = 30
const WORDS = 'An announcement to all'
const ANSWER_MS = 400
/** Every request and every wait for the other has a limit below. */
const END_LIMIT_MS = 5500

let world: Killable
let bots: BotProcess[]
beforeEach(async () => {
  bots = []
  world = await createKillable(CHATS, 7)
  world.config.messagesPerSecond = PER_SECOND
  world.telegram.addFault({ kind: 'slow', methods: ['sendMessage'], ms: ANSWER_MS })
})
afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.kill()))
  await world.telegram.close()
  await removeFolders([world.config.dataDir])
})

async function startBroadcast(url: string): Promise<void> {
  world.config.databaseUrl = url
  const store = await openPostgresStore({ url, now: Date.now, wait: (ms) => sleep(ms) })
  const reader = settings({ language: 'en', zone: 'UTC', schedule: [] })
  await Promise.all(world.chatIds.map((id) => store.subscribe(id, 'private', reader, undefined, Date.now())))
  const content = { kind: 'text' as const, text: WORDS, entities: [], preview: false }
  const draft = { authorId: world.owner.id, content, audience: { kind: 'everyone' as const }, createdAt: Date.now() }
  const { id } = await store.createBroadcast(draft)
  await store.changeBroadcast(id, ['draft'], { state: 'running', startedAt: Date.now() })
  await store.close()
}
const start = (count: number) => {
  for (let each = 0; each < count; each += 1) bots.push(spawnBot(world.config))
}
const copies = () =>
  world.chatIds.map((id) => world.telegram.messages(id).filter(({ own, text }) => own && text === WORDS).length)
const reached = () => copies().filter((count) => count > 0).length
const whenReached = (count: number) => world.telegram.until(() => reached() >= count, `${count} chats reached`, 30_000)
const ask = async (bot: BotProcess, path: string): Promise<string | undefined> => {
  const port = /"event":"listening","port":(\d+)/.exec(bot.log())?.[1]
  return fetch(`http://127.0.0.1:${port}${path}`).then(
    async (answer) => `${answer.status} ${(await answer.text()).trim()}`,
    () => undefined,
  )
}
async function query(text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: world.config.databaseUrl })
  await client.connect()
  const { rows } = await client.query(text, values)
  await client.end()
  return rows
}
/** Who polls keeps the watch, too, which it holds for minutes. */
const giveWatchToPoller = () =>
  query(`insert into leases select 'job watch', owner, until_at + 150000 from leases where name = 'polling'
    on conflict (name) do update set owner = excluded.owner, until_at = excluded.until_at`)
/** What the database still says it has. */
async function held({ pid }: BotProcess) {
  const rows = await query(
    `select (select count(*)::int from deliveries where owner like $1) as deliveries,
       (select count(*)::int from leases where owner like $1) as leases`,
    [`${pid}-%`],
  )
  return rows[0]
}

describe('one of two processes that is asked to end', () => {
  it('is unready and well, answers who it heard, gives back the rest, and the other one goes on', async () => {
    await startBroadcast(await newDatabase())
    start(2)
    await whenReached(40)
    const ending = bots.find((bot) => bot.log().includes('"polling"')) as BotProcess
    const reader = world.telegram.person({ firstName: 'Aylin', languageCode: 'en' })
    reader.start()
    await world.telegram.until(() => world.telegram.pendingUpdates() === 0, 'the update to be taken')
    await giveWatchToPoller()
    const askedAt = Date.now()
    const ended = ending.stop()
    // As npm and the terminal do it.
    await sleep(50)
    void ending.stop()
    const seen: string[] = []
    for (;;) {
      const [ready, well] = await Promise.all([ask(ending, '/readyz'), ask(ending, '/healthz')])
      if (ready === undefined || well === undefined) break
      seen.push(`${ready}; ${well}`)
      await sleep(20)
    }
    expect(await ended).toBe(0)
    expect(Date.now() - askedAt).toBeLessThan(END_LIMIT_MS)
    expect([...new Set(seen.slice(1))]).toEqual(['503 ending; 200 ok'])
    expect(await held(ending)).toEqual({ deliveries: 0, leases: 0 })
    await whenReached(CHATS)
    expect(copies().every((count) => count === 1)).toBe(true)
    expect(reader.messages().filter(({ own }) => own)).toHaveLength(1)
    reader.send('/help')
    await world.telegram.until(() => reader.messages().filter(({ own }) => own).length === 2, 'the help', 10_000)
  }, 60_000)

  it('ends within its limit though the database is away', async () => {
    const own = await startPostgres()
    await startBroadcast(await own.createDatabase())
    start(1)
    await whenReached(10)
    await own.stop()
    const askedAt = Date.now()
    expect(await bots[0]?.stop()).toBe(0)
    expect(Date.now() - askedAt).toBeLessThan(END_LIMIT_MS)
  }, 30_000)
})
