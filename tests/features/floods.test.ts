// One who sends without end, and everybody else: the real bot under both ways in which updates come.
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { Person } from '#sandbox/telegram/world'
import { actionData } from '#views/action'
import { type Harness, startHarness } from '../support/harness.ts'
import { newDatabase } from '../support/postgres.ts'

const OWNER_ID = 900

let harness: Harness
afterEach(() => harness.end())

async function freePort(): Promise<number> {
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as { port: number }
  free.close()
  await once(free, 'close')
  return port
}

async function open(way: string): Promise<{ stranger: Person; reader: Person; owner: Person }> {
  const httpPort = await freePort()
  const webhook = { url: `http://127.0.0.1:${httpPort}/telegram`, secret: 'secret_of-the-feature' }
  harness = await startHarness({
    config: {
      ...{ adminIds: [OWNER_ID], httpPort },
      ...(way === 'polling' ? {} : { webhook }),
      ...(way === 'a webhook over PostgreSQL' ? { databaseUrl: await newDatabase() } : {}),
    },
  })
  const owner = harness.telegram.person({ id: OWNER_ID, firstName: 'Owner', languageCode: 'en' })
  await harness.ask(owner, '/start')
  return { stranger: await harness.reader('ru'), reader: await harness.reader(), owner }
}

/** How long the answer took, by the test's clock. */
async function waited(person: Person, text: string): Promise<number> {
  const since = harness.clock.now()
  await harness.ask(person, text)
  return harness.clock.now() - since
}

const told = (person: Person) => person.messages().filter(({ own, text }) => own && text.includes('не успеваю')).length

// Handled one a second they would keep others waiting for as many seconds. A webhook gets one of a chat at a time.
describe.each([
  { way: 'polling', count: 600, soonMs: 60_000 },
  { way: 'a webhook', count: 300, soonMs: 150_000 },
  { way: 'a webhook over PostgreSQL', count: 300, soonMs: 150_000 },
])('by $way', ({ way, count, soonMs }) => {
  it('who forwards hundreds of messages keeps no reader and no owner waiting, is told once, and is served again', async () => {
    const { stranger, reader, owner } = await open(way)
    const { id } = stranger.last() ?? { id: 0 }
    for (let sent = 0; sent < count; sent += 1) stranger.forward(id)
    expect(await waited(reader, '/help')).toBeLessThan(soonMs)
    expect(await waited(owner, '/broadcasts')).toBeLessThan(soonMs)
    await harness.telegram.until(() => harness.telegram.pendingUpdates() === 0, 'all of them are taken', 20_000)
    await harness.telegram.until(() => told(stranger) === 1)
    // The database's clock goes at its own speed.
    if (harness.app.deps.store.isShared) return
    const { openUpdates } = harness.app.deps.store
    await expect.poll(openUpdates, { timeout: 15_000 }).toEqual([])
    expect(told(stranger)).toBe(1)
    expect(harness.log.filter((line) => line.includes('backlog-full'))).toHaveLength(1)
    await harness.ask(stranger, '/help')
    const figures = await fetch(`http://127.0.0.1:${harness.app.httpPort()}/metrics`)
    expect(await figures.text()).toMatch(/bot_updates_refused_total [2-5]\d\d/)
  }, 40_000)
})

it('a rush of newcomers keeps no reader waiting for all of them', async () => {
  const { reader } = await open('polling')
  const welcomed = () => harness.telegram.calls('sendMessage').length - before
  const newcomers = Array.from({ length: 600 }, () => harness.telegram.person({ firstName: 'New', languageCode: 'en' }))
  const before = harness.telegram.calls('sendMessage').length
  for (const person of newcomers) person.start()
  await harness.ask(reader, '/help')
  expect(welcomed()).toBeLessThan(300)
  await expect.poll(welcomed, { timeout: 60_000 }).toBe(601)
}, 90_000)

describe('who presses buttons without end', () => {
  /** A press of the welcome every half a second until `act` has ended. */
  async function whilePressing(person: Person, act: () => Promise<void>): Promise<void> {
    const settings = await harness.ask(person, '/settings')
    const ended = new AbortController()
    const presses: Promise<unknown>[] = []
    const press = async () => {
      while (!ended.signal.aborted) {
        const screen = presses.length % 2 === 0 ? 'topics' : 'settings'
        const forged = actionData({ kind: 'show', screen })
        presses.push(person.press(settings.id, { forged }).catch(() => undefined))
        await harness.clock.wait(500, ended.signal)
      }
    }
    const pressing = press()
    await harness.clock.wait(15_000)
    await act().finally(() => ended.abort())
    await pressing
  }
  const got = (person: Person, text: string) =>
    harness.telegram.until(() => person.messages().some((each) => each.own && each.text.includes(text)), text)
  const sent = async (owner: Person, text: string) => {
    owner.send(`/broadcast ${text}`)
    for (const label of ['Everyone', 'Now', 'Send']) {
      const card = await harness.telegram.until(() =>
        owner.messages().findLast(({ keyboard }) => keyboard.flat().some((button) => button.text === label)),
      )
      await owner.press(card, label)
    }
  }

  it('gets a broadcast all the same, and keeps the next one from nobody', async () => {
    const { stranger, reader, owner } = await open('polling')
    await whilePressing(stranger, async () => {
      await sent(owner, 'The first of two')
      const since = harness.clock.now()
      await got(stranger, 'The first of two')
      await sent(owner, 'The second of two')
      await got(reader, 'The second of two')
      expect(harness.clock.now() - since).toBeLessThan(30_000)
    })
  }, 30_000)
})
