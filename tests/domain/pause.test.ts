import { describe, expect, it } from 'vitest'
import { nextSlotAfterPause, parsePause } from '#domain/pause'
import { DAY, HOUR, MORNINGS, NOW } from '../support/builders.ts'

const WEEK = 7 * DAY

describe('a pause in one line', () => {
  it.each([
    ['12h', 12 * HOUR],
    ['3d', 3 * DAY],
    ['2w', 2 * WEEK],
    [' 2 Weeks ', 2 * WEEK],
    ['1w 2d', 9 * DAY],
    ['1 day and 12 hours', 36 * HOUR],
    ['week', WEEK],
    ['for 3 days', 3 * DAY],
    ['12 saat', 12 * HOUR],
    ['3 GÜN', 3 * DAY],
    ['2 həftə', 2 * WEEK],
    ['12 ч', 12 * HOUR],
    ['на неделю', WEEK],
    ['5 дней', 5 * DAY],
    ['1h', HOUR],
    ['52w', 52 * WEEK],
  ])('"%s" lasts %d ms', (text, lengthMs) => {
    expect(parsePause(text)).toEqual({ kind: 'pause', lengthMs })
  })

  it.each([
    ['0h', 'out-of-range'],
    ['0d 0h', 'out-of-range'],
    ['53w', 'out-of-range'],
    ['365 days', 'out-of-range'],
    [`${'9'.repeat(60)}d`, 'out-of-range'],
    ['', 'bad-length'],
    ['3', 'bad-length'],
    ['3 4d', 'bad-length'],
    ['30m', 'bad-length'],
    ['30s', 'bad-length'],
    ['1.5d', 'bad-length'],
    ['-3d', 'bad-length'],
    ['until Monday', 'bad-length'],
  ])('"%s" is refused as %s', (text, code) => {
    expect(parsePause(text)).toEqual({ kind: 'failure', code, part: text.trim().slice(0, 40) })
  })
})

describe('the next digest of a chat', () => {
  const chat = { schedule: MORNINGS, zone: 'Asia/Baku' }
  const paused = (untilAt: number) => ({ ...chat, pause: { fromAt: NOW - DAY, untilAt } })

  it.each([
    ['that is not paused is the next', chat, NOW + DAY],
    ['that is paused comes after the pause', paused(NOW + 2 * DAY + HOUR), NOW + 3 * DAY],
    [
      'whose pause ends at a slot is the one after: the catch-up comes at that moment',
      paused(NOW + DAY),
      NOW + 2 * DAY,
    ],
    ['whose pause is over is the next', paused(NOW - HOUR), NOW + DAY],
    ['without a schedule is none', { ...paused(NOW + DAY), schedule: [] }, undefined],
  ])('%s', (_, settings, expected) => {
    expect(nextSlotAfterPause(settings, NOW)).toBe(expected)
  })
})
