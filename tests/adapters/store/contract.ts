// What every engine of the store promises, as one suite: an engine's own test calls it with a way to open one.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SlotPlan, Store } from '#adapters/store/store'
import type { FeedItem } from '#domain/article'
import type { ShownDigest } from '#domain/digest'
import {
  aFeed,
  anItem,
  aPage,
  aShownDigest,
  DAY,
  HOUR,
  MINUTE,
  MORNINGS,
  NOW,
  settings,
} from '../../support/builders.ts'

/** One set of stored data and the store over it. `now` is NOW. */
export type OpenedStore = {
  store: Store
  /** Closes and opens again. */
  reopen(): Promise<Store>
  /** Opens what a process killed at this moment would have left. */
  crash(): Promise<Store>
  /** Ends it all and removes the data. */
  end(): Promise<void>
}

const SLOT = '2026-11-24T08:00'

export function storeContract(name: string, open: () => Promise<OpenedStore>) {
  describe(`the store on ${name}`, () => {
    let opened: OpenedStore
    let store: Store
    beforeEach(async () => {
      opened = await open()
      store = opened.store
    })
    afterEach(() => opened.end())

    /** The store as it is, then opened again. */
    async function* nowAndLater() {
      yield store
      store = await opened.reopen()
      yield store
    }
    const subscribe = (chatId: number, nextSlotAt = NOW, over = {}) =>
      store.subscribe(chatId, 'private', settings(over), nextSlotAt, NOW - DAY)
    const fetchItems = (items: FeedItem[], at = NOW, feedId = 'az') =>
      store.recordFetch(feedId, { kind: 'items', items, validators: {} }, at, at + MINUTE)
    /** The feed has had its first run; what comes is news. */
    const startFeed = async (over = {}) => {
      await store.syncFeeds([aFeed(over)], NOW - DAY)
      await fetchItems([], NOW - DAY)
    }
    const plan = (over: Partial<SlotPlan> = {}): SlotPlan => ({
      due: { zone: 'Asia/Baku', schedule: MORNINGS, slotAt: NOW, chats: 1 },
      slot: { key: SLOT, at: NOW },
      nextSlotAt: NOW + DAY,
      queuedAt: NOW,
      limit: 100,
      ...over,
    })
    /** One digest of the chat, claimed by `owner`. */
    const claimDigest = async (chatId: number, owner = 'a') => {
      await subscribe(chatId)
      await store.queueSlot(plan())
      const [delivery] = await store.claimDeliveries(owner, NOW, 1)
      return delivery?.key ?? 'none'
    }
    const sendDigest = async (chatId: number, shown: Partial<ShownDigest> = {}) => {
      const key = await claimDigest(chatId)
      await store.markSending(key, 'a')
      await store.settleDelivery(
        key,
        'a',
        { state: 'sent', messageId: 7, items: 1 },
        NOW,
        aShownDigest({ chatId, ...shown }),
      )
      return key
    }

    describe('feeds', () => {
      it('are due at once when new, and forgotten when no longer configured', async () => {
        await store.syncFeeds([aFeed(), aFeed({ id: 'ru', language: 'ru' })], NOW)
        expect((await store.claimDueFeeds(NOW, MINUTE, 9)).map(({ feed }) => feed.id)).toEqual(['az', 'ru'])
        await store.syncFeeds([aFeed()], NOW)
        expect((await store.feeds()).map(({ feed }) => feed.id)).toEqual(['az'])
        expect(await store.newsLanguages()).toEqual(['az'])
      })

      it('keep their state when only their words change, and begin anew with another address', async () => {
        await startFeed()
        await store.syncFeeds([aFeed({ title: 'News' })], NOW)
        expect(await store.feeds()).toMatchObject([{ feed: { title: 'News' }, lastFetchedAt: NOW - DAY }])
        await store.syncFeeds([aFeed({ url: 'https://agency.example/other' })], NOW)
        expect((await fetchItems([anItem()])).firstRun).toBe(true)
      })

      it('are claimed by one of two callers, until the lease is over', async () => {
        await store.syncFeeds([aFeed()], NOW)
        const claims = await Promise.all([store.claimDueFeeds(NOW, MINUTE, 9), store.claimDueFeeds(NOW, MINUTE, 9)])
        expect(claims.flat()).toHaveLength(1)
        expect(await store.claimDueFeeds(NOW + MINUTE - 1, MINUTE, 9)).toEqual([])
        expect(await store.claimDueFeeds(NOW + MINUTE, MINUTE, 9)).toHaveLength(1)
      })

      it('are not claimed while disabled, and offer no language', async () => {
        await store.syncFeeds([aFeed({ enabled: false })], NOW)
        expect(await store.claimDueFeeds(NOW, MINUTE, 9)).toEqual([])
        expect(await store.newsLanguages()).toEqual([])
      })

      it('count failures in a row and forget them after a good fetch', async () => {
        await startFeed()
        const failure = { kind: 'failure', code: 'timeout', detail: 'no answer' } as const
        await store.recordFetch('az', failure, NOW, NOW + HOUR)
        await store.recordFetch('az', failure, NOW, NOW + HOUR)
        expect(await store.feeds()).toMatchObject([
          { failures: 2, nextCheckAt: NOW + HOUR, lastFailure: { code: 'timeout' } },
        ])
        await store.recordFetch('az', { kind: 'not-modified' }, NOW, NOW)
        expect(await store.feeds()).toMatchObject([{ failures: 0, lastFetchedAt: NOW }])
      })

      it('record nothing once taken out of the configuration', async () => {
        expect(await fetchItems([anItem()])).toEqual({ added: [], corrected: [], firstRun: false })
        expect(await store.article('4411239')).toBeUndefined()
      })

      it('are still at their first run after an empty failure', async () => {
        await store.syncFeeds([aFeed()], NOW)
        await store.recordFetch('az', { kind: 'failure', code: 'dns', detail: '' }, NOW, NOW)
        const { firstRun, added } = await fetchItems([anItem({ publishedAt: NOW - HOUR })])
        expect(firstRun).toBe(true)
        expect(added).toMatchObject([{ countsAt: NOW - HOUR }])
      })
    })

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
        expect((await store.article('5'))?.title).toBe('Headline of story 5')
        expect((await store.articles(['5', 'unknown', '4411239'])).map(({ id }) => id)).toEqual(['5', '4411239'])
        expect((await store.articleByKey('num:agency.example/5'))?.id).toBe('5')
        expect(await store.articleByKey('num:other.example/5')).toBeUndefined()
      })

      it('of two hosts with one number have different ids', async () => {
        await fetchItems([anItem({ number: 5 }), anItem({ number: 5, host: 'other.example' })])
        const ids = ['num:agency.example/5', 'num:other.example/5'].map(
          async (key) => (await store.articleByKey(key))?.id,
        )
        const [first, second] = await Promise.all(ids)
        expect(first).toBe('5')
        expect(second).toMatch(/^5-[A-Za-z0-9_-]+$/)
      })

      it('are listed newest first to the end of the cursor, each once, over all languages asked for', async () => {
        await store.syncFeeds([aFeed(), aFeed({ id: 'ru', language: 'ru', url: 'https://agency.example/ru/rss' })], NOW)
        await fetchItems([], NOW - DAY, 'ru')
        for (let number = 1; number <= 23; number++)
          await fetchItems([anItem({ number })], NOW + Math.floor(number / 3), number % 2 ? 'az' : 'ru')
        const seen: { id: string; countsAt: number }[] = []
        for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
          const page = await store.listArticles({ languages: ['az', 'ru', 'az'] }, 5, cursor)
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
        const { items, next } = await store.listArticles({ languages: ['az'], fromAt: NOW + 1, untilAt: NOW + 2 }, 9)
        expect(items.map(({ id }) => id)).toEqual(['2'])
        expect(next).toBeUndefined()
      })

      it('are listed by section and by being interviews', async () => {
        await fetchItems([
          anItem({ number: 1, section: 'politics' }),
          anItem({ number: 2, section: 'economy' }),
          anItem({ number: 3 }),
        ])
        await store.recordPage('2', aPage({ turns: [{ question: 'Why?', answer: ['So.'] }] }), undefined, NOW)
        const list = async (filter: object) =>
          (await store.listArticles({ languages: ['az'], ...filter }, 9)).items.map(({ id }) => id)
        expect(await list({ section: 'politics' })).toEqual(['1'])
        expect(await list({ interviewsOnly: true })).toEqual(['2'])
        expect(await list({ languages: ['en'] })).toEqual([])
      })

      it('tell which sections there are, most used first', async () => {
        await fetchItems([1, 2, 3].map((number) => anItem({ number, section: number === 2 ? 'economy' : 'politics' })))
        expect(await store.sections(['az'])).toEqual(['politics', 'economy'])
        expect(await store.sections(['en'])).toEqual([])
      })

      it('stay withdrawn at the moment they first were', async () => {
        await fetchItems([anItem()])
        await store.withdrawArticle('4411239', NOW + 1)
        await store.withdrawArticle('4411239', NOW + 2)
        await fetchItems([anItem({ title: 'Changed', publishedAt: NOW + 3 })], NOW + 3)
        expect((await store.article('4411239'))?.withdrawnAt).toBe(NOW + 1)
      })

      it('that are old are forgotten with pages and pictures, but not while a feed still shows them', async () => {
        await fetchItems(
          [anItem({ number: 1, picture: 'https://agency.example/1.jpg' }), anItem({ number: 2 })],
          NOW - HOUR,
        )
        await store.recordPage('1', aPage(), undefined, NOW - HOUR)
        await store.rememberPicture('https://agency.example/1.jpg', 'file-1')
        await fetchItems([anItem({ number: 2 })])
        expect(await store.pruneArticles(NOW)).toBe(1)
        expect(await store.article('1')).toBeUndefined()
        expect(await store.page('1')).toBeUndefined()
        expect(await store.pictureFileId('https://agency.example/1.jpg')).toBeUndefined()
        expect((await store.article('2'))?.id).toBe('2')
        expect((await fetchItems([anItem({ number: 2 })])).added).toEqual([])
      })

      it('remember the file id of a picture', async () => {
        await store.rememberPicture('https://agency.example/1.jpg', 'file-1')
        expect(await store.pictureFileId('https://agency.example/1.jpg')).toBe('file-1')
        expect(await store.pictureFileId('https://agency.example/2.jpg')).toBeUndefined()
      })
    })

    describe('pages', () => {
      beforeEach(() => startFeed())
      const claimedIds = async (at = NOW, limit = 9) => (await store.claimPages(at, MINUTE, limit)).map(({ id }) => id)

      it('are claimed newest first, one a host, by one of two callers', async () => {
        await fetchItems([anItem({ number: 1 })], NOW)
        await fetchItems([anItem({ number: 2 }), anItem({ number: 3, host: 'other.example' })], NOW + 1)
        const claims = await Promise.all([claimedIds(NOW + 2), claimedIds(NOW + 2)])
        expect(claims.flat().sort()).toEqual(['2', '3'])
      })

      it('of a held host wait until the hold is over, or the page is recorded', async () => {
        await fetchItems([anItem({ number: 1 })], NOW)
        await fetchItems([anItem({ number: 2 })], NOW + 1)
        expect(await claimedIds(NOW)).toEqual(['2'])
        expect(await claimedIds(NOW + MINUTE - 1)).toEqual([])
        expect(await claimedIds(NOW + MINUTE)).toEqual(['2'])
        await store.recordPage('2', aPage(), undefined, NOW + MINUTE)
        expect(await claimedIds(NOW + MINUTE)).toEqual(['1'])
      })

      it('are given up after three tries, until the article is corrected', async () => {
        await fetchItems([anItem()])
        for (let round = 0; round < 3; round++) {
          expect(await claimedIds()).toEqual(['4411239'])
          await store.recordPageFailure('4411239', 'timeout', NOW)
        }
        expect(await claimedIds()).toEqual([])
        expect((await store.article('4411239'))?.section).toBe('other')
        await fetchItems([anItem({ title: 'Changed', publishedAt: NOW })], NOW + 1)
        expect(await claimedIds(NOW + 1)).toEqual(['4411239'])
      })

      it('are claimed again after a correction, and not without', async () => {
        await fetchItems([anItem()])
        await store.recordPage('4411239', aPage(), 'economy', NOW + 1)
        expect(await claimedIds(NOW + 1)).toEqual([])
        await fetchItems([anItem({ title: 'Changed', publishedAt: NOW })], NOW + 2)
        expect(await claimedIds(NOW + 2)).toEqual(['4411239'])
      })

      it('bring summary, picture, section and what headlines need', async () => {
        await fetchItems([anItem()])
        const page = aPage({
          picture: 'https://agency.example/p.jpg',
          speaker: 'A. Aliyeva',
          turns: [{ question: 'Why?', answer: ['So.'] }],
        })
        await store.recordPage('4411239', page, 'economy', NOW)
        expect(await store.article('4411239')).toMatchObject({
          summary: 'The first paragraph says what happened.',
          picture: 'https://agency.example/p.jpg',
          section: 'economy',
          page: { fetchedAt: NOW, readingMinutes: 1, turns: 1, speaker: 'A. Aliyeva' },
        })
        expect(await store.page('4411239')).toEqual({ page, fetchedAt: NOW })
      })

      it('leave the section that the feed gave', async () => {
        await fetchItems([anItem({ section: 'politics' })])
        await store.recordPage('4411239', aPage(), 'economy', NOW)
        expect((await store.article('4411239'))?.section).toBe('politics')
      })

      it('of unknown articles are not kept', async () => {
        await store.recordPage('nobody', aPage(), 'economy', NOW)
        expect(await store.page('nobody')).toBeUndefined()
      })

      it('that never came make the section other after ten minutes', async () => {
        await fetchItems([anItem({ number: 1 })], NOW)
        await fetchItems([anItem({ number: 2 })], NOW + 1)
        expect(await store.giveUpSections(NOW)).toBe(1)
        expect((await store.articles(['1', '2'])).map(({ section }) => section)).toEqual(['other', undefined])
        await store.recordPageFailure('2', 'timeout', NOW + 1)
        expect((await store.article('2'))?.section).toBeUndefined()
        await store.recordPageFailure('2', 'timeout', NOW + 1 + 10 * MINUTE)
        expect((await store.article('2'))?.section).toBe('other')
      })
    })

    describe('chats', () => {
      it('are new once; a repeated start keeps what was set and planned', async () => {
        expect(await subscribe(100)).toMatchObject({ isNew: true, chat: { id: 100, state: 'active', nextSlotAt: NOW } })
        await store.changeSettings(100, { language: 'ru', quiet: { fromMinute: 60, toMinute: 120 } }, [], NOW + HOUR)
        const { chat, isNew } = await subscribe(100, NOW + DAY)
        expect(isNew).toBe(false)
        expect(chat).toMatchObject({ language: 'ru', nextSlotAt: NOW + HOUR })
        expect(await store.chat(100)).toEqual(chat)
      })

      it('change settings, drop what is no longer wanted, and keep, move or end what is planned', async () => {
        await subscribe(100, NOW, { secondLanguage: 'en', quiet: { fromMinute: 60, toMinute: 120 } })
        const changed = await store.changeSettings(100, { sponsored: true }, ['secondLanguage', 'quiet'], 'keep')
        expect(changed).toMatchObject({ sponsored: true, nextSlotAt: NOW })
        expect(changed).not.toHaveProperty('secondLanguage')
        expect(changed).not.toHaveProperty('quiet')
        expect(await store.changeSettings(100, {}, [], NOW + 1)).toMatchObject({ nextSlotAt: NOW + 1 })
        expect(await store.changeSettings(100, {}, [], 'none')).not.toHaveProperty('nextSlotAt')
        expect(await store.changeSettings(101, {}, [], 'keep')).toBeUndefined()
      })

      it('that leave are planned nothing, and what was to be sent expires', async () => {
        const key = await claimDigest(100)
        await store.queueDeliveries(
          [{ key: 'e', chatId: 100, task: { kind: 'digest-edit', messageId: 7 }, notBeforeAt: NOW }],
          NOW,
        )
        await store.deactivateChat(100, 'stopped')
        const chat = await store.chat(100)
        expect(chat).toMatchObject({ state: 'stopped', language: 'az' })
        expect(chat).not.toHaveProperty('nextSlotAt')
        expect((await store.receipts(100, 9)).map(({ state, reason }) => [state, reason])).toEqual([
          ['expired', 'stopped'],
          ['expired', 'stopped'],
        ])
        expect(await store.markSending(key, 'a')).toBe(false)
        expect(await store.dueSlots(NOW + 9 * DAY, 9)).toEqual([])
        expect(await store.nextDeliveryAt()).toBeUndefined()
        expect(await store.changeSettings(100, {}, [], NOW)).not.toHaveProperty('nextSlotAt')
      })

      it('that left while a request was under way get its outcome, and no repetition', async () => {
        const key = await claimDigest(100)
        await store.markSending(key, 'a')
        await store.deactivateChat(100, 'stopped')
        expect(
          await store.settleDelivery(key, 'a', { state: 'pending', reason: 'flood-wait', notBeforeAt: NOW }, NOW),
        ).toBe(true)
        expect(await store.receipts(100, 9)).toMatchObject([{ state: 'expired' }])
        expect(await store.claimDeliveries('a', NOW, 9)).toEqual([])
      })

      it('that come back are planned again with their own settings', async () => {
        await subscribe(100)
        await store.changeSettings(100, { language: 'ru' }, [], 'keep')
        await store.deactivateChat(100, 'unreachable')
        const { chat, isNew } = await subscribe(100, NOW + DAY)
        expect({ chat, isNew }).toMatchObject({
          isNew: false,
          chat: { state: 'active', language: 'ru', nextSlotAt: NOW + DAY },
        })
      })

      it('are counted', async () => {
        await subscribe(100)
        await subscribe(101)
        await store.deactivateChat(101, 'stopped')
        await store.deactivateChat(102, 'stopped')
        expect(await store.countChats()).toEqual({ active: 1, all: 2 })
      })

      it('remember the list last shown', async () => {
        await store.rememberList(100, ['2', '1'])
        await store.rememberList(100, ['3'])
        expect(await store.shownList(100)).toEqual(['3'])
        expect(await store.shownList(101)).toEqual([])
      })

      it('move with everything they have to a new id', async () => {
        const key = await sendDigest(-100)
        await store.rememberList(-100, ['9'])
        await store.saveSession('-100:5', { step: 1 })
        await store.queueDeliveries(
          [{ key: 'e', chatId: -100, task: { kind: 'digest-edit', messageId: 7 }, notBeforeAt: NOW }],
          NOW,
        )
        await store.migrateChat(-100, -1_000_100)
        await store.migrateChat(-100, -1_000_100)
        expect(await store.chat(-100)).toBeUndefined()
        expect(await store.chat(-1_000_100)).toMatchObject({
          kind: 'supergroup',
          nextSlotAt: NOW + DAY,
          digestedUntil: NOW,
        })
        expect(await store.shownList(-1_000_100)).toEqual(['9'])
        expect(await store.latestDigest(-1_000_100)).toMatchObject({ chatId: -1_000_100, messageId: 7 })
        expect(await store.latestDigest(-100)).toBeUndefined()
        expect(await store.session('-1000100:5')).toEqual({ step: 1 })
        expect(await store.receipts(-1_000_100, 9)).toMatchObject([{ key, chatId: -1_000_100 }])
        expect(await store.claimDeliveries('a', NOW, 9)).toMatchObject([{ key: 'e', chatId: -1_000_100 }])
        store = await opened.reopen()
        expect(await store.receipts(-1_000_100, 9)).toMatchObject([{ key, chatId: -1_000_100 }])
      })

      it('that moved get no slot twice', async () => {
        await sendDigest(-100)
        await store.migrateChat(-100, -1_000_100)
        await store.changeSettings(-1_000_100, {}, [], NOW)
        expect(await store.queueSlot(plan())).toBe(1)
        expect(await store.claimDeliveries('a', NOW, 9)).toEqual([])
      })

      it('are forgotten with all that is known of them, receipts too, and others stay', async () => {
        await sendDigest(100)
        await sendDigest(101)
        store = await opened.reopen()
        await store.saveSession('100:100', { step: 1 })
        await store.forgetChat(100)
        for await (const look of nowAndLater()) {
          expect(await look.chat(100)).toBeUndefined()
          expect(await look.receipts(100, 9)).toEqual([])
          expect(await look.latestDigest(100)).toBeUndefined()
          expect(await look.shownList(100)).toEqual([])
          expect(await look.session('100:100')).toBeUndefined()
          expect(await look.receipts(101, 9)).toHaveLength(1)
          expect(await look.latestDigest(101)).toBeDefined()
        }
        expect((await subscribe(100)).isNew).toBe(true)
      })
    })

    describe('slots', () => {
      it('are due in groups of one instant, zone and schedule, earliest first', async () => {
        await subscribe(1, NOW)
        await subscribe(2, NOW)
        await subscribe(3, NOW - MINUTE, { zone: 'Europe/Berlin' })
        await subscribe(4, NOW + 1)
        await store.subscribe(5, 'private', settings(), undefined, NOW)
        expect((await store.dueSlots(NOW, 9)).map(({ zone, slotAt, chats }) => [zone, slotAt, chats])).toEqual([
          ['Europe/Berlin', NOW - MINUTE, 1],
          ['Asia/Baku', NOW, 2],
        ])
        expect(await store.dueSlots(NOW, 1)).toHaveLength(1)
        expect(await store.dueSlots(NOW - HOUR, 9)).toEqual([])
      })

      it('are queued in slices, each chat once, by however many callers', async () => {
        for (let chatId = 1; chatId <= 25; chatId++) await subscribe(chatId)
        const counts = await Promise.all(Array.from({ length: 5 }, () => store.queueSlot(plan({ limit: 7 }))))
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(25)
        expect(Math.max(...counts)).toBeLessThanOrEqual(7)
        expect(await store.queueSlot(plan())).toBe(0)
        expect(await store.dueSlots(NOW, 9)).toEqual([])
        const deliveries = await store.claimDeliveries('a', NOW, 99)
        expect(new Set(deliveries.map(({ chatId }) => chatId)).size).toBe(25)
        expect(deliveries).toHaveLength(25)
        expect(deliveries[0]).toMatchObject({
          task: { kind: 'digest', slotKey: SLOT, slotAt: NOW },
          queuedAt: NOW,
          attempts: 0,
        })
      })

      it('too long past move the chats on and queue nothing', async () => {
        await subscribe(100)
        const { slot: _slot, ...late } = plan()
        expect(await store.queueSlot(late)).toBe(1)
        expect((await store.chat(100))?.nextSlotAt).toBe(NOW + DAY)
        expect(await store.nextDeliveryAt()).toBeUndefined()
      })

      it('without a next one leave the chat planned for nothing', async () => {
        await subscribe(100)
        const { nextSlotAt: _next, ...last } = plan()
        expect(await store.queueSlot(last)).toBe(1)
        expect(await store.chat(100)).not.toHaveProperty('nextSlotAt')
      })

      it('come once, whatever becomes of the delivery and however the schedule is changed', async () => {
        await sendDigest(100)
        for await (const again of nowAndLater()) {
          await again.changeSettings(100, { schedule: MORNINGS }, [], NOW)
          expect(await again.queueSlot(plan())).toBe(1)
          expect(await again.claimDeliveries('a', NOW, 9)).toEqual([])
        }
      })

      it('leave a chat alone that changed its schedule meanwhile', async () => {
        await subscribe(100)
        await store.changeSettings(100, {}, [], NOW + HOUR)
        expect(await store.queueSlot(plan())).toBe(0)
        expect(await store.claimDeliveries('a', NOW, 9)).toEqual([])
      })
    })

    describe('deliveries', () => {
      const edit = (key: string, notBeforeAt = NOW, chatId = 100) => ({
        key,
        chatId,
        task: { kind: 'digest-edit' as const, messageId: 7 },
        notBeforeAt,
      })

      it('are written down once under a key, also after they have ended', async () => {
        expect(await store.queueDeliveries([edit('a'), edit('b'), edit('a')], NOW)).toEqual(['a', 'b'])
        expect(await store.queueDeliveries([edit('b', NOW + 1)], NOW)).toEqual([])
        for (const { key } of await store.claimDeliveries('me', NOW, 9)) {
          await store.markSending(key, 'me')
          await store.settleDelivery(key, 'me', { state: 'sent' }, NOW)
        }
        store = await opened.reopen()
        expect(await store.queueDeliveries([edit('a'), edit('c')], NOW)).toEqual(['c'])
      })

      it('go when they may, digests before edits, oldest first, and never to two owners', async () => {
        await store.queueDeliveries([edit('late', NOW - 1), edit('early', NOW - 2), edit('future', NOW + 1)], NOW)
        await subscribe(100)
        await store.queueSlot(plan())
        expect(await store.nextDeliveryAt()).toBe(NOW - 2)
        const claims = await Promise.all(['a', 'b'].map((owner) => store.claimDeliveries(owner, NOW, 2)))
        const keys = claims.flat().map(({ key }) => key)
        expect(keys).toEqual([expect.stringContaining(SLOT), 'early', 'late'])
        expect(claims.map((claim) => claim.length).sort()).toEqual([1, 2])
        expect(await store.nextDeliveryAt()).toBe(NOW + 1)
      })

      it('are marked and settled by their owner alone', async () => {
        const key = await claimDigest(100)
        expect(await store.markSending(key, 'b')).toBe(false)
        expect(await store.markSending(key, 'a')).toBe(true)
        expect(await store.markSending(key, 'a')).toBe(false)
        expect(await store.settleDelivery(key, 'b', { state: 'sent' }, NOW)).toBe(false)
        expect(await store.settleDelivery(key, 'a', { state: 'sent', messageId: 7, items: 10 }, NOW)).toBe(true)
        expect(await store.settleDelivery(key, 'a', { state: 'failed', reason: 'x' }, NOW)).toBe(false)
        expect(await store.receipts(100, 9)).toMatchObject([
          { key, state: 'sent', messageId: 7, items: 10, attempts: 1, settledAt: NOW },
        ])
      })

      it('that go back wait for their time', async () => {
        const key = await claimDigest(100)
        await store.markSending(key, 'a')
        await store.settleDelivery(key, 'a', { state: 'pending', reason: 'flood-wait', notBeforeAt: NOW + MINUTE }, NOW)
        expect(await store.nextDeliveryAt()).toBe(NOW + MINUTE)
        expect(await store.claimDeliveries('b', NOW + MINUTE - 1, 9)).toEqual([])
        expect(await store.claimDeliveries('b', NOW + MINUTE, 9)).toMatchObject([{ key, attempts: 1, owner: 'b' }])
      })

      it('of a silent owner go back, and digests under way become unknown', async () => {
        const [first, second] = [await claimDigest(100), await claimDigest(101)]
        await store.queueDeliveries([edit('edit')], NOW)
        await store.claimDeliveries('a', NOW, 9)
        await store.markSending(first, 'a')
        await store.markSending('edit', 'a')
        await store.keepAlive('a', NOW + 1000)
        expect(await store.recoverDeliveries(NOW, NOW + 2000)).toEqual({ requeued: 0, unknown: 0 })
        expect(await store.recoverDeliveries(NOW + 1000, NOW + 6000)).toEqual({ requeued: 2, unknown: 1 })
        expect(await store.settleDelivery(first, 'a', { state: 'sent' }, NOW)).toBe(false)
        expect(await store.markSending(second, 'a')).toBe(false)
        expect(await store.receipts(100, 9)).toMatchObject([{ key: first, state: 'unknown' }])
        expect((await store.claimDeliveries('b', NOW + 6000, 9)).map(({ key }) => key)).toEqual([second, 'edit'])
      })

      it('of a killed process are recovered by the next one', async () => {
        const key = await claimDigest(100)
        await store.markSending(key, 'a')
        store = await opened.crash()
        expect(await store.recoverDeliveries(NOW, NOW + 6000)).toEqual({ requeued: 0, unknown: 1 })
        expect(await store.receipts(100, 9)).toMatchObject([{ key, state: 'unknown' }])
      })

      it('have receipts, newest first, at most thirty days back', async () => {
        const days = [40, 3, 1]
        for (const [index, daysAgo] of days.entries()) {
          await store.queueDeliveries([edit(`e${index}`, NOW - daysAgo * DAY)], NOW - daysAgo * DAY)
          await store.claimDeliveries('a', NOW, 1)
          await store.markSending(`e${index}`, 'a')
          await store.settleDelivery(`e${index}`, 'a', { state: 'sent' }, NOW - daysAgo * DAY)
        }
        for await (const look of nowAndLater()) {
          expect((await look.receipts(100, 9)).map(({ key }) => key)).toEqual(['e2', 'e1'])
          expect((await look.receipts(100, 1)).map(({ key }) => key)).toEqual(['e2'])
          expect(await look.receipts(101, 9)).toEqual([])
        }
      })
    })

    describe('what was shown', () => {
      it('becomes the latest with the settling; the anchor moves with a scheduled digest alone', async () => {
        await sendDigest(100)
        expect(await store.latestDigest(100)).toEqual(aShownDigest())
        expect((await store.chat(100))?.digestedUntil).toBe(NOW)
        const { slotAt: _slot, ...asked } = aShownDigest({ messageId: 8, untilAt: NOW + HOUR })
        await store.rememberDigest(asked)
        expect(await store.latestDigest(100)).toEqual(asked)
        expect((await store.chat(100))?.digestedUntil).toBe(NOW)
      })

      it('of a scheduled digest is the list numbers mean', async () => {
        await store.rememberList(100, ['1'])
        await sendDigest(100)
        expect(await store.shownList(100)).toEqual(['4411239'])
      })

      it.each(['failed', 'unknown', 'blocked', 'expired'] as const)(
        'leaves the anchor when the digest ended as %s',
        async (state) => {
          const key = await claimDigest(100)
          await store.settleDelivery(key, 'a', { state, reason: 'x' }, NOW)
          expect(await store.chat(100)).not.toHaveProperty('digestedUntil')
        },
      )

      it('is not changed by an owner that lost the delivery', async () => {
        const key = await claimDigest(100)
        await store.settleDelivery(key, 'b', { state: 'sent', messageId: 7 }, NOW, aShownDigest())
        expect(await store.latestDigest(100)).toBeUndefined()
        expect(await store.chat(100)).not.toHaveProperty('digestedUntil')
      })

      it('is not set back by the edit of an older digest', async () => {
        await store.rememberDigest(aShownDigest({ messageId: 8 }))
        await store.queueDeliveries(
          [{ key: 'e', chatId: 100, task: { kind: 'digest-edit', messageId: 7 }, notBeforeAt: NOW }],
          NOW,
        )
        await store.claimDeliveries('a', NOW, 1)
        await store.settleDelivery('e', 'a', { state: 'sent' }, NOW, aShownDigest({ messageId: 7, editedAt: NOW }))
        expect((await store.latestDigest(100))?.messageId).toBe(8)
      })

      it('is found by article to the end of the cursor, each chat once', async () => {
        for (let chatId = 1; chatId <= 23; chatId++)
          await store.rememberDigest(aShownDigest({ chatId, restIds: [String(chatId % 3)], sentAt: NOW - chatId }))
        await store.rememberDigest(aShownDigest({ chatId: 50, sentAt: NOW - DAY }))
        await store.rememberDigest(
          aShownDigest({ chatId: 51, groups: [{ section: 'x', articles: [{ id: '5', revision: 0 }] }] }),
        )
        await store.rememberDigest(aShownDigest({ chatId: 52, page: 1, groups: [], restIds: ['4411239'] }))
        await store.rememberDigest(aShownDigest({ chatId: 53, page: 0, groups: [], restIds: ['4411239'] }))
        const chats: number[] = []
        for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
          const { items, next } = await store.digestsShowing('4411239', NOW - HOUR, 4, cursor)
          expect(items.length).toBeGreaterThan(0)
          chats.push(...items.map(({ chatId }) => chatId))
          cursor = next
        }
        const expected = [...Array.from({ length: 23 }, (_, index) => index + 1), 52]
        expect(chats.toSorted((a, b) => a - b)).toEqual(expected)
        expect(await store.digestsShowing('nowhere', 0, 4)).toEqual({ items: [] })
      })
    })

    it('keeps conversations by key', async () => {
      await store.saveSession('100:100', { step: 'language', seen: [1, null] })
      store = await opened.reopen()
      expect(await store.session('100:100')).toEqual({ step: 'language', seen: [1, null] })
      await store.dropSession('100:100')
      expect(await store.session('100:100')).toBeUndefined()
    })

    it('gives copies, and keeps copies', async () => {
      await startFeed()
      const item = anItem({ flags: ['video'] })
      const { added } = await fetchItems([item])
      item.flags.push('photo')
      added[0]?.flags.push('comment')
      const wanted = settings()
      const { chat } = await store.subscribe(100, 'private', wanted, NOW, NOW)
      wanted.schedule[0]?.minutes.push(1)
      chat.schedule[0]?.minutes.push(2)
      ;(await store.chat(100))?.schedule.pop()
      const value = { step: 1 }
      await store.saveSession('s', value)
      value.step = 2
      expect((await store.article('4411239'))?.flags).toEqual(['video'])
      expect((await store.chat(100))?.schedule).toEqual([{ weekdays: [1, 2, 3, 4, 5, 6, 7], minutes: [480] }])
      expect(await store.session('s')).toEqual({ step: 1 })
    })

    it('has what it promised after a kill, and after a restart', async () => {
      await startFeed()
      await fetchItems([anItem()])
      await store.recordPage('4411239', aPage(), 'economy', NOW)
      await sendDigest(100)
      const look = async (from: Store) => ({
        feeds: await from.feeds(),
        article: await from.article('4411239'),
        page: await from.page('4411239'),
        chat: await from.chat(100),
        digest: await from.latestDigest(100),
        receipts: await from.receipts(100, 9),
        list: await from.shownList(100),
      })
      const before = await look(store)
      expect(await look(await opened.crash())).toEqual(before)
      expect(await look(await opened.reopen())).toEqual(before)
    })
  })
}
