import { describe, expect, it } from 'vitest'
import type { DeliveryTask } from '#domain/delivery'
import { NOW } from '../../../support/builders.ts'
import type { World } from './world.ts'

const flash: DeliveryTask = { kind: 'alert', articleId: '1', level: 'flash' }
const word: DeliveryTask = { kind: 'alert', articleId: '1', level: 'word' }
const digest: DeliveryTask = { kind: 'digest', slotKey: '2026-11-24T08:00', slotAt: NOW }
const catchUp: DeliveryTask = { kind: 'catch-up', fromAt: NOW - 1 }
const digestEdit: DeliveryTask = { kind: 'digest-edit', messageId: 7 }
const alertEdit: DeliveryTask = { kind: 'alert-edit', articleId: '1', messageId: 7, level: 'word' }

export function lanesContract(world: World) {
  const { queue, startBroadcast } = world
  const claimKeys = async (limit = 99, at = NOW, owner = 'a') =>
    (await world.store.claimDeliveries(owner, at, limit)).map(({ key }) => key)

  describe('lanes', () => {
    it('are served in their order, whatever is older in a later one', async () => {
      const broadcast = await startBroadcast()
      await queue('edit', 1, digestEdit, NOW - 9)
      await queue('alert-edit', 2, alertEdit, NOW - 8)
      await queue('broadcast', 3, { kind: 'broadcast', broadcastId: broadcast.id }, NOW - 7)
      await queue('correction', 9, { kind: 'correction', broadcastId: broadcast.id, messageIds: [7] }, NOW - 6)
      await queue('recall', 10, { kind: 'recall', broadcastId: broadcast.id, messageIds: [7], sentAt: NOW }, NOW - 1)
      await queue('catch-up', 4, catchUp, NOW - 6)
      await queue('digest', 5, digest, NOW - 5)
      await queue('word', 6, word, NOW - 4)
      await queue('notable', 7, { kind: 'alert', articleId: '1', level: 'notable' }, NOW - 3)
      await queue('flash', 8, flash, NOW - 2)
      const first = ['flash', 'word', 'notable', 'recall', 'catch-up', 'digest', 'broadcast', 'correction']
      const expected = [...first, 'edit', 'alert-edit']
      for (const key of expected) expect(await claimKeys(1)).toEqual([key])
      expect(await claimKeys()).toEqual([])
    })

    it('go oldest first over several broadcasts in one', async () => {
      const [first, second] = [await startBroadcast(), await startBroadcast()]
      for (const [index, { id }] of [first, second, first, second, first].entries())
        await queue(`b${index}`, index + 1, { kind: 'broadcast', broadcastId: id }, NOW - 9 + index)
      expect(await claimKeys(4)).toEqual(['b0', 'b1', 'b2', 'b3'])
      expect(await claimKeys(4)).toEqual(['b4'])
    })

    it('give a chat one delivery at a time, to whichever owner, and the next when that one ended', async () => {
      await queue('first', 1, word, NOW - 2)
      await queue('second', 1, { kind: 'alert', articleId: '2', level: 'word' }, NOW - 1)
      await queue('edit', 1, digestEdit, NOW - 9)
      await queue('other', 2, digestEdit)
      expect(await claimKeys(99, NOW, 'a')).toEqual(['first', 'other'])
      expect(await claimKeys(99, NOW, 'b')).toEqual([])
      await world.store.markSending('first', 'a')
      expect(await claimKeys(99, NOW, 'b')).toEqual([])
      await world.store.settleDelivery('first', 'a', { state: 'sent', messageId: 1 }, NOW)
      await world.pass(2000)
      expect(await claimKeys(99, NOW, 'b')).toEqual(['second'])
    })

    it('let another delivery of a chat go while one waits for its next try', async () => {
      await queue('first', 1, word)
      await queue('edit', 1, digestEdit)
      await claimKeys()
      await world.store.settleDelivery(
        'first',
        'a',
        { state: 'pending', reason: 'http-502', notBeforeAt: NOW + 1 },
        NOW,
      )
      expect(await claimKeys()).toEqual(['edit'])
    })

    it('pass over a broadcast that does not run, its alerts too, and take it up where it was', async () => {
      const text = await startBroadcast()
      const breaking = await startBroadcast({ content: { kind: 'article', articleId: '9', level: 'flash' } })
      await queue('text', 1, { kind: 'broadcast', broadcastId: text.id })
      await queue('breaking', 2, { kind: 'alert', articleId: '9', level: 'flash', broadcastId: breaking.id })
      await world.store.changeBroadcast(text.id, ['running'], { state: 'paused' })
      await world.store.changeBroadcast(breaking.id, ['running'], { state: 'stopped' })
      expect(await world.store.nextDeliveryAt()).toBeUndefined()
      for await (const store of world.nowAndLater()) expect(await store.claimDeliveries('a', NOW, 9)).toEqual([])
      await world.store.changeBroadcast(text.id, ['paused'], { state: 'running' })
      await world.store.changeBroadcast(breaking.id, ['stopped'], { state: 'running' })
      expect(await world.store.nextDeliveryAt()).toBe(NOW)
      expect(await claimKeys()).toEqual(['breaking', 'text'])
    })

    it('tell how many wait in each, and since when the oldest might go', async () => {
      const { id } = await startBroadcast()
      await queue('text', 1, { kind: 'broadcast', broadcastId: id }, NOW - 9)
      await queue('again', 1, { kind: 'broadcast', broadcastId: id }, NOW - 8)
      await queue('edit', 2, digestEdit, NOW + 5)
      await queue('flash', 3, flash, NOW - 1)
      await world.store.changeBroadcast(id, ['running'], { state: 'paused' })
      await claimKeys(1)
      for await (const store of world.nowAndLater()) {
        const waiting = (await store.countWaiting()).sort((a, b) => (a.lane < b.lane ? -1 : 1))
        expect(waiting).toEqual([
          { lane: 'bulk', count: 3, oldestAt: NOW - 9 },
          { lane: 'digest', count: 0 },
          { lane: 'flash', count: 0 },
          { lane: 'urgent', count: 0 },
        ])
      }
    })

    it('give what is of some kinds alone, however much of others is before it', async () => {
      const { id } = await startBroadcast()
      const correction = await world.startRevision(id, 'correction')
      await queue('digest', 1, digest, NOW - 9)
      await queue('catch-up', 2, catchUp, NOW - 8)
      await queue('correction', 3, { kind: 'correction', broadcastId: correction.id, messageIds: [7] }, NOW - 7)
      await queue('text', 4, { kind: 'broadcast', broadcastId: id })
      await queue('flash', 5, flash)
      await queue('word', 6, word)
      const claim = async (kinds: DeliveryTask['kind'][]) =>
        (await world.store.claimDeliveries('a', NOW, 9, kinds)).map(({ key }) => key)
      expect(await claim(['catch-up'])).toEqual(['catch-up'])
      expect(await claim(['broadcast', 'alert'])).toEqual(['flash', 'word', 'text'])
      expect(await claim(['broadcast', 'alert'])).toEqual([])
      expect(await claimKeys()).toEqual(['digest', 'correction'])
    })

    it('do not keep a chat waiting for a broadcast that is paused', async () => {
      const { id } = await startBroadcast()
      await queue('text', 1, { kind: 'broadcast', broadcastId: id }, NOW - 9)
      await queue('edit', 1, digestEdit)
      await world.store.changeBroadcast(id, ['running'], { state: 'paused' })
      expect(await claimKeys()).toEqual(['edit'])
    })
  })

  describe('what a silent owner was sending', () => {
    it.each([
      ['digest', 'unknown', digest],
      ['catch-up', 'unknown', catchUp],
      ['alert', 'pending', word],
      ['alert-edit', 'pending', alertEdit],
      ['digest-edit', 'pending', digestEdit],
    ] as const)('may have arrived: of a %s it becomes %s', async (_kind, state, task) => {
      await queue('one', 1, task)
      await claimKeys()
      await world.store.markSending('one', 'a')
      const recovered = await world.store.recoverDeliveries(0, NOW + 6000)
      expect(recovered).toEqual({ requeued: state === 'pending' ? 1 : 0, unknown: state === 'unknown' ? 1 : 0 })
      expect(await claimKeys(9, NOW + 6000, 'b')).toEqual(state === 'pending' ? ['one'] : [])
    })

    it('of a broadcast is sent again, and counted once', async () => {
      const { id } = await startBroadcast()
      await queue('one', 1, { kind: 'broadcast', broadcastId: id })
      await claimKeys()
      await world.store.markSending('one', 'a')
      expect(await world.store.recoverDeliveries(0, NOW + 6000)).toEqual({ requeued: 1, unknown: 0 })
      await world.settleNext({ state: 'sent', messageId: 1 }, undefined, NOW + 6000)
      expect(await world.store.tally(id)).toMatchObject({ queued: 1, sent: 1, unknown: 0 })
    })
  })
}
