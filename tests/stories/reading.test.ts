// An article on its way to a reader, over HTTP: its picture uploaded once, its other languages, its correction and its end.
import { afterEach, describe, expect, it } from 'vitest'
import { type Harness, startHarness } from '../support/harness.ts'

let harness: Harness
afterEach(() => harness.end())

const withPicture = () => {
  const story = harness.newsroom.articles().find(({ language, picture }) => language === 'en' && picture)
  return `${harness.newsroom.root}${story?.path}`
}

describe('an article with a picture', () => {
  it.each([
    ['its caption', 'off'],
    ['a rich message', 'on'],
  ] as const)('is %s, and the picture is uploaded once for all readers', async (_, richMessages) => {
    harness = await startHarness({ config: { richMessages } })
    await harness.poll()
    const readers = [await harness.reader(), await harness.reader('ru')]
    for (const reader of readers) {
      const { wire, rich, text } = await harness.ask(reader, withPicture())
      expect(JSON.stringify(rich ?? wire)).toContain('"photo"')
      expect(text.length).toBeGreaterThan(300)
    }
    const downloads = harness.newsroom.requests().filter(({ path }) => path.startsWith('/files/'))
    expect(downloads).toHaveLength(1)
  })
})

describe('an article that is told in other languages', () => {
  it('has a button for each that its page states, which opens that one', async () => {
    harness = await startHarness()
    await harness.poll()
    const reader = await harness.reader()
    const stories = harness.newsroom.articles()
    const inLanguage = (language: string, story: string) =>
      stories.find((other) => other.language === language && other.story === story)
    const [english, russian] =
      stories
        .flatMap(({ language, story }) => (language === 'en' && story !== undefined ? story : []))
        .map((story) => [inLanguage('en', story), inLanguage('ru', story)])
        .find(([, other]) => other !== undefined) ?? []
    const article = await harness.ask(reader, `/read ${english?.number}`)
    const button = article.keyboard.flat().find(({ text }) => text === '🌐 Русский')
    expect(button).toEqual({ text: '🌐 Русский', data: `r:${russian?.number}` })
    harness.clock.advance(5000)
    await reader.press(article, '🌐 Русский')
    const twin = await harness.telegram.until(() => reader.messages().find(({ id }) => id > article.id))
    expect(twin.keyboard.flat()).toContainEqual({ text: '🌐 English', data: `r:${english?.number}` })
  })
})

describe('a headline that changes', () => {
  it('is changed in the digest that shows it, silently and once', async () => {
    harness = await startHarness()
    await harness.poll()
    const reader = await harness.reader()
    const digest = await harness.ask(reader, '/digest')
    const ids = digest.keyboard.flat().flatMap(({ data }) => (data?.startsWith('r:') ? data.slice(2) : []))
    const [id = ''] = ids
    harness.newsroom.correct(Number(id), {
      title: 'A wholly new headline for this story',
      body: { form: 'report', blocks: ['Changed.'] },
    })
    harness.clock.advance(60_000)
    await harness.poll()
    const edited = await harness.telegram.until(() =>
      reader.messages().find((message) => message.id === digest.id && message.edits.length > 0),
    )
    expect(edited.text).toContain('A wholly new headline for this story')
    expect(edited.text).toContain('updated')
    expect(reader.last()?.id).toBe(digest.id)
  })
})

describe('a page that is gone', () => {
  it('is withdrawn when it is gone twice ten minutes apart, and the digest that shows it says so', async () => {
    harness = await startHarness()
    await harness.poll()
    const reader = await harness.reader()
    const digest = await harness.ask(reader, '/digest')
    const id =
      digest.keyboard
        .flat()
        .find(({ data }) => data?.startsWith('r:'))
        ?.data?.slice(2) ?? ''
    harness.newsroom.withdraw(Number(id))
    const first = await harness.ask(reader, `/read ${id}`)
    expect(first.text).toContain('no longer has this page')
    harness.clock.advance(11 * 60_000)
    await harness.ask(reader, `/read ${id}`)
    const edited = await harness.telegram.until(() =>
      reader.messages().find((message) => message.id === digest.id && message.edits.length > 0),
    )
    expect(edited.text).toContain('withdrawn')
  })
})
