import fc from 'fast-check'
import { expect, it } from 'vitest'
import { byTime, createFairQueue } from '#adapters/store/lowdb/fair-queue'
import type { Delivery } from '#domain/delivery'
import { aDelivery, NOW } from '../../support/builders.ts'

it('shows the oldest delivery of each chat, oldest first, whatever comes and goes', () => {
  const change = fc.record({ id: fc.nat(40), add: fc.boolean() })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 150, size: 'max' }), (changes) => {
      const queue = createFairQueue()
      const waiting = new Map<number, Delivery>()
      for (const { id, add } of changes) {
        const delivery = aDelivery({ key: `k${id}`, chatId: id % 5, notBeforeAt: NOW + ((id * 7) % 11) })
        if (add && !waiting.has(id)) queue.add(delivery)
        if (!add && waiting.has(id)) queue.remove(delivery)
        if (add) waiting.set(id, delivery)
        else waiting.delete(id)
        const sorted = [...waiting.values()].sort(byTime)
        const firsts = sorted.filter((one) => sorted.find(({ chatId }) => chatId === one.chatId) === one)
        expect([...queue.oldest.ascending()]).toEqual(firsts)
      }
    }),
    { numRuns: 20 },
  )
})
