// Planned moments of a schedule, across daylight-saving changes. Decided on the local date, never on UTC days.
import { Temporal } from 'temporal-polyfill'
import type { Instant } from './article.ts'
import type { Schedule } from './schedule.ts'

/** `key`: local date and nominal local time, `2026-11-24T08:00`; the same slot has the same key for ever. */
export type Slot = { key: string; at: Instant }

/**
 * The first slot strictly after `afterAt`; undefined for an empty schedule. A local time that a change of the clock
 * skips moves to the first instant after the gap; one that exists twice is used the first time. Slots that a gap moves
 * to one instant are one slot, keyed by the last of them. An unknown zone throws a RangeError.
 */
export function nextSlot(schedule: Schedule, zone: string, afterAt: Instant): Slot | undefined {
  // Yesterday's slots can lie after a gap that began before midnight, or that swallowed a day (Samoa, 2011).
  const start = localDay(afterAt, zone).subtract({ days: 1 })
  let found: Slot | undefined
  // Nine days hold every weekday although the first may be past and one may not exist.
  for (let days = 0; days <= 9; days++) {
    for (const nominal of nominalTimes(schedule, start.add({ days }))) {
      const slot = resolveSlot(nominal, zone)
      if (slot.at <= afterAt) continue
      if (found && slot.at > found.at) return found
      found = slot
    }
  }
  return found
}

/** The last slot at or before `at`; undefined for an empty schedule. Keys and instants agree with `nextSlot`. */
export function lastSlot(schedule: Schedule, zone: string, at: Instant): Slot | undefined {
  const start = localDay(at, zone).add({ days: 1 })
  for (let days = 0; days <= 9; days++) {
    for (const nominal of nominalTimes(schedule, start.subtract({ days })).reverse()) {
      const slot = resolveSlot(nominal, zone)
      if (slot.at <= at) return slot
    }
  }
  return undefined
}

function localDay(at: Instant, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
}

function nominalTimes(schedule: Schedule, date: Temporal.PlainDate): Temporal.PlainDateTime[] {
  const minutes = schedule.filter((rule) => rule.weekdays.includes(date.dayOfWeek)).flatMap((rule) => rule.minutes)
  return [...new Set(minutes)]
    .sort((a, b) => a - b)
    .map((minute) => date.toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 }))
}

/** The slot of a local date and time in a zone, by the rules of `nextSlot`. */
export function resolveSlot(nominal: Temporal.PlainDateTime, zone: string): Slot {
  const key = nominal.toString({ smallestUnit: 'minute' })
  // RFC 5545's rule: the first of two, and a skipped time by the offset before the gap, which lies after the gap.
  const compatible = nominal.toZonedDateTime(zone, { disambiguation: 'compatible' })
  if (compatible.toPlainDateTime().equals(nominal)) return { key, at: compatible.epochMilliseconds }
  // `previous` is strict, and the slot may lie exactly on the change.
  const change = compatible.add({ milliseconds: 1 }).getTimeZoneTransition('previous')
  return { key, at: (change ?? compatible).epochMilliseconds }
}
