import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { MOST_DAYS_AHEAD, parseMoment } from '#domain/moment'
import { DAY, MINUTE } from '../support/builders.ts'

/** Tuesday 24 November 2026, 10:15:30 in Baku. */
const NOW = Date.UTC(2026, 10, 24, 6, 15, 30)
const read = (text: string, { zone = 'Asia/Baku', now = NOW } = {}) => {
  const reading = parseMoment(text, zone, now)
  if (reading.kind === 'failure') return reading.code
  return Temporal.Instant.fromEpochMilliseconds(reading.at)
    .toZonedDateTimeISO(zone)
    .toString({ smallestUnit: 'minute', timeZoneName: 'never' })
}

describe('a moment', () => {
  it.each([
    ['18:30', '2026-11-24T18:30+04:00'],
    [' 18.30 ', '2026-11-24T18:30+04:00'],
    ['6:30 PM', '2026-11-24T18:30+04:00'],
    ['9:00', '2026-11-25T09:00+04:00'],
    ['10:16', '2026-11-24T10:16+04:00'],
    ['25.11 18:30', '2026-11-25T18:30+04:00'],
    ['25.11. 18:30', '2026-11-25T18:30+04:00'],
    ['25.11, 18:30', '2026-11-25T18:30+04:00'],
    ['25/11 18:30', '2026-11-25T18:30+04:00'],
    ['5.12.2026 8:00', '2026-12-05T08:00+04:00'],
    ['2026-11-25 18:30', '2026-11-25T18:30+04:00'],
    ['2026-11-25T18:30', '2026-11-25T18:30+04:00'],
    ['05.01 09:00', '2027-01-05T09:00+04:00'],
    ['today 18:30', '2026-11-24T18:30+04:00'],
    ['Tomorrow 9:00', '2026-11-25T09:00+04:00'],
    ['tomorrow, 9', '2026-11-25T09:00+04:00'],
    ['Sabah 9:00', '2026-11-25T09:00+04:00'],
    ['завтра 9:00', '2026-11-25T09:00+04:00'],
    ['tomorrow at 9:00', '2026-11-25T09:00+04:00'],
    ['tomorrow at 6:30 pm', '2026-11-25T18:30+04:00'],
    ['18:30 tomorrow', '2026-11-25T18:30+04:00'],
    ['в 18:30 сегодня', '2026-11-24T18:30+04:00'],
    ['Сегодня в 18:30', '2026-11-24T18:30+04:00'],
    ['послезавтра в 9', '2026-11-26T09:00+04:00'],
    ['sabah saat 9:00', '2026-11-25T09:00+04:00'],
    ['bu gün saat 18:30', '2026-11-24T18:30+04:00'],
    ['25 noyabr 18:30', '2026-11-25T18:30+04:00'],
    ['noyabrın 25-i saat 18:30', '2026-11-25T18:30+04:00'],
    ['3 İyun 18:30', 'past'],
    ['25 ноября в 18:30', '2026-11-25T18:30+04:00'],
    ['25 нояб. 2026 г. 18:30', '2026-11-25T18:30+04:00'],
    ['25 November 2026, 18:30', '2026-11-25T18:30+04:00'],
    ['Nov 25, 6:30 PM', '2026-11-25T18:30+04:00'],
    ['the 25th of November at 18:30', '2026-11-25T18:30+04:00'],
    ['18:30 25 dekabr', '2026-12-25T18:30+04:00'],
    ['25. Dezember um 18:30', '2026-12-25T18:30+04:00'],
    ['25.11.26 18:30', '2026-11-25T18:30+04:00'],
    ['18:30 25.11', '2026-11-25T18:30+04:00'],
    ['25.11 12 am', '2026-11-25T00:00+04:00'],
    ['9 p.m.', '2026-11-24T21:00+04:00'],
    ['9 a.m.', '2026-11-25T09:00+04:00'],
    ['6:30 p. m. tomorrow', '2026-11-25T18:30+04:00'],
    ['tomorrow 9p.m.', '2026-11-25T21:00+04:00'],
    ['12.11 pm', '2026-11-24T12:11+04:00'],
    ['mon 18:30', '2026-11-30T18:30+04:00'],
    ['Friday at 9 p.m.', '2026-11-27T21:00+04:00'],
    ['18:30 on Wednesday', '2026-11-25T18:30+04:00'],
    ['tue 18:30', '2026-11-24T18:30+04:00'],
    ['tue 9:00', '2026-12-01T09:00+04:00'],
    ['cümə 9:00', '2026-11-27T09:00+04:00'],
    ['Cümə günü saat 18:30-da', '2026-11-27T18:30+04:00'],
    ['bazar ertəsi 9:00', '2026-11-30T09:00+04:00'],
    ['çərşənbə axşamı 9:00', '2026-12-01T09:00+04:00'],
    ['Sabah axşam saat 9-da', '2026-11-25T21:00+04:00'],
    ['səhər 9', '2026-11-25T09:00+04:00'],
    ['в пятницу в 9', '2026-11-27T09:00+04:00'],
    ['пт 18:30', '2026-11-27T18:30+04:00'],
    ['во вторник в 18:30', '2026-11-24T18:30+04:00'],
    ['завтра в 9 вечера', '2026-11-25T21:00+04:00'],
    ['в 9 часов утра', '2026-11-25T09:00+04:00'],
  ])('“%s” is %s', (text, at) => {
    expect(read(text)).toBe(at)
  })

  it('that is the present minute is tomorrow where no day is named, and past where one is', () => {
    expect([read('10:15'), read('24.11 10:15'), read('today 10:15')]).toEqual([
      '2026-11-25T10:15+04:00',
      'past',
      'past',
    ])
  })

  it.each([
    ['23.11 18:30', 'past'],
    ['23.11.2026 18:30', 'past'],
    ['24.11 9:00', 'past'],
    ['25.03 9:00', 'too-far'],
    ['24.01 9:00', 'too-far'],
    ['25.11.2027 9:00', 'too-far'],
    ['31.11 9:00', 'no-such-day'],
    ['0.13 9:00', 'no-such-day'],
    ['2026-02-30 9:00', 'no-such-day'],
    ['25:00', 'unreadable'],
    ['18:60', 'unreadable'],
    ['25.11', 'no-time'],
    ['12.11', 'no-time'],
    ['завтра', 'no-time'],
    ['sabah', 'no-time'],
    ['25 noyabr', 'no-time'],
    ['friday', 'no-time'],
    ['в пятницу', 'no-time'],
    ['bazar ertəsi', 'no-time'],
    ['11 ночи', 'unreadable'],
    ['21:00 pm', 'unreadable'],
    ['p.m.', 'unreadable'],
    ['32 noyabr 18:30', 'no-such-day'],
    ['25 ma 18:30', 'unreadable'],
    ['25 nov nov 18:30', 'unreadable'],
    ['soon', 'unreadable'],
    ['someday 18:30', 'unreadable'],
    ['11/25/26 18:30', 'no-such-day'],
    ['', 'unreadable'],
  ])('“%s” is none: %s', (text, code) => {
    expect(read(text)).toBe(code)
  })

  it('may be exactly as far ahead as is allowed', () => {
    expect(read('23.01 10:15')).toBe('2027-01-23T10:15+04:00')
    expect(read('23.01 10:16')).toBe('too-far')
  })

  it('that the clock skips is the first after the gap, and one that comes twice the first of them', () => {
    const zone = 'Europe/Berlin'
    expect(read('28.03 02:30', { zone, now: Date.UTC(2027, 2, 20) })).toBe('2027-03-28T03:00+02:00')
    expect(read('25.10 02:30', { zone, now: Date.UTC(2026, 9, 20) })).toBe('2026-10-25T02:30+02:00')
  })

  it('on the leap day is found only where the year has one', () => {
    expect(read('29.02 9:00', { now: Date.UTC(2028, 1, 1) })).toBe('2028-02-29T09:00+04:00')
    expect(read('29.02 9:00', { now: Date.UTC(2027, 1, 1) })).toBe('too-far')
    expect(read('29.02 9:00', { now: Date.UTC(2025, 1, 1) })).toBe('no-such-day')
  })

  it('always lies ahead and near enough, at the time that was written unless the clock skips it', () => {
    const zones = fc.constantFrom('Asia/Baku', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC')
    const instants = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 0, 1) })
    fc.assert(
      fc.property(zones, instants, fc.integer({ min: 0, max: 1439 }), fc.boolean(), (zone, now, minute, isTomorrow) => {
        const time = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
        const reading = parseMoment(isTomorrow ? `tomorrow ${time}` : time, zone, now)
        if (reading.kind === 'failure') throw new Error(reading.code)
        expect(reading.at).toBeGreaterThanOrEqual((Math.floor(now / MINUTE) + 1) * MINUTE)
        expect(reading.at).toBeLessThanOrEqual(now + 2 * DAY + 2 * 60 * MINUTE)
        const local = Temporal.Instant.fromEpochMilliseconds(reading.at).toZonedDateTimeISO(zone)
        const shown = local.hour * 60 + local.minute
        expect(shown === minute || (shown > minute && shown - minute <= 60)).toBe(true)
      }),
    )
  })

  it('is never thrown at, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const reading = parseMoment(text, 'Asia/Baku', NOW)
        if (reading.kind === 'moment') expect(reading.at).toBeLessThanOrEqual(NOW + MOST_DAYS_AHEAD * DAY)
      }),
    )
  })
})
