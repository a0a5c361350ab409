import { describe, expect, it } from 'vitest'
import type { DeliveryTask, Settlement, Shown } from '#domain/delivery'
import { aShownDigest, DAY, MINUTE, NOW } from '../../../support/builders.ts'
import { SLOT, type World } from './world.ts'

export function deliveriesContract(world: World) {
  const { subscribe, plan, claimDigest } = world
  describe('deliveries', () => {
    const edit = (key: string, notBeforeAt = NOW, chatId = 100) => ({
      key,
      chatId,
      task: { kind: 'digest-edit' as const, messageId: 7 },
      notBeforeAt,
    })

    it('are written down once under a key, also after they have ended', async () => {
      const b = edit('b', NOW, 101)
      expect(await world.store.queueDeliveries([edit('a'), b, edit('a')], NOW)).toEqual(['a', 'b'])
      expect(await world.store.queueDeliveries([{ ...b, notBeforeAt: NOW + 1 }], NOW)).toEqual([])
      for (const { key } of await world.store.claimDeliveries('me', NOW, 9)) {
        await world.store.markSending(key, 'me')
        await world.store.settleDelivery(key, 'me', { state: 'sent' }, NOW)
      }
      await world.reopen()
      expect(await world.store.queueDeliveries([edit('a'), edit('c')], NOW)).toEqual(['c'])
    })

    it('go when they may, digests before edits, oldest first, and never to two owners', async () => {
      await world.store.queueDeliveries(
        [edit('late', NOW - 1, 101), edit('early', NOW - 2, 102), edit('future', NOW + 1, 103)],
        NOW,
      )
      await subscribe(100)
      await world.store.queueSlot(plan())
      expect(await world.store.nextDeliveryAt()).toBe(NOW - 2)
      const claims = await Promise.all(['a', 'b'].map((owner) => world.store.claimDeliveries(owner, NOW, 2)))
      // Either may be first.
      const places = claims.map((claim) => claim.map(({ key }) => (key.includes(SLOT) ? 0 : key === 'early' ? 1 : 2)))
      expect(places.flat().sort()).toEqual([0, 1, 2])
      for (const claim of places) expect(claim).toEqual([...claim].sort())
      expect(claims.map((claim) => claim.length).sort()).toEqual([1, 2])
      expect(await world.store.nextDeliveryAt()).toBe(NOW + 1)
    })

    it('are marked and settled by their owner alone', async () => {
      const key = await claimDigest(100)
      expect(await world.store.markSending(key, 'b')).toBe(false)
      expect(await world.store.markSending(key, 'a')).toBe(true)
      expect(await world.store.markSending(key, 'a')).toBe(false)
      expect(await world.store.settleDelivery(key, 'b', { state: 'sent' }, NOW)).toBe(false)
      expect(await world.store.settleDelivery(key, 'a', { state: 'sent', messageId: 7, items: 10 }, NOW)).toBe(true)
      expect(await world.store.settleDelivery(key, 'a', { state: 'failed', reason: 'x' }, NOW)).toBe(false)
      expect(await world.store.receipts(100, 9)).toMatchObject([
        { key, state: 'sent', messageId: 7, items: 10, attempts: 1, settledAt: NOW },
      ])
    })

    it('that end at the same moment leave what each leaves by itself', async () => {
      const ids = [100, 101, 102, 103, 104, 105]
      for (const id of ids) await subscribe(id)
      await world.store.queueSlot(plan())
      const claimed = await world.store.claimDeliveries('me', NOW, 9)
      const marked = await Promise.all([...claimed, ...claimed].map(({ key }) => world.store.markSending(key, 'me')))
      expect(marked).toEqual([...claimed.map(() => true), ...claimed.map(() => false)])
      const digest = (chatId: number) => ({
        kind: 'digest' as const,
        digest: aShownDigest({ chatId, messageId: chatId + 7 }),
        heldIds: [],
      })
      const settle = (chatId: number, settlement: Settlement, owner = 'me', shown: Shown = digest(chatId)) =>
        world.store.settleDelivery(`digest:${chatId}:${SLOT}`, owner, settlement, NOW, shown)
      const held = await Promise.all([
        settle(100, { state: 'sent', messageId: 107 }),
        settle(101, { state: 'sent', messageId: 108 }),
        settle(102, { state: 'blocked', reason: 'blocked' }),
        settle(103, { state: 'pending', reason: 'http-500', notBeforeAt: NOW + MINUTE }),
        settle(104, { state: 'sent', messageId: 111 }, 'another'),
        settle(105, { state: 'failed', reason: 'http-400' }),
        settle(100, { state: 'failed', reason: 'twice' }),
      ])
      expect(held).toEqual([true, true, true, true, false, true, false])
      const states = await Promise.all(ids.map(async (id) => (await world.store.receipts(id, 9))[0]?.state))
      expect(states).toEqual(['sent', 'sent', 'blocked', undefined, undefined, 'failed'])
      const shown = await Promise.all(ids.map(async (id) => (await world.store.latestDigest(id))?.messageId))
      expect(shown.slice(0, 2)).toEqual([107, 108])
      const anchors = await Promise.all(ids.map(async (id) => (await world.store.chat(id))?.digestedUntil))
      expect(anchors).toEqual([NOW, NOW, undefined, undefined, undefined, undefined])
      const [today] = await world.store.dayFigures('2026-11-24', '2026-11-24')
      expect(today).toMatchObject({ digests: 2, blocked: 1, failed: 1 })
    })

    it.each<[DeliveryTask['kind'], string, boolean]>([
      ['digest-edit', 'its chat is paused', false],
      ['catch-up', 'its chat is paused', true],
      ['digest-edit', 'its pause is over', true],
      ['broadcast', 'its broadcast is paused', false],
      ['broadcast', 'its broadcast is cancelled', false],
      ['broadcast', 'all is well', true],
    ])('of kind %s, when %s since the claim, may be sent: %s', async (kind, what, maySend) => {
      await subscribe(100)
      const { id } = await world.startBroadcast()
      const tasks: Partial<Record<DeliveryTask['kind'], DeliveryTask>> = {
        'digest-edit': { kind: 'digest-edit', messageId: 7 },
        'catch-up': { kind: 'catch-up', fromAt: NOW },
        broadcast: { kind: 'broadcast', broadcastId: id },
      }
      await world.queue('one', 100, tasks[kind] as DeliveryTask)
      await world.store.claimDeliveries('a', NOW, 1)
      const untilAt = what === 'its pause is over' ? NOW : NOW + DAY
      if (what.includes('chat') || what.includes('over'))
        await world.store.changeSettings(100, { pause: { fromAt: NOW - DAY, untilAt } }, [], 'keep')
      if (what.includes('broadcast is')) {
        const state = what.endsWith('paused') ? 'paused' : 'cancelled'
        await world.store.changeBroadcast(id, ['running'], { state })
      }
      expect(await world.store.markSending('one', 'a')).toBe(maySend)
      await world.store.settleDelivery('one', 'a', { state: 'pending', reason: 'x', notBeforeAt: NOW }, NOW)
      const isSpent = what.endsWith('cancelled')
      expect((await world.store.receipts(100, 9)).map(({ state }) => state)).toEqual(isSpent ? ['expired'] : [])
    })

    it('that go back wait for their time', async () => {
      const key = await claimDigest(100)
      await world.store.markSending(key, 'a')
      await world.store.settleDelivery(
        key,
        'a',
        { state: 'pending', reason: 'flood-wait', notBeforeAt: NOW + MINUTE },
        NOW,
      )
      expect(await world.store.nextDeliveryAt()).toBe(NOW + MINUTE)
      expect(await world.store.claimDeliveries('b', NOW + MINUTE - 1, 9)).toEqual([])
      expect(await world.store.claimDeliveries('b', NOW + MINUTE, 9)).toMatchObject([{ key, attempts: 1, owner: 'b' }])
    })

    it('of a silent owner go back, and digests under way become unknown', async () => {
      const [first, second] = [await claimDigest(100), await claimDigest(101)]
      await world.store.queueDeliveries([edit('edit', NOW, 102)], NOW)
      await world.store.claimDeliveries('a', NOW, 9)
      await world.store.markSending(first, 'a')
      await world.store.markSending('edit', 'a')
      await world.pass(MINUTE)
      await world.store.keepAlive('a')
      expect(await world.store.recoverDeliveries(MINUTE / 2, NOW + 2000)).toEqual({ requeued: 0, unknown: 0 })
      await world.pass(MINUTE)
      expect(await world.store.recoverDeliveries(MINUTE / 2, NOW + 6000)).toEqual({ requeued: 2, unknown: 1 })
      expect(await world.store.settleDelivery(first, 'a', { state: 'sent' }, NOW)).toBe(false)
      expect(await world.store.markSending(second, 'a')).toBe(false)
      expect(await world.store.receipts(100, 9)).toMatchObject([{ key: first, state: 'unknown' }])
      expect((await world.store.claimDeliveries('b', NOW + 6000, 9)).map(({ key }) => key)).toEqual([second, 'edit'])
    })

    it('of a killed process are recovered by the next one', async () => {
      const key = await claimDigest(100)
      await world.store.markSending(key, 'a')
      await world.crash()
      expect(await world.store.recoverDeliveries(0, NOW + 6000)).toEqual({ requeued: 0, unknown: 1 })
      expect(await world.store.receipts(100, 9)).toMatchObject([{ key, state: 'unknown' }])
    })

    it('have receipts, newest first, at most thirty days back', async () => {
      const days = [40, 3, 1]
      for (const [index, daysAgo] of days.entries()) {
        await world.store.queueDeliveries([edit(`e${index}`, NOW - daysAgo * DAY)], NOW - daysAgo * DAY)
        await world.store.claimDeliveries('a', NOW, 1)
        await world.store.markSending(`e${index}`, 'a')
        await world.store.settleDelivery(`e${index}`, 'a', { state: 'sent' }, NOW - daysAgo * DAY)
      }
      for await (const look of world.nowAndLater()) {
        expect((await look.receipts(100, 9)).map(({ key }) => key)).toEqual(['e2', 'e1'])
        expect((await look.receipts(100, 1)).map(({ key }) => key)).toEqual(['e2'])
        expect(await look.receipts(101, 9)).toEqual([])
      }
    })
  })
}
