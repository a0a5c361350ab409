import { describe, expect, it } from 'vitest'
import { lastDays, rowOfDays, sumDays, utcDay } from '#domain/day-figures'
import type { DayFigures } from '#domain/figures'

const day = (name: string, over: Partial<DayFigures> = {}): DayFigures => ({
  day: name,
  active: 0,
  joined: 0,
  left: 0,
  digests: 0,
  alerts: 0,
  broadcasts: 0,
  blocked: 0,
  failed: 0,
  reads: 0,
  ...over,
})

describe('days', () => {
  it('are UTC days, across the end of a year', () => {
    expect(utcDay(Date.UTC(2026, 11, 31, 23, 59, 59))).toBe('2026-12-31')
    expect(lastDays(Date.UTC(2027, 0, 1, 0, 0, 1), 3)).toEqual(['2026-12-30', '2026-12-31', '2027-01-01'])
  })

  it('are summed where they are asked for', () => {
    const figures = [day('2026-11-20', { joined: 5 }), day('2026-11-21', { joined: 2, left: 1, reads: 9 })]
    expect(sumDays(figures, ['2026-11-21', '2026-11-22'])).toMatchObject({ joined: 2, left: 1, reads: 9, digests: 0 })
  })

  it('form a row without gaps that begins with the first known one', () => {
    const days = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']
    const known = [day('2026-11-19', { active: 4 }), day('2026-11-21', { active: 6 })]
    expect(rowOfDays(known, days, 1).map((one) => [one.day, one.figures?.active])).toEqual([
      ['2026-11-19', 4],
      ['2026-11-20', undefined],
      ['2026-11-21', 6],
      ['2026-11-22', undefined],
    ])
    expect(rowOfDays([], days, 2).map((one) => one.day)).toEqual(['2026-11-21', '2026-11-22'])
    expect(rowOfDays(known, days, 5)).toHaveLength(5)
  })
})
