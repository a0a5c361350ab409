import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FetchFailure } from '#domain/feed'
import { nextCheck } from '#domain/feed-schedule'

const AT = Date.UTC(2026, 8, 14, 8)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const failed = (more: Partial<FetchFailure> = {}): FetchFailure => ({
  kind: 'failure',
  code: 'network',
  detail: '',
  ...more,
})
const unlucky = () => 0

describe('the next check of a feed', () => {
  it('is due at once after an answer, so that the poll sets the rhythm', () => {
    expect(nextCheck({ kind: 'items' }, { failures: 3 }, AT, unlucky)).toBe(AT)
    expect(nextCheck({ kind: 'not-modified' }, { failures: 0 }, AT, unlucky)).toBe(AT)
  })

  it.each([
    [0, 0.5 * MINUTE],
    [1, MINUTE],
    [2, 2 * MINUTE],
    [6, 32 * MINUTE],
    [10, 6 * HOUR],
    [500, 6 * HOUR],
  ])('after %i earlier failures waits %i ms', (failures, pauseMs) => {
    expect(nextCheck(failed(), { failures }, AT, unlucky)).toBe(AT + pauseMs)
  })

  it('spreads feeds that failed together over a fifth of the pause', () => {
    expect(nextCheck(failed(), { failures: 0 }, AT, () => 0.5)).toBe(AT + 0.45 * MINUTE)
  })

  it('obeys Retry-After, up to a day', () => {
    expect(nextCheck(failed({ retryAt: AT + 2 * HOUR }), { failures: 0 }, AT, unlucky)).toBe(AT + 2 * HOUR)
    expect(nextCheck(failed({ retryAt: AT + 99 * HOUR }), { failures: 0 }, AT, unlucky)).toBe(AT + 24 * HOUR)
    expect(nextCheck(failed({ retryAt: AT + 1 }), { failures: 0 }, AT, unlucky)).toBe(AT + 0.5 * MINUTE)
  })

  it('asks for a feed that is gone once a day', () => {
    expect(nextCheck(failed({ code: 'http-status', status: 410 }), { failures: 0 }, AT, unlucky)).toBe(AT + 24 * HOUR)
  })

  it('always lies between some seconds and a day ahead after a failure', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.option(fc.integer()),
        (failures, luck, retry) => {
          const outcome = failed(retry === null ? {} : { retryAt: AT + retry })
          const next = nextCheck(outcome, { failures }, AT, () => luck)
          expect(next).toBeGreaterThanOrEqual(AT + 0.4 * MINUTE)
          expect(next).toBeLessThanOrEqual(AT + 24 * HOUR)
        },
      ),
    )
  })
})
