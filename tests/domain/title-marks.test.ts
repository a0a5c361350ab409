import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArticleFlag } from '#domain/article'
import { parseTitle } from '#domain/title-marks'

describe('marks are taken off and kept as flags', () => {
  it.each<[raw: string, title: string, flags: ArticleFlag[]]>([
    ['Yaşayış binasında yanğın söndürülüb VİDEO', 'Yaşayış binasında yanğın söndürülüb', ['video']],
    ['Fire put out - VIDEO', 'Fire put out', ['video']],
    ['Fire put out – VIDEO', 'Fire put out', ['video']],
    ['Fire put out—VIDEO', 'Fire put out', ['video']],
    ['VIDEO – Fire put out', 'Fire put out', ['video']],
    ['VİDEO Limanda yanğın', 'Limanda yanğın', ['video']],
    ['New studio opens TRIAL VIDEO', 'New studio opens', ['trial-video']],
    ['Üç məkan, bir şəhər  FOTOREPORTAJ', 'Üç məkan, bir şəhər', ['photo']],
    ['Gallery opens PHOTO', 'Gallery opens', ['photo']],
    ['Turnirin qalibi olub – YENİLƏNİB 2', 'Turnirin qalibi olub', ['updated']],
    ['Səfər edəcək YENİLƏNİB', 'Səfər edəcək', ['updated']],
    ['Səfər edəcək YENI\u0307LƏNI\u0307B', 'Səfər edəcək', ['updated']],
    ['Fire put out UPDATED-2', 'Fire put out', ['updated']],
    ['UPDATED 3 - Fire put out', 'Fire put out', ['updated']],
    ['Fire put out (UPDATED)', 'Fire put out', ['updated']],
    ['COMMENT - Why it matters', 'Why it matters', ['comment']],
    ['Why it matters COMMENTARY', 'Why it matters', ['comment']],
    ['Peace is near - Exclusive statement', 'Peace is near', ['exclusive']],
    ['Exclusive statement – Peace is near', 'Peace is near', ['exclusive']],
    ['Ministry condemns the attack - Statement', 'Ministry condemns the attack', ['statement']],
    ['Ministry condemns attack Statement', 'Ministry condemns attack', ['statement']],
    ['® Bank opens a branch', 'Bank opens a branch', ['sponsored']],
    ['Bank opens a branch ® VİDEO', 'Bank opens a branch', ['sponsored', 'video']],
    ['Bank opens a branch VIDEO ®', 'Bank opens a branch', ['sponsored', 'video']],
    ['Fire - UPDATED 2 - VIDEO - PHOTO', 'Fire', ['video', 'photo', 'updated']],
    ['Fire FOTO/VİDEO', 'Fire', ['video', 'photo']],
    ['Пожар потушен ВИДЕО', 'Пожар потушен', ['video']],
    ['BÜTÜN ŞƏHƏRDƏ LEYSAN VİDEO', 'BÜTÜN ŞƏHƏRDƏ LEYSAN', ['video']],
  ])('%s', (raw, title, flags) => {
    expect(parseTitle(raw)).toEqual({ title, flags })
  })
})

describe('words that are no marks stay', () => {
  it.each([
    'Leysan olub – FAKTİKİ HAVA',
    'Minister declined to COMMENT on the talks',
    'MINISTER REFUSES TO COMMENT',
    'The best video games of the year',
    'VIDEO shows moment of impact',
    'Statement by the ministry',
    'Leaders adopt Joint Statement',
    'A Pre-VIDEO',
    'Windows® 11 released',
    '"Zirə" - "Qarabağ" matçı',
    'Photo of the day',
    'Updated rules enter into force',
  ])('%s', (raw) => {
    expect(parseTitle(raw)).toEqual({ title: raw, flags: [] })
  })
})

it('keeps the words of a title that is nothing but marks', () => {
  expect(parseTitle('FOTOREPORTAJ').title).toBe('FOTOREPORTAJ')
  expect(parseTitle('VIDEO - UPDATED').title).toBe('VIDEO - UPDATED')
  expect(parseTitle('®').title).toBe('®')
})

it('never loses a headline, adds nothing, and finds no mark in what it returns', () => {
  const part = fc.constantFrom(
    'VIDEO',
    'VİDEO',
    'UPDATED 2',
    '®',
    ' - ',
    '—',
    ' ',
    'Fire',
    'in port',
    '(',
    ')',
    'Statement',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(part).map((parts) => parts.join('')),
        fc.string({ unit: 'grapheme' }),
      ),
      (raw) => {
        const { title } = parseTitle(raw)
        const whole = raw.normalize('NFC').replace(/\s+/gu, ' ').trim()
        expect(whole).toContain(title)
        expect(title === '').toBe(whole === '')
        if (title !== whole) expect(parseTitle(title).title).toBe(title)
      },
    ),
  )
})
