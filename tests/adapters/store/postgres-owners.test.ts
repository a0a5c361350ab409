import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import type { Store } from '#adapters/store/store'
import { StoreError } from '#adapters/store/store-error'
import { EMPTY_TALLY } from '#domain/broadcast'
import type { Settlement } from '#domain/delivery'
import { createHeartbeat } from '#jobs/deliver-heartbeat'
import { NOW, settings } from '../../support/builders.ts'
import { newDatabase, startPostgres } from '../../support/postgres.ts'
import { silentLog } from '../../support/store-folders.ts'

const CHATS = 1500

let url: string
beforeEach(async () => {
  url = await newDatabase()
})

const realWait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const open = (now = Date.now) => openPostgresStore({ url, now, wait: realWait })

/** A broadcast to all chats, running, with nobody written down yet. */
async function startBroadcast(store: Store, chats: number): Promise<string> {
  await Promise.all(
    Array.from({ length: chats }, (_, chatId) => store.subscribe(chatId + 1, 'private', settings(), undefined, NOW)),
  )
  const draft = await store.createBroadcast({
    authorId: 1,
    content: { kind: 'text', text: 'A word', entities: [], preview: false },
    audience: { kind: 'everyone' },
    createdAt: NOW,
  })
  await store.changeBroadcast(draft.id, ['draft'], { state: 'running', startedAt: NOW })
  return draft.id
}

/** A machine under load may keep the database from answering for longer than the store is patient; a process asks again. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
    }
  }
}

/** As a process does it: writes down, claims, marks, settles, until the broadcast has ended for all. */
async function work(store: Store, owner: string, id: string, sent: Map<string, number>): Promise<void> {
  for (let idle = 0; idle < 20; ) {
    await patiently(() => store.queueBroadcast(id, NOW, 200))
    const claimed = await patiently(() => store.claimDeliveries(owner, Date.now(), 25))
    idle = claimed.length === 0 ? idle + 1 : 0
    await Promise.all(
      claimed.map(async ({ key }) => {
        const settle = (how: Settlement) => patiently(() => store.settleDelivery(key, owner, how, Date.now()))
        const isMarked = await store.markSending(key, owner).catch((error: unknown) => {
          if (!(error instanceof StoreError)) throw error
          return undefined
        })
        // Whether it was marked or not is not known: nothing has left, so it goes back.
        if (isMarked === undefined) await settle({ state: 'pending', reason: 'internal-error', notBeforeAt: NOW })
        if (!isMarked) return
        sent.set(key, (sent.get(key) ?? 0) + 1)
        await settle({ state: 'sent', messageId: 1 })
      }),
    )
    await realWait(claimed.length === 0 ? 25 : 0)
  }
}

describe('several processes over one database', () => {
  it('send each delivery once between them', async () => {
    const stores = await Promise.all([open(), open(), open()])
    const id = await startBroadcast(stores[0] as Store, CHATS)
    const sent = new Map<string, number>()
    await Promise.all(stores.map((store, index) => work(store, `owner-${index}`, id, sent)))
    expect(sent.size).toBe(CHATS)
    expect([...sent.values()].filter((times) => times > 1)).toEqual([])
    expect(await stores[0]?.tally(id)).toEqual({ ...EMPTY_TALLY, queued: CHATS, sent: CHATS })
    await Promise.all(stores.map((store) => store.close()))
  })

  it('lose and double nothing while the server is restarted twice', async () => {
    const server = await startPostgres()
    onTestFinished(server.stop)
    url = await server.createDatabase()
    const stores = await Promise.all([open(), open()])
    const id = await startBroadcast(stores[0] as Store, CHATS)
    const sent = new Map<string, number>()
    const working = stores.map((store, index) => work(store, `owner-${index}`, id, sent))
    for (const share of [0.2, 0.5]) {
      while (sent.size < share * CHATS) await realWait(5)
      await server.restart()
    }
    await Promise.all(working)
    expect(sent.size).toBe(CHATS)
    expect([...sent.values()].filter((times) => times > 1)).toEqual([])
    expect(await stores[0]?.tally(id)).toEqual({ ...EMPTY_TALLY, queued: CHATS, sent: CHATS })
    expect(stores.map((store) => store.problem())).toEqual([undefined, undefined])
    await Promise.all(stores.map((store) => store.close()))
  })

  it('bring an empty database up to date once, however many start at the same time', async () => {
    const stores = await Promise.all([open(), open(), open(), open()])
    expect(await stores[3]?.countChats()).toEqual({ active: 0, all: 0 })
    await Promise.all(stores.map((store) => store.close()))
  })
})

describe('two processes whose clocks are a minute apart', () => {
  const SKEW = 60_000
  let [slow, fast]: Store[] = []
  let client: pg.Client
  beforeEach(async () => {
    slow = await open()
    fast = await open(() => Date.now() + SKEW)
    client = new pg.Client({ connectionString: url })
    await client.connect()
  })
  afterEach(() => Promise.all([slow?.close(), fast?.close(), client.end()]))

  const beat = (store: Store | undefined, owner: string, now: () => number) =>
    createHeartbeat({ store: store as Store, now, wait: realWait, log: silentLog }, owner).beat()
  const beatSlow = () => beat(slow, 'slow', Date.now)
  const beatFast = () => beat(fast, 'fast', () => Date.now() + SKEW)
  const bothHold = async () => {
    const id = await startBroadcast(slow as Store, 4)
    await slow?.queueBroadcast(id, NOW, 4)
    const claimed = [await slow?.claimDeliveries('slow', Date.now(), 2)]
    claimed.push(await fast?.claimDeliveries('fast', Date.now() + SKEW, 2))
    return claimed.flatMap((each) => each?.map(({ key }) => key) ?? [])
  }
  /** It has said nothing for so long. */
  const silence = (owner: string, ms: number) =>
    client.query('update owners set seen_at = seen_at - $2 where owner = $1', [owner, ms])

  it('take nothing from each other while both are alive', async () => {
    const keys = await bothHold()
    expect([await beatSlow(), await beatFast(), await beatSlow()]).toEqual([false, false, false])
    expect(
      await Promise.all(
        keys.map((key, index) => (index < 2 ? slow : fast)?.markSending(key, index < 2 ? 'slow' : 'fast')),
      ),
    ).toEqual([true, true, true, true])
  })

  it.each([
    ['slow', 'fast'],
    ['fast', 'slow'],
  ])('find the %s one dead after five seconds, not a minute sooner or later', async (dead, alive) => {
    await bothHold()
    const look = alive === 'slow' ? beatSlow : beatFast
    await silence(dead, 1000)
    expect(await look()).toBe(false)
    await silence(dead, 4000)
    expect(await look()).toBe(true)
  })

  it('have leases and updates for as long as they say, whoever looks', async () => {
    expect(await slow?.takeLease('polling', 'slow', 5000)).toBe(true)
    expect(await fast?.takeLease('polling', 'fast', 5000)).toBe(false)
    expect(await fast?.takeUpdate(7, 'fast', 5000)).toBe('new')
    expect(await slow?.takeUpdate(7, 'slow', 5000)).toBe('busy')
    for (const table of ['leases', 'updates']) await client.query(`update ${table} set until_at = until_at - 5000`)
    expect(await fast?.takeLease('polling', 'fast', 5000)).toBe(true)
    expect(await slow?.takeUpdate(7, 'slow', 5000)).toBe('new')
  })
})
