import { describe, expect, it } from 'vitest'
import { createPacer } from '#adapters/telegram/pacer'
import type { PaceStore } from '#adapters/telegram/shared-pace'
import { createVirtualTime } from '../support/virtual-time.ts'

const START = 1_000_000

/** As a database does it, with a clock of its own and an answer after two milliseconds. */
function createPaceStore(time: ReturnType<typeof createVirtualTime>): PaceStore & { asked: number } {
  const busyUntil = new Map<string, number>()
  const heldUntil = new Map<string, number>()
  const store = {
    asked: 0,
    async reserveSlots(key: string, slots: number, perSecond: number, burst: number) {
      store.asked++
      await time.wait(1)
      const from = Math.max(time.now() - ((burst - 1) * 1000) / perSecond, busyUntil.get(key) ?? 0)
      busyUntil.set(key, from + (slots * 1000) / perSecond)
      const waitMs = Math.max(0, from - time.now())
      const heldMs = Math.max(0, (heldUntil.get(key) ?? 0) - time.now())
      await time.wait(1)
      return { waitMs, heldMs }
    },
    async holdSlots(key: string, ms: number) {
      busyUntil.set(key, Math.max(busyUntil.get(key) ?? 0, time.now() + ms))
      heldUntil.set(key, Math.max(heldUntil.get(key) ?? 0, time.now() + ms))
    },
  }
  return store
}

function setUp(processes: number, perSecond = 30) {
  const time = createVirtualTime(START)
  const shared = createPaceStore(time)
  const pacers = Array.from({ length: processes }, () => createPacer({ perSecond, shared, ...time }))
  const left: { name: string; at: number }[] = []
  const send = async (process: number, lane: 'bulk' | 'answer', chatId: number, name: string = lane) => {
    const done = await pacers[process]?.turn({ lane, chatId })
    left.push({ name, at: time.now() - START })
    await time.wait(40)
    done?.()
  }
  const sendBulk = (process: number, messages: number) =>
    Array.from({ length: messages }, (_, index) => send(process, 'bulk', process * 100_000 + index + 1))
  return { time, shared, pacers, left, send, sendBulk }
}

const mostInASecond = (left: { at: number }[]) =>
  Math.max(...left.map(({ at }) => left.filter((other) => other.at >= at && other.at < at + 1000).length))

describe('processes that share a limit', () => {
  it('send 29.6 a second together, however they share it', async () => {
    const { time, left, sendBulk } = setUp(3)
    await time.until(Promise.all([...sendBulk(0, 150), ...sendBulk(1, 100), ...sendBulk(2, 50)]))
    expect(mostInASecond(left)).toBeLessThanOrEqual(31)
    expect(left.at(-1)?.at).toBeLessThan(10_500)
  })

  it('leave the whole limit to one that is alone', async () => {
    const { time, left, sendBulk } = setUp(2)
    await time.until(Promise.all(sendBulk(0, 297)))
    expect(left.at(-1)?.at).toBeLessThan(10_300)
  })

  it('reserve in blocks where a thousand a second go, and stay above nine hundred', async () => {
    const { time, shared, left, sendBulk } = setUp(2, 1000)
    await time.until(Promise.all([...sendBulk(0, 1500), ...sendBulk(1, 1500)]))
    expect(left.at(-1)?.at).toBeLessThan(3000 / 0.9)
    expect(mostInASecond(left)).toBeLessThanOrEqual(1000 + 50)
    expect(shared.asked).toBeLessThan(200)
  })

  it('give an answer one of the next slots though all of them are busy', async () => {
    const { time, left, send, sendBulk } = setUp(3)
    for (const process of [0, 1, 2]) sendBulk(process, 300)
    await time.advance(2000)
    await time.until(send(1, 'answer', 999_999))
    expect(left.find(({ name }) => name === 'answer')?.at).toBeLessThan(2000 + 4 * 34 + 10)
  })

  it('all wait when Telegram asks one of them to', async () => {
    const { time, pacers, left, send } = setUp(2)
    pacers[0]?.flood(5)
    await time.until(send(1, 'bulk', 7))
    expect(left[0]?.at).toBeGreaterThanOrEqual(5000)
  })

  it('tell how long to put a delivery off in whole milliseconds, though the database counts finer: it is written down', async () => {
    const { time, shared, pacers, send } = setUp(2)
    await shared.holdSlots('all', 5000.34)
    void send(1, 'bulk', 100_001)
    await time.advance(500)
    const heldMs = pacers[1]?.heldForMs(100_002)
    expect(heldMs).toBeGreaterThan(4000)
    expect(Number.isInteger(heldMs)).toBe(true)
  })

  it('spend no slots while nothing waits', async () => {
    const { time, shared, send } = setUp(1)
    await time.until(send(0, 'bulk', 1))
    const { asked } = shared
    await time.advance(60_000)
    expect(shared.asked).toBeLessThanOrEqual(asked + 1)
  })

  it('all go slower after a flood wait of one of them', async () => {
    const { time, pacers, send } = setUp(3)
    pacers[0]?.flood(5)
    await time.until(Promise.all([send(0, 'bulk', 7), send(1, 'bulk', 8), send(2, 'answer', 9)]))
    for (const pacer of pacers) expect(pacer.rate()).toBeCloseTo(29.6 * 0.85, 0)
    await time.until(Promise.all([send(0, 'bulk', 17), send(1, 'bulk', 18)]))
    for (const pacer of pacers) expect(pacer.rate()).toBeGreaterThan(29.6 * 0.84)
  })

  it('take a long queue of many processes, albums in it, for no flood wait', async () => {
    const { time, pacers, sendBulk } = setUp(15)
    const album = pacers[0]?.turn({ lane: 'bulk', chatId: 3, slots: 10 })
    await time.until(Promise.all([album, ...pacers.flatMap((_, process) => sendBulk(process, 20))]))
    for (const pacer of pacers) expect(pacer.rate()).toBeCloseTo(29.6)
  })
})

describe('one chat that several processes send to', () => {
  const GROUP = -1001
  const mostInAMinute = (left: { at: number }[]) =>
    Math.max(...left.map(({ at }) => left.filter((other) => other.at >= at && other.at < at + 60_000).length))

  it('gets three answers at once and then one a second, from all of them together', async () => {
    const { time, left, send } = setUp(3)
    await time.until(Promise.all([0, 1, 2, 0, 1, 2].map((process) => send(process, 'answer', 7))))
    expect(left[2]?.at).toBeLessThan(200)
    for (const [place, { at }] of left.entries()) expect(at).toBeGreaterThanOrEqual((place - 2) * 1000)
  })

  it('gets no more than twenty messages in any minute, where it is a group', async () => {
    const { time, left, send } = setUp(2)
    const lanes = ['answer', 'bulk'] as const
    const all = Array.from({ length: 60 }, (_, each) => send(each % 2, lanes[each % 3 === 0 ? 1 : 0], GROUP))
    await time.until(Promise.all(all))
    expect(mostInAMinute(left)).toBeLessThanOrEqual(20)
  })

  it('gets no answer from any of them while Telegram asks one to wait', async () => {
    const { time, pacers, left, send } = setUp(2)
    await time.until(send(0, 'answer', GROUP))
    pacers[0]?.flood(30, GROUP)
    await time.advance(10)
    await time.until(Promise.all([send(1, 'answer', GROUP), send(1, 'answer', 8)]))
    const [, other, late] = left.map(({ at }) => at)
    expect(other).toBeLessThan(1000)
    expect(late).toBeGreaterThanOrEqual(30_000)
  })

  it('costs no question of its own where only its deliveries go out', async () => {
    const { time, shared, sendBulk } = setUp(1)
    await time.until(Promise.all(sendBulk(0, 50)))
    expect(shared.asked).toBeLessThanOrEqual(52)
  })
})
