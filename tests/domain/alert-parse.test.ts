import { describe, expect, it } from 'vitest'
import { alertCap, isBreakingNews, parseAlerts } from '#domain/alert-parse'

const now = { cap: 7 }

describe('alerts in one line', () => {
  it.each([
    ['off', 'off', 7],
    ['flash', 'flash', 7],
    ['Urgent 5', 'urgent', 5],
    ['all 50', 'all', 50],
    [' all   1 ', 'all', 1],
    ['söndür', 'off', 7],
    ['SON DƏQİQƏ', 'flash', 7],
    ['təcili 3', 'urgent', 3],
    ['tecili', 'urgent', 7],
    ['hamısı', 'all', 7],
    ['выкл', 'off', 7],
    ['молнии 2', 'flash', 2],
    ['срочные', 'urgent', 7],
    ['всё 9', 'all', 9],
  ])('"%s" is %s, %d a day', (text, choice, cap) => {
    expect(parseAlerts(text, now)).toEqual({ kind: 'alerts', alerts: { choice, cap } })
  })

  it.each([
    ['urgent 0', 'bad-cap'],
    ['urgent 51', 'bad-cap'],
    ['urgent 500', 'bad-cap'],
    ['', 'bad-choice'],
    ['5', 'bad-choice'],
    ['4411239 flash', 'bad-choice'],
    ['urgent 5 a day', 'bad-choice'],
    ['urgent -5', 'bad-choice'],
    ['constructor', 'bad-choice'],
    ['loud', 'bad-choice'],
  ])('"%s" is refused as %s', (text, code) => {
    expect(parseAlerts(text, now)).toEqual({ kind: 'failure', code, part: text })
  })
})

it.each([
  ['4411239 flash', true],
  ['3 Urgent', true],
  ['3 срочно', true],
  ['3 son dəqiqə', true],
  ['3 DİQQƏTƏLAYİQ', true],
  ['3 стоит знать', true],
  ['4411239', true],
  ['https://azertag.az/en/xeber/x-4411239', true],
  ['a1b2c3 notable', true],
  ['flash 3', false],
  ['urgent', false],
  ['7', false],
  ['20 30', false],
  ['loud', false],
  ['', false],
])('"/breaking %s" names an article: %s', (line, isNews) => {
  expect(isBreakingNews(line)).toBe(isNews)
})

it('a number a day is one from 1 to 50', () => {
  expect(['1', '50', '0', '51', '5.5', '1e1', '', '-1'].map(alertCap)).toEqual([
    1,
    50,
    ...Array.from({ length: 6 }, () => undefined),
  ])
})
