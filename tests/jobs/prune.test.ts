// What nobody waits for any more is not kept: what people wrote least of all.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { rememberSearch } from '#features/remembered-searches'
import { prune } from '#jobs/prune'
import { DAY, HOUR, MINUTE, settings } from '../support/builders.ts'
import { type ClockWorld, createClockWorld } from '../support/clock-world.ts'

let world: ClockWorld
beforeEach(async () => {
  world = await createClockWorld()
})
afterEach(() => world.end())

it('an update nobody handled is forgotten after a day, and the operator told how many were lost', async () => {
  await world.store.keepUpdates([{ update_id: 7 }, { update_id: 8 }])
  await world.store.finishUpdate(8)
  world.clock.at += DAY - MINUTE
  await prune(world.deps)
  expect(world.logged).toEqual([])
  world.clock.at += HOUR
  await prune(world.deps)
  expect(world.logged).toEqual(['updates-too-old count=1'])
  expect(await world.store.pruneUpdates()).toBe(0)
})

it('what a stranger searched for is forgotten after a month, not what a reader did', async () => {
  await world.store.subscribe(5, 'private', settings(), world.clock.at, world.clock.at)
  for (const id of [5, 6]) await rememberSearch(world.deps, id, 'storm')
  world.clock.at += 29 * DAY
  await prune(world.deps)
  expect(await world.store.session('search:6')).toBeDefined()
  world.clock.at += 2 * DAY
  await prune(world.deps)
  expect(await world.store.session('search:6')).toBeUndefined()
  expect(await world.store.session('search:5')).toBeDefined()
})

it('a question is kept while an answer may still come, and a draft for as long as its editor works on it', async () => {
  await world.store.saveSession('5:5', { message: 'with a name' })
  const draft = await world.store.createBroadcast({
    authorId: 5,
    content: { kind: 'text', text: 'A word', entities: [], preview: false },
    audience: { kind: 'everyone' },
    createdAt: world.clock.at,
  })
  world.clock.at += HOUR
  await prune(world.deps)
  expect(await world.store.session('5:5')).toBeDefined()
  world.clock.at += 2 * DAY
  await prune(world.deps)
  expect(await world.store.session('5:5')).toBeUndefined()
  expect(await world.store.broadcast(draft.id)).toBeDefined()
})
