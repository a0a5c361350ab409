// What an operator sees of a bot at work, over HTTP: a broadcast in the figures while it runs, and an end that is announced,
// short, and leaves nothing behind that another process would have to wait for.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settings } from '../support/builders.ts'
import { createKillable, type Killable } from '../support/killable.ts'
import { type BotProcess, spawnBot } from '../support/spawn-bot.ts'
import { openIn, removeFolders } from '../support/store-folders.ts'

const CHATS = 90
const WORDS = 'An announcement to all'
const ANSWER_MS = 400

let world: Killable
let bot: BotProcess
beforeEach(async () => {
  world = await createKillable(CHATS, 7)
  world.config.messagesPerSecond = 30
  world.config.logLevel = 'debug'
  const store = await openIn(world.config.dataDir, { now: Date.now })
  const reader = settings({ language: 'en', zone: 'UTC', schedule: [] })
  await Promise.all(world.chatIds.map((id) => store.subscribe(id, 'private', reader, undefined, Date.now())))
  const content = { kind: 'text' as const, text: WORDS, entities: [], preview: false }
  const draft = { authorId: world.owner.id, content, audience: { kind: 'everyone' as const }, createdAt: Date.now() }
  const { id } = await store.createBroadcast(draft)
  await store.changeBroadcast(id, ['draft'], { state: 'running', startedAt: Date.now() })
  await store.close()
  world.telegram.addFault({ kind: 'slow', methods: ['sendMessage'], ms: ANSWER_MS })
  bot = spawnBot(world.config)
})
afterEach(async () => {
  await bot.kill()
  await world.telegram.close()
  await removeFolders([world.config.dataDir])
})

const copies = () =>
  world.chatIds.map((id) => world.telegram.messages(id).filter(({ own, text }) => own && text === WORDS).length)
const reached = () => copies().filter((count) => count > 0).length
const whenReached = (count: number) =>
  world.telegram.until(() => (reached() >= count ? true : undefined), `${count} chats reached`)

type Answer = { status: number; type: string | null; body: string }
async function ask(path: string): Promise<Answer | undefined> {
  const port = /"event":"listening","port":(\d+)/.exec(bot.log())?.[1]
  return fetch(`http://127.0.0.1:${port}${path}`).then(
    async (answer) => ({
      status: answer.status,
      type: answer.headers.get('content-type'),
      body: await answer.text(),
    }),
    () => undefined,
  )
}
const sample = (text: string, name: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1),
  )
const events = (name: string) =>
  bot
    .log()
    .split('\n')
    .filter((line) => line.includes(`"event":"${name}"`))
    .map((line) => JSON.parse(line) as Record<string, unknown>)

describe('a bot in the middle of a broadcast', () => {
  it('shows it to who reads its figures, and names nobody', async () => {
    await whenReached(10)
    world.telegram.addFault({ kind: 'flood', methods: ['sendMessage'], seconds: 1, times: 1 })
    await whenReached(30)
    const { status, type, body } = (await ask('/metrics')) as Answer
    expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
    const sent = sample(body, 'bot_deliveries_total{task="broadcast",state="sent",outcome="sent"}')
    const waiting = sample(body, 'bot_waiting_deliveries{lane="bulk"}')
    expect(sent).toBeGreaterThanOrEqual(10)
    expect(waiting).toBeGreaterThan(0)
    expect(sample(body, 'bot_delivery_delay_seconds_count{task="broadcast"}')).toBe(sent)
    expect(sample(body, 'bot_pacer_wait_seconds_count{lane="bulk"}')).toBeGreaterThanOrEqual(sent)
    // A flood wait takes 15 % of it, and it comes back slowly.
    expect(sample(body, 'bot_messages_per_second')).toBeCloseTo(0.85 * 29.6, 0)
    expect(sample(body, 'bot_store_well')).toBe(1)
    expect(sample(body, 'bot_chats{state="active"}')).toBe(CHATS)
    const floods = events('flood-wait')
    expect(floods[0]).toMatchObject({ level: 'warn', paused: 'all', seconds: 1 })
    expect(sample(body, 'bot_flood_waits_total{paused="all"}')).toBe(floods.length)
    const labels = body
      .split('\n')
      .filter((line) => line.startsWith('bot_'))
      .join()
      .match(/"[^"]*"/g)
    for (const id of world.chatIds) expect(labels).not.toContain(`"${id}"`)
    const { time: _, dueMs, ...told } = events('delivery')[0] ?? {}
    expect(told).toEqual({
      level: 'debug',
      event: 'delivery',
      task: 'broadcast',
      broadcast: '1',
      state: 'sent',
      outcome: 'sent',
    })
    expect(dueMs).toBeGreaterThanOrEqual(ANSWER_MS)
  }, 20_000)

  it('asked to end is unready at once, finishes what is under way, gives the rest back and exits with 0', async () => {
    await whenReached(20)
    expect((await ask('/readyz'))?.status).toBe(200)
    const askedAt = Date.now()
    const ended = bot.stop()
    const seen: (Answer | undefined)[] = []
    for (let last = await ask('/readyz'); last !== undefined; last = await ask('/readyz')) seen.push(last)
    expect(await ended).toBe(0)
    expect(Date.now() - askedAt).toBeLessThan(3000)
    const unready = seen.findIndex((answer) => answer?.status === 503)
    expect(seen[unready]?.body).toBe('ending\n')
    expect(seen.slice(unready).every((answer) => answer?.status === 503)).toBe(true)

    const store = await openIn(world.config.dataDir, { now: Date.now })
    // Nobody was silent for long enough that what they held would be taken from them.
    expect(await store.recoverDeliveries(0, Date.now())).toEqual({ requeued: 0, unknown: 0 })
    const tally = await store.tally('1')
    expect(tally).toMatchObject({ sent: reached(), unknown: 0 })
    const waiting = await store.countWaiting()
    expect(waiting.find(({ lane }) => lane === 'bulk')?.count).toBe(Number(tally?.queued) - reached())
    await store.close()

    bot = spawnBot(world.config)
    await whenReached(CHATS)
    expect(copies().every((count) => count === 1)).toBe(true)
  }, 30_000)
})
