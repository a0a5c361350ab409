import { afterEach, describe, expect, it } from 'vitest'
import type { FeedFetch } from '#deps'
import type { FeedItem } from '#domain/article'
import { pollFeeds } from '#jobs/poll-feeds'
import { loadLocales } from '#locale-fluent'
import { aFeed, anItem, DAY, MINUTE, NOW } from '../support/builders.ts'
import { type ClockWorld, createClockWorld } from '../support/clock-world.ts'

let world: ClockWorld
afterEach(() => world.end())

const AZ = aFeed()
const RU = aFeed({ id: 'ru', url: 'https://agency.example/ru/rss', language: 'ru' })
const items = (...held: FeedItem[]): FeedFetch => ({ kind: 'items', items: held, validators: {} })
const failure: FeedFetch = { kind: 'failure', code: 'timeout', detail: 'no answer' }
const titles = (articles: { title: string }[]) => articles.map(({ title }) => title)

describe('polling the feeds', () => {
  it('records the first run and tells nothing of it as new', async () => {
    world = await createClockWorld({ feeds: [AZ], onFeed: () => items(anItem()) })
    expect(await pollFeeds(world.deps)).toEqual({ added: [], corrected: [] })
    expect(await world.store.article('4411239')).toBeDefined()
  })

  it('afterwards tells what is new and what changed its title', async () => {
    let held = [anItem({ title: 'Old headline' })]
    world = await createClockWorld({ feeds: [AZ], onFeed: () => items(...held) })
    await pollFeeds(world.deps)
    held = [anItem({ title: 'New headline' }), anItem({ number: 4_411_240, title: 'Fresh story' })]
    world.clock.at += 5 * MINUTE
    const { added, corrected } = await pollFeeds(world.deps)
    expect([titles(added), titles(corrected)]).toEqual([['Fresh story'], ['New headline']])
    expect(added[0]?.countsAt).toBe(NOW + 5 * MINUTE)
    expect(world.logged.filter((line) => line.startsWith('article-'))).toEqual([
      'article-added feed=az article=4411240',
      'article-corrected feed=az article=4411239',
    ])
  })

  it('counts articles from when their feed had come, not from when it was asked', async () => {
    let held: FeedItem[] = []
    world = await createClockWorld({
      feeds: [AZ],
      onFeed: () => {
        world.clock.at += 20_000
        return items(...held)
      },
    })
    await pollFeeds(world.deps)
    held = [anItem()]
    const { added } = await pollFeeds(world.deps)
    expect(added[0]?.countsAt).toBe(NOW + 40_000)
  })

  it('gives back what it is broken off in, which is no failure of a feed, and begins no other', async () => {
    const ending = new AbortController()
    const asked: string[] = []
    world = await createClockWorld({
      feeds: [AZ, RU, aFeed({ id: 'en' }), aFeed({ id: 'de' }), aFeed({ id: 'fr' })],
      onFeed: ({ id }) => {
        asked.push(id)
        ending.abort()
        return failure
      },
    })
    await pollFeeds(world.deps, [], ending.signal)
    expect(asked).not.toContain('fr')
    const states = await world.store.feeds()
    expect(states.map(({ failures, nextCheckAt }) => [failures, nextCheckAt])).toEqual(states.map(() => [0, NOW]))
  })

  it('gives back all it claimed when the end was asked for meanwhile', async () => {
    world = await createClockWorld({ feeds: [AZ], onFeed: () => failure })
    await pollFeeds(world.deps, [], AbortSignal.abort())
    expect(await world.store.claimDueFeeds(NOW, MINUTE, 9)).toHaveLength(1)
  })

  it.each([
    ['fails', () => failure],
    ['trips the reader', () => Promise.reject(new Error('a bug'))],
  ])('reads the others when one %s', async (_, answer) => {
    world = await createClockWorld({ feeds: [AZ, RU], onFeed: ({ id }) => (id === 'az' ? answer() : items(anItem())) })
    await pollFeeds(world.deps)
    expect((await world.store.article('4411239'))?.language).toBe('ru')
    expect(world.logged.filter((line) => line.includes('feed=az'))).toHaveLength(1)
    expect(world.logged).toContain('feed-polled feed=ru outcome=items added=1 corrected=0')
  })

  it('leaves a feed that failed alone for its pause, and then asks again', async () => {
    world = await createClockWorld({ feeds: [AZ], onFeed: () => failure })
    await pollFeeds(world.deps)
    world.clock.at += MINUTE / 2 - 1
    await pollFeeds(world.deps)
    expect(world.fetched).toHaveLength(1)
    world.clock.at += 1
    await pollFeeds(world.deps)
    expect(world.fetched).toHaveLength(2)
  })

  it('asks a feed once though two polls run at a time', async () => {
    world = await createClockWorld({ feeds: [AZ, RU] })
    await Promise.all([pollFeeds(world.deps), pollFeeds(world.deps)])
    expect(world.fetched.toSorted()).toEqual(['az', 'ru'])
  })

  it('never asks a feed that is switched off', async () => {
    world = await createClockWorld({ feeds: [{ ...AZ, enabled: false }] })
    await pollFeeds(world.deps)
    expect(world.fetched).toEqual([])
  })

  it('asks what a person wants to know now, due or not, and each feed once', async () => {
    world = await createClockWorld({ feeds: [AZ, RU, aFeed({ id: 'off', enabled: false })], onFeed: () => failure })
    await pollFeeds(world.deps, ['az'])
    await pollFeeds(world.deps, ['az', 'off', 'unknown'])
    expect(world.fetched.toSorted()).toEqual(['az', 'az', 'ru'])
    expect((await world.store.feeds()).find(({ feed }) => feed.id === 'az')?.failures).toBe(2)
  })
})

describe('a feed that floods', () => {
  it('brings no more than ten thousand new articles in a day, which editors hear once, and again on the next', async () => {
    let polls = 0
    const flood = () => {
      polls += 1
      return items(
        anItem({ number: 1, title: `Corrected for the ${polls}th time` }),
        ...Array.from({ length: 1000 }, (_, index) => anItem({ number: polls * 10_000 + index })),
      )
    }
    world = await createClockWorld({ feeds: [AZ], onFeed: flood, at: Date.UTC(2026, 10, 24, 1) })
    const told: string[] = []
    const send = async (chatId: number, { html }: { html: string }) => {
      told.push(`${chatId} ${html}`)
      return { kind: 'sent', messageId: told.length }
    }
    const locales = loadLocales()
    const deps = {
      ...world.deps,
      locales,
      telegram: { ...world.deps.telegram, send: send as never },
      settings: { ...world.deps.settings, ownerIds: [7, 8] },
    }
    const day = async () => {
      let added = 0
      let corrected = 0
      for (let poll = 0; poll < 13; poll += 1) {
        const polled = await pollFeeds(deps)
        added += polled.added.length
        corrected += polled.corrected.length
        world.clock.at += 5 * MINUTE
      }
      return { added, corrected }
    }
    await pollFeeds(deps)
    world.clock.at += DAY
    expect(await day()).toEqual({ added: 10_000, corrected: 13 })
    expect(told).toEqual([7, 8].map((id) => expect.stringMatching(new RegExp(`^${id} .*az.*10.?000`))))
    world.clock.at += DAY
    expect(await day()).toEqual({ added: 10_000, corrected: 13 })
    expect(told).toHaveLength(4)
  })
})
