import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifyItems, idForHost, isSameArticle, keysOfUrl, type RawIdentity } from '#domain/identity'
import { uniqueItems } from '#domain/unique-items'

const FEED = 'https://agency.example/rss'

function item(fields: Partial<RawIdentity>): RawIdentity {
  return { title: 'A headline', ...fields }
}

function keysOf(fields: Partial<RawIdentity>): string[] {
  return identifyItems([item(fields)], FEED)[0]?.keys ?? []
}

function areSame(first: Partial<RawIdentity>, second: Partial<RawIdentity>): boolean {
  return isSameArticle(keysOf(first), keysOf(second))
}

describe('items are one article', () => {
  it.each<[why: string, first: Partial<RawIdentity>, second: Partial<RawIdentity>]>([
    [
      'an update keeps the number and changes slug, title and date',
      { url: 'https://agency.example/xeber/fire_in_port-4411044', publishedAt: 1 },
      { url: 'https://agency.example/xeber/fire_in_port_is_out___updated_2-4411044', publishedAt: 2 },
    ],
    ['http or https', { url: 'http://a.example/x-12345' }, { url: 'https://a.example/x-12345' }],
    ['with and without www', { url: 'https://www.a.example/story' }, { url: 'https://a.example/story/' }],
    [
      'the accessible edition',
      { url: 'https://a.example/en/xeber/x-4411044' },
      { url: 'https://special.a.example/en/xeber/4411044' },
    ],
    [
      'tracking parameters and fragment',
      { url: 'https://a.example/story?utm_source=rss&b=1#top' },
      { url: 'https://a.example/story?b=1&fbclid=x' },
    ],
    [
      'the number in a parameter',
      { url: 'https://a.example/show.php?id=512345&x=1' },
      { url: 'https://a.example/show.php?x=2&id=512345' },
    ],
    [
      'the number before the slug',
      { url: 'https://a.example/news/10738994-old-slug' },
      { url: 'https://a.example/news/10738994-new' },
    ],
    [
      'the number as a folder',
      { url: 'https://a.example/az/789262/old/' },
      { url: 'https://a.example/az/789262/new/' },
    ],
    [
      'a short number with marks of an update',
      { url: 'https://a.example/alpha-2' },
      { url: 'https://a.example/alpha-updated-2' },
    ],
    [
      'a guid that stays',
      { url: 'https://a.example/old', guid: 'tag:1' },
      { url: 'https://a.example/new', guid: 'tag:1' },
    ],
    ['a guid whose fragment counts updates', { guid: 'https://a.example/c#0' }, { guid: 'https://a.example/c#8' }],
    [
      'a guid that changes under the same link',
      { url: 'https://a.example/one', guid: 'f00' },
      { url: 'https://a.example/one', guid: 'ba5' },
    ],
    [
      'a permanent guid that keeps the first link',
      { url: 'https://a.example/first', guid: 'https://a.example/first' },
      { url: 'https://a.example/second', guid: 'https://a.example/first' },
    ],
    ['the ending of the file', { url: 'https://a.example/x-4205274.html' }, { url: 'https://a.example/x-4205274' }],
  ])('%s', (_, first, second) => {
    expect(areSame(first, second)).toBe(true)
  })
})

describe('items are different articles', () => {
  it.each<[why: string, first: Partial<RawIdentity>, second: Partial<RawIdentity>]>([
    [
      'another number under the same slug',
      { url: 'https://a.example/weather-4411001' },
      { url: 'https://a.example/weather-4411002' },
    ],
    [
      'another number under the same guid',
      { url: 'https://a.example/x-4411001', guid: 'g' },
      { url: 'https://a.example/x-4411002', guid: 'g' },
    ],
    ['one number on two hosts', { url: 'https://a.example/x-4411001' }, { url: 'https://b.example/x-4411001' }],
    [
      'the same day at the end',
      { url: 'https://a.example/fire-20260914' },
      { url: 'https://a.example/flood-20260914' },
    ],
    [
      'the same day as folders',
      { url: 'https://a.example/2026/09/14', guid: 'a' },
      { url: 'https://a.example/2026/09/14/fire', guid: 'b' },
    ],
    ['the same year', { url: 'https://a.example/budget-2026' }, { url: 'https://a.example/election-2026' }],
    [
      'second parts of two stories',
      { url: 'https://a.example/alpha/part-2' },
      { url: 'https://a.example/beta/part-2' },
    ],
    [
      'a short number all stories end in',
      { url: 'https://a.example/iran-100.html' },
      { url: 'https://a.example/iran-talks-100.html' },
    ],
    [
      'links to the front page',
      { url: 'https://a.example/', title: 'One' },
      { url: 'https://a.example/', title: 'Two' },
    ],
    [
      'different pages of a script',
      { url: 'https://a.example/quote.php?id=11' },
      { url: 'https://a.example/quote.php?id=12' },
    ],
  ])('%s', (_, first, second) => {
    expect(areSame(first, second)).toBe(false)
  })
})

describe('the document as a whole decides what is shared', () => {
  it('ignores one guid for all items', () => {
    const [first, second] = identifyItems(
      [item({ url: 'https://a.example/one', guid: 'same' }), item({ url: 'https://a.example/two', guid: 'same' })],
      FEED,
    )
    expect(isSameArticle(first?.keys ?? [], second?.keys ?? [])).toBe(false)
  })

  it('ignores a guid that is the mere beginning of the link', () => {
    expect(keysOf({ url: 'https://a.example/news/detail/x', guid: 'https://a.example/news/detail/' })).toEqual([
      'url:a.example/news/detail/x',
    ])
  })

  it('ignores one link for items that differ in guid and title', () => {
    const url = 'https://a.example/live-12345'
    const [first, second] = identifyItems(
      [item({ url, guid: '1', title: 'One' }), item({ url, guid: '2', title: 'Two' })],
      FEED,
    )
    expect(isSameArticle(first?.keys ?? [], second?.keys ?? [])).toBe(false)
  })

  it('ignores a section number inside the path', () => {
    const [first, second] = identifyItems(
      [item({ url: 'https://a.example/10012/alpha' }), item({ url: 'https://a.example/10012/beta' })],
      FEED,
    )
    expect(isSameArticle(first?.keys ?? [], second?.keys ?? [])).toBe(false)
  })

  it('keeps one of an article listed twice, the later', () => {
    const listed = [
      { keys: ['guid:a', 'url:x'], publishedAt: 5, name: 'early' },
      { keys: ['guid:b'], publishedAt: 1, name: 'other' },
      { keys: ['guid:a', 'url:y'], publishedAt: 9, name: 'late' },
    ]
    expect(uniqueItems(listed).map(({ name }) => name)).toEqual(['late', 'other'])
  })
})

describe('the public id', () => {
  it('is the number of the link', () => {
    expect(identifyItems([item({ url: 'https://azertag.example/xeber/x-4411239' })], FEED)[0]?.wantedId).toBe('4411239')
  })

  it('is a short hash without one, and made unique by the host', () => {
    const id = identifyItems([item({ url: 'https://a.example/story' })], FEED)[0]?.wantedId ?? ''
    expect(id).toMatch(/^[a-z0-9]{11}$/)
    expect(idForHost('4411239', 'a.example')).toMatch(/^4411239-[a-z0-9]{7}$/)
    expect(idForHost('4411239', 'a.example')).toBe(idForHost('4411239', 'www.a.example'))
    expect(idForHost('4411239', 'a.example')).not.toBe(idForHost('4411239', 'b.example'))
  })
})

describe('links of readers', () => {
  it('lead to the same keys as the feed', () => {
    const keys = keysOfUrl('http://www.agency.example/xeber/anything-4411239?utm_medium=share#x')
    expect(keys[0]).toBe(keysOf({ url: 'https://agency.example/xeber/fire-4411239' })[0])
    expect(keysOfUrl('mailto:a@b.example')).toEqual([])
  })
})

const slug = fc.stringMatching(/^[a-z]{1,8}(?:[_-][a-z0-9]{1,8}){0,4}$/)
const number = fc
  .integer({ min: 10_000, max: 19_999_999 })
  .filter((value) => !/^(?:19|20)\d{6}$|^\d{4}(?:19|20)\d\d$/.test(String(value)))
const hostile = fc.record(
  {
    url: fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()),
    guid: fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom('a', 'b')),
    guidIsPermaLink: fc.boolean(),
    title: fc.string(),
    publishedAt: fc.integer(),
  },
  { requiredKeys: ['title'] },
)

describe('for all feeds', () => {
  it('an update that keeps the number is one article', () => {
    fc.assert(
      fc.property(number, slug, slug, fc.string(), fc.string(), (id, before, after, title, newTitle) => {
        const first = { url: `https://a.example/xeber/${before}-${id}`, title }
        const second = { url: `https://a.example/xeber/${after}-${id}`, title: newTitle }
        expect(areSame(first, second)).toBe(true)
      }),
    )
  })

  it('items of one document with different numbers never merge, whatever their guids and slugs', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(number, { minLength: 2, maxLength: 12 }),
        slug,
        fc.constantFrom(undefined, 'g'),
        (ids, words, guid) => {
          const items = ids.map((id) => item({ url: `https://a.example/${words}-${id}`, ...(guid ? { guid } : {}) }))
          const keys = identifyItems(items, FEED).map((identity) => ({ keys: identity.keys }))
          expect(uniqueItems(keys)).toHaveLength(ids.length)
        },
      ),
    )
  })

  it('every item has keys and a valid id, and the order of the document changes neither', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 8 }), (items) => {
        const identities = identifyItems(items, FEED)
        for (const { keys, wantedId } of identities) {
          expect(keys.length).toBeGreaterThan(0)
          expect(wantedId).toMatch(/^[A-Za-z0-9_-]{1,60}$/)
          expect(idForHost(wantedId, 'b.example')).toMatch(/^[A-Za-z0-9_-]{1,60}$/)
        }
        expect(identifyItems([...items].reverse(), FEED).reverse()).toEqual(identities)
      }),
    )
  })
})
