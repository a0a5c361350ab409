// Bookmarks, over HTTP: the toggle under an article, the list and its pages, removal, and what retention leaves of them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '#domain/article'
import { MOST_BOOKMARKS } from '#domain/bookmark'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { anItem } from '../support/builders.ts'
import { type Harness, startHarness } from '../support/harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
  await harness.poll()
  known = (await harness.app.deps.store.listArticles({ languages: ['en'] }, 12)).items
})
afterAll(() => harness.end())

/** Asks later: in one chat a message a second may leave. */
const ask = (person: Person, text: string) => {
  harness.clock.advance(5000)
  return harness.ask(person, text)
}
const labels = ({ keyboard }: SeenMessage) => keyboard.flat().map(({ text }) => text)
const seen = (person: Person, { id }: SeenMessage) => person.messages().find((message) => message.id === id)
let known: Article[] = []
const english = () => known
const numberOf = (index: number) => known[index]?.id ?? ''
/** Presses, and resolves with the message once it is another than it was. */
const press = async (person: Person, message: SeenMessage, button: string) => {
  harness.clock.advance(5000)
  const before = JSON.stringify(seen(person, message))
  await person.press(message, button)
  return harness.telegram.until(() => {
    const now = seen(person, message)
    return JSON.stringify(now) === before ? undefined : now
  }, `a change after ${button}`)
}
const save = (person: Person, ...numbers: string[]) =>
  Promise.all(
    numbers.map((number, index) => harness.app.deps.store.addBookmark(person.id, number, harness.clock.now() + index)),
  )

describe('🔖 under an article', () => {
  it('keeps it, shows that it does, and gives it up again; the text stays as it is', async () => {
    const reader = await harness.reader()
    const article = await ask(reader, `/read ${numberOf(0)}`)
    expect(labels(article)).toContain('🔖 Save')
    const saved = await press(reader, article, '🔖 Save')
    expect(labels(saved)).toEqual(labels(article).map((text) => (text === '🔖 Save' ? '✅ Saved' : text)))
    expect([saved.text, saved.rich]).toEqual([article.text, article.rich])
    expect(labels(await ask(reader, `/read ${numberOf(0)}`))).toContain('✅ Saved')
    expect(labels(await press(reader, saved, '✅ Saved'))).toContain('🔖 Save')
    const list = await ask(reader, '/saved')
    expect(list.text).toContain('Nothing saved yet')
    expect((await press(reader, list, '← Settings')).text).toContain('Time zone')
  })

  it('stands under what could not be fetched as well', async () => {
    const reader = await harness.reader()
    harness.newsroom.withdraw(Number(numberOf(9)))
    const known = await ask(reader, `/read ${numberOf(9)}`)
    expect(known.text).toContain('no longer has this page')
    expect(labels(await press(reader, known, '🔖 Save'))).toContain('✅ Saved')
  })

  it('needs no subscription, and is each chat’s own', async () => {
    const [one, other] = ['a', 'b'].map((firstName) => harness.telegram.person({ firstName, languageCode: 'en' }))
    if (one === undefined || other === undefined) throw new Error('nobody')
    await press(one, await ask(one, `/read ${numberOf(0)}`), '🔖 Save')
    expect((await ask(one, '/saved')).text).toContain(english()[0]?.title.slice(0, 20))
    expect((await ask(other, '/saved')).text).toContain('Nothing saved yet')
  })

  it('says so when the article is gone', async () => {
    const reader = await harness.reader()
    const article = await ask(reader, `/read ${numberOf(0)}`)
    expect((await reader.press(article, { forged: 'v:404404' })).text).toContain('no longer here')
    expect(labels(seen(reader, article) as SeenMessage)).toContain('🔖 Save')
  })

  it('says so when there is no room', async () => {
    const reader = await harness.reader()
    const { store } = harness.app.deps
    const items = Array.from({ length: MOST_BOOKMARKS }, (_, index) => anItem({ number: 1 + index }))
    await store.recordFetch('az', { kind: 'items', items, validators: {} }, harness.clock.now(), harness.clock.now())
    await save(reader, ...items.map(({ wantedId }) => wantedId))
    const article = await ask(reader, `/read ${numberOf(0)}`)
    expect((await reader.press(article, '🔖 Save')).text).toContain('1,000')
    expect(labels(seen(reader, article) as SeenMessage)).toContain('🔖 Save')
    expect(labels(await ask(reader, '/saved'))).toContain('1/100')
  })
})

describe('/saved', () => {
  it('lists what was saved last first, in pages; its numbers open, and so does /read', async () => {
    const reader = await harness.reader()
    const numbers = Array.from({ length: 12 }, (_, index) => numberOf(index))
    await save(reader, ...numbers)
    const first = await ask(reader, '/saved')
    expect(first.text).toContain(`1. ${english()[11]?.title.slice(0, 15)}`)
    expect(labels(first)).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `${index + 1}`),
      '1/2',
      '▶',
      '🗑 Remove…',
      '← Settings',
    ])
    const second = await press(reader, first, '▶')
    expect(second.text).toContain(`12. ${english()[0]?.title.slice(0, 15)}`)
    expect(labels(second)).toEqual(['11', '12', '◀', '2/2', '🗑 Remove…', '← Settings'])
    const opened = await ask(reader, '/read 12')
    expect(JSON.stringify([opened.text, opened.rich])).toContain(english()[0]?.title.slice(0, 15))
  })

  it('removes by number, page by page, until nothing is left', async () => {
    const reader = await harness.reader()
    await save(reader, ...Array.from({ length: 11 }, (_, index) => numberOf(index)))
    const first = await ask(reader, '/saved')
    const last = await press(reader, await press(reader, first, '▶'), '🗑 Remove…')
    expect(last.text).toContain('Press a number to remove')
    // The page is gone with its last article: the one before is shown.
    const before = await press(reader, last, '✖️ 11')
    expect(labels(before)).toContain('✖️ 10')
    expect(labels(before)).toContain('✅ Done')
    const fewer = await press(reader, before, '✖️ 1')
    expect(labels(await press(reader, fewer, '✅ Done'))).toEqual([...'123456789', '🗑 Remove…', '← Settings'])
    expect(await harness.app.deps.store.bookmarks(reader.id)).toHaveLength(9)
  })

  it('shows what the agency changed or took back', async () => {
    const reader = await harness.reader()
    const [changed, gone] = [numberOf(3), numberOf(4)]
    await save(reader, changed, gone)
    harness.newsroom.correct(Number(changed), {
      title: 'It was told otherwise',
      body: { form: 'report', blocks: ['Changed.'] },
    })
    harness.clock.advance(60_000)
    await harness.poll()
    await harness.app.deps.store.withdrawArticle(gone, harness.clock.now())
    const list = await ask(reader, '/saved')
    expect(list.text).toMatch(/It was told otherwise\n.*updated \d\d:\d\d/)
    expect(list.text).toContain('withdrawn')
  })

  it('speaks az and ru', async () => {
    for (const [language, title] of [
      ['az', 'Saxladığınız məqalələr'],
      ['ru', 'Сохранённые статьи'],
    ] as const) {
      const reader = await harness.reader(language)
      expect((await ask(reader, '/saved')).text).toContain(title)
    }
  })
})

it('/forget takes the bookmarks along', async () => {
  const reader = await harness.reader()
  await save(reader, numberOf(0))
  await reader.press(await ask(reader, '/forget'), 'Yes, erase everything')
  await harness.telegram.until(() => reader.messages().find(({ text }) => text.startsWith('Erased')))
  expect(await harness.app.deps.store.bookmarks(reader.id)).toEqual([])
})

it('a bookmark outlives retention: headline and link stay, and opening it says what is left', async () => {
  const reader = await harness.reader()
  const number = numberOf(6)
  const title = english()[6]?.title.slice(0, 20)
  await save(reader, number)
  await harness.app.deps.store.syncFeeds([], harness.clock.now())
  await harness.app.deps.store.pruneArticles(harness.clock.now() + 1)
  expect(await harness.app.deps.store.article(number)).toBeUndefined()
  const list = await ask(reader, '/saved')
  expect(list.text).toContain(title)
  // The agency still has the page: it is read from there.
  const article = await ask(reader, '/read 1')
  expect(article.text).toContain(title)
  harness.newsroom.withdraw(Number(number))
  const left = await ask(reader, '/read 1')
  expect(left.text).toContain(title)
  expect(left.text).toContain('no longer kept here')
  expect(labels(left)).toEqual(['🔄 Try again', '✅ Saved', '🔔 Follow story', '🔗 Original', '↗️ Share'])
})
