import { describe, expect, it } from 'vitest'
import { type Broadcast, type BroadcastState, EMPTY_TALLY } from '#domain/broadcast'
import type { Revision } from '#domain/revision'
import { parseAction } from '#views/action'
import { renderCauses } from '#views/broadcast-causes'
import { renderCorrectionCard, renderRecallCard } from '#views/broadcast-change'
import { expectedText, tookText } from '#views/broadcast-duration'
import { barText } from '#views/broadcast-figures'
import { type BroadcastLine, renderBroadcastList } from '#views/broadcast-list'
import { renderCancelQuestion, renderStartQuestion } from '#views/broadcast-planned'
import { type ProgressView, renderProgress } from '#views/broadcast-progress'
import { renderDoneByOther, renderNotStarted, renderReport, renderStopped } from '#views/broadcast-report'
import type { Message } from '#views/message'
import { aBroadcast, HOUR, MINUTE, NOW } from '../support/builders.ts'
import { english, locales } from './locales.ts'
import { codePoints, parseTelegramHtml } from './telegram-html.ts'

const labels = ({ keyboard = [] }: Message) => keyboard.map((row) => row.map(({ text }) => text))
const plain = ({ html }: Message) => parseTelegramHtml(html).text

const progress = (over: Partial<Broadcast> = {}, view: Partial<ProgressView> = {}): ProgressView => ({
  broadcast: aBroadcast({ state: 'running', startedAt: NOW, ...over }),
  tally: { ...EMPTY_TALLY, queued: 3000, sent: 117, blocked: 3 },
  total: 3000,
  causes: [],
  revisions: [],
  at: NOW + MINUTE,
  zone: 'Asia/Baku',
  given: 1,
  approvals: 2,
  isOwner: false,
  isOwn: true,
  isOrphan: false,
  ratePerSecond: 29.37,
  ...view,
})
const revision = (kind: 'recall' | 'correction', over: Partial<Broadcast> = {}): Revision =>
  ({
    ...aBroadcast({ id: '9', state: 'done', startedAt: NOW + 1, ...over }),
    content: kind === 'recall' ? { kind, of: '7' } : { kind, of: '7', text: 'New.', entities: [], preview: true },
  }) as Revision
const article = (level: 'flash' | 'notable') => ({ kind: 'article', articleId: '1', level }) as const

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

describe('the bar', () => {
  it.each([
    [0, 100, '░░░░░░░░░░░░ 0 %'],
    [42, 100, '▓▓▓▓▓░░░░░░░ 42 %'],
    [999, 1000, '▓▓▓▓▓▓▓▓▓▓▓░ 99 %'],
    [1000, 1000, '▓▓▓▓▓▓▓▓▓▓▓▓ 100 %'],
    [0, 0, '▓▓▓▓▓▓▓▓▓▓▓▓ 100 %'],
    [7, 5, '▓▓▓▓▓▓▓▓▓▓▓▓ 100 %'],
  ])('of %d out of %d is full only when nothing is left', (ended, total, bar) => {
    expect(barText(ended, total, english)).toBe(bar)
  })
})

describe('the causes', () => {
  it('are told in plain words, most first, the ledger’s words for one cause counted together', () => {
    const causes: [string, number][] = [
      ['unreachable', 2],
      ['deactivated', 5],
      ['blocked-by-user', 4],
    ]
    const lines = ['Why messages were not delivered:', '• the bot was blocked: 6', '• the account was deleted: 5']
    expect(renderCauses(causes, english)).toBe(lines.join('\n'))
  })

  it.each([
    ['http-502', 'Telegram was overloaded or down'],
    ['ECONNRESET', 'the connection to Telegram failed'],
    ['Bad Request: can&t parse <b>', '“can&amp;t parse &lt;b&gt;”'],
    ['constructor', 'the connection to Telegram failed'],
    ['other', 'other causes: 1'],
  ])('know what to make of %j', (reason, words) => {
    expect(renderCauses([[reason, 1]], english)).toContain(words)
  })

  it('are silent when there are none', () => {
    expect(renderCauses([['cancelled', 0]], english)).toBeUndefined()
  })

  it('leave out all but the five most frequent', () => {
    const reasons = ['forbidden', 'deactivated', 'not-found', 'kicked', 'no-rights', 'paused', 'held']
    const causes = reasons.map((reason, index): [string, number] => [reason, 10 - index])
    expect(renderCauses(causes, english)?.split('\n')).toHaveLength(6)
  })
})

describe('the card of a broadcast', () => {
  it('says what, to whom, how far, how fast and why not all', () => {
    const lines = [
      'Broadcast 7 · everyone',
      'The office moves.',
      '',
      '▶️ Sending',
      '░░░░░░░░░░░░ 4 %',
      'sent 117 · failed 0 · blocked 3 · left 2,880',
      '29.4 a second, about 2 minutes',
      '',
      'Why messages were not delivered:',
      '• the bot was blocked: 3',
    ]
    expect(plain(renderProgress(progress({}, { causes: [['blocked-by-user', 3]] }), english))).toBe(lines.join('\n'))
  })

  const repairs = ['Recall', 'Correct']
  const history = ['History']
  it.each<[BroadcastState, string[][]]>([
    ['waiting', [history]],
    // With approvals what was approved for its time cannot start at another one.
    ['scheduled', [['Preview', 'Edit'], ['New time'], ['Cancel'], history]],
    ['running', [['Pause', 'Cancel'], repairs, history]],
    ['paused', [['Resume', 'Cancel'], repairs, history]],
    ['stopped', [['Resume', 'Cancel'], repairs, history]],
    ['cancelled', [repairs, history]],
    ['done', [repairs, history]],
  ])('when %s offers %j', (state, expected) => {
    const isStarted = state !== 'waiting' && state !== 'scheduled'
    const broadcast = { ...aBroadcast({ state }), ...(isStarted ? { startedAt: NOW } : {}) }
    expect(labels(renderProgress(progress({}, { broadcast }), english))).toEqual(expected)
  })

  it.each<[string, Partial<Broadcast>, Partial<ProgressView>, string[]]>([
    ['ended 48 hours ago', { endedAt: NOW }, { at: NOW + 48 * HOUR }, []],
    ['ended a moment later', { endedAt: NOW }, { at: NOW + 48 * HOUR - 1 }, repairs],
    ['was sent to nobody', {}, { tally: EMPTY_TALLY }, []],
    ['is an alert', { content: article('flash') }, {}, ['Recall']],
    ['was recalled', {}, { revisions: [revision('recall')] }, []],
    ['whose recall was cancelled', {}, { revisions: [revision('recall', { state: 'cancelled' })] }, repairs],
    ['was corrected', {}, { revisions: [revision('correction')] }, repairs],
    ['is a recall', { content: { kind: 'recall', of: '1' } }, {}, []],
    ['is a correction', { content: revision('correction').content }, {}, []],
  ])('that is done and %s', (_, over, view, expected) => {
    expect(labels(renderProgress(progress({ state: 'done', ...over }, view), english)).flat()).toEqual([
      ...expected,
      ...history,
    ])
  })

  it('says what it waits for', () => {
    const say = (view: Partial<ProgressView>) => plain(renderProgress(progress({}, view), english)).split('\n')[3]
    const planned = aBroadcast({ state: 'scheduled', startAt: NOW + HOUR })
    expect(say({ broadcast: planned })).toBe('🕒 Scheduled for 24 Nov, 09:00 (Asia/Baku time)')
    const waiting = aBroadcast({ state: 'waiting' })
    expect(say({ broadcast: waiting })).toBe('🖐 Waits for approval: 1 of 2')
    const { startedAt: _never, ...dropped } = aBroadcast({ state: 'cancelled' })
    expect(say({ broadcast: dropped })).toBe('✖️ Cancelled. Nothing was sent.')
    expect(say({ broadcast: { ...dropped, startedAt: NOW } })).toBe('✖️ Cancelled: nobody else gets it.')
    expect(say({ awaited: aBroadcast({ id: '5' }) })).toBe('⏳ Waits for broadcast 5: one goes out at a time.')
    const held = aBroadcast({ state: 'paused', startedAt: NOW, heldBy: '9' })
    expect(say({ broadcast: held, awaited: revision('correction', { id: '9' }) })).toBe(
      '⏳ Waits a moment for correction 9.',
    )
    expect(say({ broadcast: held, awaited: aBroadcast({ id: '9' }) })).toContain('Waits for broadcast 9')
  })

  it('says that it was corrected and taken back, by which broadcast', () => {
    const view = { revisions: [revision('recall', { id: '12' })], correction: { id: '10', course: 'whole' as const } }
    const text = plain(renderProgress(progress({ state: 'done' }, view), english))
    expect(text).toContain('🗑 Taken back by recall 12\n✏️ Corrected by correction 10')
  })

  it.each([
    ['under-way', 'Being corrected by correction 9'],
    ['whole', 'Corrected by correction 9'],
    ['partly', 'Correction 9 did not reach every chat: the same text can be sent again.'],
  ] as const)('says of a correction that is %s: %s', (course, text) => {
    const card = renderProgress(progress({ state: 'done' }, { correction: { id: '9', course } }), english)
    expect(plain(card)).toContain(`\n✏️ ${text}`)
  })

  it('lets any editor end what waits and has lost its author', () => {
    const { startedAt: _never, ...broadcast } = aBroadcast({ state: 'waiting' })
    const card = renderProgress(progress({}, { broadcast, isOrphan: true }), english)
    expect(labels(card)).toEqual([['Preview'], ['Cancel'], history])
    expect(plain(card)).toContain('The author of broadcast 7 is no editor any more.')
    const owners = renderProgress(progress({}, { broadcast, isOrphan: true, isOwner: true }), english)
    expect(labels(owners)[0]).toEqual(['Take over'])
  })

  it('of a colleague’s planned one offers to look and to cancel, of one’s own without approvals to send it now', () => {
    const { startedAt: _never, ...broadcast } = aBroadcast({ state: 'scheduled' })
    const offered = (over: Partial<ProgressView>) =>
      labels(renderProgress(progress({}, { broadcast, ...over }), english))
    expect(offered({ isOwn: false })).toEqual([['Preview'], ['Cancel'], history])
    expect(offered({ approvals: 0 })[1]).toEqual(['New time', 'Send now'])
  })

  it('counts who got nothing for reasons of their own only when there are some', () => {
    const tally = { ...EMPTY_TALLY, queued: 10, sent: 8, expired: 2 }
    expect(plain(renderProgress(progress({}, { tally }), english))).toContain('not sent (left, paused or cancelled): 2')
    const alert = renderProgress(progress({ content: article('notable') }, { tally, title: 'Headline' }), english)
    expect(plain(alert)).toMatch(/^Notable 7 .*\nHeadline.*waits for the digest/s)
    const recall = renderProgress(progress({ content: { kind: 'recall', of: '1' } }, { tally }), english)
    expect(plain(recall)).toMatch(/^Recall 7 of broadcast 1\n\n▶️ Taking back.*taken back 8 .*not changed .*: 2/s)
  })

  it('counts what nobody knows the end of as failed', () => {
    const tally = { ...EMPTY_TALLY, queued: 10, sent: 5, failed: 2, unknown: 1 }
    expect(plain(renderProgress(progress({}, { tally }), english))).toContain('sent 5 · failed 3')
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
  it('report to the author, with how often the article was opened and the ways to repair it', () => {
    const ended = { state: 'done', endedAt: NOW + MINUTE, content: article('flash') } as const
    const report = renderReport(progress(ended, { opened: 41, title: 'Head' }), english)
    expect(plain(report)).toMatch(/7 is done\.\nHead\n\nsent 117.*took 1 min 0 s\narticle opened 41 times/s)
    expect(labels(report)).toEqual([['Recall']])
  })

  it.each([
    ['recall', 'Recall 9 of broadcast 7 is done.'],
    ['correction', 'Correction 9 of broadcast 7 is done.'],
  ] as const)('report a %s as what it is', (kind, words) => {
    const broadcast = revision(kind, { endedAt: NOW + MINUTE })
    expect(plain(renderReport(progress({}, { broadcast }), english))).toContain(words)
  })

  it('tell of a stop what failed and why, with the way on', () => {
    const tally = { ...EMPTY_TALLY, queued: 50, sent: 20, failed: 2, unknown: 1 }
    const causes: [string, number][] = [['Bad Request: message text is empty', 2]]
    const alarm = renderStopped(progress({ state: 'stopped' }, { tally, causes }), english)
    expect(plain(alarm)).toMatch(/3 of 23 messages failed.*Telegram refused the message: “message text is empty”: 2/s)
    expect(labels(alarm)[0]).toEqual(['Resume', 'Cancel'])
  })

  it('tell why a scheduled one did not start', () => {
    const { html } = renderNotStarted(aBroadcast({ content: article('flash') }), 'Head', english)
    expect(html).toMatch(/did not start.*withdrawn.*Head/s)
  })
})

describe('a recall', () => {
  const recall = (notices?: number) =>
    progress(
      { state: 'done', content: { kind: 'recall', of: '1' } },
      { tally: { ...EMPTY_TALLY, queued: 9, sent: 9, ...(notices === undefined ? {} : { notices }) } },
    )

  it('counts what could not be deleted apart, and says that media stay', () => {
    for (const render of [renderProgress, renderReport]) {
      const text = plain(render(recall(4), english))
      expect(text).toContain('taken back 5 · failed 0')
      expect(text).toMatch(/too old to be deleted: 4\..*photos, videos and files stay/)
      expect(plain(render(recall(), english))).not.toContain('too old')
    }
  })
})

describe('the cards before a change', () => {
  const counts = { recent: 2, older: 1, unknown: 3 }

  it('say how many messages are deleted, get a notice, and stay', () => {
    const card = renderRecallCard(aBroadcast({ state: 'running', startedAt: NOW }), undefined, counts, english)
    const lines = [
      'Take back broadcast 7?',
      'The office moves.',
      '',
      'It is still going out: that is cancelled first.',
      '2 messages will be deleted.',
      '1 is older than 48 hours and gets a notice instead: “The agency has taken this message back.”',
      '3 more may be in chats where I cannot find them: their ids were never learnt, the chats were forgotten, or the groups became supergroups. They stay.',
    ]
    expect(plain(card)).toBe(lines.join('\n'))
    expect(labels(card)).toEqual([['Take it back', 'Cancel']])
  })

  it('count each message of an album, and say that of media too old to delete only the caption changes', () => {
    const items = [1, 2, 3].map((number) => ({ kind: 'photo' as const, fileId: `${number}` }))
    const content = { kind: 'media' as const, items, text: 'Three', entities: [], captionAbove: false }
    const card = renderRecallCard(aBroadcast({ state: 'done', startedAt: NOW, content }), undefined, counts, english)
    const lines = [
      'Take back broadcast 7?',
      '🖼🖼🖼 Three',
      '',
      '6 messages will be deleted.',
      '3 are older than 48 hours and stay: only the caption changes, to “The agency has taken this message back.”',
      '9 more may be in chats where I cannot find them: their ids were never learnt, the chats were forgotten, or the groups became supergroups. They stay.',
    ]
    expect(plain(card)).toBe(lines.join('\n'))
  })

  it('say how many messages are changed, and how many keep the old text', () => {
    const card = renderCorrectionCard(
      { id: '9', stamp: '2-8' },
      aBroadcast({ state: 'done' }),
      undefined,
      { ...counts, approvals: 0 },
      english,
    )
    expect(plain(card)).toMatch(/7\.\n\n3 messages will be changed\.\n3 more may be in chats.*keep the old text/s)
    expect(labels(card)).toEqual([['Correct everywhere', 'Cancel']])
    expect(card.keyboard?.[0]?.[0]).toMatchObject({ data: 'b:rewrite:9:2-8' })
  })
})

describe('the list of broadcasts', () => {
  const line = (id: string, over: Partial<BroadcastLine> = {}): BroadcastLine => ({
    ...progress({ id, state: 'done' }),
    group: 'past',
    ...over,
  })

  it('opens each by its number and turns its pages', () => {
    const list = renderBroadcastList([line('12'), line('11')], { page: 1, hasNext: true }, english)
    expect(labels(list)).toEqual([
      ['12', '11'],
      ['◀', '▶'],
    ])
    expect(plain(list)).toContain('✅ 24 Nov, 08:00 · sent 117')
  })

  it('names each group once, and marks what was taken back', () => {
    const lines = [
      line('12', { ...progress({ id: '12' }), group: 'running' }),
      line('11', { revisions: [revision('recall')] }),
      line('10'),
    ]
    const text = plain(renderBroadcastList(lines, { page: 0, hasNext: false }, english))
    expect(text.match(/Under way|Past/g)).toEqual(['Under way', 'Past'])
    expect(text).toContain('blocked 3\n🗑 Taken back by recall 9')
  })

  it('says so when there is none', () => {
    expect(labels(renderBroadcastList([], { page: 0, hasNext: false }, english))).toEqual([])
  })
})

describe.each(locales.languages)('every card in %s', (language) => {
  const locale = locales.of(language)
  const revisions = [revision('recall'), revision('correction')]
  const reasons = ['Bad Request: <x>', 'blocked-by-user', 'http-502', 'other', 'held', 'paused']
  const causes = reasons.map((reason): [string, number] => [reason, 100_000])
  const text = (over: Partial<Broadcast>): ProgressView =>
    progress(
      { content: { kind: 'text', text: '<i>& "x" '.repeat(500), entities: [], preview: true }, ...over },
      { revisions, correction: { id: '99999999', course: 'partly' }, causes, opened: 100_000 },
    )
  const source = aBroadcast({ id: '99999999', state: 'running' })
  const counts = { recent: 100_000, older: 100_000, unknown: 100_000 }
  const states = ['waiting', 'scheduled', 'running', 'paused', 'stopped', 'cancelled', 'done'] as const
  const cards: Message[] = [
    ...states.map((state) => renderProgress(text({ state }), locale)),
    ...states.map((state) => renderProgress({ ...text({ state }), revisions: [] }, locale)),
    ...revisions.map((broadcast) => renderProgress(progress({}, { broadcast, causes }), locale)),
    ...revisions.map((broadcast) => renderReport(progress({}, { broadcast, causes }), locale)),
    renderProgress({ ...text({}), awaited: aBroadcast({ id: '99999999' }) }, locale),
    renderProgress({ ...text({ state: 'waiting' }), isOrphan: true }, locale),
    renderProgress({ ...text({}), correction: { id: '9', course: 'under-way' } }, locale),
    renderProgress({ ...text({}), correction: { id: '9', course: 'whole' } }, locale),
    renderReport(text({ endedAt: NOW + HOUR }), locale),
    renderStopped(text({ state: 'stopped' }), locale),
    renderNotStarted(source, '<b>', locale),
    renderDoneByOther(source, 'paused', 778, '<b>', locale),
    renderCancelQuestion(source, 'Asia/Baku', locale),
    renderStartQuestion(source, 1, 'Asia/Baku', locale),
    renderRecallCard(source, 'Headline', counts, locale),
    renderCorrectionCard(
      { id: '99999999', stamp: '2-99999999' },
      source,
      '99999999',
      { ...counts, approvals: 1 },
      locale,
    ),
    renderBroadcastList(Array(5).fill({ ...text({}), group: 'past' }), { page: 1, hasNext: true }, locale),
  ]

  it('is valid, short enough, and its buttons carry what is understood', () => {
    for (const card of cards) {
      expect(parseTelegramHtml(card.html).problem).toBeUndefined()
      expect(codePoints(plain(card))).toBeLessThan(4096)
      for (const button of (card.keyboard ?? []).flat())
        expect('data' in button && parseAction(button.data)?.kind).toMatch(/^(broadcast|desk)$/)
    }
  })
})
