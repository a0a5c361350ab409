import { describe, expect, it } from 'vitest'
import { aFeed, anItem, DAY, HOUR, MINUTE, NOW } from '../../../support/builders.ts'
import type { World } from './world.ts'

export function feedsContract(world: World) {
  const { fetchItems, startFeed } = world
  describe('feeds', () => {
    it('are due at once when new, and forgotten when no longer configured', async () => {
      await world.store.syncFeeds([aFeed(), aFeed({ id: 'ru', language: 'ru' })], NOW)
      expect((await world.store.claimDueFeeds(NOW, MINUTE, 9)).map(({ feed }) => feed.id)).toEqual(['az', 'ru'])
      await world.store.syncFeeds([aFeed()], NOW)
      expect((await world.store.feeds()).map(({ feed }) => feed.id)).toEqual(['az'])
      expect(await world.store.newsLanguages()).toEqual(['az'])
    })

    it('keep their state when only their words change, and begin anew with another address', async () => {
      await startFeed()
      await world.store.syncFeeds([aFeed({ title: 'News' })], NOW)
      expect(await world.store.feeds()).toMatchObject([{ feed: { title: 'News' }, lastFetchedAt: NOW - DAY }])
      await world.store.syncFeeds([aFeed({ url: 'https://agency.example/other' })], NOW)
      expect((await fetchItems([anItem()])).firstRun).toBe(true)
    })

    it('are claimed by one of two callers, until the lease is over', async () => {
      await world.store.syncFeeds([aFeed()], NOW)
      const claims = await Promise.all([
        world.store.claimDueFeeds(NOW, MINUTE, 9),
        world.store.claimDueFeeds(NOW, MINUTE, 9),
      ])
      expect(claims.flat()).toHaveLength(1)
      expect(await world.store.claimDueFeeds(NOW + MINUTE - 1, MINUTE, 9)).toEqual([])
      expect(await world.store.claimDueFeeds(NOW + MINUTE, MINUTE, 9)).toHaveLength(1)
    })

    it('are due again once given back, and keep what was recorded meanwhile', async () => {
      await world.store.syncFeeds([aFeed(), aFeed({ id: 'ru', language: 'ru' })], NOW)
      await world.store.claimDueFeeds(NOW, HOUR, 9)
      await world.store.recordFetch('ru', { kind: 'failure', code: 'dns', detail: '' }, NOW, NOW + DAY)
      await world.store.releaseFeeds(['az', 'nobody'], NOW + MINUTE)
      expect(await world.store.claimDueFeeds(NOW + MINUTE, HOUR, 9)).toMatchObject([
        { feed: { id: 'az' }, failures: 0 },
      ])
      expect(await world.store.claimDueFeeds(NOW + MINUTE, HOUR, 9)).toEqual([])
    })

    it('are not claimed while disabled, and offer no language', async () => {
      await world.store.syncFeeds([aFeed({ enabled: false })], NOW)
      expect(await world.store.claimDueFeeds(NOW, MINUTE, 9)).toEqual([])
      expect(await world.store.newsLanguages()).toEqual([])
    })

    it('count failures in a row and forget them after a good fetch', async () => {
      await startFeed()
      const failure = { kind: 'failure', code: 'timeout', detail: 'no answer' } as const
      await world.store.recordFetch('az', failure, NOW, NOW + HOUR)
      await world.store.recordFetch('az', failure, NOW, NOW + HOUR)
      expect(await world.store.feeds()).toMatchObject([
        { failures: 2, nextCheckAt: NOW + HOUR, lastFailure: { code: 'timeout' } },
      ])
      await world.store.recordFetch('az', { kind: 'not-modified' }, NOW, NOW)
      expect(await world.store.feeds()).toMatchObject([{ failures: 0, lastFetchedAt: NOW }])
    })

    it('record nothing once taken out of the configuration', async () => {
      expect(await fetchItems([anItem()])).toEqual({ added: [], corrected: [], firstRun: false })
      expect(await world.store.article('4411239')).toBeUndefined()
    })

    it('are still at their first run after an empty failure', async () => {
      await world.store.syncFeeds([aFeed()], NOW)
      await world.store.recordFetch('az', { kind: 'failure', code: 'dns', detail: '' }, NOW, NOW)
      const { firstRun, added } = await fetchItems([anItem({ publishedAt: NOW - HOUR })])
      expect(firstRun).toBe(true)
      expect(added).toMatchObject([{ countsAt: NOW - HOUR }])
    })
  })
}
