import { describe, expect, it } from 'vitest'
import { createPacer } from '#adapters/telegram/pacer'
import type { PaceStore } from '#adapters/telegram/shared-pace'
import { createVirtualTime } from '../support/virtual-time.ts'

const START = 1_000_000

/** As a database does it, with a clock of its own and an answer after two milliseconds. */
function createPaceStore(time: ReturnType<typeof createVirtualTime>): PaceStore & { asked: number } {
  const busyUntil = new Map<string, number>()
  const store = {
    asked: 0,
    async reserveSlots(key: string, slots: number, perSecond: number) {
      store.asked++
      await time.wait(1)
      const from = Math.max(time.now(), busyUntil.get(key) ?? 0)
      busyUntil.set(key, from + (slots * 1000) / perSecond)
      const waitMs = from - time.now()
      await time.wait(1)
      return waitMs
    },
    async holdSlots(key: string, ms: number) {
      busyUntil.set(key, Math.max(busyUntil.get(key) ?? 0, time.now() + ms))
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

  it('spend no slots while nothing waits', async () => {
    const { time, shared, send } = setUp(1)
    await time.until(send(0, 'bulk', 1))
    const { asked } = shared
    await time.advance(60_000)
    expect(shared.asked).toBeLessThanOrEqual(asked + 1)
  })
})
