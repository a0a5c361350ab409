import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFeedDate } from '#adapters/feed/feed-date'

const iso = (text: string) => {
  const at = parseFeedDate(text)
  return at === undefined ? undefined : new Date(at).toISOString().replace('.000Z', 'Z')
}

describe('a date of a feed is read', () => {
  it.each([
    ['Sun, 13 Sep 2026 17:03:00 +0400', '2026-09-13T13:03:00Z'],
    ['Mon, 14 Sep 2026 01:40:14 +04', '2026-09-13T21:40:14Z'],
    ['Mon, 14 Sep 2026 01:40:14 +04:00', '2026-09-13T21:40:14Z'],
    ['Mon, 14 Sep 2026 01:40:14 GMT+4', '2026-09-13T21:40:14Z'],
    ['Thu, 07 Dec 17 10:00:29 -0800', '2017-12-07T18:00:29Z'],
    ['Fri, 06 Jan 99 13:02 EST', '1999-01-06T18:02:00Z'],
    ['Fri, 06 Jan 2017 13:02:11 GMT', '2017-01-06T13:02:11Z'],
    ['6 Jan 2017', '2017-01-06T00:00:00Z'],
    ['2026-04-25T18:43:28Z', '2026-04-25T18:43:28Z'],
    ['2026-04-25T18:43:28.123+02:00', '2026-04-25T16:43:28Z'],
    ['2022-07-26 13:01:01', '2022-07-26T13:01:01Z'],
    ['2026-04-25', '2026-04-25T00:00:00Z'],
    ['2026-04', '2026-04-01T00:00:00Z'],
    ['20260425T184328Z', '2026-04-25T18:43:28Z'],
    ['1518478934', '2018-02-12T23:42:14Z'],
    ['1518478934000', '2018-02-12T23:42:14Z'],
    ['21.02.2026 19:22', '2026-02-21T19:22:00Z'],
    ['21.02.2026 [19:22]', '2026-02-21T19:22:00Z'],
    ['21/02/2026 19:22:10 +0400', '2026-02-21T15:22:10Z'],
    ['02/21/2026', '2026-02-21T00:00:00Z'],
    ['2026/02/21 08:05', '2026-02-21T08:05:00Z'],
    ['October 16, 2017 3:10 PM', '2017-10-16T15:10:00Z'],
    ['12:05 AM, 1 May 2026', '2026-05-01T00:05:00Z'],
    ['14 sentyabr 2026 01:35', '2026-09-14T01:35:00Z'],
    ['21 fevral 2026', '2026-02-21T00:00:00Z'],
    ['5 iyun 2026, 10:00', '2026-06-05T10:00:00Z'],
    ['5 iyul 2026, 10:00', '2026-07-05T10:00:00Z'],
    ['14 сентября 2026, 01:35', '2026-09-14T01:35:00Z'],
    ['9 мая 2026', '2026-05-09T00:00:00Z'],
    ['Пн, 14 сен 2026 01:35:00 +0300', '2026-09-13T22:35:00Z'],
    ['14 Eylül 2026 01:35', '2026-09-14T01:35:00Z'],
    ['1 Ağustos 2026', '2026-08-01T00:00:00Z'],
    ['Mo, 14. März 2026 01:35 MEZ', '2026-03-14T00:35:00Z'],
    ['14 août 2026 08:00', '2026-08-14T08:00:00Z'],
    ['lun., 14 févr. 2026 08:00', '2026-02-14T08:00:00Z'],
    ['14 de enero de 2026', '2026-01-14T00:00:00Z'],
    ['14 سبتمبر 2026 01:35', '2026-09-14T01:35:00Z'],
    ['٢٠٢٦-٠٩-١٤', '2026-09-14T00:00:00Z'],
    ['  Mon,\n 14 Sep 2026 01:35:00 +0400 ', '2026-09-13T21:35:00Z'],
  ])('%s', (text, expected) => {
    expect(iso(text)).toBe(expected)
  })

  it.each([
    '',
    'yesterday',
    'not a date',
    '0000-00-00 00:00:00',
    '2026-02-31',
    '99 Sep 2026',
    '32.13.2026',
    'Sep',
    '12345',
    '9999-01-01',
  ])('and %j is unknown', (text) => {
    expect(parseFeedDate(text)).toBeUndefined()
  })

  it('and none is unknown', () => {
    expect(parseFeedDate(undefined)).toBeUndefined()
  })

  it('without ever throwing, in a sane range', () => {
    const piece = fc.constantFrom('14', '2026', 'Sep', '-', ':', '+', '0400', 'T', ' ', 'Z', '٣', '.', '/', 'PM')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const at = parseFeedDate(text)
          if (at !== undefined) expect(new Date(at).getUTCFullYear()).toBeLessThan(2200)
        },
      ),
    )
  })

  it('of any instant as browsers and servers write it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1971-01-01'), max: new Date('2199-01-01'), noInvalidDate: true }),
        (date) => {
          const at = Math.floor(date.getTime() / 1000) * 1000
          expect(parseFeedDate(date.toUTCString())).toBe(at)
          expect(parseFeedDate(date.toISOString())).toBe(at)
        },
      ),
    )
  })
})

it('without a zone of its own is told in the one it is given, summer time and midnight included', () => {
  const at = (text: string) => parseFeedDate(text, 'Europe/Berlin')
  expect(at('2026-07-01 14:05')).toBe(Date.UTC(2026, 6, 1, 12, 5))
  expect(at('21.02.2026 19:22')).toBe(Date.UTC(2026, 1, 21, 18, 22))
  expect(at('Sun, 13 Sep 2026 17:03:00 +0400')).toBe(Date.UTC(2026, 8, 13, 13, 3))
  expect(at('2026-07-01T14:05:00Z')).toBe(Date.UTC(2026, 6, 1, 14, 5))
  expect(at('31.12.2026 24:00')).toBe(Date.UTC(2026, 11, 31, 23))
})
