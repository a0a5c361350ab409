import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createOrdered, mergeAscending } from '#adapters/store/lowdb/ordered'

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

  it('puts an item in the place of its equal, and only there', () => {
    const list = createOrdered<{ id: number; word: string }>((a, b) => a.id - b.id)
    for (let id = 0; id < 1200; id++) list.add({ id, word: 'old' })
    expect(list.replace({ id: 700, word: 'new' })).toBe(true)
    expect(list.replace({ id: 1200, word: 'new' })).toBe(false)
    expect([...list.ascending()].filter(({ word }) => word === 'new')).toEqual([{ id: 700, word: 'new' }])
    expect(list.size()).toBe(1200)
  })
})

describe('lists merged', () => {
  it('are one sorted list, from whatever lists it comes', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.nat(50)), { maxLength: 4 }), (contents) => {
        const lists = contents.map((values) => {
          const list = createOrdered<number>((a, b) => a - b)
          for (const value of values) list.add(value)
          return list
        })
        const merged = [...mergeAscending(lists, (a, b) => a - b)]
        expect(merged).toEqual(contents.flat().sort((a, b) => a - b))
      }),
    )
  })
})
