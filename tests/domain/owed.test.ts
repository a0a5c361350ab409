import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestWindow } from '#domain/digest-window'
import { beginsAt, opensAt, owedAfterShare, owedAfterSplit, withOwed } from '#domain/owed'
import { HOUR, NOW } from '../support/builders.ts'

const POLITICS = { chosen: ['politics'], other: false }
const REST = { chosen: ['culture', 'sport'], other: true }
const EARLIER = NOW - HOUR

describe('the window of a share', () => {
  it.each([
    ['the chat’s where nothing is owed', { digestedUntil: NOW }, POLITICS, NOW],
    ['what its sections are owed', { digestedUntil: NOW, owed: { politics: EARLIER } }, POLITICS, EARLIER],
    ['nothing of what others are owed', { digestedUntil: NOW, owed: { politics: EARLIER } }, REST, NOW],
    [
      'the earliest of several',
      { digestedUntil: NOW, owed: { sport: EARLIER, other: EARLIER - 1 } },
      REST,
      EARLIER - 1,
    ],
    [
      'whatever is owed, for all sections',
      { digestedUntil: NOW, owed: { sport: EARLIER } },
      { chosen: 'all' as const, other: true },
      EARLIER,
    ],
    ['no moment before the first digest', {}, POLITICS, undefined],
  ])('opens at %s', (_title, anchors, sections, at) => {
    expect(opensAt(anchors, sections)).toBe(at)
  })
})

describe('what a digest catches up with', () => {
  it('is by section what is owed, else the window alone', () => {
    const own = { fromAt: NOW - HOUR, untilAt: NOW }
    const { window, anchors } = withOwed({ owed: { politics: NOW - 2 * HOUR } }, { chosen: 'all', other: true }, own)
    expect(window).toEqual({ fromAt: NOW - 2 * HOUR, untilAt: NOW })
    expect(['politics', 'sport', 'constructor'].map((section) => beginsAt(anchors, section))).toEqual([
      NOW - 2 * HOUR,
      NOW - HOUR,
      NOW - HOUR,
    ])
    expect(withOwed({ owed: { politics: 0 } }, REST, own).window).toEqual(own)
  })
})

describe('what is owed', () => {
  it('is the window after a split, from where it was owed before', () => {
    const window = { fromAt: EARLIER, untilAt: NOW }
    expect(owedAfterSplit({}, [POLITICS, REST], window)).toEqual({
      politics: EARLIER,
      culture: EARLIER,
      sport: EARLIER,
      other: EARLIER,
    })
    expect(owedAfterSplit({}, [{ chosen: ['constructor'], other: false }], window)).toEqual({ constructor: EARLIER })
    expect(owedAfterSplit({ owed: { politics: 1, health: 2 } }, [POLITICS], window)).toEqual({ politics: 1, health: 2 })
  })

  it('is nothing of what a share brought', () => {
    const owed = { politics: EARLIER, sport: EARLIER, other: EARLIER }
    expect(owedAfterShare({ digestedUntil: NOW, owed }, REST, NOW)).toEqual({ politics: EARLIER })
    expect(owedAfterShare({ digestedUntil: NOW }, REST, NOW)).toEqual({})
  })

  it('is the rest where a later digest was split before the share was sent', () => {
    const chat = { digestedUntil: NOW + HOUR, owed: { politics: EARLIER } }
    expect(owedAfterShare(chat, POLITICS, NOW)).toEqual({ politics: NOW })
  })

  it('does not come back by a share that is sent after a later one', () => {
    const chat = { digestedUntil: NOW + HOUR, owed: { politics: NOW + 1 } }
    expect(owedAfterShare(chat, POLITICS, NOW)).toEqual({ politics: NOW + 1 })
  })
})

it('every moment comes to a topic once, in whatever order its shares are sent or fail', () => {
  const steps = fc.array(fc.record({ splits: fc.boolean(), place: fc.nat(5), isSent: fc.boolean() }), { maxLength: 40 })
  fc.assert(
    fc.property(steps, (events) => {
      let chat: { digestedUntil: number; owed: Record<string, number> } = { digestedUntil: NOW, owed: {} }
      const waiting: number[] = []
      const brought: [number, number][] = []
      const split = () => {
        const slotAt = chat.digestedUntil + HOUR
        const owed = owedAfterSplit(chat, [POLITICS], digestWindow(slotAt, chat.digestedUntil))
        chat = { digestedUntil: slotAt, owed }
        waiting.push(slotAt)
      }
      const end = (place: number, isSent: boolean) => {
        const [slotAt] = waiting.splice(place % Math.max(1, waiting.length), 1)
        if (slotAt === undefined || !isSent) return
        const { fromAt, untilAt } = digestWindow(slotAt, opensAt(chat, POLITICS))
        if (fromAt < untilAt) brought.push([fromAt, untilAt])
        chat = { ...chat, owed: owedAfterShare(chat, POLITICS, slotAt) }
      }
      for (const { splits, place, isSent } of events) splits ? split() : end(place, isSent)
      split()
      end(waiting.length - 1, true)
      brought.sort(([a], [b]) => a - b)
      expect(brought.map(([fromAt]) => fromAt)).toEqual([NOW, ...brought.map(([, untilAt]) => untilAt)].slice(0, -1))
      expect(brought.at(-1)?.[1]).toBe(chat.digestedUntil)
      expect(chat.owed).toEqual({})
    }),
  )
})
