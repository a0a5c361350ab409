import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Broadcast } from '#domain/broadcast'
import { AUTHOR, type BroadcastWorld, createBroadcastWorld } from '../support/broadcast-world.ts'
import { NOW } from '../support/builders.ts'

const NEW = 'The office stays.'
const CARD = 901
/** What a request takes: some are on their way at any moment. */
const LAG_MS = 170

let world: BroadcastWorld

beforeEach(() => {
  world = createBroadcastWorld()
})
afterEach(() => world.end())

const stateOf = (id: string) => world.fake.broadcasts.get(id)?.state
const addRecall = (over: Partial<Broadcast> = {}) =>
  world.fake.add(
    { id: '9', cardId: CARD, startedAt: world.time.now(), content: { kind: 'recall', of: '7' }, ...over },
    0,
  )
const correction = (text: string) => ({ kind: 'correction' as const, of: '7', text, entities: [], preview: true })
const addCorrection = (text = NEW, over: Partial<Broadcast> = {}) =>
  world.fake.add({ id: '9', cardId: CARD, startedAt: world.time.now(), content: correction(text), ...over }, 0)
const left = () => world.fake.texts('7').filter((text) => text !== undefined)
const sentTimes = (id: string) => world.fake.sentTo(id)

describe('a recall', () => {
  it('takes back every message of a broadcast that is over, and is reported', async () => {
    world.fake.add({ startedAt: NOW }, 120)
    await world.work(8000)
    expect(left()).toHaveLength(120)
    addRecall()
    await world.time.advance(8000)
    expect(left()).toEqual([])
    expect(sentTimes('9')).toEqual(Array(120).fill(1))
    expect(world.textsTo(AUTHOR).at(-1)).toMatch(/Recall 9 of broadcast 7 is done.*taken back 120 · failed 0/s)
    expect(world.cards(CARD).at(-1)).toContain('Done')
  })

  it('cancels first what is still going out: nobody gets it any more, what was on its way is taken back too', async () => {
    world.fake.add({ startedAt: NOW }, 500)
    await world.work(5000, undefined, LAG_MS)
    addRecall()
    await world.time.advance(20_000)
    expect(stateOf('7')).toBe('cancelled')
    expect(world.fake.broadcasts.get('7')?.endedAt).toBeDefined()
    expect(left()).toEqual([])
    expect(stateOf('9')).toBe('done')
    const got = sentTimes('7').filter((times) => times > 0)
    expect(got.length).toBeGreaterThan(100)
    expect(got.length).toBeLessThan(200)
    expect(sentTimes('9')).toEqual(Array(got.length).fill(1))
    expect(world.fake.acts).toMatchObject([{ act: 'broadcast-cancelled', subject: '7' }])
  })

  it('goes before broadcasts that run, which go on meanwhile', async () => {
    world.fake.add({ startedAt: NOW }, 60)
    await world.work(4000)
    world.fake.add({ id: '8', startedAt: world.time.now() }, 600)
    await world.time.advance(2000)
    addRecall()
    await world.time.advance(4000)
    expect(left()).toEqual([])
    expect(stateOf('8')).toBe('running')
    await world.time.advance(25_000)
    expect(stateOf('8')).toBe('done')
  })

  it('begun by two editors at once stands once: the first', async () => {
    world.fake.add({ startedAt: NOW }, 60)
    await world.work(4000)
    addRecall()
    addRecall({ id: '10', cardId: 902 })
    await world.time.advance(6000)
    expect([stateOf('9'), stateOf('10')]).toEqual(['done', 'cancelled'])
    expect(sentTimes('10')).toEqual([])
    expect(left()).toEqual([])
  })

  it('takes the place of a correction that runs or is paused', async () => {
    world.fake.add({ startedAt: NOW }, 200)
    await world.work(9000)
    addCorrection()
    await world.time.advance(1000)
    addRecall({ id: '10', cardId: 902 })
    await world.time.advance(12_000)
    expect([stateOf('9'), stateOf('10')]).toEqual(['cancelled', 'done'])
    expect(left()).toEqual([])
  })
})

describe('a correction', () => {
  it('changes every message of a broadcast that is over, and is reported', async () => {
    world.fake.add({ startedAt: NOW }, 120)
    await world.work(8000)
    addCorrection()
    await world.time.advance(8000)
    expect(left()).toEqual(Array(120).fill(NEW))
    expect(world.textsTo(AUTHOR).at(-1)).toMatch(/Correction 9 of broadcast 7 is done.*office stays.*corrected 120/s)
    expect(world.fake.broadcasts.get('7')).toMatchObject({ state: 'done', content: { text: NEW } })
  })

  it('of one that is going out changes what was sent and what is on its way, and the rest goes out with the new words', async () => {
    world.fake.add({ startedAt: NOW }, 500)
    await world.work(5000, undefined, LAG_MS)
    addCorrection()
    await world.time.advance(30_000)
    expect(left()).toEqual(Array(500).fill(NEW))
    expect([stateOf('7'), stateOf('9')]).toEqual(['done', 'done'])
    // Who got the new words at once needs no edit.
    expect(sentTimes('9').length).toBeLessThan(200)
    expect(world.fake.broadcasts.get('7')).not.toMatchObject({ heldBy: expect.anything() })
  })

  it('holds the broadcast no longer than it takes to find its messages', async () => {
    world.fake.add({ startedAt: NOW }, 500)
    await world.work(5000, undefined, LAG_MS)
    addCorrection()
    await world.time.advance(1500)
    expect(world.fake.broadcasts.get('7')).toMatchObject({ state: 'paused', heldBy: '9' })
    await world.time.advance(5500)
    expect(stateOf('7')).toBe('running')
  })

  it('leaves paused what an editor paused, and its words are new when it goes on', async () => {
    world.fake.add({ startedAt: NOW }, 300)
    await world.work(3000, undefined, LAG_MS)
    Object.assign(world.fake.broadcasts.get('7') ?? {}, { state: 'paused' })
    await world.time.advance(1000)
    addCorrection()
    await world.time.advance(10_000)
    expect([stateOf('7'), stateOf('9')]).toEqual(['paused', 'done'])
    Object.assign(world.fake.broadcasts.get('7') ?? {}, { state: 'running' })
    await world.time.advance(10_000)
    expect(left()).toEqual(Array(300).fill(NEW))
  })

  it('gives way to a newer one, whatever it was doing', async () => {
    world.fake.add({ startedAt: NOW }, 300)
    await world.work(4000, undefined, LAG_MS)
    addCorrection('A second mistake.')
    await world.time.advance(1000)
    addCorrection(NEW, { id: '10', cardId: 902 })
    await world.time.advance(25_000)
    expect([stateOf('7'), stateOf('9'), stateOf('10')]).toEqual(['done', 'cancelled', 'done'])
    expect(left()).toEqual(Array(300).fill(NEW))
  })

  it('that is cancelled lets the broadcast go on that it held', async () => {
    world.fake.add({ startedAt: NOW }, 300)
    await world.work(4000, undefined, LAG_MS)
    addCorrection()
    await world.time.advance(1000)
    expect(stateOf('7')).toBe('paused')
    Object.assign(world.fake.broadcasts.get('9') ?? {}, { state: 'cancelled' })
    await world.time.advance(15_000)
    expect(stateOf('7')).toBe('done')
  })

  it.each(['paused', 'stopped'] as const)(
    'that is %s lets the broadcast go on that it held, resumed it holds it again',
    async (state) => {
      world.fake.add({ startedAt: NOW }, 300)
      await world.work(4000, undefined, LAG_MS)
      addCorrection()
      await world.time.advance(1000)
      expect(world.fake.broadcasts.get('7')).toMatchObject({ state: 'paused', heldBy: '9' })
      Object.assign(world.fake.broadcasts.get('9') ?? {}, { state, toldAt: NOW })
      await world.time.advance(2000)
      expect(stateOf('7')).toBe('running')
      Object.assign(world.fake.broadcasts.get('9') ?? {}, { state: 'running' })
      await world.time.advance(1000)
      expect(world.fake.broadcasts.get('7')).toMatchObject({ state: 'paused', heldBy: '9' })
      await world.time.advance(20_000)
      expect([stateOf('7'), stateOf('9')]).toEqual(['done', 'done'])
      expect(left()).toEqual(Array(300).fill(NEW))
    },
  )

  it('that nobody needs any more ends at once', async () => {
    world.fake.add({ startedAt: NOW, state: 'cancelled' }, 0)
    addCorrection()
    await world.work(3000)
    expect(stateOf('9')).toBe('done')
  })
})

describe('a process that is killed at any call', () => {
  const kills = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 })

  it('during a recall leaves no message behind, and nobody gets one afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(kills, fc.integer({ min: 0, max: 4000 }), async (calls, afterMs) => {
        world = createBroadcastWorld()
        world.fake.add({ startedAt: NOW }, 100)
        await world.work(afterMs, undefined, LAG_MS)
        world.end()
        void world.send(undefined, LAG_MS)
        addRecall()
        await world.workKilled(calls, 15_000)
        expect(left()).toEqual([])
        expect(stateOf('9')).toBe('done')
        expect(sentTimes('9').every((times) => times === 1)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  it('during a correction leaves the old words nowhere, and nobody out', async () => {
    await fc.assert(
      fc.asyncProperty(kills, fc.integer({ min: 0, max: 4000 }), async (calls, afterMs) => {
        world = createBroadcastWorld()
        world.fake.add({ startedAt: NOW }, 100)
        await world.work(afterMs, undefined, LAG_MS)
        world.end()
        void world.send(undefined, LAG_MS)
        addCorrection()
        await world.workKilled(calls, 20_000)
        expect(left()).toEqual(Array(100).fill(NEW))
        expect([stateOf('7'), stateOf('9')]).toEqual(['done', 'done'])
      }),
      { numRuns: 20 },
    )
  })
})

it('logs no word of a message, old or new', async () => {
  world.fake.add({ startedAt: NOW }, 60)
  await world.work(4000)
  addCorrection()
  await world.time.advance(6000)
  expect(left()).toEqual(Array(60).fill(NEW))
  expect(world.logged.join('\n')).not.toMatch(/office|stays/)
})
