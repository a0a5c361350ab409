// Inline searches over HTTP, where one takes long: each person has one at a time, and all of them together have few.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Harness, startHarness } from '../support/harness.ts'

let harness: Harness
/** The first words of all searches that were begun since they are held back. */
let begun: (string | undefined)[] = []
let held = Promise.resolve()
let letGo = () => {}
beforeAll(async () => {
  harness = await startHarness()
  await harness.poll()
  const { store } = harness.app.deps
  const { searchArticles } = store
  store.searchArticles = async (search, ...rest) => {
    begun.push(search.phrases[0]?.[0]?.word)
    await held
    return searchArticles(search, ...rest)
  }
})
beforeEach(() => {
  begun = []
  held = new Promise((resolve) => {
    letGo = resolve
  })
})
afterAll(() => harness.end())

const aPerson = () => harness.telegram.person({ firstName: 'Somebody', languageCode: 'en' })

it('who types on has one search at a time, and of those that wait the last alone is done', async () => {
  const person = aPerson()
  const [first, second, third] = ['harbours', 'harbour', 'harb'].map((text) => person.inlinePage(text))
  expect(await second).toMatchObject({ results: [], cacheTimeSec: 1 })
  expect(begun).toEqual(['harbours'])
  letGo()
  expect((await first)?.results.length).toBeGreaterThan(0)
  expect((await third)?.results.length).toBeGreaterThan(0)
  expect(begun).toEqual(['harbours', 'harb'])
})

it('one person too many is told at once that nothing was found, and not for long', async () => {
  const all = Array.from({ length: 5 }, () => aPerson().inlinePage('harbours'))
  await expect.poll(() => begun.length).toBe(5)
  expect(await aPerson().inlinePage('harbours')).toMatchObject({ results: [], nextOffset: '', cacheTimeSec: 1 })
  expect(begun).toHaveLength(5)
  letGo()
  for (const { results } of await Promise.all(all)) expect(results.length).toBeGreaterThan(0)
  expect((await aPerson().inlinePage('harbours')).results.length).toBeGreaterThan(0)
})

it('one that fails gives its place on', async () => {
  const { store } = harness.app.deps
  const { newsLanguages } = store
  const person = aPerson()
  store.newsLanguages = async () => {
    await held
    store.newsLanguages = newsLanguages
    throw new Error('no store')
  }
  void person.inlinePage('harbours').catch(() => {})
  const next = person.inlinePage('harb')
  letGo()
  expect((await next).results.length).toBeGreaterThan(0)
})
