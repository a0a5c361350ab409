import { describe, expect, it } from 'vitest'
import { DAY, MINUTE, NOW } from '../../../support/builders.ts'
import type { World } from './world.ts'

const HOLD = 5000
const SECOND = 1000

export function processesContract(world: World) {
  const take = (owner: string) => world.store.takeLease('polling', owner, HOLD)
  const takeUpdate = (owner: string, id = 7) => world.store.takeUpdate(id, owner, HOLD)

  describe('leases', () => {
    it('are given to one of those who ask at the same moment', async () => {
      const taken = await Promise.all(['a', 'b', 'c', 'd'].map((owner) => take(owner)))
      expect(taken.filter(Boolean)).toHaveLength(1)
    })

    it('are prolonged by their owner alone', async () => {
      expect(await take('a')).toBe(true)
      await world.pass(4 * SECOND)
      expect(await take('a')).toBe(true)
      await world.pass(4 * SECOND)
      expect(await take('b')).toBe(false)
      await world.pass(SECOND)
      expect(await take('b')).toBe(true)
    })

    it('belong to who took them over, though their first owner wakes up', async () => {
      await take('a')
      await world.pass(HOLD)
      await take('b')
      expect(await take('a')).toBe(false)
      await world.store.dropLease('polling', 'a')
      expect(await take('c')).toBe(false)
    })

    it('are free at once when given back, and independent of each other', async () => {
      await take('a')
      expect(await world.store.takeLease('another', 'b', HOLD)).toBe(true)
      await world.store.dropLease('polling', 'a')
      expect(await take('b')).toBe(true)
    })

    it('are all given back by one that ends, and by nobody else', async () => {
      for (const name of ['one', 'two']) await world.store.takeLease(name, 'a', HOLD)
      await world.store.takeLease('three', 'b', HOLD)
      await world.store.dropLeases('a')
      const taken = ['one', 'two', 'three'].map((name) => world.store.takeLease(name, 'c', HOLD))
      expect(await Promise.all(taken)).toEqual([true, true, false])
    })

    it('of many names end each by itself', async () => {
      for (let chat = 0; chat < 30; chat += 1) expect(await world.store.takeLease(`chat ${chat}`, 'a', HOLD)).toBe(true)
      await world.pass(HOLD)
      expect(await world.store.takeLease('chat 3', 'b', HOLD)).toBe(true)
    })
  })

  describe('updates', () => {
    it('are one handling’s, of all that get it at the same moment', async () => {
      const taken = await Promise.all(['a', 'b', 'c'].map((owner) => takeUpdate(owner)))
      expect(taken.sort()).toEqual(['busy', 'busy', 'new'])
    })

    it('are known as handled, by whoever gets them again, for a day', async () => {
      await takeUpdate('a')
      await world.store.finishUpdate(7)
      await world.pass(MINUTE)
      expect(await takeUpdate('a')).toBe('done')
      await world.pass(DAY)
      expect(await takeUpdate('b')).toBe('done')
      expect(await takeUpdate('b', 8)).toBe('new')
    })

    it('stay with a handling that says that it is still at it', async () => {
      await takeUpdate('a')
      await world.pass(4 * SECOND)
      expect(await takeUpdate('a')).toBe('new')
      await world.pass(4 * SECOND)
      expect(await takeUpdate('b')).toBe('busy')
    })

    it('are taken over from one that has been silent for too long', async () => {
      await takeUpdate('a')
      await world.pass(4 * SECOND)
      expect(await takeUpdate('b')).toBe('busy')
      await world.pass(SECOND)
      expect(await takeUpdate('b')).toBe('new')
      expect(await takeUpdate('a')).toBe('busy')
    })

    it('may be handled by anyone at once when given back, by who has them', async () => {
      await takeUpdate('a')
      await world.store.dropUpdate(7, 'b')
      expect(await takeUpdate('b')).toBe('busy')
      await world.store.dropUpdate(7, 'a')
      expect(await takeUpdate('b')).toBe('new')
      await world.store.finishUpdate(7)
      await world.store.dropUpdate(7, 'b')
      expect(await takeUpdate('b')).toBe('done')
    })
  })

  describe('updates that were polled', () => {
    const polled = (...ids: number[]) =>
      ids.map((id) => ({ update_id: id, message: { text: `Half a pair \ud83d, a NUL \0: ${id}` } }))
    const opened = async (store: World['store']) => (await store.openUpdates()).map(({ update }) => update)

    it('are given again to the next process, oldest first, until they were handled', async () => {
      await world.store.keepUpdates(polled(9, 7))
      await world.store.keepUpdates(polled(7, 8))
      await takeUpdate('a', 8)
      await world.store.finishUpdate(8)
      expect(await opened(world.store)).toEqual(polled(7, 9))
      const next = await world.crash()
      expect(await opened(next)).toEqual(polled(7, 9))
      for (const { update_id: id } of polled(7, 9)) expect(await takeUpdate('b', id)).toBe('new')
      for (const { update_id: id } of polled(7, 9)) await next.finishUpdate(id)
      expect(await opened(await world.reopen())).toEqual([])
    })

    it('of a chat are known to come before another one while they are not finished', async () => {
      const messages = [7, 9].map((id) => ({ update_id: id, message: { chat: { id: id === 7 ? 5 : 6 } } }))
      await world.store.keepUpdates(messages)
      const isBehind = (id: number, chatId: number) => world.store.hasEarlierUpdate(id, chatId)
      expect([await isBehind(8, 5), await isBehind(7, 5), await isBehind(8, 6), await isBehind(10, 6)]).toEqual([
        true,
        false,
        false,
        true,
      ])
      await takeUpdate('a', 7)
      expect(await isBehind(8, 5)).toBe(true)
      await world.store.finishUpdate(7)
      expect(await isBehind(8, 5)).toBe(false)
    })

    it('may be written down while they are being handled, and not once they were', async () => {
      await takeUpdate('a', 7)
      await takeUpdate('a', 8)
      await world.store.finishUpdate(8)
      await world.store.keepUpdates(polled(7))
      expect(await opened(world.store)).toEqual(polled(7))
      expect(await takeUpdate('b', 7)).toBe('busy')
    })

    it('begin three times more, each counted by itself: one that ends its process must not do so for ever', async () => {
      await world.store.keepUpdates(polled(7, 8))
      const began: boolean[] = []
      for (let start = 0; start < 5; start += 1) began.push(await (await world.crash()).beginUpdate(7))
      expect(began).toEqual([true, true, true, false, false])
      const begun = (await (await world.reopen()).openUpdates()).map((open) => open.begun)
      expect(begun).toEqual([3, 0])
      expect(await world.store.beginUpdate(9)).toBe(false)
    })

    it('are over after a day, and counted when they are forgotten', async () => {
      await world.store.keepUpdates(polled(7, 8))
      await takeUpdate('a', 8)
      await world.store.finishUpdate(8)
      await world.pass(DAY - MINUTE)
      await world.store.keepUpdates(polled(9))
      expect(await opened(world.store)).toEqual(polled(7, 9))
      expect(await world.store.pruneUpdates()).toBe(0)
      await world.pass(MINUTE)
      expect(await opened(world.store)).toEqual(polled(9))
      expect(await world.store.pruneUpdates()).toBe(1)
      expect(await world.store.pruneUpdates()).toBe(0)
      expect(await opened(await world.reopen())).toEqual(polled(9))
    })
  })

  describe('a chat that several processes deliver to', () => {
    const claimed = async (owner: string) =>
      (await world.store.claimDeliveries(owner, NOW, 9)).map(({ chatId }) => chatId)

    it('has a second between the messages of two; the one that sent the last paces the next itself', async () => {
      if (!world.store.isShared) return
      for (const chatId of [5, 6]) {
        await world.subscribe(chatId)
        for (const n of [1, 2, 3])
          await world.queue(`edit:${chatId}:${n}`, chatId, { kind: 'digest-edit', messageId: n })
      }
      await world.settleNext({ state: 'sent', messageId: 1 })
      expect(await claimed('b')).toEqual([6])
      expect(await claimed('a')).toEqual([5])
      await world.store.settleDelivery('edit:5:2', 'a', { state: 'sent', messageId: 2 }, NOW)
      expect(await claimed('b')).toEqual([])
      await world.pass(2 * SECOND)
      expect(await claimed('b')).toEqual([5])
    })
  })

  describe('the pace of all processes', () => {
    it('spaces what is reserved by the rate, where processes share the store', async () => {
      const { store } = world
      const waits: number[] = []
      for (let asked = 0; asked < 5; asked += 1) waits.push((await store.reserveSlots('all', 1, 0.1, 1)).waitMs)
      if (!store.isShared) return expect(waits).toEqual([0, 0, 0, 0, 0])
      // The asking itself takes some time.
      expect(waits.map((ms) => Math.round(ms / 1000))).toEqual([0, 10, 20, 30, 40])
      expect(await store.reserveSlots('another', 1, 0.1, 1)).toEqual({ waitMs: 0, heldMs: 0 })
    })

    it('lets a burst go at once, and no more', async () => {
      const { store } = world
      if (!store.isShared) return
      const waits: number[] = []
      for (let asked = 0; asked < 5; asked += 1) waits.push((await store.reserveSlots('chat -5', 1, 0.1, 3)).waitMs)
      expect(waits.map((ms) => Math.round(ms / 1000))).toEqual([0, 0, 0, 10, 20])
    })

    it('is held for all of them, and never for less than it was', async () => {
      const { store } = world
      await store.holdSlots('all', 60_000)
      await store.holdSlots('all', 1000)
      const { waitMs, heldMs } = await store.reserveSlots('all', 1, 30, 1)
      if (!store.isShared) return expect(waitMs).toBe(0)
      expect(heldMs).toBeGreaterThan(55_000)
      expect(waitMs).toBeGreaterThanOrEqual(heldMs)
    })
  })
}
