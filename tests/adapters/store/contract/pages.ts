import { beforeEach, describe, expect, it } from 'vitest'
import { anItem, aPage, MINUTE, NOW } from '../../../support/builders.ts'
import type { World } from './world.ts'

export function pagesContract(world: World) {
  const { fetchItems, startFeed } = world
  describe('pages', () => {
    beforeEach(() => startFeed())
    const claimedIds = async (limit = 9) => (await world.store.claimPages(MINUTE, limit)).map(({ id }) => id)

    it('are claimed newest first, one a host, by one of two callers', async () => {
      await fetchItems([anItem({ number: 1 })], NOW)
      await fetchItems([anItem({ number: 2 }), anItem({ number: 3, host: 'other.example' })], NOW + 1)
      const claims = await Promise.all([claimedIds(), claimedIds()])
      expect(claims.flat().sort()).toEqual(['2', '3'])
    })

    it('of a held host wait until the hold is over, or the page is recorded', async () => {
      await fetchItems([anItem({ number: 1 })], NOW)
      await fetchItems([anItem({ number: 2 })], NOW + 1)
      expect(await claimedIds()).toEqual(['2'])
      await world.pass(MINUTE / 2)
      expect(await claimedIds()).toEqual([])
      await world.pass(MINUTE / 2)
      expect(await claimedIds()).toEqual(['2'])
      await world.store.recordPage('2', aPage(), undefined, NOW + MINUTE)
      expect(await claimedIds()).toEqual(['1'])
    })

    it('are given up after three tries, until the article is corrected', async () => {
      await fetchItems([anItem()])
      for (let round = 0; round < 3; round++) {
        expect(await claimedIds()).toEqual(['4411239'])
        await world.store.recordPageFailure('4411239', 'timeout', NOW)
      }
      expect(await claimedIds()).toEqual([])
      expect((await world.store.article('4411239'))?.section).toBe('other')
      await fetchItems([anItem({ title: 'Changed', publishedAt: NOW })], NOW + 1)
      expect(await claimedIds()).toEqual(['4411239'])
    })

    it('are claimed again after a correction, and not without', async () => {
      await fetchItems([anItem()])
      await world.store.recordPage('4411239', aPage(), 'economy', NOW + 1)
      expect(await claimedIds()).toEqual([])
      await fetchItems([anItem({ title: 'Changed', publishedAt: NOW })], NOW + 2)
      expect(await claimedIds()).toEqual(['4411239'])
    })

    it('bring summary, picture, section and what headlines need', async () => {
      await fetchItems([anItem()])
      const page = aPage({
        picture: 'https://agency.example/p.jpg',
        speaker: 'A. Aliyeva',
        turns: [{ question: 'Why?', answer: ['So.'] }],
      })
      await world.store.recordPage('4411239', page, 'economy', NOW)
      expect(await world.store.article('4411239')).toMatchObject({
        summary: 'The first paragraph says what happened.',
        picture: 'https://agency.example/p.jpg',
        section: 'economy',
        page: { fetchedAt: NOW, readingMinutes: 1, turns: 1, speaker: 'A. Aliyeva' },
      })
      expect(await world.store.page('4411239')).toEqual({ page, fetchedAt: NOW })
    })

    it('leave the section that the feed gave', async () => {
      await fetchItems([anItem({ section: 'politics' })])
      await world.store.recordPage('4411239', aPage(), 'economy', NOW)
      expect((await world.store.article('4411239'))?.section).toBe('politics')
    })

    it('of unknown articles are not kept', async () => {
      await world.store.recordPage('nobody', aPage(), 'economy', NOW)
      expect(await world.store.page('nobody')).toBeUndefined()
    })

    it('that never came make the section other after ten minutes', async () => {
      await fetchItems([anItem({ number: 1 })], NOW)
      await fetchItems([anItem({ number: 2 })], NOW + 1)
      expect(await world.store.giveUpSections(NOW)).toBe(1)
      expect((await world.store.articles(['1', '2'])).map(({ section }) => section)).toEqual(['other', undefined])
      await world.store.recordPageFailure('2', 'timeout', NOW + 1)
      expect((await world.store.article('2'))?.section).toBeUndefined()
      await world.store.recordPageFailure('2', 'timeout', NOW + 1 + 10 * MINUTE)
      expect((await world.store.article('2'))?.section).toBe('other')
    })
  })
}
