// A clock that was a day ahead and is set back: nothing waits for the moments it left behind.
import { describe, expect, it } from 'vitest'
import type { DeliveryTask } from '#domain/delivery'
import { aFeed, anItem, aShownDigest, DAY, HOUR, MINUTE, NOW } from '../../../support/builders.ts'
import type { World } from './world.ts'

const TOMORROW = NOW + DAY

export function momentsContract(world: World) {
  const { subscribe, plan } = world

  describe('moments that lie further ahead than anything waits are due now:', () => {
    it('of feeds, but for what a feed that fails asked for', async () => {
      await world.store.syncFeeds([aFeed(), aFeed({ id: 'down', url: 'https://agency.example/down' })], NOW)
      await world.fetchItems([], TOMORROW)
      const failure = { kind: 'failure', code: 'http-status', detail: '503' } as const
      await world.store.recordFetch('down', failure, NOW, NOW + 20 * HOUR)
      expect(await world.store.claimDueFeeds(NOW, MINUTE, 9)).toEqual([])
      expect(await world.store.mendMoments(NOW)).toBe(1)
      expect((await world.store.claimDueFeeds(NOW, MINUTE, 9)).map(({ feed }) => feed.id)).toEqual(['az'])
    })

    it('of chats: they have their next slot and its news, and no slot twice', async () => {
      await subscribe(5, TOMORROW)
      const due = { ...plan().due, slotAt: TOMORROW }
      const slot = { key: '2026-11-25T08:00', at: TOMORROW }
      await world.store.queueSlot(plan({ due, slot, nextSlotAt: TOMORROW + DAY, queuedAt: TOMORROW }))
      const digest = aShownDigest({ chatId: 5, slotAt: TOMORROW })
      await world.settleNext({ state: 'sent', messageId: 7 }, { kind: 'digest', digest, heldIds: [] }, TOMORROW)
      expect((await world.store.chat(5))?.digestedUntil).toBe(TOMORROW)
      expect(await world.store.mendMoments(NOW)).toBe(1)
      const chat = await world.store.chat(5)
      expect(chat?.nextSlotAt).toBe(TOMORROW)
      expect(chat?.digestedUntil).toBeUndefined()
      expect(await world.store.queueSlot(plan({ due, slot, nextSlotAt: TOMORROW + DAY, queuedAt: TOMORROW }))).toBe(1)
      expect(await world.store.claimDeliveries('a', TOMORROW, 9)).toEqual([])
    })

    it('not of chats whose slot is their next, nor of paused ones', async () => {
      await subscribe(5, TOMORROW)
      await subscribe(6, NOW + 6 * DAY, { pause: { fromAt: NOW, untilAt: NOW + 5 * DAY } })
      expect(await world.store.mendMoments(NOW)).toBe(0)
      expect((await world.store.chat(5))?.nextSlotAt).toBe(TOMORROW)
      expect((await world.store.chat(6))?.nextSlotAt).toBe(NOW + 6 * DAY)
    })

    it('of deliveries that were put off, but for what a pause put off', async () => {
      for (const chatId of [5, 6, 7]) await subscribe(chatId)
      const edit: DeliveryTask = { kind: 'digest-edit', messageId: 1 }
      await world.queue('beyond', 5, edit, TOMORROW + 30_000)
      await world.queue('within', 6, edit, NOW + 23 * HOUR)
      await world.queue('catch-up:7:1', 7, { kind: 'catch-up', fromAt: 1 }, NOW + 30 * DAY)
      expect(await world.store.claimDeliveries('a', NOW, 9)).toEqual([])
      await world.store.mendMoments(NOW)
      expect((await world.store.claimDeliveries('a', NOW, 9)).map(({ key }) => key)).toEqual(['beyond'])
    })

    it('of edits of alerts', async () => {
      await world.startFeed()
      await world.fetchItems([anItem({ number: 1 })])
      await subscribe(5)
      await world.queue('alert:5:1', 5, { kind: 'alert', articleId: '1', level: 'flash' })
      await world.settleNext({ state: 'sent', messageId: 2 })
      await world.store.markAlertsEdited({ id: '1', revision: 0 }, TOMORROW)
      await world.store.withdrawArticle('1', NOW)
      await world.store.mendMoments(NOW)
      expect(await world.store.staleAlerts(0, 9)).toMatchObject([{ notBeforeAt: NOW }])
    })

    it('of what a process held that is gone', async () => {
      expect(await world.store.takeLease('polling', 'gone', 5000)).toBe(true)
      expect(await world.store.takeUpdate(1, 'gone', 5000)).toBe('new')
      await world.pass(-DAY)
      await world.store.mendMoments(NOW - DAY)
      // Its turn ends as if the clock had never been wrong.
      await world.store.takeLease('polling', 'next', 5000)
      await world.pass(6000)
      expect(await world.store.takeLease('polling', 'next', 5000)).toBe(true)
      expect(await world.store.takeUpdate(1, 'next', 5000)).toBe('new')
    })

    it('and after that nothing is mended any more', async () => {
      await world.store.syncFeeds([aFeed()], NOW)
      await world.fetchItems([], TOMORROW)
      await subscribe(5, TOMORROW + DAY)
      expect(await world.store.mendMoments(NOW)).toBe(2)
      expect(await world.store.mendMoments(NOW)).toBe(0)
    })
  })
}
