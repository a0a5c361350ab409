// What a feed marks as urgent is proposed to editors, and to nobody else: once, and not less because of a kill.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FeedItem } from '#domain/article'
import { pollFeeds } from '#jobs/poll-feeds'
import { proposeMarked } from '#jobs/propose-marked'
import { queueAlerts } from '#jobs/queue-alerts'
import { aFeed, anItem, HOUR, MINUTE, NOW } from '../support/builders.ts'
import { type ClockWorld, createClockWorld } from '../support/clock-world.ts'
import { createFakeTelegram, type FakeTelegram } from '../support/fake-telegram.ts'
import { locales } from '../views/locales.ts'

const OWNER = 1
const EDITOR = 2

let world: ClockWorld
let telegram: FakeTelegram
let held: FeedItem[]
beforeEach(async () => {
  held = [anItem({ number: 1, title: 'FLASH: Known before the first run' })]
  telegram = createFakeTelegram()
  world = await createClockWorld({ feeds: [aFeed()], onFeed: () => ({ kind: 'items', items: held, validators: {} }) })
  Object.assign(world.deps, { telegram, locales, settings: { ...world.deps.settings, ownerIds: [OWNER] } })
  await world.store.addEditor({ id: EDITOR, addedBy: OWNER, at: NOW })
  await pollFeeds(world.deps)
})
afterEach(() => world.end())

/** The feed brings these, and the bot notices: a kill may fall from here on. */
const notice = async (...titles: string[]) => {
  world.clock.at += 5 * MINUTE
  const from = held.length + 1
  held = [
    ...held,
    ...titles.map((title, index) => anItem({ number: from + index, title, publishedAt: world.clock.at })),
  ]
  await pollFeeds(world.deps)
}
const propose = async () => {
  await queueAlerts(world.deps)
  await proposeMarked(world.deps)
}
const buttons = () =>
  telegram.sent.map(({ chatId, message }) => [
    chatId,
    (message.keyboard ?? []).flat().map((button) => ('data' in button ? button.data : '')),
  ])
/** What a process that is killed as it sends to this chat does. */
const killAt = async (victim: number) => {
  telegram.answer = ({ chatId }) => {
    if (chatId === victim) throw new Error('killed here')
    return { kind: 'sent', messageId: 1 }
  }
  await propose()
  telegram.answer = () => ({ kind: 'sent', messageId: 1 })
  telegram.sent.length = 0
}

describe('articles of a poll', () => {
  it('that say they are urgent are proposed to every editor, each with one button, once', async () => {
    await notice('Ordinary news', 'FLASH: Quake', 'URGENT: Talks end')
    await propose()
    await propose()
    expect(buttons().toSorted()).toEqual([
      [OWNER, ['k:f:3']],
      [OWNER, ['k:u:4']],
      [EDITOR, ['k:f:3']],
      [EDITOR, ['k:u:4']],
    ])
    expect(telegram.sent[0]?.message.html).toContain('FLASH: Quake')
  })

  it('are proposed three a poll at most', async () => {
    await notice(...Array.from({ length: 10 }, (_, index) => `URGENT: Story ${index}`))
    await propose()
    expect(telegram.sent).toHaveLength(6)
  })

  it('that are ordinary, or of a first run, are no editor’s business', async () => {
    await notice('Ordinary news', 'Urgent talks are held')
    await propose()
    expect(telegram.sent).toEqual([])
  })
})

describe('a proposal', () => {
  it('is not lost when the bot is killed between noticing and telling', async () => {
    await notice('FLASH: Quake')
    await world.reopen()
    await notice()
    await propose()
    expect(buttons()).toEqual([
      [OWNER, ['k:f:2']],
      [EDITOR, ['k:f:2']],
    ])
  })

  it('goes after a kill to those alone who had not been told', async () => {
    await notice('FLASH: Quake')
    await killAt(EDITOR)
    await world.reopen()
    await propose()
    expect(telegram.sent.map(({ chatId }) => chatId)).toEqual([EDITOR])
    await world.reopen()
    await propose()
    expect(telegram.sent).toHaveLength(1)
  })

  it('that could not be told is told later by the same process, unless it is no news by then', async () => {
    await notice('FLASH: Quake')
    await killAt(EDITOR)
    await propose()
    expect(telegram.sent).toEqual([])
    world.clock.at += 5 * MINUTE
    await propose()
    expect(telegram.sent.map(({ chatId }) => chatId)).toEqual([EDITOR])
    await notice('FLASH: Another quake')
    await killAt(EDITOR)
    world.clock.at += HOUR + 1
    await propose()
    expect(telegram.sent).toEqual([])
  })

  it('of an article withdrawn, or whose mark was taken away meanwhile, is dropped', async () => {
    await notice('FLASH: Quake', 'URGENT: Talks end')
    await queueAlerts(world.deps)
    await world.store.withdrawArticle('2', world.clock.at)
    held = held.map((item) => (item.wantedId === '3' ? { ...item, title: 'Talks end' } : item))
    await notice()
    await propose()
    expect(telegram.sent).toEqual([])
  })
})
