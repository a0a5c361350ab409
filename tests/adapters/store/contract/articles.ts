import { beforeEach, describe, expect, it } from 'vitest'
import { aFeed, anItem, aPage, DAY, HOUR, MINUTE, NOW } from '../../../support/builders.ts'
import type { World } from './world.ts'

export function articlesContract(world: World) {
  const { fetchItems, startFeed } = world
  describe('articles', () => {
    beforeEach(() => startFeed())

    it('are new once and corrected when their title changes, whichever feed says so', async () => {
      expect((await fetchItems([anItem()])).added).toMatchObject([{ id: '4411239', countsAt: NOW, revision: 0 }])
      expect(await fetchItems([anItem()])).toMatchObject({ added: [], corrected: [] })
      const changed = anItem({ title: 'Another headline', publishedAt: NOW })
      const { added, corrected } = await fetchItems([changed], NOW + MINUTE)
      expect(added).toEqual([])
      expect(corrected).toMatchObject([
        { revision: 1, correctedAt: NOW + MINUTE, countsAt: NOW, earlierTitles: ['Headline of story 4411239'] },
      ])
    })

    it('are found by id, by ids in their order, and by key', async () => {
      await fetchItems([anItem(), anItem({ number: 5 })])
      expect((await world.store.article('5'))?.title).toBe('Headline of story 5')
      expect((await world.store.articles(['5', 'unknown', '4411239'])).map(({ id }) => id)).toEqual(['5', '4411239'])
      expect((await world.store.articleByKey('num:agency.example/5'))?.id).toBe('5')
      expect(await world.store.articleByKey('num:other.example/5')).toBeUndefined()
    })

    it('are each other’s twins once somebody said so, those added later too; a correction keeps that', async () => {
      await fetchItems([1, 2, 3].map((number) => anItem({ number })))
      await world.store.confirmTwins(['1', '2', 'nowhere'])
      await world.store.confirmTwins(['1', '3'])
      await fetchItems([anItem({ number: 1, title: 'Told anew' })], NOW + MINUTE)
      for await (const store of world.nowAndLater()) {
        expect(await store.article('1')).toMatchObject({ title: 'Told anew', twins: ['2', 'nowhere', '3'] })
        expect((await store.article('2'))?.twins).toEqual(['1', 'nowhere'])
        expect((await store.article('3'))?.twins).toEqual(['1'])
      }
    })

    it('of two hosts with one number have different ids', async () => {
      await fetchItems([anItem({ number: 5 }), anItem({ number: 5, host: 'other.example' })])
      const ids = ['num:agency.example/5', 'num:other.example/5'].map(
        async (key) => (await world.store.articleByKey(key))?.id,
      )
      const [first, second] = await Promise.all(ids)
      expect(first).toBe('5')
      expect(second).toMatch(/^5-[A-Za-z0-9_-]+$/)
    })

    it('are listed newest first to the end of the cursor, each once, over all languages asked for', async () => {
      await world.store.syncFeeds(
        [aFeed(), aFeed({ id: 'ru', language: 'ru', url: 'https://agency.example/ru/rss' })],
        NOW,
      )
      await fetchItems([], NOW - DAY, 'ru')
      for (let number = 1; number <= 23; number++)
        await fetchItems([anItem({ number })], NOW + Math.floor(number / 3), number % 2 ? 'az' : 'ru')
      const seen: { id: string; countsAt: number }[] = []
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
        const page = await world.store.listArticles({ languages: ['az', 'ru', 'az'] }, 5, cursor)
        expect(page.items.length).toBeGreaterThan(0)
        seen.push(...page.items)
        cursor = page.next
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(23)
      const sorted = seen.toSorted((a, b) => b.countsAt - a.countsAt || (a.id < b.id ? 1 : -1))
      expect(seen.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id))
    })

    it('are listed by window, the start excluded and the end included', async () => {
      for (const number of [1, 2, 3]) await fetchItems([anItem({ number })], NOW + number)
      const { items, next } = await world.store.listArticles(
        { languages: ['az'], fromAt: NOW + 1, untilAt: NOW + 2 },
        9,
      )
      expect(items.map(({ id }) => id)).toEqual(['2'])
      expect(next).toBeUndefined()
    })

    it('are listed by section and by being interviews', async () => {
      await fetchItems([
        anItem({ number: 1, section: 'politics' }),
        anItem({ number: 2, section: 'economy' }),
        anItem({ number: 3 }),
      ])
      await world.store.recordPage('2', aPage({ turns: [{ question: 'Why?', answer: ['So.'] }] }), undefined, NOW)
      const list = async (filter: object) =>
        (await world.store.listArticles({ languages: ['az'], ...filter }, 9)).items.map(({ id }) => id)
      expect(await list({ section: 'politics' })).toEqual(['1'])
      expect(await list({ interviewsOnly: true })).toEqual(['2'])
      expect(await list({ languages: ['en'] })).toEqual([])
    })

    it('tell which sections there are, most used first', async () => {
      await fetchItems([1, 2, 3].map((number) => anItem({ number, section: number === 2 ? 'economy' : 'politics' })))
      expect(await world.store.sections(['az'])).toEqual(['politics', 'economy'])
      expect(await world.store.sections(['en'])).toEqual([])
    })

    it('stay withdrawn at the moment they first were', async () => {
      await fetchItems([anItem()])
      await world.store.withdrawArticle('4411239', NOW + 1)
      await world.store.withdrawArticle('4411239', NOW + 2)
      await fetchItems([anItem({ title: 'Changed', publishedAt: NOW + 3 })], NOW + 3)
      expect((await world.store.article('4411239'))?.withdrawnAt).toBe(NOW + 1)
    })

    it('that are old are forgotten with pages and pictures, but not while a feed still shows them', async () => {
      await fetchItems(
        [anItem({ number: 1, picture: 'https://agency.example/1.jpg' }), anItem({ number: 2 })],
        NOW - HOUR,
      )
      await world.store.recordPage('1', aPage(), undefined, NOW - HOUR)
      await world.store.rememberPicture('https://agency.example/1.jpg', 'file-1')
      await fetchItems([anItem({ number: 2 })])
      expect(await world.store.pruneArticles(NOW)).toBe(1)
      expect(await world.store.article('1')).toBeUndefined()
      expect(await world.store.page('1')).toBeUndefined()
      expect(await world.store.pictureFileId('https://agency.example/1.jpg')).toBeUndefined()
      expect((await world.store.article('2'))?.id).toBe('2')
      expect((await fetchItems([anItem({ number: 2 })])).added).toEqual([])
    })

    it('remember the file id of a picture', async () => {
      await world.store.rememberPicture('https://agency.example/1.jpg', 'file-1')
      expect(await world.store.pictureFileId('https://agency.example/1.jpg')).toBe('file-1')
      expect(await world.store.pictureFileId('https://agency.example/2.jpg')).toBeUndefined()
    })
  })
}
