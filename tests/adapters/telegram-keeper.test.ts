// What a process leaves when it dies with updates in its hands, and what the next ones make of it.
import type { Update } from 'grammy/types'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Store } from '#adapters/store/store'
import { createKeeper } from '#adapters/telegram/keeper'
import { makeFolder, openIn, removeFolders } from '../support/store-folders.ts'

const POISON = 5
const never = new Promise<void>(() => {})
const update = (id: number) => ({ update_id: id }) as Update

let folder: string
let store: Store
let logged: [string, unknown][]
beforeEach(async () => {
  folder = await makeFolder()
  store = await openIn(folder)
  logged = []
})
afterEach(async () => {
  await store.close()
  await removeFolders([folder])
})

/** A process that begins with all that is left, as a poller does, until it handles the poison. Gives what it began with. */
async function live(): Promise<number[]> {
  const log = (event: string, fields?: unknown) => void logged.push([event, fields])
  const keeper = createKeeper({
    store,
    now: () => 0,
    wait: async () => {},
    log: { debug: log, info: log, warn: log, error: log },
  })
  const began: number[] = []
  let die = () => {}
  const death = new Promise<void>((resolve) => {
    die = resolve
  })
  const left = await keeper.open(new AbortController().signal)
  const work = left.map(async (each) => {
    await keeper.attempt(each, async () => {
      if (began.includes(POISON)) return never
      began.push(each.update_id)
      if (each.update_id === POISON) die()
      // Those it begins with at the same moment are under way when it dies.
      await new Promise(setImmediate)
      if (began.includes(POISON)) await never
    })
    await keeper.finish(each)
  })
  await Promise.race([Promise.all(work), death])
  return began
}

it('one that ends every process that handles it is given up after three times, and takes no other with it', async () => {
  await store.keepUpdates([4, POISON, 6, 7].map(update))
  expect(await live()).toEqual([4, POISON])
  // From now on it is with nobody but itself.
  expect(await live()).toEqual([4, POISON])
  expect(await live()).toEqual([POISON])
  expect(await live()).toEqual([6, 7])
  expect(await store.openUpdates()).toEqual([])
  expect(logged.filter(([event]) => event === 'update-given-up')).toEqual([['update-given-up', { update: POISON }]])
})

it('what begins for the first time begins at once, whatever else is left', async () => {
  await store.keepUpdates([1, 2, 3].map(update))
  expect(await live()).toEqual([1, 2, 3])
  expect((await store.openUpdates()).length).toBe(0)
})

it('what is open for longer than a while is left by a process that died, and may have ended it', async () => {
  let at = 1_000_000
  const silent = { debug() {}, info() {}, warn() {}, error() {} }
  const keeper = createKeeper({ store, now: () => at, wait: async () => {}, log: silent })
  const left = async () => (await keeper.left(5000)).map(({ update_id: id }) => id)
  await store.keepUpdates([1, 2].map(update))
  expect(await left()).toEqual([])
  at += 4000
  await store.finishUpdate(1)
  await store.keepUpdates([update(3)])
  expect(await left()).toEqual([])
  at += 1000
  expect(await left()).toEqual([2])
  await keeper.attempt(update(2), async () => {})
  expect((await store.openUpdates()).map(({ begun }) => begun)).toEqual([1, 0])
})
