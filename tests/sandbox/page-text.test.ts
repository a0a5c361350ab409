// What the chat page decides about texts, without a browser: how entities nest, which links are links, how times read.
import type { Message, MessageEntity } from '@grammyjs/types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateTimeText, dayKey } from '#sandbox/page/client/date-time'
import { endsRightToLeft } from '#sandbox/page/client/direction'
import { plainText } from '#sandbox/page/client/plain-text'
import { safeLink } from '#sandbox/page/client/safe-link'
import { type Segment, segments } from '#sandbox/page/client/segments'
import { serviceText } from '#sandbox/page/client/service-text'

const over = (type: string, offset: number, length: number) => ({ type, offset, length }) as MessageEntity
const written = (parts: readonly Segment[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : `<${part.entity.type}>${written(part.parts)}</>`)).join('')
const bare = (parts: readonly Segment[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : bare(part.parts))).join('')

describe('A text and its entities become a tree', () => {
  test.each([
    ['no entities', 'plain', [], 'plain'],
    ['one inside another', 'abcdef', [over('bold', 0, 6), over('italic', 2, 2)], '<bold>ab<italic>cd</>ef</>'],
    [
      'the longer is outside in whatever order',
      'abcd',
      [over('italic', 0, 2), over('bold', 0, 4)],
      '<bold><italic>ab</>cd</>',
    ],
    [
      'a quotation is outside of bold of its length',
      'ab',
      [over('bold', 0, 2), over('blockquote', 0, 2)],
      '<blockquote><bold>ab</></>',
    ],
    [
      'of two that overlap the later is cut',
      'abcdef',
      [over('bold', 0, 4), over('italic', 2, 4)],
      '<bold>ab<italic>cd</></><italic>ef</>',
    ],
    ['side by side', 'abcd', [over('bold', 0, 2), over('italic', 2, 2)], '<bold>ab</><italic>cd</>'],
    ['offsets count UTF-16 units', '👍🏽 ok', [over('bold', 5, 2)], '👍🏽 <bold>ok</>'],
    ['what lies outside of the text is dropped', 'ab', [over('bold', 1, 9), over('italic', 5, 2)], 'a<bold>b</>'],
    ['a line break at a block goes', 'a\nbc\nd', [over('pre', 2, 2)], 'a<pre>bc</>d'],
    ['of two line breaks at a block one stays', 'a\n\nbc', [over('pre', 3, 2)], 'a\n<pre>bc</>'],
  ])('%s', (_what, text, entities, expected) => expect(written(segments(text, entities))).toBe(expected))

  test('no entities, however they lie, lose or double a character', () => {
    const entity = fc.record({
      type: fc.constantFrom('bold', 'italic', 'code'),
      offset: fc.nat(30),
      length: fc.nat(30),
    })
    fc.assert(
      fc.property(
        fc.string({ maxLength: 25 }),
        fc.array(entity, { maxLength: 12 }),
        (text, entities) => bare(segments(text, entities as MessageEntity[])) === text,
      ),
    )
  })
})

describe('Only harmless addresses become links', () => {
  test.each([
    ['https://azertag.az/en?a=1', 'https://azertag.az/en?a=1'],
    ['azertag.az/en', 'https://azertag.az/en'],
    ['localhost:8080/x', 'https://localhost:8080/x'],
    ['tg://user?id=1', 'tg://user?id=1'],
    ['mailto:a@b.az', 'mailto:a@b.az'],
    ['tel:+123', 'tel:+123'],
  ])('%s is one', (address, href) => expect(safeLink(address)).toBe(href))

  test.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'javascript://azertag.az/%0Aalert(1)',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a.az/1',
    'http://',
    '',
  ])('%j is none', (address) => expect(safeLink(address)).toBeUndefined())

  test('no string gives a link of another scheme', () => {
    const scheme = fc.constantFrom(
      'javascript:',
      'data:',
      '\u0001javascript:',
      'java\tscript:',
      'JAVASCRIPT:',
      'about:',
      '',
    )
    fc.assert(
      fc.property(scheme, fc.string(), (start, rest) => {
        const href = safeLink(start + rest)
        return href === undefined || /^(https?|tg|mailto|tel):/.test(href)
      }),
    )
  })
})

describe('Times are shown as the entity asks (Bot API, date-time entity formatting)', () => {
  const AT = Date.UTC(2026, 10, 24, 4, 5, 6)
  const BAKU = { locale: 'en-GB', timeZone: 'Asia/Baku' }
  test.each([
    ['t', '08:05'],
    ['T', '08:05:06'],
    ['d', '24/11/26'],
    ['D', '24 November 2026'],
    ['w', 'Tuesday'],
    ['wDT', 'Tuesday, 24 November 2026 at 08:05:06'],
    ['', undefined],
    ['x', undefined],
    ['rt', undefined],
  ])('%j gives %j', (format, expected) => expect(dateTimeText(AT, format, AT, BAKU)).toBe(expected))

  test.each([
    [0, 'now'],
    [-40_000, '40 seconds ago'],
    [-3 * 3_600_000, '3 hours ago'],
    [2 * 86_400_000, 'in 2 days'],
  ])('"r" of %i ms away is %j', (distance, expected) =>
    expect(dateTimeText(AT + distance, 'r', AT, BAKU)).toBe(expected),
  )

  test('a time beyond the calendar is no error', () => expect(dateTimeText(1e18, 'D', AT, BAKU)).toBe(''))

  test('a day is that of the zone', () => {
    const late = Date.UTC(2026, 10, 24, 21)
    expect(dayKey(late, BAKU)).toBe('2026-11-25')
    expect(dayKey(late, { ...BAKU, timeZone: 'Europe/Berlin' })).toBe('2026-11-24')
  })
})

describe('A message in plain text', () => {
  const message = (content: object) => content as Message

  test('a rich message is copied without its formatting', () => {
    const blocks = [
      { type: 'heading', text: ['A ', { type: 'bold', text: 'title' }], size: 1 },
      { type: 'divider' },
      { type: 'list', items: [{ label: '1.', blocks: [{ type: 'paragraph', text: 'one' }] }] },
      { type: 'details', summary: 'More', blocks: [{ type: 'paragraph', text: 'hidden' }] },
    ]
    expect(plainText(message({ rich_message: { blocks } }))).toBe('A title\n\n1. one\n\nMore\nhidden')
  })

  test.each([
    [{ photo: [] }, 'Photo'],
    [{ photo: [], caption: 'A bridge' }, 'A bridge'],
    [{ document: { file_name: 'a.csv' } }, 'a.csv'],
  ])('%j is %j', (content, expected) => expect(plainText(message(content))).toBe(expected))

  test.each([
    [{ new_chat_members: [{ id: 2, first_name: 'Bot' }] }, 'Murad added Bot'],
    [{ new_chat_members: [{ id: 1, first_name: 'Murad' }] }, 'Murad joined the group'],
    [{ left_chat_member: { id: 1, first_name: 'Murad' } }, 'Murad left the group'],
    [{ new_chat_title: 'Desk' }, 'Murad named the group “Desk”'],
    [{ text: 'hello' }, undefined],
  ])('of the service messages %j says %j', (content, expected) =>
    expect(serviceText(message({ from: { id: 1, first_name: 'Murad' }, chat: {}, ...content }))).toBe(expected),
  )
})

test.each([
  ['hello', false],
  ['مرحبا', true],
  ['1. مرحبا 2', true],
  ['hello\n«שלום»', true],
  ['مرحبا\nhello', false],
  ['مرحبا\n12', false],
])('The last paragraph of %j runs from right to left: %j', (text, expected) => {
  expect(endsRightToLeft(text)).toBe(expected)
})
