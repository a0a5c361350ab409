import { describe, expect, it } from 'vitest'
import { HELD_SECTION } from '#domain/digest'
import { type DigestView, renderDigest, renderNothingNew } from '#views/digest'
import { anArticle, DAY, HOUR, MINUTE, NOW } from '../support/builders.ts'
import { english, locales } from './locales.ts'
import { codePoints, parseTelegramHtml } from './telegram-html.ts'

const many = (count: number, title = 'A headline') =>
  Array.from({ length: count }, (_, index) => anArticle({ id: String(index + 1), title: `${title} ${index + 1}` }))

const aView = (over: Partial<DigestView> = {}): DigestView => ({
  groups: [{ section: 'politics', articles: many(2) }],
  restCount: 0,
  page: 0,
  pages: 1,
  fromAt: NOW - DAY,
  untilAt: NOW,
  zone: 'Asia/Baku',
  at: NOW,
  mode: 'scheduled',
  ...over,
})

const shown = (view: Partial<DigestView>, locale = english) => {
  const parsed = parseTelegramHtml(renderDigest(aView(view), locale).html)
  expect(parsed.problem).toBeUndefined()
  return parsed.text
}

it('reads well on a phone', () => {
  const groups = [
    { section: 'politics', articles: [anArticle({ title: 'A treaty is signed', flags: ['video', 'sponsored'] })] },
    {
      section: 'oil-gas',
      articles: [
        anArticle({ title: 'A well opens', publishedAt: NOW - 30 * HOUR, flags: ['photo', 'updated'] }),
        anArticle({ title: 'Five questions', page: { fetchedAt: NOW, readingMinutes: 4, turns: 5, speaker: 'A. B.' } }),
      ],
    },
  ]
  expect(shown({ groups })).toBe(
    [
      'Tuesday 24 November',
      'Good morning! 3 headlines for you.',
      '',
      '🏛 Politics',
      '1. A treaty is signed · 07:00 · 🎥 ®',
      '',
      '📰 Oil gas',
      '2. A well opens · 23 Nov, 02:00 · 📷 · updated',
      '3. Five questions · 07:00 · 🎙',
    ].join('\n'),
  )
})

describe('the greeting follows the local hour', () => {
  it.each([
    [4, 'Good morning!'],
    [8, 'Good afternoon!'],
    [13, 'Good evening!'],
    [19, 'Hello!'],
    [0, 'Hello!'],
  ])('%d:00 UTC in Baku: %s', (hour, text) => {
    expect(shown({ at: Date.UTC(2026, 10, 24, hour) })).toContain(text)
  })
})

describe('a correction', () => {
  const groups = [{ section: 'politics', articles: [anArticle({ correctedAt: NOW - HOUR })] }]

  it('made after the digest was sent is marked with its time', () => {
    expect(shown({ groups, correctedSince: NOW - 2 * HOUR })).toContain('· updated 07:00')
  })

  it('the reader already got is not', () => {
    expect(shown({ groups, correctedSince: NOW - HOUR })).not.toContain('updated')
    expect(shown({ groups })).not.toContain('updated')
  })

  it('that withdraws an article strikes its headline', () => {
    const html = renderDigest(
      aView({ groups: [{ section: 'x', articles: [anArticle({ withdrawnAt: NOW })] }] }),
      english,
    ).html
    expect(html).toContain('<s>Headline of story 4411239</s>')
    expect(html).toContain('withdrawn')
  })
})

describe('a digest asked for', () => {
  it('says when nothing is new and that these are the last 24 hours', () => {
    expect(shown({ mode: 'nothing-new' })).toContain(
      'Nothing new in your sections since your last digest. Here is the last 24 hours:',
    )
  })

  it('says so when there is nothing at all', () => {
    expect(shown({ mode: 'nothing-new', groups: [] })).toContain('nothing in the last 24 hours either')
  })
})

describe('a catch-up after a pause', () => {
  const missed = (missedMs: number, over: Partial<DigestView> = {}, language = 'en') =>
    shown({ mode: 'catch-up', missedMs, ...over }, locales.of(language)).split('\n')[1]

  it.each([
    ['en', 'Good morning! You missed 3 days: 2 top stories.'],
    ['az', 'Sabahınız xeyir! Fasilə zamanı (3 gün) nələr oldu: 2 əsas xəbər.'],
    ['ru', 'Доброе утро! За время паузы (3 дня) — 2 главные новости.'],
  ])('in %s says how long it was and how much there is', (language, line) => {
    expect(missed(3 * DAY, {}, language)).toBe(line)
  })

  it.each([
    [20_000, '1 minute'],
    [59 * MINUTE, '59 minutes'],
    [HOUR, '1 hour'],
    [23.6 * HOUR, '1 day'],
    [30 * HOUR, '30 hours'],
    [47 * HOUR, '2 days'],
    [7 * DAY, '1 week'],
    [10 * DAY, '10 days'],
    [14 * DAY + 5, '2 weeks'],
  ])('of %d ms was %s', (missedMs, words) => {
    expect(missed(missedMs)).toContain(`You missed ${words}: `)
  })

  it('of more than three days says that it shows the last three', () => {
    expect(shown({ mode: 'catch-up', missedMs: 3 * DAY })).not.toContain('last three days')
    expect(shown({ mode: 'catch-up', missedMs: 5 * DAY })).toContain('last three days')
  })

  it('says so when nothing was missed, and always leads on to everything', () => {
    expect(missed(DAY, { groups: [] })).toContain('You missed 1 day, but nothing new in your sections.')
    expect(renderDigest(aView({ mode: 'catch-up' }), english).keyboard?.at(-1)).toEqual([
      { text: '📋 Everything', data: `l::${NOW / 1000}:0` },
    ])
  })
})

it.each([
  ['en', '🌙 While you slept'],
  ['az', '🌙 Siz yatarkən'],
  ['ru', '🌙 Пока вы спали'],
])('what waited for the digest is a group of its own: in %s %s', (language, heading) => {
  expect(shown({ groups: [{ section: HELD_SECTION, articles: many(1) }] }, locales.of(language))).toContain(heading)
})

describe('length', () => {
  it.each([
    ['of plain words', 'word '.repeat(400)],
    ['of markup', '<&">'.repeat(300)],
    ['of families', '👨‍👩‍👧‍👦'.repeat(300)],
    ['of one heap of accents', `a${'\u0301'.repeat(3000)}`],
  ])('ten headlines %s fit one message in every language', (_, title) => {
    for (const language of locales.languages) {
      const articles = many(10, title).map((article) => ({
        ...article,
        flags: ['video', 'photo', 'exclusive'] as const,
      }))
      const groups = articles.map((article, index) => ({
        section: `section-${index}-${'y'.repeat(20)}`,
        articles: [{ ...article, flags: [...article.flags] }],
      }))
      const text = shown({ groups, restCount: 90, pages: 10 }, locales.of(language))
      expect(codePoints(text)).toBeLessThanOrEqual(4096)
      expect(text).toContain('\n10. ')
    }
  })
})

describe('buttons', () => {
  it('open the headlines by id, five in a row, numbered as the text is', () => {
    const { keyboard } = renderDigest(
      aView({
        groups: [
          { section: 'a', articles: many(4) },
          { section: 'b', articles: many(3) },
        ],
      }),
      english,
    )
    expect(keyboard?.map((row) => row.map(({ text }) => text))).toEqual([
      ['1', '2', '3', '4', '5'],
      ['6', '7'],
    ])
    expect(keyboard?.[1]?.[0]).toEqual({ text: '6', data: 'r:2' })
  })

  it('lead on from the first page by one word', () => {
    const { keyboard } = renderDigest(aView({ restCount: 24, pages: 4 }), english)
    expect(keyboard?.at(-1)).toEqual([{ text: 'More headlines: 24', data: `m:${(NOW - DAY) / 1000}:${NOW / 1000}:1` }])
  })

  it('turn both ways from a later page, whose numbers run on', () => {
    const message = renderDigest(aView({ page: 1, pages: 3, firstNumber: 11, restCount: 4 }), english)
    expect(message.html).toContain('Page 2 of 3')
    expect(message.html).toContain('<b>11.</b>')
    expect(message.keyboard?.at(-1)?.map(({ text }) => text)).toEqual(['◀', '2/3', '▶'])
  })

  it('do not lead on from the last page', () => {
    expect(
      renderDigest(aView({ page: 2, pages: 3 }), english)
        .keyboard?.at(-1)
        ?.map(({ text }) => text),
    ).toEqual(['◀', '3/3'])
  })
})

it('a reader who wants to know that nothing is new is told, and led to the latest headlines', () => {
  const message = renderNothingNew({ zone: 'Asia/Baku', at: NOW }, locales.of('ru'))
  expect(parseTelegramHtml(message.html).text).toBe(
    'Вторник, 24 ноября\nДоброе утро! В ваших рубриках нет ничего нового с последней сводки.',
  )
  expect(message.keyboard).toEqual([[{ text: '📰 Последние новости', data: `l::${NOW / 1000}:0` }]])
})
