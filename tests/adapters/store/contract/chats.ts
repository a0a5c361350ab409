import { describe, expect, it } from 'vitest'
import type { Chat } from '#domain/chat'
import type { Delivery } from '#domain/delivery'
import { isLeftBehind } from '#domain/delivery-rules'
import { aShownDigest, DAY, HOUR, NOW } from '../../../support/builders.ts'
import { aBroadcastDraft, type World } from './world.ts'

export function chatsContract(world: World) {
  const { subscribe, plan, claimDigest, sendDigest, queue, settleNext } = world
  describe('chats', () => {
    it('are new once; a repeated start keeps what was set and planned', async () => {
      expect(await subscribe(100)).toMatchObject({ isNew: true, chat: { id: 100, state: 'active', nextSlotAt: NOW } })
      await world.store.changeSettings(
        100,
        { language: 'ru', quiet: { fromMinute: 60, toMinute: 120 } },
        [],
        NOW + HOUR,
      )
      const { chat, isNew } = await subscribe(100, NOW + DAY)
      expect(isNew).toBe(false)
      expect(chat).toMatchObject({ language: 'ru', nextSlotAt: NOW + HOUR })
      expect(await world.store.chat(100)).toEqual(chat)
    })

    it('change settings, drop what is no longer wanted, and keep, move or end what is planned', async () => {
      await subscribe(100, NOW, { secondLanguage: 'en', quiet: { fromMinute: 60, toMinute: 120 } })
      const changed = await world.store.changeSettings(100, { sponsored: true }, ['secondLanguage', 'quiet'], 'keep')
      expect(changed).toMatchObject({ sponsored: true, nextSlotAt: NOW })
      expect(changed).not.toHaveProperty('secondLanguage')
      expect(changed).not.toHaveProperty('quiet')
      expect(await world.store.changeSettings(100, {}, [], NOW + 1)).toMatchObject({ nextSlotAt: NOW + 1 })
      expect(await world.store.changeSettings(100, {}, [], 'none')).not.toHaveProperty('nextSlotAt')
      expect(await world.store.changeSettings(101, {}, [], 'keep')).toBeUndefined()
    })

    it('have alerts, words, a pause and topics that can be set and dropped', async () => {
      await subscribe(100)
      const change = {
        alerts: { choice: 'all' as const, cap: 3 },
        words: ['Şuşa'],
        pause: { fromAt: NOW, untilAt: NOW + DAY },
        topicId: 7,
        sectionTopics: { sport: 9 },
      }
      await world.store.changeSettings(100, change, [], 'keep')
      for await (const store of world.nowAndLater()) expect(await store.chat(100)).toMatchObject(change)
      const left = await world.store.changeSettings(
        100,
        {},
        ['alerts', 'words', 'pause', 'topicId', 'sectionTopics'],
        'keep',
      )
      for (const name of Object.keys(change)) expect(left).not.toHaveProperty(name)
    })

    it('that come back are not paused any more: what would have caught up is gone', async () => {
      await subscribe(100, NOW, { pause: { fromAt: NOW, untilAt: NOW + DAY } })
      expect((await subscribe(100)).chat).toHaveProperty('pause')
      await world.store.deactivateChat(100, 'stopped')
      const { chat } = await subscribe(100, NOW + HOUR)
      expect(chat).not.toHaveProperty('pause')
      expect(chat.nextSlotAt).toBe(NOW + HOUR)
      expect(await world.store.chat(100)).toEqual(chat)
    })

    it('that leave are planned nothing, and what was to be sent expires', async () => {
      const key = await claimDigest(100)
      await world.store.queueDeliveries(
        [{ key: 'e', chatId: 100, task: { kind: 'digest-edit', messageId: 7 }, notBeforeAt: NOW }],
        NOW,
      )
      await world.store.deactivateChat(100, 'stopped')
      const chat = await world.store.chat(100)
      expect(chat).toMatchObject({ state: 'stopped', language: 'az' })
      expect(chat).not.toHaveProperty('nextSlotAt')
      expect((await world.store.receipts(100, 9)).map(({ state, reason }) => [state, reason])).toEqual([
        ['expired', 'stopped'],
        ['expired', 'stopped'],
      ])
      expect(await world.store.markSending(key, 'a')).toBe(false)
      expect(await world.store.dueSlots(NOW + 9 * DAY, 9)).toEqual([])
      expect(await world.store.nextDeliveryAt()).toBeUndefined()
      expect(await world.store.changeSettings(100, {}, [], NOW)).not.toHaveProperty('nextSlotAt')
    })

    it('that left while a request was under way get its outcome, and no repetition', async () => {
      const key = await claimDigest(100)
      await world.store.markSending(key, 'a')
      await world.store.deactivateChat(100, 'stopped')
      expect(
        await world.store.settleDelivery(key, 'a', { state: 'pending', reason: 'flood-wait', notBeforeAt: NOW }, NOW),
      ).toBe(true)
      expect(await world.store.receipts(100, 9)).toMatchObject([{ state: 'expired' }])
      expect(await world.store.claimDeliveries('a', NOW, 9)).toEqual([])
    })

    it('that stopped and block the bot then have still stopped: taking the block back brings nobody back', async () => {
      await subscribe(100)
      await world.store.deactivateChat(100, 'stopped')
      await world.store.deactivateChat(100, 'unreachable')
      expect(await world.store.chat(100)).toMatchObject({ state: 'stopped' })
    })

    it('that leave are not known any more to refuse what is sent', async () => {
      await subscribe(100)
      await world.store.changeSettings(100, { refusedSince: NOW }, [], 'keep')
      await world.store.deactivateChat(100, 'unreachable')
      expect(await world.store.chat(100)).not.toHaveProperty('refusedSince')
    })

    it('that come back are planned again with their own settings', async () => {
      await subscribe(100)
      await world.store.changeSettings(100, { language: 'ru' }, [], 'keep')
      await world.store.deactivateChat(100, 'unreachable')
      const { chat, isNew } = await subscribe(100, NOW + DAY)
      expect({ chat, isNew }).toMatchObject({
        isNew: false,
        chat: { state: 'active', language: 'ru', nextSlotAt: NOW + DAY },
      })
    })

    it('are counted', async () => {
      await subscribe(100)
      await subscribe(101)
      await world.store.deactivateChat(101, 'stopped')
      await world.store.deactivateChat(102, 'stopped')
      expect(await world.store.countChats()).toEqual({ active: 1, all: 2 })
    })

    it('remember the list last shown', async () => {
      await world.store.rememberList(100, ['2', '1'])
      await world.store.rememberList(100, ['3'])
      expect(await world.store.shownList(100)).toEqual(['3'])
      expect(await world.store.shownList(101)).toEqual([])
    })

    it('that were connected are found by the person who did, and not any more once that person is forgotten', async () => {
      const by = 100
      await subscribe(by)
      await subscribe(-5, NOW, { connection: { title: 'One', by } })
      await subscribe(-6, NOW, { connection: { title: 'Two', by: 101 } })
      await subscribe(-7)
      await world.store.changeSettings(-7, { connection: { title: 'Three', by } }, [], 'keep')
      const titles = (chats: Chat[]) => chats.map(({ connection }) => connection?.title)
      for await (const store of world.nowAndLater())
        expect(titles(await store.chatsConnectedBy(by))).toEqual(['Three', 'One'])
      await world.store.migrateChat(-5, -1_000_005)
      await world.store.changeSettings(-7, { connection: { title: 'Three' } }, [], 'keep')
      expect((await world.store.chatsConnectedBy(by)).map(({ id }) => id)).toEqual([-1_000_005])
      await world.store.forgetChat(by)
      for await (const store of world.nowAndLater()) {
        expect(await store.chatsConnectedBy(by)).toEqual([])
        expect((await store.chat(-1_000_005))?.connection).toEqual({ title: 'One' })
        expect((await store.chat(-6))?.connection).toEqual({ title: 'Two', by: 101 })
      }
    })

    it('move with everything they have to a new id', async () => {
      const key = await sendDigest(-100)
      await world.store.rememberList(-100, ['9'])
      await world.store.saveSession('-100:5', { step: 1 })
      await world.store.queueDeliveries(
        [{ key: 'e', chatId: -100, task: { kind: 'digest-edit', messageId: 7 }, notBeforeAt: NOW }],
        NOW,
      )
      await world.store.migrateChat(-100, -1_000_100)
      await world.store.migrateChat(-100, -1_000_100)
      expect(await world.store.chat(-100)).toBeUndefined()
      expect(await world.store.chat(-1_000_100)).toMatchObject({
        kind: 'supergroup',
        nextSlotAt: NOW + DAY,
        digestedUntil: NOW,
      })
      expect(await world.store.shownList(-1_000_100)).toEqual(['9'])
      // Its message stayed where it was.
      for (const chatId of [-100, -1_000_100]) expect(await world.store.latestDigest(chatId)).toBeUndefined()
      expect(await world.store.session('-1000100:5')).toEqual({ step: 1 })
      const [receipt] = await world.store.receipts(-1_000_100, 9)
      expect(receipt).toMatchObject({ key, chatId: -1_000_100 })
      expect(receipt).not.toHaveProperty('messageId')
      const [edit] = await world.store.claimDeliveries('a', NOW, 9)
      expect(edit).toMatchObject({ key: 'e', chatId: -1_000_100 })
      expect(isLeftBehind((edit as Delivery).task)).toBe(true)
      await world.reopen()
      expect(await world.store.receipts(-1_000_100, 9)).toMatchObject([{ key, chatId: -1_000_100 }])
    })

    it('that moved keep the numbers of the digest they were shown last', async () => {
      await sendDigest(-100)
      const shown = await world.store.shownList(-100)
      expect(shown).not.toEqual([])
      await world.store.migrateChat(-100, -1_000_100)
      expect(await world.store.shownList(-1_000_100)).toEqual(shown)
    })

    it('that moved while a request was under way do not know its message: it is in the chat they were', async () => {
      const key = await claimDigest(-100)
      await world.store.markSending(key, 'a')
      await world.store.migrateChat(-100, -1_000_100)
      const digest = aShownDigest({ chatId: -100, messageId: 7 })
      const shown = { kind: 'digest' as const, digest, heldIds: [] }
      await world.store.settleDelivery(key, 'a', { state: 'sent', messageId: 7, messageIds: [7, 8] }, NOW, shown)
      const [receipt] = await world.store.receipts(-1_000_100, 9)
      expect(receipt).toMatchObject({ key, state: 'sent' })
      for (const name of ['messageId', 'messageIds', 'movedUnderWay']) expect(receipt).not.toHaveProperty(name)
      expect(await world.store.latestDigest(-1_000_100)).toBeUndefined()
      expect(await world.store.chat(-1_000_100)).toMatchObject({ digestedUntil: NOW })
    })

    it('that moved know the message of what went back and was sent to the new one', async () => {
      const key = await claimDigest(-100)
      await world.store.markSending(key, 'a')
      await world.store.migrateChat(-100, -1_000_100)
      const back = { state: 'pending', reason: 'migrated', notBeforeAt: NOW } as const
      await world.store.settleDelivery(key, 'a', back, NOW)
      await settleNext({ state: 'sent', messageId: 3 })
      expect(await world.store.receipts(-1_000_100, 9)).toMatchObject([{ key, messageId: 3 }])
    })

    it('that moved take along what waits and what counted, and get nothing twice that both were to get', async () => {
      for (const [chatId, articleId] of [
        [-100, '5'],
        [-1_000_100, '6'],
      ] as const) {
        await subscribe(chatId)
        await queue(`held-${articleId}`, chatId, { kind: 'alert', articleId, level: 'notable' })
        await settleNext({ state: 'expired', reason: 'held' }, { kind: 'held', articleId })
        await queue(`sent-${articleId}`, chatId, { kind: 'alert', articleId: '7', level: 'word' })
        await settleNext({ state: 'sent', messageId: 1 }, { kind: 'alert', date: '2026-11-24' })
      }
      for (const chatId of [-100, -1_000_100])
        await queue(`alert:${chatId}:8`, chatId, { kind: 'alert', articleId: '8', level: 'word' })
      await queue('alert:-100:9', -100, { kind: 'alert', articleId: '9', level: 'word' })
      await world.store.migrateChat(-100, -1_000_100)
      expect(await world.store.chat(-1_000_100)).toMatchObject({
        held: ['6', '5'],
        alertsSent: { date: '2026-11-24', count: 2 },
      })
      expect(await queue('alert:-1000100:9', -1_000_100, { kind: 'alert', articleId: '9', level: 'word' })).toEqual([])
      const keys = [
        await settleNext({ state: 'sent' }),
        await settleNext({ state: 'sent' }),
        await settleNext({ state: 'sent' }),
      ]
      expect(keys.map((delivery) => delivery?.key)).toEqual(['alert:-1000100:8', 'alert:-100:9', undefined])
    })

    it('that moved get no slot twice', async () => {
      await sendDigest(-100)
      await world.store.migrateChat(-100, -1_000_100)
      await world.store.changeSettings(-1_000_100, {}, [], NOW)
      expect(await world.store.queueSlot(plan())).toBe(1)
      expect(await world.store.claimDeliveries('a', NOW, 9)).toEqual([])
    })

    it('are forgotten with their drafts, and their part of a broadcast is counted', async () => {
      const draft = await world.store.createBroadcast({ ...aBroadcastDraft(), authorId: 100 })
      await subscribe(100)
      const { id } = await world.startBroadcast()
      await world.queueAll(id)
      await world.store.forgetChat(100)
      expect(await world.store.broadcast(draft.id)).toBeUndefined()
      expect(await world.store.tally(id)).toMatchObject({ queued: 1, expired: 1 })
    })

    it('are forgotten with all that is known of them, receipts too, and others stay', async () => {
      await sendDigest(100)
      await sendDigest(101)
      await world.reopen()
      await world.store.saveSession('100:100', { step: 1 })
      await world.store.forgetChat(100)
      for await (const look of world.nowAndLater()) {
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
}
