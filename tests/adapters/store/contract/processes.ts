import { describe, expect, it } from 'vitest'
import { NOW } from '../../../support/builders.ts'
import type { World } from './world.ts'

export function processesContract(world: World) {
  describe('a lease', () => {
    it('is one owner’s until its time is over or it is given back', async () => {
      const { store } = world
      expect(await store.takeLease('polling', 'a', NOW, 5000)).toBe(true)
      expect(await store.takeLease('polling', 'a', NOW + 4000, 5000)).toBe(true)
      // Who has the store alone has every lease.
      if (!store.isShared) return
      expect(await store.takeLease('other', 'b', NOW, 5000)).toBe(true)
      expect(await store.takeLease('polling', 'b', NOW + 8999, 5000)).toBe(false)
      expect(await store.takeLease('polling', 'b', NOW + 9000, 5000)).toBe(true)
      await store.dropLease('polling', 'a')
      expect(await store.takeLease('polling', 'a', NOW + 9001, 5000)).toBe(false)
      await store.dropLease('polling', 'b')
      expect(await store.takeLease('polling', 'a', NOW + 9002, 5000)).toBe(true)
    })

    it('goes to one of many that ask at once', async () => {
      const { store } = world
      if (!store.isShared) return
      const owners = Array.from({ length: 8 }, (_, index) => `owner-${index}`)
      const taken = await Promise.all(owners.map((owner) => store.takeLease('job', owner, NOW, 5000)))
      expect(taken.filter(Boolean)).toHaveLength(1)
    })
  })

  describe('an update', () => {
    it('is new once, then busy, then done', async () => {
      const { store } = world
      const asked = await Promise.all(['a', 'b', 'c'].map((owner) => store.takeUpdate(77, owner, NOW, 5000)))
      expect(asked.toSorted()).toEqual(['busy', 'busy', 'new'])
      await store.finishUpdate(77, NOW + 1)
      expect(await store.takeUpdate(77, 'b', NOW + 60_000, 5000)).toBe('done')
      expect(await store.takeUpdate(78, 'b', NOW, 5000)).toBe('new')
    })

    it('of an owner that fell silent is new again', async () => {
      const { store } = world
      await store.takeUpdate(77, 'a', NOW, 5000)
      expect(await store.takeUpdate(77, 'a', NOW + 4000, 5000)).toBe('new')
      expect(await store.takeUpdate(77, 'b', NOW + 8999, 5000)).toBe('busy')
      expect(await store.takeUpdate(77, 'b', NOW + 9000, 5000)).toBe('new')
    })
  })

  describe('the pace of all', () => {
    it('gives each slot once, the next after the last, and nothing while it is held', async () => {
      const { store } = world
      if (!store.isShared) {
        expect(await store.reserveSlots('all', 5, 10, 1)).toBe(0)
        return
      }
      const waits = await Promise.all(Array.from({ length: 5 }, () => store.reserveSlots('all', 1, 10, 1)))
      const sorted = waits.toSorted((a, b) => a - b)
      for (const [index, wait] of sorted.entries()) {
        expect(wait).toBeGreaterThan(index * 100 - 60)
        expect(wait).toBeLessThanOrEqual(index * 100)
      }
      expect(await store.reserveSlots('other', 1, 10, 1)).toBe(0)
      await store.holdSlots('all', 60_000)
      expect(await store.reserveSlots('all', 1, 10, 1)).toBeGreaterThan(59_000)
    })
  })
}
