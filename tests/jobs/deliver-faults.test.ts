// The worker over the real pacer, classifier and grammY's client, in virtual time: what a bad day does to a broadcast.
import { describe, expect, it } from 'vitest'
import { createPacer } from '#adapters/telegram/pacer'
import { createTelegram } from '#adapters/telegram/telegram'
import type { Deps } from '#deps'
import type { DeliveryTask } from '#domain/delivery'
import type { PaidBroadcast } from '#domain/stars'
import { placesFor } from '#jobs/deliver'
import { aChat, MINUTE } from '../support/builders.ts'
import { createDeliverWorld, type DeliverWorld } from '../support/deliver-world.ts'
import { type BotApiAnswer, createFakeBotApi, refusal, sentMessage } from '../support/fake-bot-api.ts'
import type { VirtualTime } from '../support/virtual-time.ts'

type Request = { at: number; chatId: number; method: string }
type Stack = DeliverWorld & {
  /** Requests that cost something, in order; what arrived in which chat. */
  requests: Request[]
  arrived: Map<number, number>
  probes: () => number
}
/** How the server ends a request; `undefined`: it is sent. Lost answers arrive all the same. */
type Server = (request: Request, time: VirtualTime) => BotApiAnswer | undefined | Promise<BotApiAnswer | undefined>

const BROADCAST: DeliveryTask = { kind: 'broadcast', broadcastId: '7' }
const hush = () => {}
const lost = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })

function stack(server: Server, perSecond = 30, paidBroadcast: PaidBroadcast = 'off'): Stack {
  const requests: Request[] = []
  const arrived = new Map<number, number>()
  let probes = 0
  const createStack = (time: VirtualTime): Deps['telegram'] => {
    const { api } = createFakeBotApi(async ({ method, payload }) => {
      const request = { at: time.now(), chatId: Number(payload['chat_id'] ?? 0), method }
      if (method === 'getMe') probes += 1
      else requests.push(request)
      await time.wait(40)
      const answer = await server(request, time)
      if (method === 'getMe') return answer ?? { ok: true, result: { id: 1 } }
      if (answer === undefined || answer === lost) arrived.set(request.chatId, (arrived.get(request.chatId) ?? 0) + 1)
      return answer ?? sentMessage(requests.length)
    })
    return createTelegram({
      api,
      pacer: createPacer({ perSecond, ...(paidBroadcast === 'off' ? {} : { freePerSecond: 30 }), ...time }),
      ...time,
      log: { debug: hush, info: hush, warn: hush, error: hush },
      fetchPicture: async () => ({ kind: 'failure', code: 'timeout', detail: '' }),
      pictures: { fileId: async () => undefined, remember: async () => {} },
      onMigrate: async () => {},
      payingAllowed: paidBroadcast !== 'off',
    })
  }
  const world = createDeliverWorld({ createTelegram: createStack, inFlight: placesFor(perSecond), paidBroadcast })
  return { ...world, requests, arrived, probes: () => probes }
}

const queueAll = ({ queue }: Stack, chats: number, task: DeliveryTask = BROADCAST) => {
  for (let chatId = 1; chatId <= chats; chatId += 1) queue(chatId, task)
}
const count = ({ ledger }: Stack, state: string) =>
  [...ledger.deliveries.values()].filter((delivery) => delivery.state === state).length
/** A row of numbers in [0, 1) that is the same every time. */
function createRow(seed = 7): () => number {
  let value = seed
  return () => {
    value = (value * 1_103_515_245 + 12_345) % 2_147_483_648
    return value / 2_147_483_648
  }
}

describe('a broadcast that is paid for', () => {
  it('goes at the whole limit, though thousands of digests that are not wait before it at the free one', async () => {
    const set = stack(() => undefined, 1000, 'alerts')
    const slotAt = set.time.now()
    for (let chatId = 1; chatId <= 3000; chatId += 1)
      set.queue(chatId, { kind: 'digest', slotKey: '2026-11-24T08:00', slotAt })
    for (let chatId = 3001; chatId <= 3600; chatId += 1) set.queue(chatId, BROADCAST)
    const sent = (kind: string) =>
      [...set.ledger.deliveries.values()].filter(({ task, state }) => task.kind === kind && state === 'sent').length
    await set.running(async () => {
      await set.time.advance(2000)
      expect(sent('broadcast')).toBe(600)
      await set.time.advance(3000)
      expect(sent('digest')).toBeGreaterThan(140)
    })
    expect(sent('digest')).toBeLessThan(160)
  })
})

describe('a broadcast', () => {
  it('keeps the full rate though one in a hundred requests fails and some answers are lost', async () => {
    const row = createRow()
    const set = stack(() => {
      const luck = row()
      return luck < 0.01 ? refusal(500, 'Internal Server Error') : luck < 0.015 ? lost : undefined
    })
    queueAll(set, 300)
    await set.running(() => set.time.advance(20_000))
    const [first, last] = [set.requests[0]?.at ?? 0, set.requests[290]?.at ?? 0]
    expect(290 / ((last - first) / 1000)).toBeGreaterThan(0.97 * 29.6)
    expect(count(set, 'sent')).toBe(300)
    expect(set.arrived.size).toBe(300)
    expect(set.probes()).toBeGreaterThan(0)
    expect(set.probes()).toBeLessThan(12)
  })

  it('reaches everyone though a third of the calls are answered 429 for five seconds', async () => {
    const row = createRow()
    let refused = 0
    const set = stack(({ at, method }, time) => {
      if (method === 'getMe' || at - start > 5000 || row() > 0.33) return undefined
      refused += 1
      return time.wait(0).then(() => refusal(429, 'Too Many Requests: retry after 2', { retry_after: 2 }))
    })
    const start = set.time.now()
    queueAll(set, 150)
    await set.running(() => set.time.advance(30_000))
    expect(count(set, 'sent')).toBe(150)
    expect([...set.arrived.values()].every((times) => times === 1)).toBe(true)
    expect(refused).toBeGreaterThan(0)
    // A flood wait holds everything: it is not met again and again.
    expect(refused).toBeLessThan(10)
  })

  it('goes on for the others when one chat’s requests always fail', async () => {
    const set = stack(({ chatId }) => (chatId === 1 ? refusal(500, 'Internal Server Error') : undefined))
    queueAll(set, 290)
    await set.running(() => set.time.advance(11_000))
    expect(count(set, 'sent')).toBe(289)
  })

  it('waits while nothing is answered, and risks no more than what was under way', async () => {
    let isDown = true
    const set = stack(() => (isDown ? lost : undefined))
    queueAll(set, 100, { kind: 'digest', slotKey: 'x', slotAt: set.time.now() })
    await set.running(async () => {
      await set.time.advance(5 * MINUTE)
      expect(count(set, 'unknown')).toBeLessThan(6)
      isDown = false
      await set.time.advance(MINUTE)
    })
    expect(count(set, 'sent') + count(set, 'unknown')).toBe(100)
    expect([...set.arrived.values()].every((times) => times === 1)).toBe(true)
  })

  it('unsubscribes nobody in an outage that answers every request with a page of its own', async () => {
    const set = stack(() => refusal(502, 'HTTP 403 without a Bot API answer'))
    queueAll(set, 40)
    await set.running(() => set.time.advance(2 * MINUTE))
    expect([...set.ledger.chats.values()].every(({ state }) => state === 'active')).toBe(true)
    expect(count(set, 'pending')).toBe(40)
  })

  it('keeps going at a thousand a second with faults', async () => {
    const row = createRow()
    const set = stack(() => (row() < 0.01 ? refusal(500, 'Internal Server Error') : undefined), 1000)
    queueAll(set, 800)
    await set.running(() => set.time.advance(6000))
    const [first, last] = [set.requests[0]?.at ?? 0, set.requests[700]?.at ?? 0]
    expect(700 / ((last - first) / 1000)).toBeGreaterThan(0.97 * 986)
    expect(count(set, 'sent')).toBe(800)
  })
})

describe('a slow group', () => {
  it('takes no place from the others: it is put off to the moment it may be sent to', async () => {
    const set = stack(({ chatId }) =>
      chatId < 0 ? refusal(429, 'Too Many Requests: retry after 60', { retry_after: 60 }) : undefined,
    )
    queueAll(set, 700)
    await set.running(async () => {
      // One after the other: in two chats within a second a flood wait is everybody's.
      for (let group = 1; group <= 17; group += 1) {
        set.ledger.chats.set(-group, aChat({ id: -group, kind: 'supergroup' }))
        for (const level of ['flash', 'urgent'] as const) {
          const task: DeliveryTask = { kind: 'alert', articleId: '4411239', level }
          set.queue(-group, task, { key: `${level}:${group}` })
        }
        await set.time.advance(1200)
      }
      expect(set.requests.filter(({ chatId }) => chatId > 0).length).toBeGreaterThan(17 * 1.2 * 29.6 - 40)
      expect(set.requests.filter(({ chatId }) => chatId < 0)).toHaveLength(17)
      expect(set.state('urgent:1')).toMatchObject({ state: 'pending', attempts: 0, reason: 'flood-wait' })
    })
  })

  it('gets its messages in the order they were written down, twenty a minute, none lost', async () => {
    const order: string[] = []
    const set = stack(() => undefined)
    const settle = set.deps.store.settleDelivery
    set.deps.store.settleDelivery = async (key, ...rest) => {
      if (rest[1].state === 'sent') order.push(key)
      return settle(key, ...rest)
    }
    set.ledger.chats.set(-1, aChat({ id: -1, kind: 'supergroup' }))
    const keys = Array.from({ length: 50 }, (_, index) => `message ${String(index).padStart(2, '0')}`)
    for (const key of keys) set.queue(-1, BROADCAST, { key })
    await set.running(() => set.time.advance(4 * MINUTE))
    expect(order).toEqual(keys)
    for (const { at } of set.requests) {
      expect(set.requests.filter((other) => other.at >= at && other.at < at + 60_000).length).toBeLessThanOrEqual(20)
    }
  })
})

describe('what was put off', () => {
  it('goes before what was written down later', async () => {
    const set = stack(() => undefined)
    set.ledger.chats.set(-1, aChat({ id: -1, kind: 'supergroup' }))
    for (let message = 1; message <= 20; message += 1) set.queue(-1, BROADCAST, { key: `${message}` })
    await set.running(async () => {
      await set.time.advance(30_000)
      set.queue(-1, BROADCAST, { key: 'first', notBeforeAt: set.time.now(), queuedAt: set.time.now() })
      const groupReadyAt = (set.requests[0]?.at ?? 0) + 60_500
      await set.time.advance(groupReadyAt - 1050 - set.time.now())
      set.queue(-1, BROADCAST, { key: 'second', notBeforeAt: set.time.now(), queuedAt: set.time.now() })
      set.deliverer.wake()
      await set.time.advance(1500)
      expect([set.state('first')?.attempts, set.state('second')?.attempts]).toEqual([1, 0])
      expect(set.requests.at(-1)?.at).toBe(groupReadyAt)
    })
  })
})

describe('a flash', () => {
  it('leaves within 100 ms of being written down though a broadcast runs', async () => {
    const set = stack(() => undefined)
    queueAll(set, 400)
    await set.running(async () => {
      for (let flash = 1; flash <= 5; flash += 1) {
        await set.time.advance(1013)
        const [chatId, at] = [900 + flash, set.time.now()]
        set.queue(chatId, { kind: 'alert', articleId: '4411239', level: 'flash' })
        set.deliverer.wake()
        await set.time.advance(300)
        const left = set.requests.find((request) => request.chatId === chatId)
        expect((left?.at ?? Number.POSITIVE_INFINITY) - at).toBeLessThan(100)
      }
    })
  })
})
