import { describe, expect, it } from 'vitest'
import type { AlertLevel } from '#domain/alert'
import { EMPTY_TALLY } from '#domain/broadcast'
import type { DeliveryTask, Settlement } from '#domain/delivery'
import { HOUR, NOW } from '../../../support/builders.ts'
import type { World } from './world.ts'

const word: DeliveryTask = { kind: 'alert', articleId: '9', level: 'word' }
const about = (level: AlertLevel) => ({ content: { kind: 'article' as const, articleId: '9', level } })
const SENT = { state: 'sent', messageId: 1 } as const
const FAILED = { state: 'failed', reason: 'http-500' } as const

export function alertKeysContract(world: World) {
  const { subscribe, queue, queueAll, settleNext, startBroadcast } = world
  const queueWord = () => queue('alert:1:9', 1, word)
  const claim = async () => (await world.store.claimDeliveries('a', NOW + HOUR, 9)).map(({ task }) => task)
  const settle = (settlement: Settlement) => world.store.settleDelivery('alert:1:9', 'a', settlement, NOW)

  describe('an article', () => {
    it.each<[Settlement, boolean]>([
      [SENT, false],
      [{ state: 'unknown', reason: 'timeout' }, false],
      [FAILED, true],
      [{ state: 'blocked', reason: 'blocked-by-user' }, true],
      [{ state: 'expired', reason: 'paused' }, true],
      [{ state: 'expired', reason: 'not-wanted' }, true],
    ])('whose alert ended as %o may ring later: %s', async (settlement, mayRing) => {
      await subscribe(1)
      await queueWord()
      await settleNext(settlement)
      const { content, audience } = await startBroadcast(about('flash'))
      for await (const store of world.nowAndLater())
        expect(await store.countRecipients({ content, audience }, NOW)).toBe(mayRing ? 1 : 0)
      expect(await queueWord()).toEqual(mayRing ? ['alert:1:9'] : [])
    })

    it('that rang in a group rings in what the group became no second time, and anew once that is forgotten', async () => {
      await subscribe(-1)
      await queue('alert:-1:9', -1, word)
      await settleNext(SENT)
      await world.reopen()
      await world.store.migrateChat(-1, -1_000_001)
      const again = () => queue('alert:-1000001:9', -1_000_001, word)
      for await (const _store of world.nowAndLater()) expect(await again()).toEqual([])
      await world.store.forgetChat(-1_000_001)
      expect(await queue('alert:-1:9', -1, word)).toEqual(['alert:-1:9'])
      expect(await again()).toEqual(['alert:-1000001:9'])
    })

    it('that rang waits for no digest any more', async () => {
      await subscribe(1)
      await queueWord()
      await settleNext({ state: 'expired', reason: 'held' }, { kind: 'held', articleId: '9' })
      expect((await world.store.chat(1))?.held).toEqual(['9'])
      await queueAll((await startBroadcast(about('flash'))).id)
      await settleNext(SENT)
      expect(await world.store.chat(1)).not.toHaveProperty('held')
    })
  })

  describe('a waiting alert', () => {
    it.each(['paused', 'stopped', 'cancelled'] as const)(
      'of a %s broadcast gives way to any other of the article',
      async (state) => {
        await subscribe(1)
        const parked = await startBroadcast(about('flash'))
        await queueAll(parked.id)
        await world.store.changeBroadcast(parked.id, ['running'], { state })
        const next = await startBroadcast(about('urgent'))
        expect(await world.store.countRecipients({ ...next }, NOW)).toBe(1)
        expect(await queueAll(next.id)).toBe(1)
        expect(await world.store.tally(parked.id)).toEqual({ ...EMPTY_TALLY, queued: 1, expired: 1 })
        expect(await world.store.expireBroadcast(parked.id, NOW, 9)).toBe(0)
        await world.store.changeBroadcast(next.id, ['running'], { state: 'stopped' })
        expect(await queueWord()).toEqual(['alert:1:9'])
        expect(await claim()).toEqual([word])
      },
    )

    it('of a broadcast that runs gives way to what matters more alone', async () => {
      await subscribe(1)
      const first = await startBroadcast(about('urgent'))
      await queueAll(first.id)
      expect(await queueWord()).toEqual([])
      expect(await queueAll((await startBroadcast(about('urgent'))).id)).toBe(0)
      expect(await queueAll((await startBroadcast(about('flash'))).id)).toBe(1)
    })

    it('of a group gives way in what the group became', async () => {
      await subscribe(-1)
      await queue('alert:-1:9', -1, word)
      await world.store.migrateChat(-1, -1_000_001)
      const flash = await startBroadcast(about('flash'))
      expect(await queueAll(flash.id)).toBe(1)
      expect(await claim()).toEqual([{ ...word, level: 'flash', broadcastId: flash.id }])
    })
  })

  describe('a flash about an article whose lesser alert is claimed', () => {
    it.each<Settlement>([
      { state: 'expired', reason: 'held' },
      { state: 'pending', reason: 'not-reached', notBeforeAt: NOW + 2 * HOUR },
      FAILED,
    ])('takes its place, and rings once the owner let go by %o', async (settlement) => {
      await subscribe(1)
      await queueWord()
      await claim()
      const flash = await startBroadcast(about('flash'))
      expect(await queueAll(flash.id)).toBe(1)
      expect(await world.store.markSending('alert:1:9', 'a')).toBe(false)
      const shown = { kind: 'held' as const, articleId: '9' }
      expect(await world.store.settleDelivery('alert:1:9', 'a', settlement, NOW, shown)).toBe(false)
      expect(await world.store.chat(1)).not.toHaveProperty('held')
      expect(await claim()).toEqual([{ ...word, level: 'flash', broadcastId: flash.id }])
      expect(await world.store.markSending('alert:1:9', 'a')).toBe(true)
      expect(await settle(SENT)).toBe(true)
      expect(await world.store.tally(flash.id)).toMatchObject({ queued: 1, sent: 1 })
    })

    it('rings though the owner died', async () => {
      await subscribe(1)
      await queueWord()
      await claim()
      const flash = await startBroadcast(about('flash'))
      await queueAll(flash.id)
      await world.crash()
      await world.store.recoverDeliveries(0, NOW + HOUR)
      expect(await claim()).toEqual([{ ...word, level: 'flash', broadcastId: flash.id }])
      expect(await world.store.markSending('alert:1:9', 'a')).toBe(true)
    })

    it('is what is sent again when the lesser one was on its way and did not arrive', async () => {
      await subscribe(1)
      await queueWord()
      await claim()
      await world.store.markSending('alert:1:9', 'a')
      const flash = await startBroadcast(about('flash'))
      expect(await queueAll(flash.id)).toBe(1)
      expect(await settle({ state: 'pending', reason: 'http-502', notBeforeAt: NOW })).toBe(true)
      expect(await claim()).toEqual([{ ...word, level: 'flash', broadcastId: flash.id }])
    })
  })

  describe('a failed alert of a broadcast', () => {
    it('is tried again under its key', async () => {
      await subscribe(1)
      const { id } = await startBroadcast(about('flash'))
      await queueAll(id)
      await settleNext(FAILED)
      await world.reopen()
      expect(await world.store.retryFailed(id, NOW, 9)).toBe(1)
      expect(await queueWord()).toEqual([])
      expect((await settleNext(SENT))?.key).toBe('alert:1:9')
      expect(await world.store.tally(id)).toEqual({ ...EMPTY_TALLY, queued: 1, sent: 1 })
    })

    it('is not tried again in a chat where the article is about to ring, which it does', async () => {
      await subscribe(1)
      const { id } = await startBroadcast(about('flash'))
      await queueAll(id)
      await settleNext(FAILED)
      const next = await startBroadcast(about('urgent'))
      await queueAll(next.id)
      expect(await world.store.retryFailed(id, NOW, 9)).toBe(1)
      expect(await world.store.tally(id)).toEqual({ ...EMPTY_TALLY, queued: 1, expired: 1 })
      expect(await claim()).toMatchObject([{ broadcastId: next.id }])
    })

    it('is not tried again in a chat where the article rang since', async () => {
      await subscribe(1)
      const { id } = await startBroadcast(about('flash'))
      await queueAll(id)
      await settleNext(FAILED)
      await world.store.changeBroadcast(id, ['running'], { state: 'stopped' })
      await queueAll((await startBroadcast(about('urgent'))).id)
      await settleNext(SENT)
      expect(await world.store.retryFailed(id, NOW, 9)).toBe(1)
      expect(await world.store.tally(id)).toEqual({ ...EMPTY_TALLY, queued: 1, expired: 1 })
      expect(await claim()).toEqual([])
    })
  })
}
