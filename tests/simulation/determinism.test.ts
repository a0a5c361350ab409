// Everything in a simulation follows from its seed.
import { expect, test } from 'vitest'
import { runStory } from '#simulation/run'
import { tellStory } from '#simulation/story'

const story = (seed: number) => tellStory({ seed, days: 1, readers: 8 })

test('the same seed gives the same day, down to every step, request and byte', async () => {
  // With kills, power cuts and a disk in trouble.
  const first = await runStory(story(5))
  const second = await runStory(story(5))
  expect(second.hash).toBe(first.hash)
  expect(second.figures.steps).toBe(first.figures.steps)
})

test('another seed gives another day', async () => {
  expect((await runStory(story(6))).hash).not.toBe((await runStory(story(7))).hash)
})

test('the platform has its clock and its timers back afterwards', async () => {
  const before = [Date, setTimeout, setImmediate, Math.random, AbortSignal.timeout]
  await runStory({ ...story(8), events: [], days: 1 })
  expect([Date, setTimeout, setImmediate, Math.random, AbortSignal.timeout]).toEqual(before)
})
