import { describe, expect, it } from 'vitest'
import type { Broadcast, BroadcastState } from '#domain/broadcast'
import { waitsFor } from '#domain/broadcast-turn'
import {
  canCorrect,
  canRecall,
  correctedContent,
  correctionOf,
  courseOf,
  hasWords,
  isSuperseded,
  lastCorrection,
  type Revision,
  recallOf,
} from '#domain/revision'
import { aBroadcast, HOUR, NOW } from '../support/builders.ts'

const text = (words: string) => ({ text: words, entities: [], preview: true })
const revision = (id: string, kind: 'recall' | 'correction', state: BroadcastState, startedAt = NOW): Revision =>
  ({
    ...aBroadcast({ id, state, startedAt }),
    content: kind === 'recall' ? { kind, of: '7' } : { kind, of: '7', ...text('New.') },
  }) as Revision
const media = {
  kind: 'media',
  items: [{ kind: 'photo', fileId: 'f' }],
  text: 'Old.',
  entities: [],
  captionAbove: false,
} satisfies Broadcast['content']

describe('whether messages may be taken back, and corrected', () => {
  const story = { kind: 'story', articleId: '1' } as const
  it.each<[string, Partial<Broadcast>, boolean, boolean]>([
    ['that never began', {}, false, false],
    ['under way, however long', { startedAt: NOW - 90 * HOUR }, true, true],
    ['that ended just under 48 hours ago', { startedAt: 1, endedAt: NOW - 48 * HOUR + 1 }, true, true],
    ['that ended 48 hours ago', { startedAt: 1, endedAt: NOW - 48 * HOUR }, false, false],
    ['of a picture', { startedAt: NOW, content: media }, true, true],
    ['of an article', { startedAt: NOW, content: story }, true, false],
    ['that is a recall', { startedAt: NOW, content: { kind: 'recall', of: '1' } }, false, false],
    ['that is a correction', { startedAt: NOW, content: { kind: 'correction', of: '1', ...text('x') } }, false, false],
  ])('of a broadcast %s', (_, over, isRecallable, isCorrectable) => {
    const broadcast = aBroadcast(over)
    expect([canRecall(broadcast, NOW), canCorrect(broadcast, NOW)]).toEqual([isRecallable, isCorrectable])
  })
})

describe('of several recalls and corrections of one broadcast', () => {
  it.each<[string, Revision[], string[]]>([
    ['the first recall', [revision('9', 'recall', 'running'), revision('8', 'recall', 'running')], ['8']],
    [
      'the last correction',
      [revision('8', 'correction', 'done'), revision('9', 'correction', 'running', NOW + 1)],
      ['9'],
    ],
    [
      'the one that began last, whatever its number',
      [revision('8', 'correction', 'running', NOW + 1), revision('9', 'correction', 'done')],
      ['8'],
    ],
    [
      'a recall before any correction',
      [revision('8', 'recall', 'done'), revision('9', 'correction', 'running')],
      ['8'],
    ],
    ['none that was cancelled', [revision('8', 'recall', 'cancelled'), revision('9', 'correction', 'paused')], ['9']],
  ])('stands %s', (_, all, standing) => {
    const open = all.filter(({ state }) => state !== 'cancelled')
    expect(open.filter((one) => !isSuperseded(one, all)).map(({ id }) => id)).toEqual(standing)
  })

  it('none is known of a broadcast that has none, or only ones that wait', () => {
    const { startedAt: _never, ...waiting } = revision('9', 'correction', 'waiting')
    expect([recallOf([]), correctionOf([waiting])]).toEqual([undefined, undefined])
  })
})

describe('the correction whose words a broadcast has', () => {
  it('is the last that began, however it ended', () => {
    const all = [revision('8', 'correction', 'done'), revision('9', 'correction', 'cancelled', NOW + 1)]
    expect(lastCorrection([...all, revision('10', 'recall', 'running', NOW + 2)])?.id).toBe('9')
    const { startedAt: _never, ...waiting } = revision('9', 'correction', 'waiting')
    expect(lastCorrection([waiting])).toBeUndefined()
  })

  it.each<[BroadcastState, number, number, [string, number][], string]>([
    ['running', 9, 0, [], 'under-way'],
    ['stopped', 9, 0, [['http-500', 1]], 'under-way'],
    ['done', 10, 0, [], 'whole'],
    ['done', 7, 0, [['message-gone', 3]], 'whole'],
    ['done', 7, 3, [['blocked-by-user', 3]], 'whole'],
    ['done', 9, 0, [['http-500', 1]], 'partly'],
    ['done', 9, 0, [['too-late', 1]], 'partly'],
    ['cancelled', 9, 0, [['cancelled', 1]], 'partly'],
  ])('that is %s, with %i of 10 changed and %i unreachable, because of %j, is %s', (...row) => {
    const [state, sent, blocked, causes, course] = row
    expect(courseOf(revision('9', 'correction', state), { queued: 10, sent, blocked }, causes)).toBe(course)
  })
})

describe('a content with corrected words', () => {
  const bold = { type: 'bold', offset: 0, length: 3 }

  it('is the same but for them', () => {
    const before = { kind: 'text' as const, ...text('Old.') }
    expect(correctedContent(before, { text: 'New.', entities: [bold], preview: false })).toEqual({
      kind: 'text',
      text: 'New.',
      entities: [bold],
      preview: false,
    })
    expect(correctedContent(media, text('New.'))).toEqual({ ...media, text: 'New.' })
  })

  it('is none of what has no text of its own', () => {
    expect(correctedContent({ kind: 'story', articleId: '1' }, text('x'))).toBeUndefined()
  })

  it('has them already where nothing would change, in whatever order a store gives the fields of a format', () => {
    const before = { kind: 'text' as const, ...text('Old.'), entities: [bold] }
    const shuffled = { length: 3, offset: 0, type: 'bold' }
    expect(hasWords(before, { ...text('Old.'), entities: [shuffled] })).toBe(true)
    expect(hasWords(before, { ...text('Old.'), entities: [] })).toBe(false)
    expect(hasWords(before, { ...before, preview: false })).toBe(false)
    const chosen = { url: 'https://a.example/', size: 'large' } as const
    expect(hasWords({ ...before, preview: chosen }, { ...before, preview: { ...chosen } })).toBe(true)
    expect(hasWords({ ...before, preview: chosen }, { ...before, preview: { ...chosen, isAbove: true } })).toBe(false)
    expect(hasWords(media, { ...text('Old.'), preview: false })).toBe(true)
    expect(hasWords({ kind: 'story', articleId: '1' }, text(''))).toBe(false)
  })
})

describe('whom a broadcast waits for', () => {
  const running = (id: string, over: Partial<Broadcast> = {}) =>
    aBroadcast({ id, state: 'running', startedAt: NOW, ...over })
  const article = (level: 'flash' | 'urgent' | 'notable') => ({ kind: 'article', articleId: '1', level }) as const

  it.each<[string, Broadcast, string | undefined]>([
    ['the one that began first', running('8', { startedAt: NOW + 1 }), '7'],
    ['the smaller number, of two that began together', running('8'), '7'],
    ['nobody newer', running('9', { startedAt: NOW - 1 }), undefined],
    ['nobody, as a flash', running('8', { content: article('flash'), startedAt: NOW + 1 }), undefined],
    ['nobody, as an urgent alert', running('8', { content: article('urgent'), startedAt: NOW + 1 }), undefined],
    ['somebody, as a notable alert', running('8', { content: article('notable'), startedAt: NOW + 1 }), '7'],
    ['nobody, as a recall', running('8', { content: { kind: 'recall', of: '7' }, startedAt: NOW + 1 }), undefined],
    ['nobody, as a correction', running('8', { content: { kind: 'correction', of: '7', ...text('x') } }), undefined],
  ])('%s', (_, broadcast, awaited) => {
    expect(waitsFor(broadcast, [broadcast, running('7')])?.id).toBe(awaited)
  })

  it('is no breaking news and no recall', () => {
    const urgent = [
      running('5', { content: article('urgent') }),
      running('6', { content: { kind: 'recall', of: '1' } }),
    ]
    expect(waitsFor(running('8'), [...urgent, running('8')])).toBeUndefined()
  })
})
