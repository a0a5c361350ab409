import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catchUpWindow, missedMs } from '#domain/catch-up'
import type { Digest } from '#domain/digest'
import { withHeld } from '#domain/held'
import { aChat, anArticle, DAY, HOUR, MINUTE, NOW } from '../support/builders.ts'

const WINDOW = { fromAt: NOW - DAY, untilAt: NOW }
const article = (id: string, countsAt = NOW - HOUR) => anArticle({ id, countsAt })
const digest = (over: Partial<Digest> = {}): Digest => ({
  ...WINDOW,
  groups: [
    { section: 'politics', articles: [article('1'), article('2')] },
    { section: 'sport', articles: [article('3')] },
  ],
  restIds: ['4', '5'],
  ...over,
})
const shape = (value: Digest | undefined) =>
  value?.groups.map(({ section, articles }) => `${section}: ${articles.map(({ id }) => id).join(' ')}`)

describe('withHeld', () => {
  it('leaves a digest alone for which nothing waited', () => {
    const before = digest()
    expect(withHeld(before, [], WINDOW)).toBe(before)
    expect(withHeld(undefined, [], WINDOW)).toBeUndefined()
  })

  it('puts what waited in front, newest first', () => {
    const after = withHeld(digest(), [article('8', NOW - 9 * HOUR), article('9', NOW - 2 * HOUR)], WINDOW)
    expect(shape(after)).toEqual(['held: 9 8', 'politics: 1 2', 'sport: 3'])
  })

  it('takes it out of where it stood, and a group that is empty then', () => {
    const after = withHeld(digest(), [article('3'), article('1'), article('4')], WINDOW)
    expect(shape(after)).toEqual(['held: 1 3 4', 'politics: 2'])
    expect(after?.restIds).toEqual(['5'])
  })

  it('is a digest of its own when nothing else is news', () => {
    expect(withHeld(undefined, [article('9')], WINDOW)).toEqual({
      ...WINDOW,
      groups: [{ section: 'held', articles: [article('9')] }],
      restIds: [],
    })
  })

  it('leaves out what was withdrawn', () => {
    expect(withHeld(undefined, [anArticle({ withdrawnAt: NOW })], WINDOW)).toBeUndefined()
  })

  it('shows ten of many and puts the others first in the rest', () => {
    const held = Array.from({ length: 13 }, (_, index) => article(`h${index}`, NOW - index * MINUTE))
    const after = withHeld(digest(), held, WINDOW)
    expect(after?.groups[0]?.articles).toHaveLength(10)
    expect(after?.restIds).toEqual(['h10', 'h11', 'h12', '4', '5'])
  })

  it('shows every article once and loses none', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 20 })
    fc.assert(
      fc.property(ids, (held) => {
        const after = withHeld(
          digest(),
          held.map((id) => article(String(id))),
          WINDOW,
        )
        const all = [
          ...(after?.groups.flatMap(({ articles }) => articles.map(({ id }) => id)) ?? []),
          ...(after?.restIds ?? []),
        ]
        expect(new Set(all).size).toBe(all.length)
        expect(new Set(all)).toEqual(new Set(['1', '2', '3', '4', '5', ...held.map(String)]))
      }),
    )
  })
})

describe('catchUpWindow', () => {
  const pause = { fromAt: NOW - 5 * HOUR, untilAt: NOW }

  it.each([
    ['opens where the pause began', pause, undefined, { fromAt: NOW - 5 * HOUR, untilAt: NOW }],
    ['opens at the last digest where that reached further', pause, NOW - HOUR, { fromAt: NOW - HOUR, untilAt: NOW }],
    [
      'opens at the last digest where that lies before it: nobody had the news between',
      pause,
      NOW - DAY,
      { fromAt: NOW - DAY, untilAt: NOW },
    ],
    [
      'reaches three days back at most',
      { fromAt: NOW - 14 * DAY, untilAt: NOW },
      undefined,
      { fromAt: NOW - 3 * DAY, untilAt: NOW },
    ],
    ['is empty where a digest came since', pause, NOW + HOUR, { fromAt: NOW, untilAt: NOW }],
  ])('%s', (_title, over, digestedUntil, window) => {
    expect(catchUpWindow(over, aChat(digestedUntil === undefined ? {} : { digestedUntil }), NOW)).toEqual(window)
  })

  it('closes at its very moment: what came in within the same minute is in it', () => {
    expect(catchUpWindow(pause, aChat(), NOW + 41_003)).toEqual({ fromAt: NOW - 5 * HOUR, untilAt: NOW + 41_003 })
  })

  it('opens at the pause where no digest is scheduled, however long ago the last one was', () => {
    const window = catchUpWindow(pause, { schedule: [], digestedUntil: NOW - 2 * DAY }, NOW)
    expect(window).toEqual({ fromAt: NOW - 5 * HOUR, untilAt: NOW })
  })

  it('never reaches beyond its moment: what comes later belongs to the next digest', () => {
    fc.assert(
      fc.property(fc.nat(10 * DAY), fc.nat(10 * DAY), fc.option(fc.nat(20 * DAY)), (from, length, digested) => {
        const at = NOW + from + length
        const until = digested === null ? {} : { digestedUntil: NOW + digested }
        const window = catchUpWindow({ fromAt: NOW + from, untilAt: at }, aChat(until), at)
        expect(window.untilAt).toBeLessThanOrEqual(at)
        expect(window.fromAt).toBeLessThanOrEqual(window.untilAt)
        expect(window.untilAt - window.fromAt).toBeLessThanOrEqual(3 * DAY)
      }),
    )
  })
})

describe('missedMs', () => {
  it('is the pause as planned, or as far as it went', () => {
    const pause = { fromAt: NOW, untilAt: NOW + DAY }
    expect([missedMs(pause, NOW + DAY + HOUR), missedMs(pause, NOW + HOUR)]).toEqual([DAY, HOUR])
  })
})
