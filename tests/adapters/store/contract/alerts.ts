import { beforeEach, describe, expect, it } from 'vitest'
import type { DeliveryTask } from '#domain/delivery'
import { headlineKeys } from '#domain/follow'
import { aFeed, anItem, aShownDigest, DAY, HOUR, MINUTE, NOW } from '../../../support/builders.ts'
import { allPages, type World } from './world.ts'

const alert = (articleId: string, level: 'word' | 'flash' = 'word'): DeliveryTask => ({
  kind: 'alert',
  articleId,
  level,
})
const HELD = { state: 'expired', reason: 'held' } as const

export function alertsContract(world: World) {
  const { subscribe, fetchItems, startFeed, queue, settleNext } = world

  describe('articles to announce', () => {
    const waiting = async (limit = 9) => (await world.store.unannouncedArticles(limit)).map(({ id }) => id)

    it('are those that came in after the first run, oldest first, until they are marked', async () => {
      await world.store.syncFeeds([aFeed()], NOW)
      await fetchItems([anItem({ number: 1 })], NOW)
      expect(await waiting()).toEqual([])
      await fetchItems([anItem({ number: 3 })], NOW + 1)
      await fetchItems([anItem({ number: 2 })], NOW + 2)
      for await (const store of world.nowAndLater()) {
        expect((await store.unannouncedArticles(9)).map(({ id }) => id)).toEqual(['3', '2'])
        expect(await store.unannouncedArticles(1)).toEqual([await store.article('3')])
      }
      await world.store.markAnnounced(['3', 'unknown'])
      expect(await waiting()).toEqual(['2'])
      await world.store.markAnnounced(['2'])
      expect(await waiting()).toEqual([])
    })

    it('open a proposal with their mark, once, and none without', async () => {
      await startFeed()
      await fetchItems([1, 2].map((number) => anItem({ number })))
      const proposed = (at: number) => ({ ids: ['2', 'unknown'], at })
      await world.store.markAnnounced(['1', '2', 'unknown'], proposed(NOW))
      for await (const store of world.nowAndLater())
        expect(await store.claimProposals(0, 9)).toEqual([{ articleId: '2', at: NOW, toldIds: [] }])
      await world.store.closeProposal('2')
      await world.store.markAnnounced(['1', '2'], proposed(NOW + 1))
      expect(await world.store.claimProposals(0, 9)).toEqual([])
    })

    it('stay so through a correction, a page and a section given up, and do not become so again', async () => {
      await startFeed()
      await fetchItems([anItem({ number: 1 }), anItem({ number: 2 })])
      await world.store.markAnnounced(['2'])
      await fetchItems(
        [1, 2].map((number) => anItem({ number, title: 'Another', publishedAt: NOW })),
        NOW + 1,
      )
      await world.store.recordPageFailure('1', 'timeout', NOW)
      await world.store.giveUpSections(NOW)
      expect(await waiting()).toEqual(['1'])
      expect((await world.store.article('1'))?.title).toBe('Another')
    })

    it('are none once forgotten', async () => {
      await startFeed()
      await fetchItems([anItem({ number: 1 })], NOW - DAY)
      await fetchItems([], NOW)
      await world.store.pruneArticles(NOW)
      expect(await waiting()).toEqual([])
    })
  })

  describe('followers', () => {
    const followersOf = async (title: string, limit = 9) =>
      (await allPages((cursor) => world.store.followers(headlineKeys(title), limit, cursor))).map(({ id }) => id)

    it('are found by the beginning of a word, each once, by id, over all pages', async () => {
      const words = [['Şuşa'], ['susa', 'Bakı'], ['Şuşada yol'], ['Gəncə'], ['su'], []]
      for (const [index, followed] of words.entries()) await subscribe(600 - index * 100, NOW, { words: followed })
      for (const limit of [1, 2, 3, 99])
        expect(await followersOf('Şuşada yeni yol, Bakıda bayram', limit)).toEqual([200, 400, 500, 600])
      expect(await followersOf('Nobody follows this')).toEqual([])
    })

    it('are whole chats', async () => {
      await subscribe(100, NOW, { words: ['Bakı'] })
      expect(await world.store.followers(['baki'], 9)).toEqual({ items: [await world.store.chat(100)] })
    })

    it('change with the words, with the chat leaving, coming back, moving, and being forgotten', async () => {
      const title = 'Sülh danışıqları'
      await subscribe(-100, NOW, { words: ['sülh'] })
      await world.store.changeSettings(-100, { words: ['neft', 'qaz'] }, [], 'keep')
      expect(await followersOf(title)).toEqual([])
      await world.store.changeSettings(-100, { words: ['neft', 'sülh'] }, [], 'keep')
      expect(await followersOf(title)).toEqual([-100])
      await world.store.changeSettings(-100, {}, ['words'], 'keep')
      expect(await followersOf(title)).toEqual([])
      const story = { articleId: '1', title, words: ['sulh', 'danisiqlari'], untilAt: NOW }
      await world.store.changeSettings(-100, { stories: [story] }, [], 'keep')
      expect(await followersOf(title)).toEqual([-100])
      await world.store.changeSettings(-100, { words: ['sülh'] }, ['stories'], 'keep')
      await world.store.deactivateChat(-100, 'stopped')
      expect(await followersOf(title)).toEqual([])
      await subscribe(-100)
      await world.store.migrateChat(-100, -1_000_100)
      for await (const store of world.nowAndLater())
        expect((await store.followers(['sulh'], 9)).items.map(({ id }) => id)).toEqual([-1_000_100])
      await world.store.forgetChat(-1_000_100)
      expect(await followersOf(title)).toEqual([])
    })
  })

  describe('alerts', () => {
    it('count on their local date once they were sent', async () => {
      await subscribe(100)
      for (const [index, date] of ['2026-11-23', '2026-11-24', '2026-11-24'].entries()) {
        await queue(`a${index}`, 100, alert(String(index)))
        await settleNext({ state: 'sent', messageId: index }, { kind: 'alert', date })
      }
      expect((await world.store.chat(100))?.alertsSent).toEqual({ date: '2026-11-24', count: 2 })
      await queue('a9', 100, alert('9'))
      await settleNext(
        { state: 'pending', reason: 'http-502', notBeforeAt: NOW },
        { kind: 'alert', date: '2026-11-24' },
      )
      expect((await world.store.chat(100))?.alertsSent).toEqual({ date: '2026-11-24', count: 2 })
    })

    it('that are held wait for the next digest and give their key back, so that a flash may ring', async () => {
      await subscribe(100)
      await queue('alert:100:5', 100, alert('5'))
      await settleNext(HELD, { kind: 'held', articleId: '5' })
      for await (const store of world.nowAndLater()) {
        expect((await store.chat(100))?.held).toEqual(['5'])
        expect(await store.receipts(100, 9)).toMatchObject([{ key: 'held:100:5', state: 'expired', reason: 'held' }])
      }
      expect(await queue('alert:100:5', 100, alert('5', 'flash'))).toEqual(['alert:100:5'])
      await settleNext({ state: 'sent', messageId: 1 })
      expect(await queue('alert:100:5', 100, alert('5', 'flash'))).toEqual([])
      expect((await world.store.receipts(100, 9)).map(({ key }) => key).sort()).toEqual(['alert:100:5', 'held:100:5'])
    })

    it('that are held again have one receipt, and wait once, in the order they came', async () => {
      await subscribe(100)
      for (const articleId of ['5', '6', '5']) {
        await queue(`alert:100:${articleId}`, 100, alert(articleId))
        await settleNext(HELD, { kind: 'held', articleId })
      }
      expect((await world.store.chat(100))?.held).toEqual(['6', '5'])
      expect(await world.store.receipts(100, 9)).toHaveLength(2)
    })

    it('that are held are at most the newest twenty', async () => {
      await subscribe(100)
      for (let number = 1; number <= 22; number++) {
        await queue(`alert:100:${number}`, 100, alert(String(number)))
        await settleNext(HELD, { kind: 'held', articleId: String(number) })
      }
      const { held = [] } = (await world.store.chat(100)) ?? {}
      expect([held.length, held[0], held.at(-1)]).toEqual([20, '3', '22'])
    })

    it('held wait no longer once a digest showed them, and others wait on', async () => {
      await subscribe(100)
      for (const articleId of ['5', '6', '7']) {
        await queue(`alert:100:${articleId}`, 100, alert(articleId))
        await settleNext(HELD, { kind: 'held', articleId })
      }
      await world.sendDigest(100, {}, ['5', '7', 'unknown'])
      expect((await world.store.chat(100))?.held).toEqual(['6'])
      await world.store.rememberDigest(aShownDigest({ untilAt: NOW + HOUR }), ['6'])
      expect(await world.store.chat(100)).toMatchObject({ digestedUntil: NOW + HOUR })
      expect(await world.store.chat(100)).not.toHaveProperty('held')
    })
  })

  describe('alerts that show an old state', () => {
    const stale = async (sinceAt = NOW - 2 * DAY) =>
      (await world.store.staleAlerts(sinceAt, 9)).map(({ article, notBeforeAt }) => [article.id, notBeforeAt])
    const correct = (number: number, title: string, at: number) =>
      fetchItems([anItem({ number, title, publishedAt: at })], at)
    beforeEach(async () => {
      await startFeed()
      await fetchItems([anItem({ number: 1 }), anItem({ number: 2 })])
      await queue('alert:100:1', 100, alert('1'))
    })

    it('are those of an article corrected or withdrawn since it rang', async () => {
      expect(await stale()).toEqual([])
      await correct(1, 'Changed', NOW + 1)
      await correct(2, 'Changed as well, and nobody was alerted', NOW + 1)
      for await (const store of world.nowAndLater())
        expect(await store.staleAlerts(0, 9)).toEqual([{ article: await store.article('1'), notBeforeAt: 0 }])
      await world.store.markAlertsEdited({ id: '1', revision: 1 }, NOW + 10 * MINUTE)
      expect(await stale()).toEqual([])
      await world.store.withdrawArticle('1', NOW + 2)
      expect(await stale()).toEqual([['1', NOW + 10 * MINUTE]])
      await world.store.markAlertsEdited({ id: '1', revision: 1, withdrawnAt: NOW + 2 }, NOW + 20 * MINUTE)
      expect(await stale()).toEqual([])
    })

    it('stay so when the article changed while its edits were being written down', async () => {
      await correct(1, 'Changed', NOW + 1)
      await correct(1, 'Changed again', NOW + 2)
      await world.store.markAlertsEdited({ id: '1', revision: 1 }, NOW + 10 * MINUTE)
      expect(await stale()).toEqual([['1', NOW + 10 * MINUTE]])
    })

    it('are left alone once the last alert is too long ago', async () => {
      await correct(1, 'Changed', NOW + 1)
      expect(await stale(NOW + 1)).toEqual([])
      await world.store.queueDeliveries(
        [{ key: 'alert:101:1', chatId: 101, task: alert('1'), notBeforeAt: NOW }],
        NOW + HOUR,
      )
      expect(await stale(NOW + HOUR)).toEqual([['1', 0]])
    })

    it('are found by the version of the article they showed', async () => {
      await subscribe(100)
      await subscribe(101)
      const content = { kind: 'article', articleId: '3', level: 'flash', versions: { ru: '2' } } as const
      const { id } = await world.startBroadcast({ content })
      await world.queueAll(id)
      await correct(2, 'Changed while its alert was on its way', NOW + 1)
      const ring = { kind: 'alert', date: '2026-11-24' } as const
      for (let turn = 0; turn < 3; turn++) {
        const version = turn === 0 ? { articleId: '2' } : {}
        await settleNext({ state: 'sent', messageId: turn, ...version }, ring)
      }
      for await (const store of world.nowAndLater()) {
        expect(await stale()).toEqual([['2', 0]])
        expect((await store.deliveriesOf({ articleId: '2' }, 0, 9)).items).toMatchObject([{ messageId: 0 }])
        expect((await store.deliveriesOf({ articleId: '3' }, 0, 9)).items).toHaveLength(1)
        expect((await store.deliveriesOf({ broadcastId: id }, 0, 9)).items).toHaveLength(2)
      }
    })

    it('of an article that rang in its corrected state are none', async () => {
      await correct(2, 'Changed', NOW + 1)
      await queue('alert:100:2', 100, alert('2'))
      expect(await stale()).toEqual([])
    })
  })
}
