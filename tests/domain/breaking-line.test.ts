import { describe, expect, it } from 'vitest'
import { parseBreakingLine } from '#domain/breaking-line'

/** Tuesday 24 November 2026, 10:15:30 in Baku. */
const NOW = Date.UTC(2026, 10, 24, 6, 15, 30)
const AT_HALF_PAST_SIX = Date.UTC(2026, 10, 24, 14, 30)
const read = (text: string) => parseBreakingLine(text, 'Asia/Baku', NOW)

describe('what an editor writes after the article', () => {
  it.each([
    ['', {}],
    ['now', {}],
    ['flash', { level: 'flash' }],
    ['срочно', { level: 'urgent' }],
    ['TƏCİLİ', { level: 'urgent' }],
    ['son dəqiqə', { level: 'flash' }],
    ['стоит знать', { level: 'notable' }],
    ['flash 18:30', { level: 'flash', startAt: AT_HALF_PAST_SIX }],
    ['18:30 молния', { level: 'flash', startAt: AT_HALF_PAST_SIX }],
    ['bu gün 18:30 son dəqiqə', { level: 'flash', startAt: AT_HALF_PAST_SIX }],
    ['notable today at 18:30', { level: 'notable', startAt: AT_HALF_PAST_SIX }],
    ['18:30', { startAt: AT_HALF_PAST_SIX }],
    ['urgent now', { level: 'urgent' }],
  ])('"%s" says how important and when', (text, said) => {
    expect(read(text)).toEqual({ kind: 'line', ...said })
  })

  it.each([
    ['flash 24.11 9:00', 'past', '24.11 9:00'],
    ['31.02 9:00 urgent', 'no-such-day', '31.02 9:00'],
    ['flash tomorrow', 'no-time', 'tomorrow'],
  ])('"%s" is refused: %s', (text, code, part) => {
    expect(read(text)).toEqual({ kind: 'failure', code, part })
  })

  it.each([
    ['loud', 'loud'],
    ['flash loud', 'loud'],
    ['flash 18:30 please', '18:30 please'],
  ])('of "%s" it says that "%s" is neither', (text, part) => {
    expect(read(text)).toEqual({ kind: 'unclear', part })
  })
})
