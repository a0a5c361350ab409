import { describe, expect, it } from 'vitest'
import type { Audience, Broadcast, BroadcastContent } from '#domain/broadcast'
import { parseAction } from '#views/action'
import { renderProposal } from '#views/breaking-proposal'
import { renderApproval, renderApproved, renderWaiting } from '#views/broadcast-approval'
import {
  renderAudienceCard,
  renderLanguageCard,
  renderPassedCard,
  renderSectionCard,
  renderTimeCard,
} from '#views/broadcast-draft'
import { type Reach, renderBreakingCard, renderSendCard } from '#views/broadcast-send-card'
import { audienceText, gistText, startText } from '#views/broadcast-words'
import type { Message } from '#views/message'
import { aBroadcast, HOUR, NOW } from '../support/builders.ts'
import { english, locales } from './locales.ts'
import { codePoints, parseTelegramHtml } from './telegram-html.ts'

const everyone: Audience = { kind: 'everyone' }
const readers: Audience = { kind: 'languages', languages: ['az', 'en'], seconds: ['az'] }
const article: BroadcastContent = { kind: 'article', articleId: '4411239', level: 'urgent' }
const labels = ({ keyboard = [] }: Message) => keyboard.map((row) => row.map(({ text }) => text))
const plain = ({ html }: Message) => parseTelegramHtml(html).text
const aReach = (over: Partial<Reach> = {}): Reach => ({
  audience: everyone,
  recipients: 3000,
  expectedMs: 101_351,
  stars: 0,
  zone: 'Asia/Baku',
  approvals: 0,
  others: 1,
  isArticle: false,
  ...over,
})

describe('the audience', () => {
  it('is asked for with the labels editors know', () => {
    expect(labels(renderAudienceCard(aBroadcast(), undefined, false, english))).toEqual([
      ['Everyone', 'By language'],
      ['By section', 'Only test'],
      ['← Message', 'Cancel'],
    ])
  })

  it('of an article is first of all its readers, and the way back leads to its card', () => {
    expect(labels(renderAudienceCard(aBroadcast({ content: article }), readers, true, english))).toEqual([
      ['Readers of news in: Azerbaijani'],
      ['Everyone', 'By language'],
      ['By section', 'Only test'],
      ['← Back', 'Cancel'],
    ])
  })

  it('by language names those that chats have, with how many, and those that are ticked', () => {
    const languages = [
      { code: 'az', recipients: 12_000 },
      { code: 'en', recipients: 0 },
      { code: 'ru', recipients: 0 },
    ]
    const none = renderLanguageCard(aBroadcast(), languages, 0, english)
    expect(labels(none)).toEqual([['Azerbaijani · 12,000'], ['← Audience', 'Cancel']])
    const audience: Audience = { kind: 'languages', languages: ['az', 'ru'] }
    const ticked = renderLanguageCard(aBroadcast({ audience }), languages, 12_000, english)
    expect(labels(ticked)).toEqual([
      ['✅ Azerbaijani · 12,000'],
      ['✅ Russian · 0'],
      ['Now', 'Later'],
      ['← Audience', 'Cancel'],
    ])
    expect(plain(ticked)).toMatch(/To: by language: Azerbaijani, Russian\n12,000 chats$/)
  })

  it('an article’s readers are no ticked languages', () => {
    const languages = [{ code: 'az', recipients: 3 }]
    expect(labels(renderLanguageCard(aBroadcast({ audience: readers }), languages, 3, english))[0]).toEqual([
      'Azerbaijani · 3',
    ])
  })

  it('by section names them, keeps a ticked one that is known no more, and leaves out what fits no button', () => {
    const audience: Audience = { kind: 'sections', sections: ['politics', 'gone_by'] }
    const sections = ['economy', 'politics', 'x'.repeat(31), 'oil & gas', 'sport']
    const card = renderSectionCard(aBroadcast({ audience }), sections, 70, english)
    expect(labels(card)).toEqual([
      ['Economy', '✅ Politics'],
      ['Sport', '✅ Gone by'],
      ['Now', 'Later'],
      ['← Audience', 'Cancel'],
    ])
    expect(plain(card)).toMatch(/To: by section: Politics, Gone by\n70 chats$/)
    expect(plain(renderSectionCard(aBroadcast(), [], 0, english))).toBe('No sections are known yet.')
  })

  it('is told in words', () => {
    expect(audienceText(everyone, english)).toBe('everyone')
    expect(audienceText({ ...readers, seconds: ['az', 'ru'] }, english)).toBe(
      'readers of news in: Azerbaijani, Russian',
    )
    expect(audienceText({ kind: 'languages', languages: ['xx'] }, english)).toBe('by language: xx')
  })
})

describe('the time', () => {
  it('is now or later', () => {
    expect(labels(renderTimeCard(aBroadcast(), english))).toEqual([
      ['Now', 'Later'],
      ['← Audience', 'Cancel'],
    ])
  })

  it('is told with its zone', () => {
    expect(startText(undefined, 'Asia/Baku', english)).toBe('at once')
    expect(startText(NOW, 'Europe/Berlin', english)).toBe('24 Nov, 05:00 (Europe/Berlin time)')
  })
})

describe('the card with Send', () => {
  it('says to whom, how many, how long and when', () => {
    const card = renderSendCard({ id: '7', stamp: '3-1' }, aReach({ startAt: NOW + HOUR }), false, english)
    expect(plain(card)).toContain('To: everyone\n3,000 chats, about 2 minutes\nStarts: 24 Nov, 09:00 (Asia/Baku time)')
    expect(labels(card)).toEqual([
      ['Send', 'Cancel'],
      ['← Message', '← Audience', '← Time'],
    ])
    expect(labels(renderSendCard({ id: '7', stamp: '3-1' }, aReach(), true, english)).at(-1)).toEqual([
      '🌐 Another language',
    ])
  })

  it.each([
    [0, 0, ''],
    [1, 1, '\nAnother editor has to approve it.'],
    [2, 2, '\n2 other editors have to approve it.'],
    [
      1,
      0,
      '\nAnother editor has to approve it.\n⚠️ There is no other editor: until an owner adds some with /editors, it waits.',
    ],
    [
      2,
      1,
      '\n2 other editors have to approve it.\n⚠️ There is only one other editor: until an owner adds more with /editors, it waits.',
    ],
  ])('where %d of %d others must approve says so', (approvals, others, words) => {
    const card = renderSendCard({ id: '7', stamp: '3-1' }, aReach({ approvals, others }), false, english)
    expect(plain(card).split('Starts: at once')[1]).toBe(words)
    // The press asks the others: it sends nothing.
    expect(card.keyboard?.[0]?.map(({ text }) => text)).toEqual([approvals > 0 ? 'Ask for approval' : 'Send', 'Cancel'])
  })

  it('with a time to come says what a late approval does', () => {
    const card = renderSendCard({ id: '7', stamp: '3-1' }, aReach({ approvals: 1, startAt: NOW }), false, english)
    expect(plain(card)).toContain('more than three hours later its author is asked first.')
  })

  it('says the price, as exactly as it is known', () => {
    const priceAt = (stars: number, locale = english) =>
      /(?:Price|Цена|Qiymət): .*/.exec(
        plain(renderSendCard({ id: '7', stamp: '3-1' }, aReach({ stars }), false, locale)),
      )?.[0]
    expect([0, 0.1, 96.2, 9696.4].map((stars) => priceAt(stars))).toEqual([
      undefined,
      'Price: about 1 Telegram Star',
      'Price: about 97 Telegram Stars',
      'Price: about 9,700 Telegram Stars',
    ])
    expect([0.1, 2, 5, 21].map((stars) => priceAt(stars, locales.of('ru')))).toEqual([
      'Цена: около 1 звезды Telegram',
      'Цена: около 2 звёзд Telegram',
      'Цена: около 5 звёзд Telegram',
      'Цена: около 21 звезды Telegram',
    ])
    expect(priceAt(5, locales.of('az'))).toBe('Qiymət: təxminən 5 Telegram ulduzu')
  })

  it('offers no Send when nobody would get it', () => {
    const reach = aReach({ recipients: 0, expectedMs: 0 })
    const cards = [
      renderSendCard({ id: '7', stamp: '3-1' }, reach, false, english),
      renderBreakingCard({ id: '7', stamp: '3-1' }, { html: 'x' }, { ...reach, level: 'flash', versions: [] }, english),
    ]
    for (const card of cards) {
      expect(labels(card).flat()).not.toContain('Send')
      expect(plain(card)).toContain('Nobody would get it')
    }
  })

  it('of an alert shows it with its level ticked, what the level does, and its other languages', () => {
    const versions = [{ language: 'Russian', title: `<b>${'long '.repeat(40)}` }]
    const reach = {
      ...aReach({ audience: readers, recipients: 1, expectedMs: 34 }),
      level: 'urgent' as const,
      versions,
    }
    const card = renderBreakingCard({ id: '7', stamp: '3-1' }, { html: '<b>Headline</b>' }, reach, english)
    expect(labels(card)).toEqual([
      ['Flash', '✅ Urgent', 'Notable'],
      ['Send', 'Cancel'],
      ['← Audience', 'Later', '🌐 Another language'],
    ])
    expect(plain(card)).toMatch(
      /^Headline\n🌐 Russian: <b>long .{0,100}…\n———\nUrgent: .*quiet hours\.\nTo: readers of news in: Azerbaijani\n1 chat, a few/,
    )
    const later = renderBreakingCard({ id: '7', stamp: '3-1' }, { html: 'x' }, { ...reach, startAt: NOW }, english)
    expect(labels(later)[2]).toContain('Now')
  })

  it('of a correction says which messages it changes', () => {
    expect(plain(renderSendCard({ id: '8', stamp: '3-1' }, aReach({ of: '7' }), false, english))).toContain(
      'A correction: it takes the place of broadcast 7 in the chats that have it.',
    )
  })
})

describe('what it is, in short', () => {
  const media = (...kinds: ('photo' | 'video')[]): BroadcastContent => ({
    kind: 'media',
    items: kinds.map((kind) => ({ kind, fileId: 'F' })),
    text: ' The\nbridge ',
    entities: [],
    captionAbove: false,
  })
  it.each<[string, BroadcastContent, string | undefined]>([
    ['The office moves.', aBroadcast().content, undefined],
    ['🖼🎬 The bridge', media('photo', 'video'), undefined],
    ['Headline', article, 'Headline'],
    ['4411239', article, undefined],
    ['Headline', { kind: 'story', articleId: '5' }, 'Headline'],
    ['', { kind: 'recall', of: '7' }, undefined],
    ['New words', { kind: 'correction', of: '7', text: 'New words', entities: [], preview: true }, undefined],
  ])('is “%s”', (gist, content, title) => {
    expect(gistText(content, title)).toBe(gist)
  })
})

describe('approval', () => {
  const view = { id: '7', version: 3, reach: aReach({ approvals: 2, others: 2 }), given: 1, isReleasable: false }

  it('is shown to the author with the ways out', () => {
    const card = renderWaiting(view, english)
    expect(plain(card)).toMatch(/^⏳ Broadcast 7 waits for approval: 1 of 2\.\n\nTo: everyone/)
    expect(labels(card)).toEqual([
      ['Ask again', 'Back to draft'],
      ['Cancel', 'History'],
    ])
    expect(labels(renderWaiting({ ...view, isReleasable: true }, english))[0]).toEqual(['Send without approval'])
  })

  it('is asked of another editor for one version, by the author’s number', () => {
    const card = renderApproval({ ...view, authorId: 777, isReleasable: true, level: 'flash' }, english)
    expect(plain(card)).toContain('Editor 777 asks for your approval of broadcast 7. Approved so far: 1 of 2.')
    expect(plain(card)).toContain('Flash: rings for all')
    expect(labels(card)).toEqual([['Approve', 'Send without approval']])
    const [approve] = card.keyboard?.[0] ?? []
    expect(approve && 'data' in approve && parseAction(approve.data)).toEqual({
      kind: 'broadcast',
      what: 'approve',
      id: '7',
      value: '3',
    })
  })
})

describe('what the feed marks as urgent', () => {
  it('is proposed with one button, whatever the id and the title', () => {
    const id = 'x'.repeat(60)
    const card = renderProposal({ id, title: `${'"<&> '.repeat(300)}` }, 'notable', english)
    expect(parseTelegramHtml(card.html).problem).toBeUndefined()
    const [button] = card.keyboard?.[0] ?? []
    expect(button && 'data' in button && parseAction(button.data)).toEqual({ kind: 'breaking', id, level: 'notable' })
    expect(new TextEncoder().encode(button && 'data' in button ? button.data : '').length).toBeLessThanOrEqual(64)
  })
})

describe.each(locales.languages)('every card in %s', (language) => {
  const locale = locales.of(language)
  const draft = (over: Partial<Broadcast> = {}) => aBroadcast({ id: '99999999', ...over })
  const longest = 'x'.repeat(30)
  const sections = Array.from({ length: 60 }, (_, index) => `${longest.slice(0, 28)}${String(index).padStart(2, '0')}`)
  const reach = aReach({
    audience: { kind: 'sections', sections: sections.slice(0, 40) },
    startAt: NOW,
    approvals: 9,
    others: 3,
    zone: 'America/Argentina/ComodRivadavia',
  })
  const waiting = { id: '99999999', version: 12_345, reach, given: 2, isReleasable: true }
  const versions = Array.from({ length: 8 }, () => ({ language: 'English', title: '<&>'.repeat(200) }))
  const cards: Message[] = [
    renderAudienceCard(draft(), readers, true, locale),
    renderLanguageCard(draft({ audience: { kind: 'languages', languages: ['az', 'xx'] } }), [], 100_000, locale),
    renderSectionCard(draft({ audience: reach.audience }), sections, 5, locale),
    renderTimeCard(draft(), locale),
    renderPassedCard(draft({ startAt: NOW }), 'Asia/Baku', locale),
    renderSendCard({ id: '99999999', stamp: '3-1' }, reach, true, locale),
    renderBreakingCard(
      { id: '99999999', stamp: '3-1' },
      { html: 'x'.repeat(700) },
      { ...reach, level: 'notable', versions },
      locale,
    ),
    renderWaiting(waiting, locale),
    renderApproval({ ...waiting, authorId: 9_007_199_254_740_991, level: 'flash' }, locale),
    renderApproved('99999999', 2, 3, locale),
  ]

  it('is valid, short enough, and its buttons carry what is understood', () => {
    for (const card of cards) {
      expect(parseTelegramHtml(card.html).problem).toBeUndefined()
      expect(codePoints(plain(card))).toBeLessThan(4096)
      const buttons = (card.keyboard ?? []).flat()
      expect(buttons.length).toBeLessThanOrEqual(100)
      for (const button of buttons) {
        const data = 'data' in button ? button.data : ''
        expect(['broadcast', 'desk'], data).toContain(parseAction(data)?.kind)
        expect(new TextEncoder().encode(data).length).toBeLessThanOrEqual(64)
      }
    }
  })
})
