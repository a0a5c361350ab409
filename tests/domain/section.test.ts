import { describe, expect, it } from 'vitest'
import { compareSections, findSections, sectionSlug, wantsSection } from '#domain/section'
import { NO_SECTIONS, SECTION_NAMES, SECTIONS } from '#domain/section-names'

describe('a section as an agency prints it', () => {
  it.each([
    ['SİYASƏT', 'politics'],
    ['Siyaset', 'politics'],
    ['POLITICS', 'politics'],
    ['Политика', 'politics'],
    ['İqtisadiyyat', 'economy'],
    ['Official chronicle', 'official_chronicle'],
    ['official_chronicle', 'official_chronicle'],
    ['rəsmi xronika', 'official_chronicle'],
    ['ОФИЦИАЛЬНАЯ ХРОНИКА', 'official_chronicle'],
    ['Science & Education', 'science_education'],
    ['Elm və təhsil', 'science_education'],
    ['В мире', 'world'],
    ['  Sport ', 'sport'],
    ['Économie', 'economy'],
    ['Müsahibələr', 'interview'],
  ])('%s is %s', (name, slug) => {
    expect(sectionSlug(name)).toBe(slug)
  })

  it.each([
    ['Qarabağ', 'qarabag'],
    ['Green World', 'green_world'],
    ['Зелёный мир', 'zelenyy_mir'],
    ['COP30', 'cop30'],
    ['Internationalisation Nonproliferation', 'internationalisation_nonprolif'],
  ])('%s, unknown, is %s', (name, slug) => {
    expect(sectionSlug(name)).toBe(slug)
  })

  it.each([
    '',
    '  ',
    'News',
    'Bütün xəbərlər',
    'Лента новостей',
    'Home',
    '123',
    '!!!',
    'x',
    '<b>Politics</b>',
    'https://agency.example/politics',
    'A whole sentence that says something about the news',
    '新闻',
    'p'.repeat(81),
  ])('"%s" is none', (name) => {
    expect(sectionSlug(name)).toBeUndefined()
  })

  it('no name stands for two sections, nor for one and for none', () => {
    const names = Object.entries(SECTION_NAMES).flatMap(([slug, all]) => all.split('|').map((name) => [name, slug]))
    expect(names.filter(([name = '', slug]) => sectionSlug(name) !== slug)).toEqual([])
    expect(NO_SECTIONS.split('|').filter((name) => sectionSlug(name) !== undefined)).toEqual([])
  })

  it('every slug means itself', () => {
    expect(SECTIONS.map(sectionSlug)).toEqual([...SECTIONS])
  })
})

describe('the sections a reader’s line names', () => {
  const names = [
    { slug: 'politics', name: 'Siyasət' },
    { slug: 'economy', name: 'İqtisadiyyat' },
    { slug: 'official_chronicle', name: 'Rəsmi xronika' },
    { slug: 'science_education', name: 'Elm və təhsil' },
    { slug: 'green_world', name: 'Green World' },
  ]

  it.each([
    ['politics economy', ['politics', 'economy']],
    ['economy politics', ['politics', 'economy']],
    ['politics İqtisadiyyat, "official chronicle"', ['politics', 'economy', 'official_chronicle']],
    ['IQTISADIYYAT', ['economy']],
    ['elm ve tehsil resmi xronika', ['official_chronicle', 'science_education']],
    ['политика; green world', ['politics', 'green_world']],
    ['politics politics', ['politics']],
    ['all', ['all']],
    ['Hamısı', ['all']],
    ['politics все', ['all']],
    ['', []],
  ])('"%s"', (text, found) => {
    expect(findSections(text, names)).toEqual({ found, unknown: [] })
  })

  it('tells what it does not know, and what this newsroom does not have', () => {
    expect(findSections('politics, sport chess', names)).toEqual({ found: ['politics'], unknown: ['sport', 'chess'] })
  })
})

describe('whether a section is wanted', () => {
  it.each([
    ['all', true, 'sport', true],
    ['all', true, undefined, true],
    ['all', false, 'other', false],
    ['politics', true, 'politics', true],
    ['politics', true, 'sport', false],
    ['politics', true, 'other', true],
    ['politics', true, undefined, true],
    ['politics', false, undefined, false],
  ])('by who chose %s, the rest %s: of %s %s', (chosen, other, section, expected) => {
    expect(wantsSection({ chosen: chosen === 'all' ? 'all' : [chosen], other }, section)).toBe(expected)
  })
})

describe('reading order', () => {
  it('is that of the known sections, then the unknown by name, then what has none', () => {
    const sorted = ['other', 'sport', 'zeta', 'politics', 'alpha', 'official_chronicle'].sort(compareSections)
    expect(sorted).toEqual(['official_chronicle', 'politics', 'sport', 'alpha', 'zeta', 'other'])
  })
})
