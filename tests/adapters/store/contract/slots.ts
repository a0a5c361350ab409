import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, MORNINGS, NOW, settings } from '../../../support/builders.ts'
import { SLOT, type World } from './world.ts'

export function slotsContract(world: World) {
  const { subscribe, plan, sendDigest } = world
  describe('slots', () => {
    it('are due in groups of one instant, zone and schedule, earliest first', async () => {
      await subscribe(1, NOW)
      await subscribe(2, NOW)
      await subscribe(3, NOW - MINUTE, { zone: 'Europe/Berlin' })
      await subscribe(4, NOW + 1)
      await world.store.subscribe(5, 'private', settings(), undefined, NOW)
      expect((await world.store.dueSlots(NOW, 9)).map(({ zone, slotAt, chats }) => [zone, slotAt, chats])).toEqual([
        ['Europe/Berlin', NOW - MINUTE, 1],
        ['Asia/Baku', NOW, 2],
      ])
      expect(await world.store.dueSlots(NOW, 1)).toHaveLength(1)
      expect(await world.store.dueSlots(NOW - HOUR, 9)).toEqual([])
    })

    it('are queued in slices, each chat once, by however many callers', async () => {
      for (let chatId = 1; chatId <= 25; chatId++) await subscribe(chatId)
      const counts = await Promise.all(Array.from({ length: 5 }, () => world.store.queueSlot(plan({ limit: 7 }))))
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(25)
      expect(Math.max(...counts)).toBeLessThanOrEqual(7)
      expect(await world.store.queueSlot(plan())).toBe(0)
      expect(await world.store.dueSlots(NOW, 9)).toEqual([])
      const deliveries = await world.store.claimDeliveries('a', NOW, 99)
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
      expect(await world.store.queueSlot(late)).toBe(1)
      expect((await world.store.chat(100))?.nextSlotAt).toBe(NOW + DAY)
      expect(await world.store.nextDeliveryAt()).toBeUndefined()
    })

    it('without a next one leave the chat planned for nothing', async () => {
      await subscribe(100)
      const { nextSlotAt: _next, ...last } = plan()
      expect(await world.store.queueSlot(last)).toBe(1)
      expect(await world.store.chat(100)).not.toHaveProperty('nextSlotAt')
    })

    it('come once, whatever becomes of the delivery and however the schedule is changed', async () => {
      await sendDigest(100)
      for await (const again of world.nowAndLater()) {
        await again.changeSettings(100, { schedule: MORNINGS }, [], NOW)
        expect(await again.queueSlot(plan())).toBe(1)
        expect(await again.claimDeliveries('a', NOW, 9)).toEqual([])
      }
    })

    it('leave a chat alone that changed its schedule meanwhile', async () => {
      await subscribe(100)
      await world.store.changeSettings(100, {}, [], NOW + HOUR)
      expect(await world.store.queueSlot(plan())).toBe(0)
      expect(await world.store.claimDeliveries('a', NOW, 9)).toEqual([])
    })
  })
}
