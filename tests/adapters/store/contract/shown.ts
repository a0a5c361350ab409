import { describe, expect, it } from 'vitest'
import type { DeliveryTask, Shown } from '#domain/delivery'
import type { ShownDigest } from '#domain/digest'
import { aShownDigest, DAY, HOUR, NOW } from '../../../support/builders.ts'
import type { World } from './world.ts'

export function shownContract(world: World) {
  const { subscribe, claimDigest, sendDigest, queue, settleNext } = world
  const digestShown = (over: Partial<ShownDigest> = {}): Shown => {
    const { slotAt: _slot, ...digest } = aShownDigest(over)
    return { kind: 'digest', digest, heldIds: [] }
  }
  /** With its catch-up, due now. */
  const pausedChat = async (chatId: number, untilAt: number) => {
    await subscribe(chatId, NOW, { pause: { fromAt: NOW - DAY, untilAt } })
    await queue(`catch-up:${chatId}`, chatId, { kind: 'catch-up', fromAt: NOW - DAY })
  }

  describe('what was shown', () => {
    it('becomes the latest with the settling; the anchor moves with a scheduled digest alone', async () => {
      await sendDigest(100)
      expect(await world.store.latestDigest(100)).toEqual(aShownDigest())
      expect((await world.store.chat(100))?.digestedUntil).toBe(NOW)
      const { slotAt: _slot, ...asked } = aShownDigest({ messageId: 8, untilAt: NOW + HOUR })
      await world.store.rememberDigest(asked)
      expect(await world.store.latestDigest(100)).toEqual(asked)
      expect((await world.store.chat(100))?.digestedUntil).toBe(NOW)
    })

    it('by one topic’s share of a digest moves no anchor, and each topic gets one a slot', async () => {
      await subscribe(100)
      const share = (topicId: number): DeliveryTask => ({
        kind: 'digest',
        slotKey: `2026-11-24T08:00#${topicId}`,
        slotAt: NOW,
        share: { topicId, sections: { chosen: ['sport'], other: false }, fromAt: NOW - DAY },
      })
      expect(await queue('a', 100, share(5))).toEqual(['a'])
      expect(await queue('b', 100, share(6))).toEqual(['b'])
      expect(await queue('c', 100, share(5))).toEqual([])
      const settled = await settleNext({ state: 'sent', messageId: 7 }, digestShown())
      expect(settled?.task).toEqual(share(5))
      expect(await world.store.latestDigest(100)).toMatchObject({ messageId: 7 })
      expect(await world.store.chat(100)).not.toHaveProperty('digestedUntil')
    })

    it('in several messages is found by what any of them shows', async () => {
      const { groups } = aShownDigest()
      const other = [{ section: 'sport', articles: [{ id: '5', revision: 0 }] }]
      const shares = [
        { messageId: 7, groups, restIds: [], editedAt: NOW },
        { messageId: 8, groups: other, restIds: ['6'] },
      ]
      const digest = aShownDigest({ groups: [...groups, ...other], restIds: ['6'], shares })
      await subscribe(100)
      await world.store.rememberDigest(digest)
      for await (const store of world.nowAndLater()) expect(await store.latestDigest(100)).toEqual(digest)
      expect((await world.store.digestsShowing('5', NOW, 9)).items).toEqual([digest])
    })

    it('of a scheduled digest is the list numbers mean', async () => {
      await world.store.rememberList(100, ['1'])
      await sendDigest(100)
      expect(await world.store.shownList(100)).toEqual(['4411239'])
    })

    it.each(['failed', 'unknown', 'blocked', 'expired'] as const)(
      'leaves the anchor when the digest ended as %s',
      async (state) => {
        const key = await claimDigest(100)
        await world.store.settleDelivery(key, 'a', { state, reason: 'x' }, NOW)
        expect(await world.store.chat(100)).not.toHaveProperty('digestedUntil')
      },
    )

    it('is not changed by an owner that lost the delivery', async () => {
      const key = await claimDigest(100)
      await world.store.settleDelivery(key, 'b', { state: 'sent', messageId: 7 }, NOW, {
        kind: 'digest',
        digest: aShownDigest(),
        heldIds: [],
      })
      expect(await world.store.latestDigest(100)).toBeUndefined()
      expect(await world.store.chat(100)).not.toHaveProperty('digestedUntil')
    })

    it('is not set back by the edit of an older digest', async () => {
      await world.store.rememberDigest(aShownDigest({ messageId: 8 }))
      await world.store.queueDeliveries(
        [{ key: 'e', chatId: 100, task: { kind: 'digest-edit', messageId: 7 }, notBeforeAt: NOW }],
        NOW,
      )
      await world.store.claimDeliveries('a', NOW, 1)
      await world.store.settleDelivery('e', 'a', { state: 'sent' }, NOW, {
        kind: 'digest',
        digest: aShownDigest({ messageId: 7, editedAt: NOW }),
        heldIds: [],
      })
      expect((await world.store.latestDigest(100))?.messageId).toBe(8)
    })

    it('ends a pause: of what was missed, the window begins where it ended', async () => {
      await pausedChat(100, NOW + HOUR)
      await settleNext({ state: 'sent', messageId: 7 }, digestShown({ untilAt: NOW - 1 }))
      const chat = await world.store.chat(100)
      expect(chat).toMatchObject({ digestedUntil: NOW - 1 })
      expect(chat).not.toHaveProperty('pause')
      expect(await world.store.latestDigest(100)).toMatchObject({ messageId: 7 })
      expect(await world.store.shownList(100)).toEqual(['4411239'])
    })

    it.each([
      ['sent and nothing was missed', { state: 'sent', messageId: 7 }],
      ['unknown', { state: 'unknown', reason: 'timeout' }],
      ['failed', { state: 'failed', reason: 'http-400' }],
      ['expired', { state: 'expired', reason: 'nothing-new' }],
    ] as const)('or its lack ends a pause whose time has passed when the catch-up is %s', async (_how, settlement) => {
      await pausedChat(100, NOW)
      await settleNext(settlement)
      expect(await world.store.chat(100)).not.toHaveProperty('pause')
    })

    it('by a catch-up that a process died over ends the pause as well', async () => {
      await pausedChat(100, NOW)
      const [delivery] = await world.store.claimDeliveries('a', NOW, 1)
      await world.store.markSending(delivery?.key ?? '', 'a')
      expect(await world.store.recoverDeliveries(0, NOW + 6000)).toEqual({ requeued: 0, unknown: 1 })
      expect(await world.store.chat(100)).not.toHaveProperty('pause')
    })

    it('leaves a pause that goes on, or another than the catch-up was for', async () => {
      await pausedChat(100, NOW + HOUR)
      await settleNext({ state: 'pending', reason: 'flood-wait', notBeforeAt: NOW })
      await settleNext({ state: 'expired', reason: 'superseded' })
      expect((await world.store.chat(100))?.pause).toEqual({ fromAt: NOW - DAY, untilAt: NOW + HOUR })
      await world.store.changeSettings(100, { pause: { fromAt: NOW, untilAt: NOW } }, [], 'keep')
      await queue('again', 100, { kind: 'catch-up', fromAt: NOW - 1 })
      await settleNext({ state: 'sent', messageId: 8 }, digestShown())
      expect((await world.store.chat(100))?.pause).toEqual({ fromAt: NOW, untilAt: NOW })
    })

    it('is found by article to the end of the cursor, each chat once', async () => {
      for (let chatId = 1; chatId <= 23; chatId++)
        await world.store.rememberDigest(aShownDigest({ chatId, restIds: [String(chatId % 3)], sentAt: NOW - chatId }))
      await world.store.rememberDigest(aShownDigest({ chatId: 50, sentAt: NOW - DAY }))
      await world.store.rememberDigest(
        aShownDigest({ chatId: 51, groups: [{ section: 'x', articles: [{ id: '5', revision: 0 }] }] }),
      )
      await world.store.rememberDigest(aShownDigest({ chatId: 52, page: 1, groups: [], restIds: ['4411239'] }))
      await world.store.rememberDigest(aShownDigest({ chatId: 53, page: 0, groups: [], restIds: ['4411239'] }))
      const chats: number[] = []
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
        const { items, next } = await world.store.digestsShowing('4411239', NOW - HOUR, 4, cursor)
        expect(items.length).toBeGreaterThan(0)
        chats.push(...items.map(({ chatId }) => chatId))
        cursor = next
      }
      const expected = [...Array.from({ length: 23 }, (_, index) => index + 1), 52]
      expect(chats.toSorted((a, b) => a - b)).toEqual(expected)
      expect(await world.store.digestsShowing('nowhere', 0, 4)).toEqual({ items: [] })
    })
  })
}
