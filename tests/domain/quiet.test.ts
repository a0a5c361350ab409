import { describe, expect, it } from 'vitest'
import { isQuiet, parseQuiet } from '#domain/quiet'

const NIGHT = { fromMinute: 23 * 60, toMinute: 7 * 60 }
const NOON = { fromMinute: 12 * 60, toMinute: 13 * 60 }

describe('quiet hours in one line', () => {
  it.each(['23:00-07:00', '23:00 – 7:00', '23-7', '23:00 07:00', ' 11pm-7am '])('"%s" is the night', (text) => {
    expect(parseQuiet(text)).toEqual({ kind: 'quiet', quiet: NIGHT })
  })

  it.each(['off', 'Off', 'söndür', 'нет'])('"%s" switches them off', (text) => {
    expect(parseQuiet(text)).toEqual({ kind: 'off' })
  })

  it.each(['', '23:00', '23:00-23:00', '23:00-07:00-08:00', '24:00-07:00', 'night'])('"%s" is refused', (text) => {
    expect(parseQuiet(text)).toMatchObject({ kind: 'failure' })
  })
})

describe('whether it is quiet', () => {
  it.each([
    ['2026-11-24T21:59:59Z', false],
    ['2026-11-24T22:00:00Z', true],
    ['2026-11-25T02:00:00Z', true],
    ['2026-11-25T05:59:59Z', true],
    ['2026-11-25T06:00:00Z', false],
    ['2026-11-25T12:00:00Z', false],
  ])('over midnight, by the local clock: at %s %s', (text, expected) => {
    expect(isQuiet(NIGHT, 'Europe/Berlin', Date.parse(text))).toBe(expected)
  })

  it.each([
    ['2026-07-01T09:59:00Z', false],
    ['2026-07-01T10:00:00Z', true],
    ['2026-07-01T11:00:00Z', false],
  ])('within a day, in summer time: at %s %s', (text, expected) => {
    expect(isQuiet(NOON, 'Europe/Berlin', Date.parse(text))).toBe(expected)
  })

  it('never without quiet hours', () => {
    expect(isQuiet(undefined, 'Europe/Berlin', 0)).toBe(false)
  })
})
