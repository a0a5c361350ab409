import { beforeEach, describe, expect, it } from 'vitest'
import { MOST_BOOKMARKS } from '#domain/bookmark'
import { anItem, aPage, DAY, HOUR, NOW } from '../../../support/builders.ts'
import type { World } from './world.ts'

export function bookmarksContract(world: World) {
  const { fetchItems, startFeed, subscribe } = world
  const idsOf = async (chatId: number) => (await world.store.bookmarks(chatId)).map(({ articleId }) => articleId)
  const titles = async (...ids: string[]) => (await world.store.keptArticles(ids)).map(({ title }) => title)

  describe('bookmarks', () => {
    beforeEach(async () => {
      await startFeed()
      await fetchItems([1, 2, 3].map((number) => anItem({ number })))
      // The feed shows it no longer: it may be pruned.
      await fetchItems([anItem({ number: 4 })])
    })

    it('are the chat’s own, last saved first, each once, and can be taken away', async () => {
      expect(await world.store.addBookmark(100, '1', NOW)).toBe('added')
      expect(await world.store.addBookmark(100, '3', NOW + 1)).toBe('added')
      expect(await world.store.addBookmark(100, '2', NOW + 2)).toBe('added')
      expect(await world.store.addBookmark(100, '1', NOW + 3)).toBe('known')
      expect(await world.store.addBookmark(100, 'nowhere', NOW)).toBe('gone')
      await world.store.addBookmark(101, '1', NOW)
      for await (const store of world.nowAndLater()) {
        expect(await store.bookmarks(100)).toEqual([
          { articleId: '2', savedAt: NOW + 2 },
          { articleId: '3', savedAt: NOW + 1 },
          { articleId: '1', savedAt: NOW },
        ])
        expect([await store.isBookmarked(100, '1'), await store.isBookmarked(100, '4')]).toEqual([true, false])
      }
      expect(await world.store.removeBookmark(100, '3')).toBe(true)
      expect(await world.store.removeBookmark(100, '3')).toBe(false)
      expect(await idsOf(100)).toEqual(['2', '1'])
      expect(await idsOf(101)).toEqual(['1'])
    })

    it('are at most a thousand a chat; one taken away makes room', async () => {
      const many = Array.from({ length: MOST_BOOKMARKS + 1 }, (_, index) => anItem({ number: 1000 + index }))
      await fetchItems(many)
      await Promise.all(many.slice(1).map(({ wantedId }, index) => world.store.addBookmark(100, wantedId, NOW + index)))
      expect(await world.store.addBookmark(100, '1000', NOW + DAY)).toBe('full')
      expect(await world.store.addBookmark(100, '1001', NOW + DAY)).toBe('known')
      await world.store.removeBookmark(100, '1001')
      expect(await world.store.addBookmark(100, '1000', NOW + DAY)).toBe('added')
      expect((await idsOf(100))[0]).toBe('1000')
    })

    it('keep the headline beyond retention, not the page; the last one gone, it is forgotten', async () => {
      await world.store.recordPage('1', aPage(), 'politics', NOW)
      await world.store.withdrawArticle('2', NOW)
      await world.store.addBookmark(100, '1', NOW)
      await world.store.addBookmark(100, '2', NOW)
      expect(await world.store.pruneArticles(NOW + DAY)).toBe(3)
      for await (const store of world.nowAndLater()) {
        expect(await store.article('1')).toBeUndefined()
        expect(await store.page('1')).toBeUndefined()
        expect(await store.articles(['1', '2', '3', '4'])).toMatchObject([{ id: '4' }])
        expect(await titles('4', '3', '2', '1')).toEqual([4, 2, 1].map((number) => `Headline of story ${number}`))
        expect(await store.keptArticles(['1', '2'])).toMatchObject([{ section: 'politics' }, { withdrawnAt: NOW }])
      }
      // It can still be saved by somebody else who has come across it.
      expect(await world.store.addBookmark(101, '1', NOW + DAY)).toBe('added')
      await world.store.removeBookmark(100, '1')
      await world.store.removeBookmark(100, '2')
      await world.store.pruneArticles(NOW + DAY)
      expect(await titles('1', '2')).toEqual(['Headline of story 1'])
    })

    it('show the article as it is now when it comes back', async () => {
      await world.store.addBookmark(100, '1', NOW)
      await world.store.pruneArticles(NOW + DAY)
      await fetchItems([anItem({ number: 1, title: 'Told anew' })], NOW + DAY)
      expect(await titles('1')).toEqual(['Told anew'])
    })

    it('go with all else when the chat is forgotten, and move when it moves', async () => {
      await subscribe(-100)
      await world.store.addBookmark(-100, '1', NOW)
      await world.store.addBookmark(-100, '2', NOW + HOUR)
      await world.store.addBookmark(-200, '2', NOW)
      await world.store.migrateChat(-100, -200)
      expect(await world.store.bookmarks(-200)).toEqual([
        { articleId: '2', savedAt: NOW },
        { articleId: '1', savedAt: NOW },
      ])
      expect(await idsOf(-100)).toEqual([])
      await world.store.addBookmark(101, '1', NOW)
      await world.store.forgetChat(-200)
      expect([await idsOf(-200), await idsOf(101)]).toEqual([[], ['1']])
    })
  })
}
