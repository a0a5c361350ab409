import { afterEach, describe, expect, it } from 'vitest'
import type { FeedItem } from '#domain/article'
import { createDigestComposer } from '#jobs/compose-chat-digest'
import { aFeed, anItem, DAY, MINUTE, NOW, settings } from '../support/builders.ts'
import { type ClockWorld, createClockWorld } from '../support/clock-world.ts'

let world: ClockWorld
afterEach(() => world.end())

const WINDOW = { fromAt: NOW - DAY, untilAt: NOW }

async function createWorldWith(items: FeedItem[]) {
  world = await createClockWorld({
    feeds: [aFeed(), aFeed({ id: 'ru', url: 'https://agency.example/ru', language: 'ru' })],
  })
  await world.store.recordFetch('az', { kind: 'items', items, validators: {} }, NOW, NOW)
  let lists = 0
  const store: typeof world.store = {
    ...world.store,
    listArticles: (...args) => {
      lists += 1
      return world.store.listArticles(...args)
    },
  }
  return { compose: createDigestComposer({ ...world.deps, store }), lists: () => lists }
}

const manyItems = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    anItem({ number: index + 1, title: `a${index} b${index} c${index}`, publishedAt: NOW - MINUTE - index * 1000 }),
  )

describe('a digest for a chat', () => {
  it('looks through the whole window, however long its list', async () => {
    const { compose } = await createWorldWith(manyItems(1200))
    const digest = await compose(settings(), WINDOW)
    expect(digest?.groups.flatMap(({ articles }) => articles)).toHaveLength(10)
    expect(digest?.restIds).toHaveLength(1190)
  })

  it('is undefined when nothing in the window is news', async () => {
    const { compose } = await createWorldWith([anItem({ title: 'Weather forecast for tomorrow' })])
    expect(await compose(settings(), WINDOW)).toBeUndefined()
  })

  it('comes in the reader’s language where there is a feed, else in the default one', async () => {
    const { compose } = await createWorldWith(manyItems(2))
    expect(await compose(settings({ language: 'ru' }), WINDOW)).toBeUndefined()
    expect(await compose(settings({ language: 'ru', secondLanguage: 'az' }), WINDOW)).toBeDefined()
    expect(await compose(settings({ language: 'de' }), WINDOW)).toBeDefined()
  })

  it('is made once for all chats that want the same, and listed once for those that differ in sections', async () => {
    const { compose, lists } = await createWorldWith(manyItems(2))
    const same = await Promise.all([compose(settings(), WINDOW), compose(settings({ zone: 'Europe/Berlin' }), WINDOW)])
    expect(same[0]).toBe(same[1])
    await compose(settings({ sections: { chosen: ['sport'], other: true } }), WINDOW)
    expect(lists()).toBe(1)
    await compose(settings(), { ...WINDOW, fromAt: NOW - 2 * DAY })
    expect(lists()).toBe(2)
  })

  it('is made anew after a minute', async () => {
    const { compose, lists } = await createWorldWith(manyItems(2))
    await compose(settings(), WINDOW)
    await world.store.withdrawArticle('1', NOW)
    world.clock.at += MINUTE
    const digest = await compose(settings(), WINDOW)
    expect(digest?.groups.flatMap(({ articles }) => articles.map(({ id }) => id))).toEqual(['2'])
    expect(lists()).toBe(2)
  })
})
