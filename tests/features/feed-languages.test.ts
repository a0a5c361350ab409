// Feeds in languages the interface does not speak, over HTTP: their news can be read, and every language has its name.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aFeed, anItem, HOUR } from '../support/builders.ts'
import { labels } from '../support/desk.ts'
import { type Harness, startHarness } from '../support/harness.ts'

const OWNER_ID = 777
let harness: Harness
beforeAll(async () => {
  const feeds = ['en', 'tr', 'de'].map((language) => aFeed({ id: language, language, url: 'http://127.0.0.1:1/rss' }))
  harness = await startHarness({ config: { feeds, adminIds: [OWNER_ID] } })
  const { store, now } = harness.app.deps
  for (const [index, { id }] of feeds.entries()) {
    const items = [anItem({ number: 4_411_201 + index, title: `Story of ${id}`, publishedAt: now() - HOUR })]
    await store.recordFetch(id, { kind: 'items', items, validators: {} }, now(), now() + HOUR)
  }
})
afterAll(() => harness.end())

const ask = (person: Awaited<ReturnType<Harness['reader']>>, text: string) => {
  harness.clock.advance(4000)
  return harness.ask(person, text)
}

it('gives a reader whose client speaks such a language its news, and says nothing untrue of it', async () => {
  const german = await harness.reader('de-AT')
  const welcome = german.messages().findLast(({ own }) => own)
  expect(welcome?.text).toContain('Welcome! You are subscribed.')
  expect(welcome?.text).not.toContain('no news in your language')
  expect((await ask(german, '/latest')).text).toContain('Story of de')
  expect((await ask(german, '/settings')).text).toContain('Language: German')
})

it('lets a reader choose such a language by code, by name and by button, and goes on in the nearest it speaks', async () => {
  const reader = await harness.reader('en')
  const screen = await ask(reader, '/language')
  expect(labels(screen)).toEqual(expect.arrayContaining(['▫️ Türkçe', '▫️ Deutsch', '▫️ + news in Türkçe']))
  expect((await ask(reader, '/language tr')).text).toContain('Xəbərlər indi bu dildə gəlir: Türk')
  expect((await ask(reader, '/latest')).text).toContain('Story of tr')
  expect((await ask(reader, '/language german')).text).toContain(
    'Done. News comes in German now. I do not speak it yet and go on in English.',
  )
  expect((await ask(reader, '/language uk')).text).toContain('I do not speak “uk” yet')
  for (const { text } of reader.messages()) expect(text).not.toMatch(/language-/)
})

it('names it at the desk, where its readers are an audience', async () => {
  const owner = harness.telegram.person({ id: OWNER_ID, firstName: 'Owner', languageCode: 'en' })
  await ask(owner, '/start')
  expect((await ask(owner, '/feeds')).text).toMatch(/tr .*· Turkish/)
  const card = await ask(owner, '/breaking 4411203 flash')
  expect(card.text).toContain('To: readers of news in: German\n2 chats')
})
