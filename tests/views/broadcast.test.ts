import { describe, expect, it } from 'vitest'
import type { Broadcast, BroadcastState } from '#domain/broadcast'
import { EMPTY_TALLY } from '#domain/broadcast'
import { parseAction } from '#views/action'
import {
  renderAudienceCard,
  renderBreakingCard,
  renderLanguageCard,
  renderSendCard,
  renderTimeCard,
} from '#views/broadcast-draft'
import { expectedText, tookText } from '#views/broadcast-duration'
import {
  type ProgressView,
  renderBroadcastList,
  renderProgress,
  renderReport,
  renderStopped,
} from '#views/broadcast-progress'
import type { Message } from '#views/message'
import { aBroadcast, HOUR, MINUTE, NOW } from '../support/builders.ts'
import { english, locales } from './locales.ts'
import { codePoints, parseTelegramHtml } from './telegram-html.ts'

const everyone = { kind: 'everyone' } as const
const labels = ({ keyboard = [] }: Message) => keyboard.map((row) => row.map(({ text }) => text))
const plain = ({ html }: Message) => parseTelegramHtml(html).text

const progress = (over: Partial<Broadcast> = {}, view: Partial<ProgressView> = {}): ProgressView => ({
  broadcast: aBroadcast({ state: 'running', startedAt: NOW, ...over }),
  tally: { ...EMPTY_TALLY, queued: 3000, sent: 117, blocked: 3 },
  total: 3000,
  ratePerSecond: 29.37,
  ...view,
})

describe('how long a broadcast takes, in words', () => {
  it.each([
    [0, 'a few seconds'],
    [9999, 'a few seconds'],
    [10_000, 'less than a minute'],
    [MINUTE, 'about a minute'],
    [101_351, 'about 2 minutes'],
    [HOUR - 1, 'about 1 h 0 min'],
    [80 * MINUTE, 'about 1 h 20 min'],
  ])('%d ms are expected as: %s', (ms, text) => {
    expect(expectedText(ms, english)).toBe(text)
  })

  it.each([
    [0, '1 s'],
    [41_400, '41 s'],
    [101_351, '1 min 41 s'],
    [59_999, '1 min 0 s'],
    [HOUR - 1, '1 h 0 min'],
    [80 * MINUTE, '1 h 20 min'],
  ])('%d ms took: %s', (ms, text) => {
    expect(tookText(ms, english)).toBe(text)
  })
})

describe('the cards before Send', () => {
  it('ask to whom, then when, with the labels editors know', () => {
    expect(labels(renderAudienceCard('7', false, english))).toEqual([
      ['Everyone', 'By language'],
      ['Only test'],
      ['Cancel'],
    ])
    expect(labels(renderTimeCard('7', everyone, english))).toEqual([['Now'], ['← Audience', 'Cancel']])
  })

  it('name the languages that chats have, with how many', () => {
    const languages = [
      { code: 'az', recipients: 12_000 },
      { code: 'en', recipients: 0 },
    ]
    expect(labels(renderLanguageCard('7', languages, english))).toEqual([
      ['Azerbaijani · 12,000'],
      ['← Audience', 'Cancel'],
    ])
  })

  it('say to whom, how many and how long before Send', () => {
    const card = renderSendCard('7', { audience: everyone, recipients: 3000, expectedMs: 101_351 }, english)
    expect(plain(card)).toContain('To: everyone\n3,000 chats, about 2 minutes')
    expect(labels(card)).toEqual([['Send', 'Cancel']])
  })

  it('offer no Send when nobody would get it', () => {
    const reach = { audience: everyone, recipients: 0, expectedMs: 0 }
    const cards = [
      renderSendCard('7', reach, english),
      renderBreakingCard('7', { html: 'x' }, { ...reach, level: 'flash' }, english),
    ]
    for (const card of cards) {
      expect(labels(card).flat()).not.toContain('Send')
      expect(plain(card)).toContain('Nobody would get it')
    }
  })

  it('show an alert with its level ticked, and what the level does', () => {
    const audience = { kind: 'languages', languages: ['az', 'en'], second: 'az' } as const
    const reach = { audience: { ...audience, languages: [...audience.languages] }, recipients: 1, expectedMs: 34 }
    const card = renderBreakingCard('7', { html: '<b>Headline</b>' }, { ...reach, level: 'urgent' }, english)
    expect(labels(card)).toEqual([
      ['Flash', '✅ Urgent', 'Notable'],
      ['Send', 'Cancel'],
    ])
    expect(plain(card)).toMatch(
      /^Headline\n———\nUrgent: .*quiet hours\.\nTo: readers of news in: Azerbaijani\n1 chat, a few/,
    )
  })
})

describe('the card of a broadcast under way', () => {
  it('says what, to whom, how far, how fast', () => {
    expect(plain(renderProgress(progress(), english))).toBe(
      'Broadcast 7 · everyone\nThe office moves.\n\n▶️ Sending\nsent 117 · failed 0 · blocked 3 · left 2,880\n29.4 a second, about 2 minutes',
    )
  })

  it.each<[BroadcastState, string[][]]>([
    ['running', [['Pause', 'Cancel']]],
    ['paused', [['Resume', 'Cancel']]],
    ['stopped', [['Resume', 'Cancel']]],
    ['cancelled', []],
    ['done', []],
  ])('when %s offers %j', (state, expected) => {
    expect(labels(renderProgress(progress({ state }), english))).toEqual(expected)
  })

  it('counts who got nothing for reasons of their own only when there are some', () => {
    const tally = { ...EMPTY_TALLY, queued: 10, sent: 8, expired: 2 }
    expect(plain(renderProgress(progress({}, { tally }), english))).toContain('not sent (left, paused or cancelled): 2')
    const content = { kind: 'article', articleId: '1', level: 'notable' } as const
    expect(plain(renderProgress(progress({ content }, { tally, title: 'Headline' }), english))).toMatch(
      /^Notable 7 .*\nHeadline.*waits for the digest/s,
    )
  })

  it('names no rate before anything moved, and how long it took once it is over', () => {
    const { ratePerSecond: _rate, ...still } = progress()
    expect(plain(renderProgress(still, english))).not.toContain('a second')
    const over = progress({ state: 'done', endedAt: NOW + 101_351 })
    expect(plain(renderProgress(over, english))).toMatch(/✅ Done\nsent 117 · failed 0 · blocked 3\ntook 1 min 41 s$/)
  })

  it('shows of a long text its beginning, escaped, on one line', () => {
    const content = { kind: 'text', text: `<b>&\n\n${'long '.repeat(200)}`, entities: [], preview: true } as const
    const card = renderProgress(progress({ content: { ...content, entities: [] } }), english)
    expect(card.html).toContain('<i>&lt;b&gt;&amp; long')
    expect(plain(card).split('\n')[1]?.length).toBeLessThanOrEqual(90)
  })
})

describe('the words at the end', () => {
  it('report to the author', () => {
    const over = progress({ state: 'done', endedAt: NOW + MINUTE })
    expect(plain(renderReport(over, english))).toMatch(
      /Broadcast 7 is done\.\nThe office moves\.\n\nsent 117.*took 1 min 0 s/s,
    )
  })

  it('tell the owners of a stop what failed, with the way on', () => {
    const tally = { ...EMPTY_TALLY, queued: 50, sent: 20, failed: 2, unknown: 1 }
    const alarm = renderStopped(progress({ state: 'stopped' }, { tally }), english)
    expect(plain(alarm)).toContain('3 of 23 messages failed')
    expect(labels(alarm)).toEqual([['Resume', 'Cancel']])
  })
})

describe('the list of broadcasts', () => {
  const line = (id: string) => ({ ...progress({ id, state: 'done' }), startedAt: NOW })

  it('opens each by its number and turns its pages', () => {
    const list = renderBroadcastList([line('12'), line('11')], { page: 1, hasNext: true, zone: 'Asia/Baku' }, english)
    expect(labels(list)).toEqual([
      ['12', '11'],
      ['◀', '▶'],
    ])
    expect(plain(list)).toContain('✅ 24 Nov, 08:00 · sent 117')
  })

  it('says so when there is none', () => {
    expect(labels(renderBroadcastList([], { page: 0, hasNext: false, zone: 'Asia/Baku' }, english))).toEqual([])
  })
})

describe.each(locales.languages)('every card in %s', (language) => {
  const locale = locales.of(language)
  const text = (over: Partial<Broadcast>) =>
    progress({ content: { kind: 'text', text: '<i>& "x" '.repeat(500), entities: [], preview: true }, ...over })
  const reach = { audience: { kind: 'languages' as const, languages: ['az', 'xx'] }, recipients: 5, expectedMs: HOUR }
  const cards: Message[] = [
    renderAudienceCard('99999999', true, locale),
    renderLanguageCard('99999999', [{ code: 'az', recipients: 100_000 }], locale),
    renderTimeCard('99999999', reach.audience, locale),
    renderSendCard('99999999', reach, locale),
    renderBreakingCard('99999999', { html: 'x' }, { ...reach, level: 'notable' }, locale),
    ...(['running', 'paused', 'stopped', 'cancelled', 'done'] as const).map((state) =>
      renderProgress(text({ state }), locale),
    ),
    renderReport(text({ endedAt: NOW + HOUR }), locale),
    renderStopped(text({ state: 'stopped' }), locale),
    renderBroadcastList(
      Array(5).fill({ ...text({}), startedAt: NOW }),
      { page: 1, hasNext: true, zone: 'Asia/Baku' },
      locale,
    ),
  ]

  it('is valid, short enough, and its buttons carry what is understood', () => {
    for (const card of cards) {
      expect(parseTelegramHtml(card.html).problem).toBeUndefined()
      expect(codePoints(plain(card))).toBeLessThan(4096)
      for (const button of (card.keyboard ?? []).flat())
        expect('data' in button && parseAction(button.data)?.kind).toBe('broadcast')
    }
  })
})
