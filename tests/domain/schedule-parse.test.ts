import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Schedule } from '#domain/schedule'
import { normaliseSchedule, parseSchedule } from '#domain/schedule-parse'

/** `12345 480,1110` a rule. */
function written(schedule: Schedule): string {
  return schedule.map(({ weekdays, minutes }) => `${weekdays.join('')} ${minutes.join(',')}`).join('; ')
}

function read(text: string): string {
  const parsed = parseSchedule(text)
  return parsed.kind === 'schedule' ? written(parsed.schedule) : `${parsed.code}: ${parsed.part}`
}

describe('a schedule in one line', () => {
  it.each([
    ['08:00', '1234567 480'],
    ['08:00 18:30', '1234567 480,1110'],
    ['18:30, 8:00', '1234567 480,1110'],
    ['8', '1234567 480'],
    ['08.00', '1234567 480'],
    ['0800', '1234567 480'],
    ['8am 6 pm', '1234567 480,1080'],
    ['12am 12pm', '1234567 0,720'],
    ['weekdays 08:00 18:30; weekends 10:00', '12345 480,1110; 67 600'],
    ['mon,wed 8', '13 480'],
    ['Mon-Fri 8; Sat–Sun 10', '12345 480; 67 600'],
    ['fri - mon 7:15', '1567 435'],
    ['mon 8 tue 9', '1 480; 2 540'],
    ['8:00 mon', '1 480'],
    ['every day at 8:00 and 18:30', '1234567 480,1110'],
    ['mon 8\nsat 12', '1 480; 6 720'],
  ])('"%s" is understood', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each([
    ['hər gün 8:00', '1234567 480'],
    ['İş günləri 9', '12345 540'],
    ['həftə sonu 10', '67 600'],
    ['bazar ertəsi 8', '1 480'],
    ['Bazar günü 9', '7 540'],
    ['çərşənbə axşamı–cümə 9', '2345 540'],
    ['cersenbe axsami 9', '2 540'],
    ['B.e.-cümə 8:00', '12345 480'],
    ['ça 8; ca 9', '2 480; 4 540'],
    ['каждый день в 8', '1234567 480'],
    ['по будням 8:00, 18:30; Сб 10', '12345 480,1110; 6 600'],
    ['пн-пт 7', '12345 420'],
    ['каждую среду 7', '3 420'],
  ])('"%s" is understood by Azerbaijani and Russian words', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each(['', '  ', 'off', 'OFF', 'Söndür', 'yox', 'нет', 'выкл'])('"%s" means no digests', (text) => {
    expect(parseSchedule(text)).toEqual({ kind: 'schedule', schedule: [] })
  })

  it.each([
    ['25:00', 'bad-word: 25:00'],
    ['8:60', 'bad-word: 8:60'],
    ['13pm', 'bad-word: 13pm'],
    ['800', 'bad-word: 800'],
    ['someday 8', 'bad-word: someday'],
    ['mon', 'no-time: mon'],
    ['8:00; fri', 'no-time: fri'],
    [';', 'no-time: ;'],
    ['8-18', 'bad-range: 8-18'],
    ['mon- 8', 'bad-range: mon- 8'],
    ['weekdays-sun 8', 'bad-range: weekdays-sun 8'],
    ['x'.repeat(5000), `bad-word: ${'x'.repeat(40)}`],
  ])('"%.20s" is refused, with the piece that was not understood', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it('takes twelve times a day and not one more, also when rules overlap', () => {
    const twelve = Array.from({ length: 12 }, (_, hour) => `${hour}:00`).join(' ')
    expect(parseSchedule(twelve).kind).toBe('schedule')
    expect(read(`${twelve} 12:00`)).toMatch(/^too-many-times/)
    expect(read(`${twelve}; mon 12:00`)).toMatch(/^too-many-times/)
  })

  it('takes twenty rules and not one more', () => {
    expect(parseSchedule('mon 8;'.repeat(20)).kind).toBe('schedule')
    expect(read('mon 8;'.repeat(21))).toMatch(/^too-many-rules/)
  })
})

const anyRules = fc.array(
  fc.record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    minutes: fc.array(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 4 },
)

describe('the normal form', () => {
  it('means the same: a day has the same times before and after', () => {
    fc.assert(
      fc.property(anyRules, fc.integer({ min: 1, max: 7 }), (rules, day) => {
        const timesOf = (schedule: Schedule) =>
          new Set(schedule.filter((rule) => rule.weekdays.includes(day)).flatMap((rule) => rule.minutes))
        expect(timesOf(normaliseSchedule(rules))).toEqual(timesOf(rules))
      }),
    )
  })

  it('is the same for the rules in any order, and for itself', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        const normal = normaliseSchedule(rules)
        expect(normaliseSchedule(rules.toReversed())).toEqual(normal)
        expect(normaliseSchedule(normal)).toEqual(normal)
      }),
    )
  })

  it('joins days with equal times and sorts the times', () => {
    const rules = [
      { weekdays: [6], minutes: [600, 480] },
      { weekdays: [1, 2, 3, 4, 5], minutes: [480, 600, 480] },
    ]
    expect(written(normaliseSchedule(rules))).toBe('123456 480,600')
  })
})
