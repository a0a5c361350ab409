// What surrounds the text of a page: dateline, moments, language, speaker, the site's own lines.
import { describe, expect, it } from 'vitest'
import type { Block } from '#domain/page-block'
import { withoutBoilerplate } from '#domain/page-boilerplate'
import { readDay, readIsoTime, readStamp } from '#domain/page-date'
import { readDateline } from '#domain/page-dateline'
import { pageLanguage } from '#domain/page-language'
import { findSpeaker } from '#domain/page-speaker'

describe('a dateline', () => {
  it.each([
    ['Baku, November 1, AZERTAC', 'Baku, November 1, AZERTAC', ''],
    ['Bakı, 1 noyabr, AZƏRTAC', 'Bakı, 1 noyabr, AZƏRTAC', ''],
    ['Баку, 1 ноября, АЗЕРТАДЖ', 'Баку, 1 ноября, АЗЕРТАДЖ', ''],
    ['Bakou, 1er novembre, AZERTAC', 'Bakou, 1er novembre, AZERTAC', ''],
    ['Bakú, 1 de noviembre, AZERTAC', 'Bakú, 1 de noviembre, AZERTAC', ''],
    ['Baku, 1. November, AZERTAC', 'Baku, 1. November, AZERTAC', ''],
    ['باكو، 1 نوفمبر، أذرتاج', 'باكو، 1 نوفمبر، أذرتاج', ''],
    ['Baku, November 1, AZERTAC. The quay is open.', 'Baku, November 1, AZERTAC', 'The quay is open.'],
    ['Baku, November 1, AZERTAC The quay is open.', 'Baku, November 1, AZERTAC', 'The quay is open.'],
    ['Bakı, 1 noyabr, AZƏRTAC — Liman açılıb.', 'Bakı, 1 noyabr, AZƏRTAC', 'Liman açılıb.'],
    ['Ust-Kamenogorsk, November 12, AZERTAC', 'Ust-Kamenogorsk, November 12, AZERTAC', ''],
  ])('is read from %j', (text, dateline, rest) => {
    expect(readDateline(text)).toEqual({ dateline, rest })
  })

  it.each([
    'Baku, the capital, is old.',
    'On November 1, the quay opened.',
    'In Baku, November 1 was a Saturday.',
    'Paris, Rome, NATO',
  ])('is not seen in %j', (text) => {
    expect(readDateline(text)).toBeUndefined()
  })
})

describe('a moment', () => {
  const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString())

  it.each([
    ['21.02.2026 [19:22]', '2026-02-21T15:22:00.000Z'],
    ['Posted 1/11/2025, 08:05 by us', '2025-11-01T04:05:00.000Z'],
    ['31.02.2026 [10:00]', undefined],
    ['[19:22]', undefined],
  ])('stamped %j in Baku is %s', (text, expected) => {
    expect(iso(readStamp(text, 'Asia/Baku'))).toBe(expected)
  })

  it.each([
    ['2025-05-14T20:28:12.467+03:00', '2025-05-14T17:28:12.467Z'],
    ['2018-06-18T16:16:03Z', '2018-06-18T16:16:03.000Z'],
    ['2025-11-01T14:55:00', '2025-11-01T10:55:00.000Z'],
    ['2025-11-01 14:55:00 +0400', '2025-11-01T10:55:00.000Z'],
    ['2025-11-01', '2025-10-31T20:00:00.000Z'],
    ['yesterday', undefined],
    ['2025-13-01', undefined],
  ])('written %j is %s', (text, expected) => {
    expect(iso(readIsoTime(text, 'Asia/Baku'))).toBe(expected)
  })

  it('of a day begins at its midnight', () => {
    expect(iso(readDay('date 2025-11-01 The Agency', 'Asia/Baku'))).toBe('2025-10-31T20:00:00.000Z')
    expect(readDay('2025-11-011', 'Asia/Baku')).toBeUndefined()
  })
})

describe('the language of a page', () => {
  it.each([
    [['en-US'], 'Bakı şəhəri', 'en'],
    [[], 'Bakı şəhərində yeni liman açılıb', 'az'],
    [[], 'В порту открыли новый причал', 'ru'],
    [[], 'The quay of the town is open to all', 'en'],
    [[], 'Der Hafen ist offen, und die Leute sind froh', 'de'],
    [[], 'فتح الميناء الجديد أبوابه', 'ar'],
    [[], '新码头今天开放', 'zh'],
    [[], '12345', undefined],
  ])('stated %j with %j is %s', (stated, text, expected) => {
    expect(pageLanguage(stated, text)).toBe(expected)
  })
})

describe('the speaker', () => {
  const said = 'Lena Morris: The harbour will stay open'

  it.each([
    [
      'Quay',
      'We present an interview with the Member of Parliament, Deputy Chair of the Committee on Ports, Lena Morris:',
      'Lena Morris',
      'Member of Parliament, Deputy Chair of the Committee on Ports',
    ],
    ['Quay', 'An interview with Lena Morris, head of the port authority.', 'Lena Morris', 'head of the port authority'],
    [
      'Quay',
      'AZƏRTAC Milli Məclisin deputatı Aysel Kərimova ilə müsahibəni təqdim edir:',
      'Aysel Kərimova',
      'Milli Məclisin deputatı',
    ],
    ['Quay', 'Представляем интервью с депутатом парламента Ниной Орловой:', 'Ниной Орловой', 'депутатом парламента'],
    [
      'Quay',
      'An interview with Lena Morris, head of the port authority, about the harbour and its fish.',
      'Lena Morris',
      'head of the port authority',
    ],
    [
      'Quay',
      'We present an interview with the head of the port authority, Lena Morris, on the harbour.',
      'Lena Morris',
      'head of the port authority',
    ],
    ['Quay', 'We talk to Lena Morris about the harbour.', 'Lena Morris', undefined],
    ['Quay', 'Интервью с главой порта Ниной Орловой, о гавани и рыбе.', 'Ниной Орловой', 'главой порта'],
    ['Quay', 'Ein Interview mit dem Botschafter Karl Brandt.', 'Karl Brandt', 'Botschafter'],
    [said, 'The quay was full of people.', 'Lena Morris', undefined],
    [said, 'We met Lena Morris, the head of the port, on the quay.', 'Lena Morris', 'head of the port'],
    ['Turkish Expert: The corridor grows', 'The road was full of trucks.', undefined, undefined],
  ])('under %j with %j is %s', (headline, lead, name, role) => {
    const expected = name === undefined ? undefined : { name, ...(role !== undefined && { role }) }
    expect(findSpeaker(headline, [lead], [])).toEqual(expected)
  })
})

describe('the site’s own lines', () => {
  const block = (text: string, kind: Block['kind'] = 'text', linked = 0): Block => ({
    kind,
    lines: [[{ text }]],
    linked,
  })
  const kept = (...blocks: Block[]) =>
    withoutBoilerplate(blocks, ['The Harbour Opens']).map(({ lines }) => lines[0]?.[0]?.text)
  const TEXT = 'The new quay was opened on Saturday before hundreds of people from the town.'

  it.each([
    'Share',
    '© 2025 Coast Daily',
    'Tags: harbour, quay',
    'Photo: Ann Bell',
    '02.09.2025 [18:26]',
    '[20:16]',
    'We use cookies to make our site better.',
    'Subscribe to our newsletter',
    'Читайте также: Новый причал',
    'Views: 120',
    'THE HARBOUR OPENS',
    'By Ann Bell',
    'Sept. 7, 2016',
    'Последнее обновление',
  ])('lose %j', (line) => {
    expect(kept(block(TEXT), block(line), block('It is the first in forty years.'))).toEqual([
      TEXT,
      'It is the first in forty years.',
    ])
  })

  it.each([
    'Share prices fell on Monday after the news from the port.',
    'Photographs were forbidden on the quay.',
    'The tags of the fish were green.',
    'Subscribe or leave, the captain said to his crew.',
    'COMMENT',
  ])('leave %j', (line) => {
    expect(kept(block(TEXT), block(line))).toEqual([TEXT, line])
  })

  it('end the page where other news begin, unless the text goes on', () => {
    const other = [
      block('Other news in this section', 'heading'),
      block('Ferry fares will rise', 'text', 1),
      block('Storm closes the road'),
    ]
    expect(kept(block(TEXT), ...other)).toEqual([TEXT])
    const long = `${TEXT} ${'It was a cold day and the band played for an hour. '.repeat(3).trim()}`
    expect(kept(block(TEXT), ...other.slice(0, 2), block(long))).toEqual([TEXT, long])
  })
})
