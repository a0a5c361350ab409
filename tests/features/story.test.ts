// 🔔 under an article, over HTTP: what follows on its story comes at once, until the reader has had enough.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MOST_STORIES, STORY_LASTS_MS } from '#domain/story'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { MINUTE } from '../support/builders.ts'
import { type Harness, startHarness } from '../support/harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
  await harness.poll()
})
afterAll(() => harness.end())

const ask = (person: Person, text: string) => {
  harness.clock.advance(5000)
  return harness.ask(person, text)
}
const chatOf = async ({ id }: Person) => harness.app.deps.store.chat(id)
const labels = ({ keyboard }: SeenMessage) => keyboard.flat().map(({ text }) => text)
/** Presses, and resolves with the message once it has a button `then`. */
const press = async (person: Person, { id }: SeenMessage, button: string | RegExp, then: string) => {
  harness.clock.advance(5000)
  const { text: toast = '' } = await person.press(id, button)
  const message = await harness.telegram.until(
    () => person.messages().find((each) => each.id === id && labels(each).includes(then)),
    then,
  )
  return { toast, message }
}
const publish = async (title: string, language: 'az' | 'en' = 'en') => {
  const { number } = harness.newsroom.addArticle({ language, title })
  harness.clock.advance(MINUTE)
  await harness.poll()
  return String(number)
}
const told = (person: Person, title: string) =>
  harness.telegram.until(
    () => person.messages().find(({ text }) => text.startsWith('🔔') && text.includes(title)),
    title,
  )

describe('a story that is followed', () => {
  it('is told on at once, named, and given up where it is told', async () => {
    const reader = await harness.reader()
    const id = await publish('Quarantine lifted at the Zangilan aquarium')
    const article = await ask(reader, `/read ${id}`)
    const { toast } = await press(reader, article, '🔔 Follow story', '✅ Following story')
    expect(toast).toContain('for 30 days')
    expect(labels(await ask(reader, `/read ${id}`))).toContain('✅ Following story')
    await publish('An unrelated headline about potatoes')
    await publish('Zangilan aquarium: visitors return')
    const alert = await told(reader, 'visitors return')
    expect(alert.text).toContain('A story you follow: Quarantine lifted at the Zangilan aquarium\n')
    expect(reader.messages().filter(({ text }) => text.includes('potatoes'))).toEqual([])
    expect((await ask(reader, '/why')).text).toContain('a word or a story you follow')
    const given = await press(reader, alert, '✅ Following story', '🔔 Follow story')
    expect(given.toast).toContain('no longer follow')
    expect(given.message.text).toBe(alert.text)
    expect(await chatOf(reader)).not.toHaveProperty('stories')
    await press(reader, given.message, '🔔 Follow story', '✅ Following story')
    expect((await chatOf(reader))?.stories).toMatchObject([{ articleId: id }])
  })

  it('stands in /following and /settings, and is removed there', async () => {
    const reader = await harness.reader()
    const id = await publish('Caravanserai of Sheki reopens its gates')
    await press(reader, await ask(reader, `/read ${id}`), '🔔 Follow story', '✅ Following story')
    await ask(reader, '/follow oil')
    expect((await ask(reader, '/settings')).text).toContain('You follow: oil; one story\n')
    const list = await ask(reader, '/following')
    expect(list.text).toContain('Followed stories: 1')
    await reader.press(list, '✖️ Caravanserai of Sheki reopens its gates')
    await harness.telegram.until(() =>
      reader.messages().find((each) => each.id === list.id && !each.text.includes('Followed stories')),
    )
    expect(await chatOf(reader)).toMatchObject({ words: ['oil'] })
    expect(await chatOf(reader)).not.toHaveProperty('stories')
  })

  it('finds other endings of its words, in the language it is told in', async () => {
    const reader = await harness.reader('az')
    const id = await publish('Şuşada Xarıbülbül festivalı başlayıb', 'az')
    const { message } = await press(reader, await ask(reader, `/read ${id}`), '🔔 Mövzunu izlə', '✅ Mövzu izlənilir')
    expect(message.text).toContain('Şuşada Xarıbülbül festivalı başlayıb')
    await publish('Xarıbülbül festivalına Şuşaya qonaqlar gəlib', 'az')
    expect((await told(reader, 'qonaqlar gəlib')).text).toContain('İzlədiyiniz mövzu: Şuşada')
  })

  it('keeps the beginning of a long headline, cut between two characters', async () => {
    const reader = await harness.reader()
    const id = await publish(`Apiarist ${'🐝'.repeat(400)} swarm`)
    await press(reader, await ask(reader, `/read ${id}`), '🔔 Follow story', '✅ Following story')
    const [story] = (await chatOf(reader))?.stories ?? []
    expect(story?.title).toMatch(/^Apiarist 🐝{200,}…$/u)
  })

  it('is over after 30 days', async () => {
    const reader = await harness.reader()
    const id = await publish('Glassblowers of Ganja found a guild')
    await press(reader, await ask(reader, `/read ${id}`), '🔔 Follow story', '✅ Following story')
    const stories = (await chatOf(reader))?.stories?.map((story) => ({ ...story, untilAt: harness.clock.now() })) ?? []
    expect(stories).toHaveLength(1)
    await harness.app.deps.store.changeSettings(reader.id, { stories }, [], 'keep')
    await publish('Ganja glassblowers exhibit')
    await publish('A headline after that one')
    expect((await ask(reader, '/following')).text).not.toContain('Followed stories')
    expect(reader.messages().filter(({ text }) => text.includes('exhibit'))).toEqual([])
    expect(STORY_LASTS_MS).toBe(30 * 86_400_000)
  })
})

describe('a story cannot be followed', () => {
  it('where a headline has no words of its own', async () => {
    const reader = await harness.reader()
    const id = await publish('Oil up 3%')
    expect(labels(await ask(reader, `/read ${id}`))).not.toContain('🔔 Follow story')
  })

  it('by one who never subscribed, who is asked to; nor beyond twenty, nor when it is gone', async () => {
    const id = await publish('Lighthouse keepers of Absheron strike')
    const stranger = harness.telegram.person({ firstName: 'x', languageCode: 'en' })
    await stranger.press(await ask(stranger, `/read ${id}`), '🔔 Follow story')
    await harness.telegram.until(() => stranger.messages().find(({ text }) => text.includes('subscribe first')))
    const reader = await harness.reader()
    const untilAt = harness.clock.now() + STORY_LASTS_MS
    const stories = Array.from({ length: MOST_STORIES }, (_, index) => ({
      articleId: `x${index}`,
      title: 'T'.repeat(300),
      words: ['aaaa', 'bbbb'],
      untilAt,
    }))
    await harness.app.deps.store.changeSettings(reader.id, { stories }, [], 'keep')
    const article = await ask(reader, `/read ${id}`)
    expect((await reader.press(article, '🔔 Follow story')).text).toContain('20 stories')
    expect((await ask(reader, '/following')).text).toContain('Followed stories: 20')
    await harness.app.deps.store.changeSettings(reader.id, {}, ['stories'], 'keep')
    expect((await reader.press(article, { forged: 'ft:404404' })).text).toContain('no longer here')
  })
})

it('is told to be silent where alerts are off', async () => {
  const id = await publish('Beekeepers of Lerik count their hives')
  const reader = await harness.reader()
  await ask(reader, '/breaking off')
  const { toast } = await press(reader, await ask(reader, `/read ${id}`), '🔔 Follow story', '✅ Following story')
  expect(toast).toContain('/breaking')
})
