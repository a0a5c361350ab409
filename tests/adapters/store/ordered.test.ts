import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createOrdered } from '#adapters/store/lowdb/ordered'

describe('a sorted list in chunks', () => {
  it('holds what a sorted array holds, whatever is added and removed', () => {
    const change = fc.record({ value: fc.nat(3000), add: fc.boolean() })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4000, size: 'max' }), fc.nat(3000), (changes, bound) => {
        const list = createOrdered<number>((a, b) => a - b)
        const model = new Set<number>()
        for (const { value, add } of changes) {
          if (add && !model.has(value)) list.add(value)
          if (!add) expect(list.remove(value)).toBe(model.has(value))
          if (add) model.add(value)
          else model.delete(value)
        }
        const sorted = [...model].sort((a, b) => a - b)
        expect(list.size()).toBe(sorted.length)
        expect([...list.ascending()]).toEqual(sorted)
        expect([...list.ascending((value) => value < bound)]).toEqual(sorted.filter((value) => value >= bound))
        expect([...list.descending((value) => value > bound)]).toEqual(
          sorted.filter((value) => value <= bound).reverse(),
        )
      }),
      { numRuns: 30 },
    )
  })

  it.each(['ascending', 'descending', 'mixed'])('keeps thousands added in %s order, over many chunks', (order) => {
    const values = Array.from({ length: 5000 }, (_, index) => index)
    const added =
      order === 'ascending'
        ? values
        : order === 'descending'
          ? values.toReversed()
          : values.map((value) => (value * 2003) % 5000)
    const list = createOrdered<number>((a, b) => a - b)
    for (const value of added) list.add(value)
    expect([...list.ascending()]).toEqual(values)
    for (const value of added) if (value % 2 === 1) expect(list.remove(value)).toBe(true)
    expect([...list.descending()]).toEqual(values.filter((value) => value % 2 === 0).toReversed())
  })
})
