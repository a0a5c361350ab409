import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import type { Schedule, ScheduleRule } from '#domain/schedule'
import { lastSlot, nextSlot, type Slot } from '#domain/schedule-slots'
import { DAY, HOUR, MORNINGS, NOW } from '../support/builders.ts'

const DAILY = [1, 2, 3, 4, 5, 6, 7]
const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds
const daily = (...minutes: number[]): Schedule => [{ weekdays: DAILY, minutes }]
const told = (slot: Slot | undefined) => slot && `${slot.key} = ${new Date(slot.at).toISOString()}`

/** Every slot in (from, until]. */
function slotsBetween(schedule: Schedule, zone: string, fromAt: number, untilAt: number): Slot[] {
  const slots: Slot[] = []
  for (let slot = nextSlot(schedule, zone, fromAt); slot && slot.at <= untilAt; ) {
    slots.push(slot)
    slot = nextSlot(schedule, zone, slot.at)
  }
  return slots
}

describe('the next slot', () => {
  it('is strictly after the given instant', () => {
    expect(told(nextSlot(MORNINGS, 'Asia/Baku', NOW - 1))).toBe('2026-11-24T08:00 = 2026-11-24T04:00:00.000Z')
    expect(told(nextSlot(MORNINGS, 'Asia/Baku', NOW))).toBe('2026-11-25T08:00 = 2026-11-25T04:00:00.000Z')
  })

  it('is decided on the local date, not on that of UTC', () => {
    const mondays: Schedule = [{ weekdays: [1], minutes: [0] }]
    expect(told(nextSlot(mondays, 'Asia/Baku', NOW))).toBe('2026-11-30T00:00 = 2026-11-29T20:00:00.000Z')
    expect(told(nextSlot(mondays, 'Pacific/Kiritimati', NOW))).toBe('2026-11-30T00:00 = 2026-11-29T10:00:00.000Z')
  })

  it('may be a week away', () => {
    const tuesdays: Schedule = [{ weekdays: [2], minutes: [480] }]
    expect(told(nextSlot(tuesdays, 'Asia/Baku', NOW))).toBe('2026-12-01T08:00 = 2026-12-01T04:00:00.000Z')
  })

  it('is undefined without rules', () => {
    expect(nextSlot([], 'Asia/Baku', NOW)).toBeUndefined()
    expect(lastSlot([], 'Asia/Baku', NOW)).toBeUndefined()
  })
})

describe('a local time the clock skips', () => {
  it.each([
    ['Europe/Berlin', '2026-03-28T12:00Z', 150, '2026-03-29T02:30 = 2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', '2026-03-28T12:00Z', 120, '2026-03-29T02:00 = 2026-03-29T01:00:00.000Z'],
    ['America/New_York', '2026-03-07T12:00Z', 150, '2026-03-08T02:30 = 2026-03-08T07:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-03T12:00Z', 135, '2026-10-04T02:15 = 2026-10-03T15:30:00.000Z'],
    ['Pacific/Apia', '2011-12-30T00:00Z', 480, '2011-12-30T08:00 = 2011-12-30T10:00:00.000Z'],
  ])('moves in %s after %s to the first instant that exists', (zone, after, minute, expected) => {
    expect(told(nextSlot(daily(minute), zone, at(after)))).toBe(expected)
  })

  it('makes one slot of those that meet there, keyed by the last', () => {
    const slots = slotsBetween(daily(135, 150, 180), 'Europe/Berlin', at('2026-03-28T12:00Z'), at('2026-03-29T12:00Z'))
    expect(slots.map(told)).toEqual(['2026-03-29T03:00 = 2026-03-29T01:00:00.000Z'])
  })
})

describe('a local time that exists twice', () => {
  it.each([
    ['Europe/Berlin', '2026-10-24T12:00Z', 150, '2026-10-25T02:30 = 2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-10-31T12:00Z', 90, '2026-11-01T01:30 = 2026-11-01T05:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-04T04:00Z', 105, '2026-04-05T01:45 = 2026-04-04T14:45:00.000Z'],
  ])('is used the first time in %s', (zone, after, minute, expected) => {
    const slots = slotsBetween(daily(minute), zone, at(after), at(after) + DAY)
    expect(slots.map(told)).toEqual([expected])
  })
})

const anyRule = fc.record({
  weekdays: fc.uniqueArray(fc.constantFrom(...DAILY), { minLength: 1 }),
  minutes: fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 3 }),
})
const anyZone = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Baku',
  'Pacific/Apia',
  'America/St_Johns',
  'Africa/Casablanca',
)
// St John's changed at 00:01 until 2011, and Samoa left out 30 December 2011.
const anyStart = fc.constantFrom(at('2010-06-01T00:00Z'), at('2025-01-01T00:00Z'))

describe('slots of two years, whatever the schedule and the zone', () => {
  it('each nominal time comes exactly once, in order, and none is made up', () => {
    fc.assert(
      fc.property(anyRule, anyZone, anyStart, (rule, zone, fromAt) => {
        const slots = slotsBetween([rule], zone, fromAt, fromAt + 731 * DAY)
        const keys = slots.map(({ key }) => key)
        expect(slots.every(({ at: own }, index) => own > (slots[index - 1]?.at ?? 0))).toBe(true)
        expect([...new Set(keys)].sort()).toEqual(keys)
        const nominal = nominalKeys(rule, keys[0] ?? '', keys.at(-1) ?? '')
        expect(keys.filter((key) => !nominal.includes(key))).toEqual([])
        // Left out are only those that a gap moved to the instant of a later one.
        expect(nominal.filter((key) => !keys.includes(key) && existsIn(zone, key))).toEqual([])
      }),
      { numRuns: 10 },
    )
  })

  it('the last slot at an instant is the one whose next is later', () => {
    fc.assert(
      fc.property(anyRule, anyZone, anyStart, fc.integer({ min: 0, max: 731 * 24 }), (rule, zone, fromAt, hours) => {
        const now = fromAt + hours * HOUR
        const last = lastSlot([rule], zone, now)
        if (!last) throw new Error('a schedule with rules has a last slot')
        expect(last.at).toBeLessThanOrEqual(now)
        expect(nextSlot([rule], zone, last.at - 1)).toEqual(last)
        expect(nextSlot([rule], zone, last.at)?.at).toBeGreaterThan(now)
      }),
      { numRuns: 150 },
    )
  })
})

function nominalKeys({ weekdays, minutes }: ScheduleRule, first: string, last: string): string[] {
  const clocks = minutes.map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16))
  const keys: string[] = []
  for (let day = Temporal.PlainDate.from(first.slice(0, 10)); day.toString() <= last.slice(0, 10); ) {
    if (weekdays.includes(day.dayOfWeek)) keys.push(...clocks.map((clock) => `${day}T${clock}`))
    day = day.add({ days: 1 })
  }
  return keys.filter((key) => key >= first && key <= last)
}

function existsIn(zone: string, key: string): boolean {
  const nominal = Temporal.PlainDateTime.from(key)
  return nominal.toZonedDateTime(zone).toPlainDateTime().equals(nominal)
}
