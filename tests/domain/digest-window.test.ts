import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestWindow } from '#domain/digest-window'
import { DAY, HOUR, NOW } from '../support/builders.ts'

describe('digestWindow', () => {
  it.each([
    ['opens 24 hours before the slot when none was sent yet', undefined, NOW - DAY],
    ['opens at the last one sent', NOW - 10 * HOUR, NOW - 10 * HOUR],
    ['reaches back 72 hours at most', NOW - 9 * DAY, NOW - 3 * DAY],
    ['is empty when that one was for this slot', NOW, NOW],
    ['is empty when that one was for a later slot', NOW + HOUR, NOW],
  ])('%s', (_title, digestedUntil, fromAt) => {
    expect(digestWindow(NOW, digestedUntil)).toEqual({ fromAt, untilAt: NOW })
  })

  it('of slots sent one after the other neither overlaps nor leaves a gap, unless 72 hours passed', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 3 * DAY }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(gaps, (all) => {
        let [slotAt, digestedUntil] = [NOW, NOW]
        for (const gap of all) {
          slotAt += gap
          expect(digestWindow(slotAt, digestedUntil)).toEqual({ fromAt: digestedUntil, untilAt: slotAt })
          digestedUntil = slotAt
        }
      }),
    )
  })
})
