import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import type { Store } from '#adapters/store/store'
import { EMPTY_TALLY } from '#domain/broadcast'
import { NOW, settings } from '../../support/builders.ts'
import { type Server, startPostgres } from '../../support/postgres.ts'

const CHATS = 1500

let server: Server
let url: string
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())
beforeEach(async () => {
  url = await server.createDatabase()
})

const realWait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const open = () => openPostgresStore({ url, now: Date.now, wait: realWait })

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

/** As a process does it: writes down, claims, marks, settles, until the broadcast has ended for all. */
async function work(store: Store, owner: string, id: string, sent: Map<string, number>): Promise<void> {
  for (let idle = 0; idle < 20; ) {
    await store.queueBroadcast(id, NOW, 200)
    const claimed = await store.claimDeliveries(owner, Date.now(), 25)
    idle = claimed.length === 0 ? idle + 1 : 0
    await Promise.all(
      claimed.map(async ({ key }) => {
        if (!(await store.markSending(key, owner))) return
        sent.set(key, (sent.get(key) ?? 0) + 1)
        await store.settleDelivery(key, owner, { state: 'sent', messageId: 1 }, Date.now())
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
