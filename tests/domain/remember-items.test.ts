import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article, FeedItem } from '#domain/article'
import { type RememberContext, rememberItems } from '#domain/remember-items'
import { anArticle, anItem, DAY, HOUR, MINUTE, NOW } from '../support/builders.ts'

/** A store in small: what was remembered, and the next document over it. */
function createMemory(known: Article[] = []) {
  const articles = new Map(known.map((article) => [article.id, article]))
  return {
    articles,
    read(items: FeedItem[], over: Partial<RememberContext> = {}) {
      const context = {
        feedId: 'az',
        language: 'az',
        firstRun: false,
        at: NOW,
        isTaken: (id: string) => articles.has(id),
      }
      const find = (keys: string[]) =>
        [...articles.values()].filter((article) => article.keys.some((key) => keys.includes(key)))
      const remembered = rememberItems(items, find, { ...context, ...over })
      for (const article of [...remembered.add, ...remembered.update]) articles.set(article.id, article)
      return remembered
    },
  }
}

const nothing = { add: [], update: [], corrected: [] }

describe('a new item', () => {
  it.each([
    ['counts from when it was first seen', { publishedAt: NOW - HOUR }, false, NOW, NOW - HOUR],
    ['counts from its date on the first run', { publishedAt: NOW - HOUR }, true, NOW - HOUR, NOW - HOUR],
    ['from the far future is of now', { publishedAt: NOW + DAY }, false, NOW, NOW],
    ['from the far future is of now on the first run, too', { publishedAt: NOW + DAY }, true, NOW, NOW],
  ])('%s', (_rule, item, firstRun, countsAt, publishedAt) => {
    expect(createMemory().read([anItem(item)], { firstRun }).add).toMatchObject([
      { countsAt, publishedAt, revision: 0 },
    ])
  })

  it.each([true, false])('without a date is of now (first run: %s)', (firstRun) => {
    const { publishedAt: _none, ...undated } = anItem()
    expect(createMemory().read([undated], { firstRun }).add).toMatchObject([{ countsAt: NOW, publishedAt: NOW }])
  })

  it('has the section of its feed, else its own', () => {
    expect(createMemory().read([anItem({ section: 'sports' })], { feedSection: 'economy' }).add[0]?.section).toBe(
      'economy',
    )
    expect(createMemory().read([anItem({ section: 'sports' })]).add[0]?.section).toBe('sports')
    expect(createMemory().read([anItem()]).add[0]).not.toHaveProperty('section')
  })

  it('gets another id where a different article has the one it wants', () => {
    const memory = createMemory()
    const hosts = ['agency.example', 'other.example', 'third.example']
    const { add } = memory.read(hosts.map((host) => anItem({ number: 5, host })))
    expect(add[0]?.id).toBe('5')
    expect(new Set(add.map(({ id }) => id)).size).toBe(3)
    for (const { id } of add) expect(id).toMatch(/^[A-Za-z0-9_-]{1,60}$/)
  })

  it('gets a free id even where the one for its host is taken', () => {
    const wantedId = 'x'.repeat(60)
    const items = [1, 2, 3].map((number) => anItem({ number, wantedId }))
    const ids = createMemory()
      .read(items)
      .add.map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(60)
  })
})

describe('a known item', () => {
  it('that says the same changes nothing', () => {
    const memory = createMemory()
    memory.read([anItem()])
    expect(memory.read([anItem()], { at: NOW + HOUR })).toEqual({ ...nothing, ids: ['4411239'] })
  })

  it('with another title is a correction, never news', () => {
    const memory = createMemory()
    memory.read([anItem({ flags: ['updated'] })])
    const changed = anItem({
      title: 'Changed',
      url: 'https://agency.example/xeber/changed-4411239',
      flags: ['video'],
      publishedAt: NOW,
    })
    const { add, update, corrected } = memory.read([changed], { at: NOW + HOUR })
    expect(add).toEqual([])
    expect(corrected).toEqual(update)
    expect(corrected).toMatchObject([
      {
        id: '4411239',
        title: 'Changed',
        url: 'https://agency.example/xeber/changed-4411239',
        revision: 1,
        correctedAt: NOW + HOUR,
        earlierTitles: ['Headline of story 4411239'],
        flags: ['updated', 'video'],
        publishedAt: NOW,
        countsAt: NOW,
      },
    ])
  })

  it('keeps every earlier title at its revision', () => {
    const memory = createMemory()
    for (const [index, title] of ['A', 'B', 'C'].entries())
      memory.read([anItem({ title, publishedAt: NOW + index })], { at: NOW + HOUR })
    expect(memory.articles.get('4411239')).toMatchObject({ title: 'C', revision: 2, earlierTitles: ['A', 'B'] })
  })

  it.each([
    ['white space', '  He said:  "we  agree" '],
    ['quotation marks', 'He said: «we agree»'],
    ['no quotation marks', 'He said: we agree'],
    ['decomposed letters', 'He said: "we agree"'.normalize('NFD')],
  ])('that differs in %s only is no correction', (_what, title) => {
    const memory = createMemory()
    memory.read([anItem({ title: 'He said: "we agree"' })])
    expect(memory.read([anItem({ title })], { at: NOW + HOUR })).toMatchObject(nothing)
  })

  it('with another address only gets it silently, from its own feed', () => {
    const memory = createMemory()
    memory.read([anItem()])
    const moved = anItem({ url: 'https://agency.example/xeber/new-slug-4411239' })
    expect(memory.read([moved], { feedId: 'other' })).toMatchObject(nothing)
    const { update, corrected } = memory.read([moved])
    expect(update).toMatchObject([{ url: moved.url, revision: 0 }])
    expect(corrected).toEqual([])
  })

  it('through a second feed of the host stays one article, and its section fills in', () => {
    const memory = createMemory()
    memory.read([anItem()])
    const { add, update, corrected } = memory.read([anItem()], { feedId: 'economy', feedSection: 'economy' })
    expect([add, corrected]).toEqual([[], []])
    expect(update).toMatchObject([{ section: 'economy', feedId: 'az' }])
    expect(memory.read([anItem()], { feedId: 'sports', feedSection: 'sports' })).toMatchObject(nothing)
  })

  it('that was given up as other gets the section a feed has after all', () => {
    const memory = createMemory([anArticle({ section: 'other' })])
    expect(memory.read([anItem()], { feedSection: 'economy' }).update).toMatchObject([{ section: 'economy' }])
  })

  it('twice in one document is one article with the title of the first', () => {
    const memory = createMemory()
    const document = [anItem({ title: 'New' }), anItem({ title: 'Old' })]
    expect(memory.read(document).add).toMatchObject([{ title: 'New' }])
    expect(memory.read(document, { at: NOW + HOUR })).toEqual({ ...nothing, ids: ['4411239'] })
  })

  it('twice in one document that corrects it is corrected once', () => {
    const memory = createMemory([anArticle({ title: 'Old' })])
    const document = [anItem({ title: 'New', publishedAt: NOW }), anItem({ title: 'Old' })]
    expect(memory.read(document).corrected).toMatchObject([{ title: 'New', revision: 1 }])
    expect(memory.read(document).corrected).toEqual([])
  })

  it('older than what is known is a feed that lags behind', () => {
    const memory = createMemory([anArticle({ title: 'New', publishedAt: NOW, earlierTitles: ['Old'], revision: 1 })])
    expect(memory.read([anItem({ title: 'Old', publishedAt: NOW - HOUR })]).corrected).toEqual([])
  })

  it('does not go back and forth between two feeds without dates', () => {
    const { publishedAt: _none, ...undated } = anItem()
    const memory = createMemory()
    memory.read([{ ...undated, title: 'Old' }], { feedId: 'a' })
    for (let round = 0; round < 5; round++) {
      memory.read([{ ...undated, title: 'New' }], { feedId: 'a' })
      memory.read([{ ...undated, title: 'Old' }], { feedId: 'b' })
    }
    expect(memory.articles.get('4411239')).toMatchObject({ title: 'New', revision: 1 })
  })

  it('whose feed takes its title back is corrected back', () => {
    const memory = createMemory()
    for (const title of ['A', 'B', 'A']) memory.read([anItem({ title })])
    expect(memory.articles.get('4411239')).toMatchObject({ title: 'A', revision: 2 })
  })

  it('that was withdrawn stays so and is announced as nothing', () => {
    const memory = createMemory([anArticle({ withdrawnAt: NOW - MINUTE })])
    const { corrected } = memory.read([anItem({ title: 'Changed', publishedAt: NOW })])
    expect(corrected).toEqual([])
    expect(memory.articles.get('4411239')).toMatchObject({ withdrawnAt: NOW - MINUTE, title: 'Changed' })
  })

  it('with a mark more gets it silently', () => {
    const memory = createMemory()
    memory.read([anItem()])
    expect(memory.read([anItem({ flags: ['video'] })])).toMatchObject({ update: [{ flags: ['video'] }], corrected: [] })
  })
})

describe('feed identity', () => {
  it('makes one article of each number, whatever is read in whatever order through two feeds', () => {
    const item = fc.record({
      number: fc.integer({ min: 1, max: 6 }),
      title: fc.constantFrom('A', 'B', 'C'),
      publishedAt: fc.integer({ min: NOW - DAY, max: NOW }),
    })
    const documents = fc.array(
      fc.record({ feedId: fc.constantFrom('a', 'b'), items: fc.array(item, { maxLength: 8 }) }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(documents, (read) => {
        const memory = createMemory()
        const added: string[] = []
        for (const [index, { feedId, items }] of read.entries()) {
          const document = items.map(anItem)
          const { add, ids } = memory.read(document, { feedId, at: NOW + index })
          added.push(...add.map(({ id }) => id))
          expect(new Set(ids)).toEqual(new Set(document.map(({ wantedId }) => wantedId)))
          // Read again at once, the same document holds nothing new.
          expect(memory.read(document, { feedId, at: NOW + index })).toMatchObject(nothing)
        }
        expect(new Set(added).size).toBe(added.length)
        for (const { revision, earlierTitles = [] } of memory.articles.values())
          expect(earlierTitles).toHaveLength(revision)
      }),
    )
  })
})
