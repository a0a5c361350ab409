import { describe, expect, it } from 'vitest'
import { parseBroadcastLine } from '#domain/broadcast-line'

/** Tuesday 24 November 2026, 10:15:30 in Baku. */
const NOW = Date.UTC(2026, 10, 24, 6, 15, 30)
const AT_HALF_PAST_SIX = Date.UTC(2026, 10, 24, 14, 30)
const names = {
  languages: [
    { code: 'az', name: 'Azərbaycanca' },
    { code: 'en', name: 'English' },
  ],
  sections: [
    { slug: 'politics', name: 'Siyasət' },
    { slug: 'science_education', name: 'Elm və təhsil' },
  ],
}
const read = (text: string) => parseBroadcastLine(text, names, 'Asia/Baku', NOW)

const everyone = { kind: 'everyone' }
const languages = (...codes: string[]) => ({ kind: 'languages', languages: codes })
const sections = (...slugs: string[]) => ({ kind: 'sections', sections: slugs })

describe('the line beside a message to send', () => {
  it.each([
    ['everyone now', { audience: everyone }],
    ['Everyone', { audience: everyone }],
    ['hamıya indi', { audience: everyone }],
    ['hamısı', { audience: everyone }],
    ['всем 18:30', { audience: everyone, startAt: AT_HALF_PAST_SIX }],
    ['az', { audience: languages('az') }],
    ['az, English now', { audience: languages('az', 'en') }],
    ['18:30 az', { audience: languages('az'), startAt: AT_HALF_PAST_SIX }],
    ['siyaset', { audience: sections('politics') }],
    [
      'politics elm və təhsil today at 18:30',
      { audience: sections('politics', 'science_education'), startAt: AT_HALF_PAST_SIX },
    ],
    ['now', {}],
    ['18:30', { startAt: AT_HALF_PAST_SIX }],
  ])('%s names whom and when', (text, expected) => {
    expect(read(text)).toEqual({ kind: 'line', ...expected })
  })

  it.each([
    ['everyone 24.11 9:00', 'past'],
    ['az 31.02 9:00', 'no-such-day'],
    ['everyone tomorrow', 'no-time'],
  ])('%s is refused: %s', (text, code) => {
    expect(read(text)).toEqual({ kind: 'failure', code })
  })

  it.each([
    'Everyone is safe',
    'Roads are closed until 18:30',
    'az kq',
    'all politics',
    '4411239',
    'https://agency.example/xeber/a-1',
  ])('%s is a text of its own', (text) => {
    expect(read(text)).toEqual({ kind: 'text' })
  })
})
