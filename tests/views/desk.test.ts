// The desk's screens: what they say, that they are Telegram HTML in every language, and that they fit.
import { describe, expect, it } from 'vitest'
import type { AuditAct } from '#domain/editor'
import type { FeedState, FetchFailureCode } from '#domain/feed'
import type { DayFigures, Standing } from '#domain/figures'
import { renderAudit } from '#views/audit'
import { renderEditors, renderRemoval } from '#views/editors'
import { renderFeeds } from '#views/feeds'
import { type IncidentDetail, renderAllClear, renderIncident } from '#views/incident'
import { menuOf, renderHelp } from '#views/menu-privacy'
import type { Message } from '#views/message'
import { renderStats, renderStatsChart } from '#views/stats'
import { aFeed, DAY, HOUR, MINUTE, NOW } from '../support/builders.ts'
import { english, locales } from './locales.ts'
import { codePoints, parseTelegramHtml } from './telegram-html.ts'

const ZONE = 'Asia/Baku'
const all = locales.languages.map((language) => locales.of(language))
const labels = ({ keyboard = [] }: Message) => keyboard.flat().map(({ text }) => text)
const data = ({ keyboard = [] }: Message) => keyboard.flat().flatMap((button) => ('data' in button ? button.data : []))
const shown = ({ html }: Message) => parseTelegramHtml(html).text

function expectSound(message: Message, limit = 4096): void {
  const { problem, text } = parseTelegramHtml(message.html)
  expect(problem, message.html).toBeUndefined()
  expect(codePoints(text)).toBeLessThanOrEqual(limit)
  for (const one of data(message)) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(64)
  for (const one of labels(message)) expect(one).not.toBe('')
}

const ACTS: Record<AuditAct, string> = {
  'editor-added': '777 made 7 an editor',
  'editor-removed': '777 removed 7 from the editors',
  'broadcast-submitted': '777 asked for approval of broadcast 7',
  'broadcast-approved': '777 approved broadcast 7',
  'broadcast-withdrawn': '777 took broadcast 7 back to a draft',
  'broadcast-scheduled': '777 scheduled broadcast 7',
  'broadcast-started': '777 started broadcast 7',
  'broadcast-released': '777 let broadcast 7 go without the approvals it lacked',
  'broadcast-paused': '777 paused broadcast 7',
  'broadcast-resumed': '777 resumed broadcast 7',
  'broadcast-stopped': '777 stopped broadcast 7',
  'broadcast-cancelled': '777 cancelled broadcast 7',
  'broadcast-recalled': '777 recalled broadcast 7',
  'broadcast-taken-over': '777 took over broadcast 7',
  'broadcast-corrected': '777 corrected broadcast 7',
  'feed-polled': '777 polled 7',
  refused: '777 tried an editors’ button and was refused',
}

describe('the record', () => {
  const view = { broadcastId: '', page: 0, hasNext: false, zone: ZONE }
  const acts = Object.keys(ACTS) as AuditAct[]
  const entries = acts.map((act) => ({ at: NOW, actorId: 777, act, subject: act === 'refused' ? 'desk' : '7' }))

  it.each(all)('says every act in words', (locale) => {
    const message = renderAudit({ ...view, entries }, locale)
    expectSound(message)
    expect(shown(message)).not.toMatch(/audit-|undefined/)
  })

  it('names who, what and the local time', () => {
    const [, ...lines] = shown(renderAudit({ ...view, entries }, english))
      .split('\n')
      .filter(Boolean)
    expect(lines).toEqual(Object.values(ACTS).map((words) => `24 Nov, 08:00 · ${words}`))
  })

  it('says the bot itself, all feeds, and what a stranger tried', () => {
    const text = shown(
      renderAudit(
        {
          ...view,
          entries: [
            { at: NOW, act: 'broadcast-stopped', subject: '3' },
            { at: NOW, actorId: 777, act: 'feed-polled', subject: '' },
            { at: NOW, actorId: 9, act: 'refused', subject: '/broadcast' },
            { at: NOW, actorId: 9, act: 'refused', subject: 'breaking' },
          ],
        },
        english,
      ),
    )
    for (const words of [
      'The bot stopped broadcast 3',
      '777 polled all feeds',
      '9 tried /broadcast and was refused',
      '9 tried a broadcast’s button and was refused',
    ])
      expect(text).toContain(words)
  })

  it('turns its pages, and those of one broadcast stay with it', () => {
    expect(data(renderAudit({ ...view, entries, page: 1, hasNext: true }, english))).toEqual([
      'o:audit::0',
      'o:audit::2',
    ])
    expect(data(renderAudit({ ...view, entries, broadcastId: '7', hasNext: true }, english))).toEqual([
      'o:audit:7:1',
      'o:audit::0',
    ])
  })
})

describe('the editors', () => {
  const editors = Array.from({ length: 23 }, (_, index) => ({ id: 100 + index, addedBy: 1, at: NOW }))

  it.each(all)('are listed ten a page, each with a button that asks first', (locale) => {
    const first = renderEditors({ ownerIds: [1], editors, page: 0, zone: ZONE }, locale)
    expectSound(first)
    expect(data(first)).toEqual([...editors.slice(0, 10).map(({ id }) => `o:remove:${id}:0`), 'o:editors::1'])
    expect(data(renderEditors({ ownerIds: [1], editors, page: 99, zone: ZONE }, locale))).toEqual([
      ...editors.slice(20).map(({ id }) => `o:remove:${id}:2`),
      'o:editors::1',
    ])
    expectSound(renderRemoval(100, 0, locale))
  })

  it('are none besides the owners at first', () => {
    const message = renderEditors({ ownerIds: [1], editors: [], page: 0, zone: ZONE }, english)
    expect(shown(message)).toContain('1, owner')
    expect(shown(message)).toContain('no editors besides')
    expect(data(message)).toEqual([])
  })
})

describe('the feeds', () => {
  const state = (id: string, over: Partial<FeedState> = {}): FeedState => ({
    feed: aFeed({ id, title: 'News & <more>' }),
    validators: {},
    nextCheckAt: NOW,
    failures: 0,
    lastFetchedAt: NOW - 2 * MINUTE,
    lastNewItemAt: NOW - DAY,
    ...over,
  })
  const failing = state('ru', {
    failures: 6,
    lastFailure: { code: 'timeout', detail: 'secret.example', at: NOW },
    nextCheckAt: NOW + HOUR,
  })
  const view = { page: 0, zone: ZONE, at: NOW }

  it('say when they were read, what they brought, what is wrong in words, and the next try', () => {
    const text = shown(renderFeeds({ ...view, states: [state('az'), failing] }, english))
    expect(text).toContain('✅ az · News & <more> · Azerbaijani\nread: 07:58 · last new item: 23 Nov, 08:00')
    expect(text).toContain('⚠️ ru')
    expect(text).toContain('Failed 6 times in a row. Its host did not answer in time. I keep trying by myself.')
    expect(text).toContain('next try: 09:00')
    expect(text).not.toContain('secret')
  })

  it.each([
    [404, 'Its host answered 404: nothing is at this address. Waiting does not mend that: its address in FEEDS_FILE'],
    [403, 'turned me away with answer 403. Waiting does not mend that: ask the site'],
    [502, 'answered with error 502. I keep trying by myself.'],
  ])('that answered %d say whether waiting helps', (status, words) => {
    const lastFailure = { code: 'http-status' as const, detail: '', status, at: NOW }
    expect(shown(renderFeeds({ ...view, states: [state('en', { failures: 1, lastFailure })] }, english))).toContain(
      words,
    )
  })

  it.each([
    [1, 'Одна попытка не удалась.'],
    [21, 'Не удалось подряд: 21 попытка.'],
    [3, 'Не удалось подряд: 3 попытки.'],
    [5, 'Не удалось подряд: 5 попыток.'],
  ])('count %d failures in Russian as Russian does', (failures, words) => {
    expect(shown(renderFeeds({ ...view, states: [{ ...failing, failures }] }, locales.of('ru')))).toContain(words)
  })

  it('say never of what never was, and count those that are switched off', () => {
    const { lastFetchedAt: _read, lastNewItemAt: _news, ...fresh } = state('az')
    const off = { ...state('de'), feed: aFeed({ id: 'de', enabled: false }) }
    const message = renderFeeds({ ...view, states: [fresh, off] }, english)
    expect(shown(message)).toContain('read: never · last new item: never')
    expect(shown(message)).toContain('One more feed is switched off')
    expect(data(message)).toEqual(['o:poll:az:0'])
    expect(shown(renderFeeds({ ...view, states: [] }, english))).toContain('No feed is switched on')
  })

  it.each(all)('fit, six a page, whatever they are called', (locale) => {
    const states = Array.from({ length: 20 }, (_, index) => ({
      ...failing,
      feed: aFeed({ id: `${index}${'x'.repeat(38)}`, title: '😀<b>'.repeat(200) }),
    }))
    const message = renderFeeds({ ...view, states, page: 1 }, locale)
    expectSound(message)
    expect(message.keyboard).toHaveLength(6 + 1 + 1)
    expect(data(message).slice(-3)).toEqual(['o:poll::1', 'o:feeds::0', 'o:feeds::2'])
  })
})

describe('the figures', () => {
  const day = (at: number, over: Partial<DayFigures> = {}): DayFigures => ({
    day: new Date(at).toISOString().slice(0, 10),
    active: 1000,
    joined: 10,
    left: 12,
    digests: 900,
    alerts: 30,
    broadcasts: 5,
    blocked: 1,
    failed: 0,
    reads: 40,
    ...over,
  })
  const figures = Array.from({ length: 30 }, (_, ago) => day(NOW - ago * DAY))
  const standing: Standing = {
    active: 12_345,
    paused: 4,
    stopped: 5,
    unreachable: 6,
    languages: [
      ['az', 9000],
      ['en', 3345],
    ],
    sections: [
      ['all', 9000],
      ['economy', 1200],
    ],
  }
  const view = { standing, figures, at: NOW, newsroomZone: ZONE, zone: ZONE }

  it('say who is there, how they grew, and what was delivered', () => {
    const text = shown(renderStats(view, english))
    // An editor in Baku, four hours ahead of a newsroom in UTC.
    expect(text).not.toContain('Days begin')
    const elsewhere = renderStats({ ...view, newsroomZone: 'UTC' }, english).html
    expect(elsewhere).toContain('Figures</b>\nDays begin at 04:00 (Asia/Baku).')
    for (const words of [
      'Subscribers: 12,345, of them paused: 4',
      'stopped 5 · unreachable 6',
      'In 7 days: −14 (joined 70, left 84)',
      'In 30 days: −60 (joined 300, left 360)',
      'Languages: Azerbaijani 9,000 · English 3,345',
      'Sections: All sections 9,000 · Economy 1,200',
      'Last 7 days\nDigests 6,300 · alerts 210 · broadcasts 35\nTexts opened 280 · blocked 7 · failed 0',
    ])
      expect(text).toContain(words)
    expect(data(renderStats(view, english))).toEqual(['o:chart:light:0', 'o:chart:dark:0'])
  })

  it.each(all)('fit a caption, however many there are', (locale) => {
    const many = 9_999_999
    const huge: DayFigures[] = figures.map((one) => ({
      ...one,
      ...Object.fromEntries(Object.keys(one).flatMap((key) => (key === 'day' ? [] : [[key, many]]))),
    }))
    const names = Array.from({ length: 40 }, (_, index): [string, number] => [
      `section_${'x'.repeat(22)}${index}`,
      many,
    ])
    const big = { active: many, paused: many, stopped: many, unreachable: many, languages: names, sections: names }
    expectSound(renderStats({ standing: big, figures: huge, at: NOW, newsroomZone: 'UTC', zone: ZONE }, locale), 1024)
  })

  it.each(all)('make a chart in the reader’s words, the last day last', (locale) => {
    const known = [day(NOW - 9 * DAY, { active: 7 }), day(NOW, { active: 9, digests: 3 })]
    const chart = renderStatsChart(
      { standing, figures: known, at: NOW, newsroomZone: ZONE, zone: ZONE },
      'dark',
      locale,
    )
    expect(chart.days).toHaveLength(10)
    expect(chart.days.at(-1)).toBe(locale.dateTime(NOW, 'UTC').split(',')[0])
    expect(chart.panels.map(({ form }) => form)).toEqual(['line', 'bars'])
    expect(chart.panels[0]?.series[0]?.values).toEqual([7, ...Array.from({ length: 8 }, () => undefined), 12_345])
    expect(chart.panels[1]?.series.map(({ values }) => values.at(-1))).toEqual([3, 30, 5])
    expect(`12${chart.grouping}345`).toBe(locale.number(12_345))
  })
})

describe('an incident', () => {
  const state = (code: FetchFailureCode): FeedState => ({
    feed: aFeed(),
    validators: {},
    nextCheckAt: NOW,
    failures: 7,
    lastFailure: { code, detail: '', at: NOW },
  })
  const details: IncidentDetail[] = [
    { kind: 'feed-failing', states: [state('dns')] },
    { kind: 'feed-failing', states: [state('dns'), state('dns')] },
    { kind: 'feed-silent', states: [{ ...state('dns'), lastNewItemAt: NOW - DAY }] },
    { kind: 'feed-silent', states: [state('dns'), { ...state('dns'), lastNewItemAt: NOW - DAY }] },
    { kind: 'store' },
    { kind: 'disk', freeMegabytes: 12 },
    { kind: 'clock', skewMs: 90_000 },
    { kind: 'clock', skewMs: -90_000 },
  ]
  it.each(all)('and its end are said in words', (locale) => {
    for (const detail of details) expectSound(renderIncident(detail, { zone: ZONE, at: NOW }, locale))
    for (const kind of ['feed-failing', 'feed-silent', 'disk', 'store', 'clock', 'payment'] as const)
      expectSound(renderAllClear(kind, ['az'], locale))
    for (const kind of ['feed-failing', 'feed-silent'] as const)
      expect(renderAllClear(kind, ['az', 'ru'], locale).html).toContain('az, ru')
    const texts = details.map((detail) => renderIncident(detail, { zone: ZONE, at: NOW }, locale).html)
    expect(texts.join()).not.toMatch(/incident-|over-/)
    expect(new Set(texts).size).toBe(details.length)
  })
})

describe('the menu', () => {
  it.each(['reader', 'editor', 'owner', 'group', 'administrator'] as const)(
    'of a %s has eight commands at most, each with words',
    (role) => {
      const menu = menuOf(role)
      expect(menu.length).toBeLessThanOrEqual(8)
      expect(new Set(menu.map(({ command }) => command)).size).toBe(menu.length)
      for (const { key } of menu) expect(all.every((locale) => locale.has(key))).toBe(true)
    },
  )

  it('and the help offers inline cards only where the bot answers inline', () => {
    for (const locale of all) {
      expect(renderHelp('reader', 'news_bot', locale).html).toContain('@news_bot')
      expect(renderHelp('reader', undefined, locale).html).not.toContain('@')
    }
  })

  it.each([
    ['reader', [], ['/broadcast', '/stats', '/editors', '/audit', '/feeds']],
    ['editor', ['/broadcast', '/stats', '/audit', '/feeds', '/breaking N'], ['/editors']],
    ['owner', ['/broadcast', '/stats', '/audit', '/feeds', '/editors'], []],
    ['group', ['/digest', '/read', '/start', '/here', '/stop'], ['/broadcast', '/channels', '/cancel']],
  ] as const)('and the help of a %s list what they can do', (role, has, lacks) => {
    for (const locale of all) {
      const message = renderHelp(role, undefined, locale)
      expectSound(message)
      expect(message.html).not.toContain('command-')
      for (const command of has) expect(message.html).toContain(`${command} —`)
      for (const command of lacks) expect(message.html).not.toContain(command)
    }
  })
})
