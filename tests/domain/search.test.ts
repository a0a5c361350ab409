import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasPhrase, joinWords, loosenSearch, parseSearch } from '#domain/search'
import { pageWords, searchWords } from '#domain/search-words'
import { aPage } from '../support/builders.ts'

function isFound(search: string, text: string): boolean {
  const parsed = parseSearch(search)
  if (parsed.kind === 'failure') throw new Error(parsed.code)
  const joined = joinWords(searchWords(text))
  return parsed.phrases.every((phrase) => hasPhrase(joined, phrase))
}

describe('a search', () => {
  it.each([
    ['Şuşa', 'Prezident Şuşada çıxış edib'],
    ['susa', 'Prezident Şuşada çıxış edib'],
    ['IRAN', 'İran və Azərbaycan'],
    ['İran', 'Iran and Azerbaijan'],
    ['azerbaycan', 'Azərbaycanın iqtisadiyyatı'],
    ['gizil', 'Qızıl deyil: gizil'],
    ['vse', 'Всё о выборах'],
    ['все', 'Всё о выборах'],
    ['vybory', 'Выборы прошли'],
    ['Выборы', 'vybory proshli'],
    ['oil price', 'The price of Azeri oil rose'],
    ['"price of azeri"', 'The price of Azeri oil rose'],
    ['«Heydər Əliyev Fondu»', 'Heydər Əliyev Fondunun layihəsi'],
    ['COVID-19', 'Fight against Covid 19 goes on'],
    ['5', 'Article 5 of the law'],
    ['总统', '阿塞拜疆总统发表讲话'],
    ["O'Neil", 'Mr O’Neil said'],
  ])('%s finds “%s”', (search, text) => {
    expect(isFound(search, text)).toBe(true)
  })

  it.each([
    ['usa', 'Şuşada'],
    ['oil gold', 'The price of oil'],
    ['"price azeri"', 'The price of Azeri oil rose'],
    ['5', '500 people'],
    ['a', 'an apple'],
    ['统总', '阿塞拜疆总统发表讲话'],
    ['covid-19', '19 cases of covid'],
  ])('%s does not find “%s”', (search, text) => {
    expect(isFound(search, text)).toBe(false)
  })

  it.each([
    ['İstanbulda aeroport', 'İstanbul aeroportunda yeni zolaq', true],
    ['Suriyada', 'İsrail ordusu Suriyanın cənubuna zərbələr endirib', true],
    ['məktəbdə müəllimlər', 'Məktəblərin müəllimləri üçün təlimlər', true],
    ['Eboladan', 'Konqoda Ebola virusu', true],
    ['Bakıda', 'Bakı metrosu', true],
    ['Зеленский', 'Tramp Zelenskini çağırıb', true],
    ['Путину', 'Владимир Путин встретился с премьером', true],
    ['"Heydər Əliyevə fond"', 'Heydər Əliyev Fondu', true],
    ['internetdən', 'International summit', false],
    ['COVID-20', 'Covid 19', false],
  ])('that is loosened, %s, finds other endings: “%s” %s', (line, text, does) => {
    const parsed = parseSearch(line)
    const loose = parsed.kind === 'search' ? loosenSearch(parsed.phrases) : undefined
    expect(loose?.every((phrase) => hasPhrase(joinWords(searchWords(text)), phrase))).toBe(does)
  })

  it.each(['neft', '5', 'su', 'Çin qaz'])('of short words alone cannot be loosened: %s', (line) => {
    const parsed = parseSearch(line)
    expect(parsed.kind === 'search' && loosenSearch(parsed.phrases)).toBeUndefined()
  })

  it.each([
    ['', 'empty'],
    ['"" !? —', 'empty'],
    ['one two three four five six seven eight nine ten eleven', 'too-long'],
    [`a${'b'.repeat(300)}`, 'too-long'],
  ])('%s is refused: %s', (line, code) => {
    expect(parseSearch(line)).toEqual({ kind: 'failure', code })
  })

  it('has words of letters, marks and digits only, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (line) => {
        for (const word of searchWords(line)) expect(word).toMatch(/^[\p{L}\p{M}\p{N}]{1,40}$/u)
      }),
    )
  })

  it('looks into lead, paragraphs, questions and answers, and for who speaks', () => {
    const page = aPage({ speaker: 'Aygün Əliyeva', turns: [{ question: 'Nə vaxt?', answer: ['Sabah.', 'Axşam.'] }] })
    const joined = joinWords(pageWords(page))
    for (const words of [['happened'], ['second', 'paragraph'], ['aygun'], ['ne', 'vaxt'], ['sabah', 'axsam']])
      expect(
        hasPhrase(
          joined,
          words.map((word) => ({ word, whole: true })),
        ),
      ).toBe(true)
  })
})

describe('the words of a page', () => {
  it('are those of its texts, however long a paragraph is', () => {
    const long = Array.from({ length: 9000 }, (_, index) => `word${index}`).join(' ')
    const page = aPage({ lead: ['First.'], paragraphs: [{ kind: 'text', text: long }], turns: [] })
    expect(pageWords(page)).toEqual(searchWords(`First.\n${long}`))
  })

  it('are no more than count, in a moment, where one letter folds into eighteen', () => {
    const startedAt = performance.now()
    expect(pageWords(aPage({ paragraphs: [{ kind: 'text', text: 'ﷺ'.repeat(1_000_000) }] }))).toHaveLength(50_000)
    expect(performance.now() - startedAt).toBeLessThan(1000)
  })
})
