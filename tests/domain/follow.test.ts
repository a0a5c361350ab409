import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addPhrase,
  findPhrase,
  followKey,
  headlineKeys,
  isFollowed,
  MOST_WORDS,
  parseFollow,
  phraseId,
  splitFollows,
} from '#domain/follow'

describe('a phrase to follow', () => {
  it.each([
    ['Şuşa', 'Şuşa'],
    ['  oil   price ', 'oil price'],
    ['“Qarabağ” Universiteti', 'Qarabağ Universiteti'],
    ['«Баку»', 'Баку'],
    ['油', '油'],
    ['G7', 'G7'],
  ])('%s is kept as %s', (text, phrase) => {
    expect(parseFollow(text)).toEqual({ kind: 'phrase', phrase })
  })

  it.each([
    ['', 'empty'],
    ['""', 'empty'],
    ['!!! — ?', 'empty'],
    ['a', 'too-short'],
    ['ə.', 'too-short'],
    ['a'.repeat(61), 'too-long'],
    ['one two three four five six seven', 'too-long'],
  ])('"%s" is refused as %s', (text, code) => {
    expect(parseFollow(text)).toEqual({ kind: 'failure', code })
  })

  it('is one of several where a line has commas', () => {
    expect(splitFollows('Şuşa, oil price;\nCOP29,')).toEqual(['Şuşa', ' oil price', 'COP29'])
  })
})

describe('a headline matches', () => {
  it.each([
    ['Şuşa', 'Şuşada festival keçirilir'],
    ['susa', 'ŞUŞADA FESTİVAL'],
    ['sülh', 'SÜLH MÜQAVİLƏSİ İMZALANDI'],
    ['ISIQ', 'İşıq və kölgə'],
    ['oil price', 'Oil prices rise again'],
    ['елка', 'Ёлка зажглась'],
    ['Qarabağ at', 'Qarabağ atlarının sərgisi'],
  ])('%s in “%s”', (phrase, title) => {
    expect(isFollowed(phrase, title)).toBe(true)
  })

  it.each([
    ['oil', 'Turmoil in the markets'],
    ['price oil', 'Oil price rises'],
    ['oil price', 'Oil and gas price'],
    ['.*', 'Everything'],
    ['a.*z', 'Axz'],
  ])('but not %s in “%s”', (phrase, title) => {
    expect(isFollowed(phrase, title)).toBe(false)
  })

  it('only where one of its keys is the phrase’s, so that an index of keys misses nobody', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aəşSİıё й油-’.', ' '), maxLength: 30 })
    fc.assert(
      fc.property(text, text, (phrase, title) => {
        const key = followKey(phrase)
        if (isFollowed(phrase, title)) expect(headlineKeys(title)).toContain(key)
      }),
    )
  })
})

describe('the words of a chat', () => {
  it('have a phrase once, however it is written', () => {
    expect(addPhrase(['Şuşa'], 'Neft')).toEqual({ kind: 'added', words: ['Şuşa', 'Neft'] })
    expect(addPhrase(['Şuşa', 'Neft'], 'SUSA')).toEqual({ kind: 'known', phrase: 'Şuşa' })
  })

  it('are no more than fifty', () => {
    const full = Array.from({ length: MOST_WORDS }, (_, index) => `word${index}`)
    expect(addPhrase(full.slice(1), 'one more').kind).toBe('added')
    expect(addPhrase(full, 'one more')).toEqual({ kind: 'full' })
    expect(addPhrase(full, 'WORD7')).toEqual({ kind: 'known', phrase: 'word7' })
  })

  it('are found by a short name that no other phrase of theirs has', () => {
    const words = ['Şuşa', 'oil price', 'oilprice']
    expect(findPhrase(words, phraseId('OIL  Price!'))).toBe('oil price')
    expect(findPhrase(words, phraseId('oil'))).toBeUndefined()
    expect(new Set(words.map(phraseId)).size).toBe(3)
    expect(phraseId('Şuşa')).toMatch(/^[0-9a-z]{11}$/)
  })
})
