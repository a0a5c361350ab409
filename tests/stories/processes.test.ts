// Several processes over one PostgreSQL, none of them special: one is killed, one is frozen, the database is restarted.
// Nobody is left out, and what comes twice was under way at that moment.

import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import type { Store } from '#adapters/store/store'
import { STRICT_LIMITS } from '#sandbox/telegram/limits'
import { settings } from '../support/builders.ts'
import { createKillable, type Killable } from '../support/killable.ts'
import { type Server, startPostgres } from '../support/postgres.ts'
import { type BotProcess, spawnBot } from '../support/spawn-bot.ts'
import { removeFolders } from '../support/store-folders.ts'

const CHATS = 500
const PER_SECOND = 60
const WORDS = 'An announcement to all'

let server: Server
let world: Killable
let store: Store
let bots: BotProcess[]

beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

beforeEach(async () => {
  bots = []
  world = await createKillable(CHATS, 7)
  world.telegram.setLimits({ ...STRICT_LIMITS, perSecond: PER_SECOND })
  world.config.messagesPerSecond = PER_SECOND
  const url = await server.createDatabase()
  world.config.databaseUrl = url
  store = await openPostgresStore({ url, now: Date.now, wait: (ms) => sleep(ms) })
})
afterEach(async () => {
  for (const bot of bots) bot.thaw()
  await Promise.all(bots.map((bot) => bot.kill()))
  await store.close()
  await world.telegram.close()
  await removeFolders([world.config.dataDir])
})

const start = (count: number) => {
  for (let each = 0; each < count; each++) bots.push(spawnBot(world.config))
}
const sends = () => {
  const counts = new Map<number, number>()
  for (const { chatId, status, params } of world.telegram.calls('sendMessage'))
    if (status === 200 && chatId && params['text'] === WORDS) counts.set(chatId, (counts.get(chatId) ?? 0) + 1)
  return counts
}
const whenReached = async (share: number) => {
  while (sends().size < share * CHATS) await sleep(25)
}
/** Requests of this process that may be on their way: marked, and not settled. */
async function underWay({ pid }: BotProcess): Promise<number> {
  const client = new pg.Client({ connectionString: world.config.databaseUrl })
  await client.connect()
  const { rows } = await client.query(
    `select count(*)::int as count from deliveries where state = 'sending' and owner like $1 || '-%'`,
    [pid],
  )
  await client.end()
  return rows[0]?.count ?? 0
}
const floods = () => world.telegram.calls().filter(({ status }) => status === 429).length

async function broadcastToAll(): Promise<string> {
  const now = Date.now()
  const reader = settings({ language: 'en', zone: 'UTC', schedule: [] })
  await Promise.all(world.chatIds.map((id) => store.subscribe(id, 'private', reader, undefined, now)))
  const content = { kind: 'text' as const, text: WORDS, entities: [], preview: false }
  const draft = { authorId: world.owner.id, content, audience: { kind: 'everyone' as const }, createdAt: now }
  const { id } = await store.createBroadcast(draft)
  await store.changeBroadcast(id, ['draft'], { state: 'running', startedAt: now })
  return id
}

describe('three processes over one database', () => {
  it('reach everybody though one is killed, one is frozen and thawed, and the database is restarted', async () => {
    const id = await broadcastToAll()
    start(3)
    const [killed, frozen] = bots as [BotProcess, BotProcess, BotProcess]
    await whenReached(0.2)
    await killed.kill()
    let doubled = await underWay(killed)
    await whenReached(0.4)
    frozen.freeze()
    doubled += await underWay(frozen)
    await whenReached(0.6)
    await server.restart()
    await whenReached(1)
    // It wakes up with what it had claimed, and may send none of it.
    frozen.thaw()
    await world.telegram.until(() => world.owner.last()?.text.includes(String(CHATS)), 'the report')
    expect(await store.tally(id)).toMatchObject({ queued: CHATS, sent: CHATS, failed: 0, unknown: 0 })
    const copies = [...sends().values()]

    expect(copies.reduce((sum, count) => sum + count - 1, 0)).toBeLessThanOrEqual(doubled)
    // Requests of busy processes bunch up on their way, now and then beyond the burst of five that is allowed.
    expect(floods()).toBeLessThanOrEqual(CHATS / 20)
  }, 60_000)

  it('answer people, one of them polling at a time, the next within seven seconds of its end', async () => {
    start(2)
    const reader = world.telegram.person({ firstName: 'Aylin', languageCode: 'en' })
    reader.start()
    await world.telegram.until(() => reader.last(), 'the welcome')
    const poller = bots.findIndex((bot) => bot.log().includes('"polling"'))
    await bots[poller]?.kill()
    const killedAt = Date.now()
    reader.send('/help')
    await world.telegram.until(() => reader.messages().filter(({ own }) => own).length > 1, 'the help')
    expect(Date.now() - killedAt).toBeLessThan(7000)
    expect(world.telegram.calls('getUpdates').filter(({ status }) => status === 409)).toEqual([])
    expect(reader.messages().filter(({ own }) => own)).toHaveLength(2)
  }, 30_000)
})
