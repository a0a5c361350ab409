import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '#domain/article'
import { composeDigest, type DigestPreferences, prepareCandidates } from '#domain/compose-digest'
import type { Digest } from '#domain/digest'
import { compareSections } from '#domain/section'
import { anArticle, DAY, HOUR, MINUTE, NOW } from '../support/builders.ts'

const WINDOW = { fromAt: NOW - DAY, untilAt: NOW }
const ALL = { chosen: 'all' as const, other: true }

const WORDS = 'anvil birch cobalt dune ember fjord grove harbour inlet jasper kelp lagoon meadow nectar opal'.split(' ')

/** A headline that shares no word with that of another number. */
const titleOf = (number: number) => ['kelp', 'opal', 'dune', 'birch'].map((word) => `${word[0]}${number}`).join(' ')

function someArticles(count: number, over: Partial<Article> | ((index: number) => Partial<Article>) = {}): Article[] {
  return Array.from({ length: count }, (_, index) => {
    const own = typeof over === 'function' ? over(index) : over
    const id = own.id ?? `${own.section ?? 'none'}-${own.language ?? 'az'}-${index}`
    return anArticle({ title: titleOf(hash(id)), countsAt: NOW - HOUR - index * MINUTE, ...own, id })
  })
}

function hash(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7)
}

function compose(articles: Article[], over: Partial<DigestPreferences> = {}, limit?: number): Digest {
  const preferences = { languages: ['az'], sections: ALL, sponsored: false, ...over }
  return composeDigest(prepareCandidates(articles), preferences, WINDOW, limit)
}

const idsOf = (digest: Digest) => digest.groups.flatMap(({ articles }) => articles.map(({ id }) => id))
const counts = (digest: Digest) =>
  Object.fromEntries(digest.groups.map(({ section, articles }) => [section, articles.length]))

describe('what is in a digest', () => {
  it.each([
    ['an article of another language', { language: 'ru' }],
    ['one at the very start of the window', { countsAt: WINDOW.fromAt }],
    ['one after the slot', { countsAt: NOW + 1 }],
    ['a withdrawn one', { withdrawnAt: NOW }],
    ['a sponsored one', { flags: ['sponsored' as const] }],
    ['the agency’s own bulletin', { title: 'Bu saata olan əsas xəbərlər' }],
  ])('not %s', (_, over) => {
    expect(compose([anArticle(over)])).toEqual({ ...WINDOW, groups: [], restIds: [] })
  })

  it.each([
    ['one that counts at the slot itself', { countsAt: NOW }],
    ['one right after the start', { countsAt: WINDOW.fromAt + 1 }],
    ['one without a section', {}],
  ])('%s', (_, over) => {
    expect(idsOf(compose([anArticle(over)]))).toEqual(['4411239'])
  })

  it('sponsored items where the reader allows them, behind the news', () => {
    const articles = [
      ...someArticles(3, { section: 'culture' }),
      anArticle({ id: 'ad', flags: ['sponsored'], section: 'culture' }),
    ]
    expect(idsOf(compose(articles, { sponsored: true })).at(-1)).toBe('ad')
  })

  it('only the sections chosen, and what has none unless that is switched off', () => {
    const articles = [
      ...someArticles(2, { section: 'politics' }),
      ...someArticles(2, { section: 'sport' }),
      ...someArticles(1),
    ]
    expect(counts(compose(articles, { sections: { chosen: ['sport'], other: true } }))).toEqual({ sport: 2, other: 1 })
    expect(counts(compose(articles, { sections: { chosen: ['sport'], other: false } }))).toEqual({ sport: 2 })
  })

  it('routine never makes a digest; it stands in the rest', () => {
    const weather = anArticle({ id: 'weather', title: 'Weather forecast for tomorrow' })
    expect(compose([weather])).toMatchObject({ groups: [], restIds: ['weather'] })
    const digest = compose([weather, ...someArticles(2)], {}, 10)
    expect(idsOf(digest)).not.toContain('weather')
    expect(digest.restIds).toEqual(['weather'])
  })
})

describe('the front page', () => {
  it('takes no more than three of a section while others have something', () => {
    const articles = ['politics', 'economy', 'sport', 'world'].flatMap((section) => someArticles(6, { section }))
    const digest = compose(articles)
    expect(Math.max(...Object.values(counts(digest)))).toBe(3)
    expect(idsOf(digest)).toHaveLength(10)
    expect(digest.restIds).toHaveLength(14)
  })

  it('fills up from one section when there is nothing else', () => {
    const articles = [...someArticles(20, { section: 'politics' }), ...someArticles(1, { section: 'sport' })]
    expect(counts(compose(articles))).toEqual({ politics: 9, sport: 1 })
  })

  it('gives each of the chosen sections its share', () => {
    const articles = [
      ...someArticles(30, { section: 'official_chronicle', flags: ['updated', 'video'] }),
      ...someArticles(5, { section: 'sport' }),
      ...someArticles(2, { section: 'tourism' }),
    ]
    const sections = { chosen: ['sport', 'tourism', 'official_chronicle'], other: false }
    expect(counts(compose(articles, { sections }))).toEqual({ official_chronicle: 5, tourism: 2, sport: 3 })
  })

  it('spreads headlines by a guess while no section is known', () => {
    const sport = someArticles(8, (index) => ({
      id: `s${index}`,
      title: `Football ${titleOf(index)}`,
      flags: ['updated'],
    }))
    const rest = someArticles(8, (index) => ({ id: `r${index}` }))
    const shown = idsOf(compose([...sport, ...rest]))
    expect(shown.filter((id) => id.startsWith('s'))).toHaveLength(3)
  })

  it('is grouped in reading order, the best of a section first', () => {
    const articles = [
      ...someArticles(2, { section: 'sport' }),
      anArticle({ id: 'plain', section: 'politics', title: titleOf(501) }),
      anArticle({
        id: 'interview',
        section: 'politics',
        title: titleOf(502),
        page: { fetchedAt: 0, readingMinutes: 4, turns: 5 },
      }),
      ...someArticles(1),
    ]
    const digest = compose(articles)
    expect(digest.groups.map(({ section }) => section)).toEqual(['politics', 'sport', 'other'])
    expect(digest.groups[0]?.articles.map(({ id }) => id)).toEqual(['interview', 'plain'])
  })

  it('of equals, takes the newest', () => {
    const articles = someArticles(12, (index) => ({ id: `a${index}`, section: 'world' }))
    expect(idsOf(compose(articles, {}, 3))).toEqual(['a0', 'a1', 'a2'])
  })
})

describe('near-duplicates', () => {
  const twice = (first: Partial<Article>, second: Partial<Article>) =>
    compose([
      anArticle({ id: 'first', title: 'Minister opens a new school in Ganja', ...first }),
      anArticle({ id: 'second', title: 'Minister opens new school in Ganja', ...second }),
    ])

  it('come once, and do not come back in the rest', () => {
    const digest = twice({}, {})
    expect(idsOf(digest)).toHaveLength(1)
    expect(digest.restIds).toEqual([])
  })

  it.each([
    ['the newer one stays', { countsAt: NOW - 2 * HOUR }, { countsAt: NOW - HOUR }, 'second'],
    ['the updated one stays, though older', { countsAt: NOW - 2 * HOUR, flags: ['updated' as const] }, {}, 'first'],
    ['the corrected one stays, though older', { countsAt: NOW - 2 * HOUR, revision: 1 }, {}, 'first'],
    ['across sections too', { section: 'society' }, { section: 'science_education', countsAt: NOW }, 'second'],
  ])('%s', (_, first, second, expected) => {
    expect(idsOf(twice(first, second))).toEqual([expected])
  })
})

describe('a second language', () => {
  it('only fills the places the first leaves empty', () => {
    const articles = [
      ...someArticles(7, { language: 'az', section: 'world' }),
      ...someArticles(20, { language: 'ru', section: 'politics' }),
    ]
    const languages = compose(articles, { languages: ['az', 'ru'] }).groups.flatMap((group) =>
      group.articles.map(({ language }) => language),
    )
    expect(languages.filter((language) => language === 'az')).toHaveLength(7)
    expect(languages.filter((language) => language === 'ru')).toHaveLength(3)
  })

  it('is not on the page when the first fills it', () => {
    const articles = [
      ...someArticles(10, { section: 'tourism' }),
      ...someArticles(20, { language: 'ru', section: 'politics' }),
    ]
    const digest = compose(articles, { languages: ['az', 'ru'] })
    expect(counts(digest)).toEqual({ tourism: 10 })
    expect(digest.restIds).toHaveLength(20)
  })

  it('stands behind the first in the rest', () => {
    const articles = [
      ...someArticles(15, { section: 'tourism' }),
      ...someArticles(5, { language: 'ru', section: 'politics' }),
    ]
    const { restIds } = compose(articles, { languages: ['az', 'ru'] })
    expect(restIds.map((id) => id.split('-')[1])).toEqual([...Array(5).fill('az'), ...Array(5).fill('ru')])
  })
})

describe('whatever the candidates', () => {
  const anyArticle = fc
    .record({
      id: fc.integer({ min: 1, max: 60 }).map(String),
      words: fc.array(fc.constantFrom(...WORDS, 'Football', 'Baku'), { minLength: 1, maxLength: 6 }),
      section: fc.constantFrom(undefined, 'other', 'politics', 'sport', 'culture', 'made_up'),
      language: fc.constantFrom('az', 'ru', 'en'),
      flags: fc.subarray(['sponsored', 'updated', 'video'] as const),
      agoMin: fc.integer({ min: -60, max: 1500 }),
    })
    .map(({ words, section, agoMin, flags, ...rest }) =>
      anArticle({
        ...rest,
        ...(section && { section }),
        flags: [...flags],
        title: words.join(' '),
        countsAt: NOW - agoMin * MINUTE,
      }),
    )
  const anyArticles = fc.uniqueArray(anyArticle, { maxLength: 40, selector: ({ id }) => id })
  const anyPreferences: fc.Arbitrary<DigestPreferences> = fc.record({
    languages: fc.constantFrom<string[]>(['az'], ['az', 'ru'], ['en', 'az']),
    sections: fc.record({
      chosen: fc.oneof(fc.constant<'all'>('all'), fc.subarray(['politics', 'sport', 'culture', 'made_up'])),
      other: fc.boolean(),
    }),
    sponsored: fc.boolean(),
  })

  it('their order changes nothing', () => {
    fc.assert(
      fc.property(anyArticles, anyPreferences, fc.infiniteStream(fc.nat()), (articles, preferences, keys) => {
        const shuffled = articles
          .map((article) => ({ article, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
        const digest = compose(articles, preferences)
        expect(
          compose(
            shuffled.map(({ article }) => article),
            preferences,
          ),
        ).toEqual(digest)
      }),
    )
  })

  it('at most the limit is shown, in reading order, and nothing twice', () => {
    fc.assert(
      fc.property(anyArticles, anyPreferences, fc.integer({ min: 1, max: 12 }), (articles, preferences, limit) => {
        const digest = compose(articles, preferences, limit)
        const shown = idsOf(digest)
        expect(shown.length).toBeLessThanOrEqual(limit)
        const listed = [...shown, ...digest.restIds]
        expect(new Set(listed).size).toBe(listed.length)
        const sections = digest.groups.map(({ section }) => section)
        expect(sections.toSorted(compareSections)).toEqual(sections)
        expect(digest.groups.every((group) => group.articles.length > 0)).toBe(true)
        if (shown.length < limit) {
          const news = digest.restIds.filter(
            (id) => prepareCandidates(articles.filter((one) => one.id === id))[0]?.points,
          )
          expect(news).toEqual([])
        }
      }),
    )
  })
})
