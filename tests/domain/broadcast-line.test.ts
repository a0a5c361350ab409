import fc from 'fast-check'
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
    ['everyone 24.11 9:00', 'past', '24.11 9:00'],
    ['az 31.02 9:00', 'no-such-day', '31.02 9:00'],
    ['tomorrow everyone', 'no-time', 'tomorrow'],
  ])('%s is refused: %s, said of the time alone', (text, code, part) => {
    expect(read(text)).toEqual({ kind: 'failure', code, part })
  })

  it.each([
    ['everone now', ['everone']],
    ['now everone', ['everone']],
    ['everyone nwo', ['nwo']],
    ['az kq', ['kq']],
    ['az politcs 18:30', ['politcs']],
    ['elm və təhsil indii', ['indii']],
    ['everyone tomorow 9:00', ['tomorow']],
    ['everyone 25:30', ['25:30']],
    ['Everyone is safe', ['is', 'safe']],
    ['az politics now', []],
    ['all politics', []],
    ['everyone now 18:30', []],
  ])('%s may be meant as one: it is said what of it is not understood', (text, unknown) => {
    expect(read(text)).toEqual({ kind: 'unclear', unknown, likeness: 'line' })
  })

  it.each(['evryone nwo', 'Metro açıqdır', 'Slowly', 'Closed till noon'])('%s is too short to tell', (text) => {
    expect(read(text)).toEqual({ kind: 'unclear', unknown: text.split(' '), likeness: 'short' })
  })

  it.each([
    'Now open: the new metro station',
    'Now open: Baku',
    'Everyone is safe.',
    'Is everyone safe?',
    'Office closed on Monday',
    'Müşavirə sabaha təyin olunub',
    'Редакция закрыта в понедельник',
    'Everyone\nis safe',
    'All clear!',
    'Roads are closed until 18:30',
    'All schools in Baku open at 9:00 tomorrow after the storm',
    'English and French schools open a joint library in Baku',
    `everyone ${'az '.repeat(80)}kq`,
    '4411239',
    'https://agency.example/xeber/a-1',
  ])('%s is a message, whatever it begins with', (text) => {
    expect(read(text)).toMatchObject({ kind: 'unclear', likeness: 'message' })
  })

  it('is read the same with a mark of haste', () => {
    expect(read('everyone now!')).toEqual({ kind: 'line', audience: everyone })
  })

  it('never takes for a line what has a word it does not know, and names every such word', () => {
    const known = ['everyone', 'az', 'politics', 'now', '18:30', 'tomorrow']
    const strange = fc.constantFrom('zzkq', 'everone', 'nwo', '99:99')
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...known), { maxLength: 5 }), strange, fc.nat(5), (words, odd, place) => {
        const line = words.toSpliced(place, 0, odd).join(' ')
        expect(read(line)).toMatchObject({ kind: 'unclear', unknown: [odd] })
      }),
    )
  })
})
