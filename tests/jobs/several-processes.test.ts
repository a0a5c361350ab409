// The clock's jobs where several processes run them over one store: what only one may do is done by one.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Deps } from '#deps'
import { CANARY_CHATS } from '#domain/broadcast'
import { createJobTable, type JobName } from '#jobs/table'
import { MINUTE, NOW, settings } from '../support/builders.ts'
import { type ClockWorld, createClockWorld } from '../support/clock-world.ts'
import { createFakeTelegram, type FakeTelegram } from '../support/fake-telegram.ts'
import { locales } from '../views/locales.ts'

const OWNER = 1
const CARD = 900
const CHATS = 60
const SECOND = 1000

let world: ClockWorld
let telegram: FakeTelegram
let freeBytes: Record<string, number>

beforeEach(async () => {
  world = await createClockWorld()
  telegram = createFakeTelegram()
  freeBytes = {}
})
afterEach(() => world.end())

/** The jobs of the process of this name; one that is killed runs none any more. */
function start(name: string) {
  const killed = new AbortController()
  const deps: Deps = {
    ...world.deps,
    settings: { ...world.deps.settings, ownerIds: [OWNER], defaultLanguage: 'en' },
    locales,
    telegram,
    freeDiskBytes: async () => freeBytes[name] ?? 1e9,
    clockSkewMs: () => 0,
  }
  const hooks = { wake: () => {}, takeAskedFeeds: () => [], signal: killed.signal, owner: name }
  const table = createJobTable(deps, '* * * * *', hooks)
  return {
    run: async (job: JobName) => void (await table.find((entry) => entry.name === job)?.run()),
    kill: () => killed.abort(),
  }
}
type Process = ReturnType<typeof start>

/** Every process ticks once a second, at the same moment. */
async function tick(processes: Process[], seconds: number): Promise<void> {
  for (const until = world.clock.at + seconds * SECOND; world.clock.at < until; world.clock.at += SECOND)
    await Promise.all(processes.map(({ run }) => run('run-broadcasts')))
}

/** Cards and reports are under way beside the ticks, as long as the machine takes. */
async function tickUntilEnded(processes: Process[], id: string): Promise<void> {
  await expect
    .poll(async () => {
      await tick(processes, 1)
      return world.store.broadcast(id)
    })
    .toMatchObject({ state: 'done', endedAt: expect.any(Number) })
}

async function startBroadcast(): Promise<string> {
  const { store } = world
  for (let chat = 1; chat <= CHATS; chat += 1)
    await store.subscribe(100 + chat, 'private', settings({ language: 'en' }), undefined, NOW)
  const content = { kind: 'text' as const, text: 'A word', entities: [], preview: false }
  const { id } = await store.createBroadcast({
    authorId: OWNER,
    content,
    audience: { kind: 'everyone' },
    createdAt: NOW,
  })
  await store.changeBroadcast(id, ['draft'], { state: 'running', startedAt: NOW, cardId: CARD })
  return id
}

/** Sends all that is written down; how many. */
async function sendAll(state: 'sent' | 'failed' = 'sent'): Promise<number> {
  const claimed = await world.store.claimDeliveries('sender', world.clock.at, 1000)
  for (const { key } of claimed) {
    await world.store.markSending(key, 'sender')
    const settlement = state === 'sent' ? { state, messageId: 1 } : { state, reason: 'rejected' }
    await world.store.settleDelivery(key, 'sender', settlement, world.clock.at)
  }
  return claimed.length
}
const told = () => telegram.sent.filter(({ messageId }) => messageId === undefined)
const edits = () => telegram.sent.filter(({ messageId }) => messageId === CARD)

describe('a broadcast that several processes run', () => {
  it('has one canary, one live card and one report', async () => {
    const processes = [start('a'), start('b'), start('c')]
    const id = await startBroadcast()
    await tick(processes, 2)
    expect(await sendAll()).toBe(CANARY_CHATS)
    await tick(processes, 6)
    expect(edits()).toHaveLength(1)
    expect(await sendAll()).toBe(CHATS - CANARY_CHATS)
    await tickUntilEnded(processes, id)
    expect(told()).toHaveLength(1)
  })

  it('is reported once though the one that was about to report it stood still, and wakes up later', async () => {
    const [a, b] = [start('a'), start('b')]
    const id = await startBroadcast()
    await tick([a], 1)
    await sendAll()
    await tick([a], 1)
    await sendAll()
    await tick([a], 1)
    expect(await world.store.broadcast(id)).toMatchObject({ state: 'done' })
    // It stands still while it looks whom to tell.
    const { editors } = world.store
    let wakeUp = () => {}
    const standsStill = new Promise<void>((reached) => {
      world.store.editors = async () => {
        reached()
        await new Promise<void>((resolve) => {
          wakeUp = resolve
        })
        return editors()
      }
    })
    await tick([a], 1)
    await standsStill
    world.store.editors = editors
    expect(told()).toHaveLength(0)
    world.clock.at += 10 * SECOND
    await tickUntilEnded([b], id)
    world.clock.at += 10 * SECOND
    wakeUp()
    await tick([a, b], 3)
    expect(told()).toHaveLength(1)
  })

  it('is told once to have been stopped', async () => {
    const processes = [start('a'), start('b')]
    const id = await startBroadcast()
    await tick(processes, 2)
    await sendAll('failed')
    await tick(processes, 3)
    expect(await world.store.broadcast(id)).toMatchObject({ state: 'stopped', toldAt: expect.any(Number) })
    expect(told()).toHaveLength(1)
  })

  it('goes on in another within seconds when the one that drove it is killed', async () => {
    const [a, b] = [start('a'), start('b')]
    await startBroadcast()
    await tick([a, b], 2)
    a.kill()
    await sendAll()
    await tick([a, b], 7)
    expect(await sendAll()).toBe(CHATS - CANARY_CHATS)
  })

  it('begins at once in whichever process an editor presses', async () => {
    const [a, b] = [start('a'), start('b')]
    await tick([a, b], 2)
    await startBroadcast()
    await b.run('run-broadcasts')
    expect(await sendAll()).toBe(CANARY_CHATS)
  })
})

describe('the watch', () => {
  it('is kept by one process: what is wrong on its machine is not over because another’s is well', async () => {
    const [a, b] = [start('a'), start('b')]
    freeBytes['a'] = 1
    for (let minute = 0; minute < 10; minute += 1) {
      await Promise.all([a.run('watch'), b.run('watch')])
      world.clock.at += MINUTE
    }
    expect(told()).toHaveLength(1)
  })

  it('goes on in another when that one is gone', async () => {
    const [a, b] = [start('a'), start('b')]
    await a.run('watch')
    world.clock.at += 3 * MINUTE
    freeBytes['b'] = 1
    await b.run('watch')
    expect(told()).toHaveLength(1)
  })
})
