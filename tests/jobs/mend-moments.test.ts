// The clock is set back a day: feeds are polled again at once, and the operator is told, once.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createClockWatch } from '#jobs/mend-moments'
import { pollFeeds } from '#jobs/poll-feeds'
import { aFeed, DAY, HOUR, MINUTE } from '../support/builders.ts'
import { type ClockWorld, createClockWorld } from '../support/clock-world.ts'

let world: ClockWorld
let woken: number
beforeEach(async () => {
  world = await createClockWorld({ feeds: [aFeed()] })
  woken = 0
})
afterEach(() => world.end())

const wake = () => {
  woken++
}
const told = () => world.logged.filter((line) => line.startsWith('clock-'))

it('while the bot runs', async () => {
  const watch = createClockWatch(world.deps, wake)
  await watch()
  world.clock.at += DAY
  await watch()
  await pollFeeds(world.deps)
  world.clock.at -= DAY
  await pollFeeds(world.deps)
  expect(world.fetched).toEqual(['az'])
  for (let second = 0; second < 5; second++) {
    await watch()
    world.clock.at += 1000
  }
  await pollFeeds(world.deps)
  expect(world.fetched).toEqual(['az', 'az'])
  expect(told()).toEqual([`clock-set-back seconds=${DAY / 1000} mended=1`])
  expect(woken).toBe(1)
})

it('while it did not', async () => {
  world.clock.at += DAY
  await pollFeeds(world.deps)
  world.clock.at -= DAY
  await world.reopen()
  const watch = createClockWatch(world.deps, wake)
  await watch()
  await watch()
  await pollFeeds(world.deps)
  expect(world.fetched).toEqual(['az', 'az'])
  expect(told()).toEqual(['clock-set-back seconds=undefined mended=1'])
})

it('a start with a right clock, a jump ahead and a correction of a few seconds are none of it', async () => {
  const watch = createClockWatch(world.deps, wake)
  for (const ms of [0, 8 * HOUR, -MINUTE / 2, MINUTE]) {
    world.clock.at += ms
    await watch()
  }
  expect(told()).toEqual([])
  expect(woken).toBe(0)
})
