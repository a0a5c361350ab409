import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FeedState } from '#domain/feed'
import { isFailing, LEAST_SILENCE_MS, longestSilenceMs, silenceMs } from '#domain/feed-watch'
import { aFeed, DAY, HOUR, MINUTE, NOW } from '../support/builders.ts'

const state = (over: Partial<FeedState>): FeedState => ({
  feed: aFeed(),
  validators: {},
  nextCheckAt: NOW,
  failures: 0,
  ...over,
})

describe('a feed is failing', () => {
  it.each([
    ['after five failures and an hour', { failures: 5, lastFetchedAt: NOW - HOUR }, true],
    ['not before an hour', { failures: 9, lastFetchedAt: NOW - HOUR + 1 }, false],
    ['not by four failures, however long ago it was read', { failures: 4, lastFetchedAt: NOW - DAY }, false],
    ['that never answered, after eight', { failures: 8 }, true],
    ['that never answered, not before', { failures: 7 }, false],
    ['not when it was just read', { failures: 0, lastFetchedAt: NOW }, false],
  ] as const)('%s', (_, over, expected) => {
    expect(isFailing(state(over), NOW)).toBe(expected)
  })
})

describe('the silence of a feed', () => {
  it('is counted to the last time it was read, not to now: nobody knows what it said since', () => {
    expect(silenceMs(state({ lastNewItemAt: NOW - DAY, lastFetchedAt: NOW - HOUR }))).toBe(23 * HOUR)
  })
  it('is none where it never had anything, or was never read', () => {
    expect(silenceMs(state({ lastFetchedAt: NOW }))).toBe(0)
    expect(silenceMs(state({ lastNewItemAt: NOW - DAY }))).toBe(0)
  })
})

/** News every `gapMs` from `fromAt` on, while `isOpen` says the desk works; the last is before `untilAt`. */
function news(fromAt: number, untilAt: number, gapMs: number, isOpen: (date: Date) => boolean = () => true): number[] {
  const times: number[] = []
  for (let at = fromAt; at < untilAt; at += gapMs) if (isOpen(new Date(at))) times.push(at)
  return times
}
const MONDAY = Date.UTC(2026, 10, 23)
const FRIDAY_NIGHT = Date.UTC(2026, 10, 27, 18)
const isOfficeHour = (date: Date) => date.getUTCDay() % 6 !== 0 && date.getUTCHours() >= 9 && date.getUTCHours() < 18

describe('the longest silence of a feed that is well', () => {
  it('is twelve hours for one that speaks day and night', () => {
    expect(longestSilenceMs(news(MONDAY - 10 * DAY, MONDAY, 15 * MINUTE))).toBe(LEAST_SILENCE_MS)
  })
  it('is three times the usual gap of a slow one', () => {
    expect(longestSilenceMs(news(MONDAY - 14 * DAY, MONDAY, 20 * HOUR))).toBe(60 * HOUR)
  })
  it('outlasts the nights and the weekends of one that rests', () => {
    const twoWeeks = news(FRIDAY_NIGHT - 14 * DAY, FRIDAY_NIGHT, 30 * MINUTE, isOfficeHour)
    const weekend = MONDAY + 7 * DAY + 9 * HOUR - FRIDAY_NIGHT
    expect(longestSilenceMs(twoWeeks)).toBeGreaterThan(weekend)
  })
  it('outlasts the first weekend of one not known for a week', () => {
    const firstWeek = news(MONDAY, FRIDAY_NIGHT, 30 * MINUTE, isOfficeHour)
    expect(longestSilenceMs(firstWeek)).toBe(72 * HOUR)
  })
  it('is as short as ever within the first week', () => {
    expect(longestSilenceMs(news(MONDAY, MONDAY + 2 * DAY, 15 * MINUTE))).toBe(LEAST_SILENCE_MS)
  })
  it('is never shorter than twelve hours nor than its longest gap, in whatever order its news is told', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 14 * DAY }), { minLength: 1, maxLength: 50 }), (offsets) => {
        const times = offsets.map((offset) => MONDAY + offset)
        const sorted = [...times].sort((a, b) => a - b)
        const longest = Math.max(0, ...sorted.slice(1).map((time, index) => time - (sorted[index] ?? 0)))
        const limit = longestSilenceMs(times)
        expect(limit).toBeGreaterThanOrEqual(Math.max(LEAST_SILENCE_MS, longest))
        expect(longestSilenceMs(sorted)).toBe(limit)
      }),
    )
  })
})
