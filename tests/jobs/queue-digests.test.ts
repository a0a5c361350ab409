import { afterEach, describe, expect, it } from 'vitest'
import type { Schedule } from '#domain/schedule'
import { nextSlot } from '#domain/schedule-slots'
import { queueDigests } from '#jobs/queue-digests'
import { DAY, HOUR, MINUTE, MORNINGS, NOW, settings } from '../support/builders.ts'
import { type ClockWorld, createClockWorld } from '../support/clock-world.ts'

let world: ClockWorld
afterEach(() => world.end())

const TWICE: Schedule = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], minutes: [480, 540] }]
const slotKeys = async (chatId: number) =>
  (await world.takeQueued(chatId)).map(({ task }) => (task.kind === 'digest' ? task.slotKey : task.kind))

/** Chats that subscribed a day before now. */
async function createWorldOf(chats: number, schedule: Schedule = MORNINGS, zone = 'Asia/Baku') {
  world = await createClockWorld({ at: NOW - DAY })
  const next = nextSlot(schedule, zone, NOW - HOUR)?.at
  const subscribe = (id: number) => world.store.subscribe(id, 'private', settings({ schedule, zone }), next, NOW - DAY)
  await Promise.all(Array.from({ length: chats }, (_, index) => subscribe(index + 1)))
}

describe('the minute’s tick', () => {
  it('queues nothing before the slot', async () => {
    await createWorldOf(1)
    world.clock.at = NOW - 1
    expect(await queueDigests(world.deps)).toBe(0)
    expect(await slotKeys(1)).toEqual([])
  })

  it('queues the slot when it has come and plans the next', async () => {
    await createWorldOf(1)
    world.clock.at = NOW
    expect(await queueDigests(world.deps)).toBe(1)
    expect(await slotKeys(1)).toEqual(['2026-11-24T08:00'])
    expect((await world.store.chat(1))?.nextSlotAt).toBe(NOW + DAY)
  })

  it('finds nothing to do the second time, and nothing twice when two run at once', async () => {
    await createWorldOf(3)
    world.clock.at = NOW + MINUTE
    const [first, second] = await Promise.all([queueDigests(world.deps), queueDigests(world.deps)])
    expect((first ?? 0) + (second ?? 0)).toBe(3)
    expect(await queueDigests(world.deps)).toBe(0)
    expect(await slotKeys(2)).toEqual(['2026-11-24T08:00'])
  })

  it('queues every chat, in slices of at most 500 with a pause after each', async () => {
    await createWorldOf(1001)
    world.clock.at = NOW
    let pauses = 0
    const wait = async (ms: number) => {
      expect(ms).toBe(0)
      pauses += 1
    }
    expect(await queueDigests({ ...world.deps, wait })).toBe(1001)
    expect(pauses).toBe(3)
    expect(await slotKeys(1001)).toEqual(['2026-11-24T08:00'])
  })

  it.each([
    ['sends the slot late within three hours', MORNINGS, 3 * HOUR, ['2026-11-24T08:00']],
    ['skips it after that', MORNINGS, 3 * HOUR + 1, []],
    ['sends only the latest of several', TWICE, 2 * HOUR, ['2026-11-24T09:00']],
    ['sends the latest of days', TWICE, 2 * DAY + 2 * HOUR, ['2026-11-26T09:00']],
  ])('after downtime %s', async (_, schedule, lateMs, expected) => {
    await createWorldOf(1, schedule)
    world.clock.at = NOW + lateMs
    await queueDigests(world.deps)
    expect(await slotKeys(1)).toEqual(expected)
    expect((await world.store.chat(1))?.nextSlotAt).toBeGreaterThan(world.clock.at)
  })

  it('queues a time that exists twice once, over the hour that comes again', async () => {
    world = await createClockWorld({ at: Date.parse('2026-10-25T00:00:00Z') })
    const schedule: Schedule = [{ weekdays: [7], minutes: [150] }]
    const next = nextSlot(schedule, 'Europe/Berlin', world.clock.at)?.at
    await world.store.subscribe(1, 'private', settings({ schedule, zone: 'Europe/Berlin' }), next, world.clock.at)
    for (let minute = 0; minute < 180; minute += 10) {
      world.clock.at += 10 * MINUTE
      await queueDigests(world.deps)
    }
    expect(await slotKeys(1)).toEqual(['2026-10-25T02:30'])
  })

  it('ends although a group is told as due that nobody is left in', async () => {
    await createWorldOf(1)
    world.clock.at = NOW
    const store = { ...world.store, queueSlot: async () => 0 }
    expect(await queueDigests({ ...world.deps, store })).toBe(0)
  })
})
