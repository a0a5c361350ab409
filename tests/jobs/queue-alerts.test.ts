// Who is alerted of what came in: followers of a word in its headline, once, over the real store.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FeedItem } from '#domain/article'
import type { ChatSettings } from '#domain/chat'
import { pollFeeds } from '#jobs/poll-feeds'
import { queueAlerts } from '#jobs/queue-alerts'
import { aFeed, anItem, DAY, HOUR, MINUTE, NOW, settings } from '../support/builders.ts'
import { type ClockWorld, createClockWorld } from '../support/clock-world.ts'

let world: ClockWorld
let held: FeedItem[]
beforeEach(async () => {
  held = [anItem({ number: 1, title: 'Şuşada köhnə xəbər' })]
  world = await createClockWorld({
    feeds: [aFeed()],
    onFeed: () => ({ kind: 'items', items: held, validators: {} }),
  })
  await pollFeeds(world.deps)
})
afterEach(() => world.end())

const follow = (chatId: number, over: Partial<ChatSettings>) =>
  world.store.subscribe(chatId, 'private', settings(over), undefined, NOW - DAY)

/** The next poll brings these, and the alerts of it are queued; the chats they go to. */
async function publish(...items: FeedItem[]): Promise<number[]> {
  held = [...held, ...items]
  world.clock.at += 5 * MINUTE
  await pollFeeds(world.deps)
  await queueAlerts(world.deps)
  const taken = await world.store.claimDeliveries('test', world.clock.at, 1000)
  return taken.filter(({ task }) => task.kind === 'alert').map(({ chatId }) => chatId)
}

const story = (title: string, over: Partial<FeedItem> = {}, number = 2) => anItem({ number, title, ...over })

describe('a new article', () => {
  it.each([
    ['a beginning of a word', 'Şuşa', 'Şuşada konsert keçirildi'],
    ['a word without its marks', 'susa', 'Prezident ŞUŞADA'],
    ['a phrase', '"sülh müqaviləsi"', 'Tərəflər SÜLH müqaviləsini imzaladı'],
    ['the second of two words', 'Bakı', 'Şəkidən Bakıya yeni yol'],
  ])('alerts who follows %s', async (_, word, title) => {
    await follow(1, { words: ['neft', word] })
    await follow(2, { words: ['Xankəndi'] })
    expect(await publish(story(title))).toEqual([1])
    expect(world.logged.filter((line) => line.startsWith('alerts-'))).toEqual(['alerts-queued article=2 alerts=1'])
  })

  it.each([
    ['wants no alerts', { alerts: { choice: 'off', cap: 5 } }, {}],
    ['allows nothing sponsored', {}, { flags: ['sponsored'] }],
    ['paused', { pause: { fromAt: NOW, untilAt: NOW + DAY } }, {}],
    ['reads another language', { language: 'ru' }, {}],
  ] as [string, Partial<ChatSettings>, Partial<FeedItem>][])('passes over who %s', async (what, over, item) => {
    // A feed in their own language, or the news would come in the default one.
    if (what.includes('language')) await world.store.syncFeeds([aFeed(), aFeed({ id: 'ru', language: 'ru' })], NOW)
    await follow(1, { words: ['sülh'], ...over })
    expect(await publish(story('Sülh sazişi', item))).toEqual([])
  })

  it('that is old news brought up by a feed alerts nobody', async () => {
    await follow(1, { words: ['sülh'] })
    expect(await publish(story('Sülh sazişi', { publishedAt: NOW - DAY - HOUR }))).toEqual([])
  })

  it('alerts a chat once, however many of its words match and however often it is looked at', async () => {
    await follow(1, { words: ['sülh', 'saziş', 'sülh sazişi'] })
    held = [...held, story('Sülh sazişi')]
    world.clock.at += MINUTE
    await pollFeeds(world.deps)
    const { markAnnounced } = world.store
    // A kill falls between the alerts and the mark.
    world.store.markAnnounced = () => Promise.reject(new Error('killed here'))
    await expect(queueAlerts(world.deps)).rejects.toThrow('killed here')
    world.store.markAnnounced = markAnnounced
    expect(await queueAlerts(world.deps)).toBe(0)
    expect(await world.takeQueued(1)).toHaveLength(1)
  })

  it('of a first run alerts nobody', async () => {
    await follow(1, { words: ['şuşa'] })
    expect(await queueAlerts(world.deps)).toBe(0)
  })

  it('reaches more followers than one page of the list holds', async () => {
    await Promise.all(Array.from({ length: 502 }, (_, index) => follow(index + 1, { words: ['sülh'] })))
    expect(await publish(story('Sülh sazişi'))).toHaveLength(502)
  })
})
