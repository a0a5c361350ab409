import { describe, expect, it } from 'vitest'
import { createLocalDays, lastDays, rowOfDays, startOfDay, sumDays, utcDay } from '#domain/day-figures'
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
    expect(lastDays(Date.UTC(2027, 0, 1, 0, 0, 1), 3, 'UTC')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01'])
  })

  it('are those of a zone, of 23 and 25 hours where its clocks change', () => {
    const berlin = createLocalDays('Europe/Berlin')
    const hours = (from: number) => Array.from({ length: 50 }, (_, hour) => berlin(from + hour * 3_600_000))
    const length = (from: number, name: string) => hours(from).filter((each) => each === name).length
    expect(length(Date.UTC(2026, 2, 28, 12), '2026-03-29')).toBe(23)
    expect(length(Date.UTC(2026, 9, 24, 12), '2026-10-25')).toBe(25)
    expect(createLocalDays('Asia/Baku')(Date.UTC(2026, 10, 24, 21, 30))).toBe('2026-11-25')
    expect(lastDays(Date.UTC(2026, 9, 25, 23, 30), 3, 'Europe/Berlin')).toEqual([
      '2026-10-24',
      '2026-10-25',
      '2026-10-26',
    ])
    expect(startOfDay(Date.UTC(2026, 2, 29, 12), 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 28, 23))
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
