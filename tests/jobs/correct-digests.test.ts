import { afterEach, describe, expect, it } from 'vitest'
import { correctDigests } from '#jobs/correct-digests'
import { aShownDigest, DAY, MINUTE, NOW, settings } from '../support/builders.ts'
import { type ClockWorld, createClockWorld } from '../support/clock-world.ts'

let world: ClockWorld
afterEach(() => world.end())

const CORRECTED = [{ id: '4411239', revision: 1 }]

/** Each with a digest sent a minute before now. */
async function createWorldOf(chats: number, over: Parameters<typeof aShownDigest>[0] = {}) {
  world = await createClockWorld()
  const show = async (chatId: number) => {
    await world.store.subscribe(chatId, 'private', settings(), undefined, NOW - DAY)
    await world.store.rememberDigest(aShownDigest({ chatId, sentAt: NOW - MINUTE, ...over }))
  }
  await Promise.all(Array.from({ length: chats }, (_, index) => show(index + 1)))
}

const edits = async (chatId: number) =>
  (await world.takeQueued(chatId))
    .filter(({ task }) => task.kind === 'digest-edit')
    .map(({ notBeforeAt }) => (notBeforeAt - NOW) / MINUTE)
    .sort((a, b) => a - b)

describe('a corrected headline', () => {
  it('is edited at once in the digest that shows it', async () => {
    await createWorldOf(1)
    expect(await correctDigests(world.deps, CORRECTED)).toBe(1)
    expect(await edits(1)).toEqual([0])
  })

  it('waits until ten minutes after the last edit', async () => {
    await createWorldOf(1, { editedAt: NOW - 4 * MINUTE })
    await correctDigests(world.deps, CORRECTED)
    expect(await edits(1)).toEqual([6])
  })

  it('is edited in every chat, list by list', async () => {
    await createWorldOf(1201)
    expect(await correctDigests(world.deps, CORRECTED)).toBe(1201)
  })

  it.each([
    ['shows other articles', {}, [{ id: '1', revision: 1 }]],
    ['was sent more than a day ago', { sentAt: NOW - DAY - 1 }, CORRECTED],
    ['was composed after the correction', {}, [{ id: '4411239', revision: 0 }]],
  ])('leaves a digest alone that %s', async (_, over, corrected) => {
    await createWorldOf(1, over)
    expect(await correctDigests(world.deps, corrected)).toBe(0)
    expect(await edits(1)).toEqual([])
  })

  it('shares its edit with others, and asks for one more that catches what comes while it is under way', async () => {
    await createWorldOf(1)
    await correctDigests(world.deps, CORRECTED)
    world.clock.at += MINUTE
    await correctDigests(world.deps, [{ id: '4411239', revision: 2 }])
    world.clock.at += MINUTE
    expect(await correctDigests(world.deps, [{ id: '4411239', revision: 3 }])).toBe(0)
    expect(await edits(1)).toEqual([0, 11])
  })
})
