import { describe, expect, it } from 'vitest'
import type { ShareTask, Shown } from '#domain/delivery'
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

    describe('of a digest that was split', () => {
      const share = (topicId: number, slotAt = NOW, ...chosen: string[]): ShareTask => ({
        kind: 'digest',
        slotKey: `${new Date(slotAt).toISOString().slice(0, 16)}#${topicId}`,
        slotAt,
        share: { topicId, sections: { chosen, other: topicId === 0 } },
      })
      const politics = share(5, NOW, 'politics')
      const rest = share(0, NOW, 'culture', 'sport')
      const split = (...shares: ShareTask[]): Shown => {
        const untilAt = shares[0]?.slotAt ?? NOW
        return { kind: 'split', window: { fromAt: untilAt - DAY, untilAt }, shares }
      }
      const splitDigest = async () => {
        const key = await claimDigest(100)
        return world.store.settleDelivery(key, 'a', { state: 'sent', reason: 'split' }, NOW, split(politics, rest))
      }
      const chat = () => world.store.chat(100)
      const debt = { politics: NOW - DAY, culture: NOW - DAY, sport: NOW - DAY, other: NOW - DAY }

      it('is its shares, each written down once, to whose sections all of its window is owed', async () => {
        expect(await splitDigest()).toBe(true)
        expect(await queue('a', 100, politics)).toEqual([])
        expect(await chat()).toMatchObject({ digestedUntil: NOW, owed: debt })
        expect((await world.store.receipts(100, 9)).map(({ reason }) => reason)).toEqual(['split'])
        for await (const store of world.nowAndLater()) expect((await store.chat(100))?.owed).toEqual(debt)
        const [first] = await world.store.claimDeliveries('a', NOW, 9)
        expect(first).toMatchObject({ chatId: 100, queuedAt: NOW })
        expect([politics, rest]).toContainEqual(first?.task)
      })

      it('is none where its owner lost it', async () => {
        const key = await claimDigest(100)
        await world.store.settleDelivery(key, 'b', { state: 'sent', reason: 'split' }, NOW, split(politics, rest))
        expect(await chat()).not.toHaveProperty('owed')
        expect(await queue('a', 100, politics)).toEqual(['a'])
      })

      it('is owed no more once its share was sent, and owed still however another ended', async () => {
        await splitDigest()
        const first = await settleNext({ state: 'sent', messageId: 7 }, digestShown())
        const second = await settleNext({ state: 'unknown', reason: 'timeout' })
        const sections = second?.task.kind === 'digest' ? second.task.share?.sections : undefined
        const slugs = [...(sections?.chosen ?? []), ...(sections?.other ? ['other'] : [])]
        expect((await chat())?.owed).toEqual(Object.fromEntries(slugs.map((slug) => [slug, NOW - DAY])))
        expect(first?.task).not.toEqual(second?.task)
        expect(await chat()).toMatchObject({ digestedUntil: NOW })
      })

      it('is owed still when the chat left, and when the process died while it was sending', async () => {
        await splitDigest()
        const [delivery] = await world.store.claimDeliveries('a', NOW, 1)
        await world.store.markSending(delivery?.key ?? '', 'a')
        expect(await world.store.recoverDeliveries(0, NOW + 6000)).toEqual({ requeued: 0, unknown: 1 })
        await world.store.deactivateChat(100, 'unreachable')
        expect((await chat())?.owed).toEqual(debt)
      })

      it('is owed nothing by a whole digest after it', async () => {
        await splitDigest()
        for (let left = 2; left > 0; left--) await settleNext({ state: 'failed', reason: 'http-400' })
        await queue('next', 100, { kind: 'digest', slotKey: 'next', slotAt: NOW + HOUR })
        await settleNext({ state: 'sent', messageId: 9 }, digestShown(), NOW + HOUR)
        expect(await chat()).toMatchObject({ digestedUntil: NOW + HOUR })
        expect(await chat()).not.toHaveProperty('owed')
      })
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
