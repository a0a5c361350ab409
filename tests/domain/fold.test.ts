import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldedWords } from '#domain/fold'

describe('folded letters', () => {
  it.each([
    ['ŞUŞA', 'susa'],
    ['İqtisadiyyat', 'iqtisadiyyat'],
    ['IŞIQ ışıq', 'isiq isiq'],
    ['Əhməd çöl gül dağ', 'ehmed col gul dag'],
    ['Ёлка', 'елка'],
    ['Новый Йод', 'новый йод'],
    ['Straße ÆØ ﬁ', 'strasse aeo fi'],
    ['مُحَمَّد', 'محمد'],
    ['हिन्दी', 'हिन्दी'],
    ['서울', '서울'],
  ])('%s is %s', (text, expected) => {
    expect(fold(text)).toBe(expected.normalize('NFC'))
  })

  it('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 500 },
    )
  })

  it('words are runs of letters and digits; an apostrophe does not part them', () => {
    expect(foldedWords('Azerbaijan’s “Sea Breeze 2026” – №1!')).toEqual(['azerbaijans', 'sea', 'breeze', '2026', 'no1'])
  })
})
