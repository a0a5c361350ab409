// The full text in its two forms: pages, which every client shows, and the rich form, offered by a button and remembered.
import { afterEach, describe, expect, it } from 'vitest'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { type Harness, type HarnessOptions, startHarness } from '../support/harness.ts'

const RICH = '📜 All in one message'
const PAGES = '📄 As pages (plain text)'
const sentences = (count: number, word: string) =>
  Array.from({ length: count }, (_, index) => `Sentence ${index + 1} of the ${word} is here. `).join('')
/** About 6,000 characters: two pages, one rich message. */
const LONG = { form: 'report' as const, blocks: ['one', 'two', 'three', 'four'].map((word) => sentences(40, word)) }
const TALK = {
  form: 'interview' as const,
  lead: ['CNA presents an interview with the keeper of the lighthouse, Irada Vahabzade:'],
  marks: { kind: 'dashes' as const },
  turns: Array.from({ length: 12 }, (_, index) => ({
    question: `What did you find at the lighthouse in your year number ${index + 1}?`,
    answer: [sentences(20, `year ${index + 1}`)],
  })),
}

let harness: Harness
afterEach(() => harness.end())

type Body = ReturnType<Harness['newsroom']['addArticle']>['body']
const labels = ({ keyboard }: SeenMessage) => keyboard.flat().map(({ text }) => text)
const textForm = async (reader: Person) => (await harness.app.deps.store.chat(reader.id))?.textForm

/** A reader, and what opens a new article of this text. */
async function open(options: HarnessOptions = {}) {
  harness = await startHarness(options)
  await harness.poll()
  const reader = await harness.reader()
  const read = async (body: Body, title = `Harbour report ${harness.newsroom.articles().length}`) => {
    const { number } = harness.newsroom.addArticle({ title, language: 'en', body })
    harness.clock.advance(360_000)
    await harness.poll()
    return harness.ask(reader, `/read ${number}`)
  }
  const now = ({ id }: SeenMessage) => reader.messages().find((message) => message.id === id)
  /** Presses, and resolves with the message once its text is another. */
  const turn = async (message: SeenMessage, button: string) => {
    harness.clock.advance(5000)
    const toast = await reader.press(message, button)
    const turned = await harness.telegram.until(() => {
      const found = now(message)
      return found?.text === message.text ? undefined : found
    }, `another text after ${button}`)
    return { toast: toast.text, turned }
  }
  /** Presses, and resolves with the message that comes. */
  const answer = async (message: SeenMessage, button: string) => {
    harness.clock.advance(5000)
    const before = reader.last()?.id ?? 0
    const toast = await reader.press(message, button)
    const sent = await harness.telegram.until(() => reader.messages().findLast(({ id, own }) => own && id > before))
    return { toast: toast.text, sent }
  }
  return { reader, read, turn, answer }
}

describe('where rich messages are offered', () => {
  it('a text of one page is one ordinary message with no choice of form', async () => {
    const { read } = await open()
    const article = await read({ form: 'report', blocks: [sentences(60, 'day')] })
    expect(article.rich).toBeUndefined()
    expect(article.text).toContain('Sentence 60 of the day is here.')
    expect(labels(article)).not.toContain(RICH)
    expect(labels(article).join()).not.toMatch(/\d\/\d/)
  })

  it('a longer text has pages and a button for the rich form, which is remembered; its button leads back', async () => {
    const { reader, read, turn, answer } = await open()
    const article = await read(LONG)
    expect(article.rich).toBeUndefined()
    expect(labels(article)).toEqual(expect.arrayContaining(['1/2', '▶', RICH]))
    const { turned } = await turn(article, '▶')
    expect(turned.text).toContain('Sentence 40 of the four is here.')

    const { toast, sent: rich } = await answer(turned, RICH)
    expect(toast).toContain('now come in one message')
    expect(rich.text).toContain('Sentence 1 of the one is here.')
    expect(rich.text).toContain('Sentence 40 of the four is here.')
    expect(await textForm(reader)).toBe('rich')
    expect((await read(LONG)).rich).toBeDefined()
    expect((await read({ form: 'report', blocks: ['One short line.'] })).rich).toBeUndefined()

    await harness.restart()
    await harness.poll()
    const again = await read(LONG)
    expect(again.rich).toBeDefined()
    const back = await turn(again, PAGES)
    expect(back.toast).toBe('Articles now come as pages.')
    expect(back.turned.rich).toBeUndefined()
    expect(labels(back.turned)).toEqual(expect.arrayContaining(['1/2', '▶', RICH]))
    expect(await textForm(reader)).toBe('pages')
    expect((await read(LONG)).rich).toBeUndefined()
  })

  it('the choice stands in /settings, is exported, and is gone after /forget', async () => {
    const { reader, turn } = await open()
    const settings = await harness.ask(reader, '/settings')
    expect(labels(settings)).toContain('▫️ Long articles in one message')
    harness.clock.advance(5000)
    await reader.press(settings, '▫️ Long articles in one message')
    const changed = await harness.telegram.until(() => {
      const found = reader.messages().find(({ id }) => id === settings.id)
      return found && labels(found).includes('✅ Long articles in one message') && found
    })
    expect(await textForm(reader)).toBe('rich')
    harness.clock.advance(5000)
    const file = (await harness.ask(reader, '/export')).wire.document
    const exported = JSON.parse(new TextDecoder().decode(harness.telegram.file(file?.file_id ?? '')?.bytes))
    expect(JSON.stringify(exported)).toContain('"longArticles":"rich"')
    await reader.press(changed, '✅ Long articles in one message')
    expect(await textForm(reader)).toBe('pages')
    harness.clock.advance(5000)
    await turn(await harness.ask(reader, '/forget'), 'Yes, erase everything')
    expect(await textForm(reader)).toBeUndefined()
  })

  it('whoever is not subscribed is shown the rich form, and nothing is kept of it', async () => {
    const { read } = await open()
    const article = await read(LONG)
    const stranger = harness.telegram.person({ firstName: 'Stranger', languageCode: 'en' })
    const [, data = ''] = /^xr:(.*)$/.exec(article.keyboard.flat().find(({ text }) => text === RICH)?.data ?? '') ?? []
    const before = await harness.ask(stranger, `/start a_${data}`)
    const pages = stranger
      .messages()
      .find(({ own, keyboard }) => own && keyboard.flat().some(({ text }) => text === RICH))
    harness.clock.advance(5000)
    await stranger.press(pages ?? before, RICH)
    await harness.telegram.until(() => stranger.messages().some(({ rich }) => rich !== undefined))
    expect(await textForm(stranger)).toBeUndefined()
  })

  it('a text too long for one rich message comes in several of at most 8,000 characters, and as pages below them', async () => {
    const { read, answer } = await open()
    const blocks = Array.from({ length: 30 }, (_, index) => sentences(20, `chapter ${index + 1}`))
    const article = await read({ form: 'report', blocks })
    const { sent } = await answer(article, '📜 All in 3 messages')
    const parts = await harness.telegram.until(() => {
      const all = harness.telegram.messages(sent.chatId).filter(({ rich }) => rich !== undefined)
      return all.length === 3 && all
    })
    expect(parts.map(({ text }) => text.split('\n')[0])).toEqual(['Part 1 of 3', 'Part 2 of 3', 'Part 3 of 3'])
    expect(Math.max(...parts.map(({ text }) => [...text].length))).toBeLessThanOrEqual(8000)
    const last = parts[2]
    if (last === undefined) throw new Error('three parts')
    const back = await answer(last, PAGES)
    expect(back.sent.text).toContain('Sentence 1 of the chapter 1 is here.')
  })

  it('the rich form goes where the chat chose it by whatever way an article is opened', async () => {
    const { reader, read } = await open()
    const { keyboard } = await read(LONG, 'A dozen lighthouses are lit again')
    const id =
      keyboard
        .flat()
        .find(({ text }) => text === RICH)
        ?.data?.slice(3) ?? ''
    await harness.app.deps.store.changeSettings(reader.id, { textForm: 'rich' }, [], 'keep')
    await harness.app.deps.store.addBookmark(reader.id, id, harness.clock.now())
    const answerAfter = async (act: () => unknown) => {
      harness.clock.advance(5000)
      const before = reader.last()?.id ?? 0
      await act()
      return harness.telegram.until(() => reader.messages().findLast((each) => each.own && each.id > before))
    }
    const link = `https://t.me/${harness.telegram.bot.username}?start=a_${id}`
    expect((await answerAfter(() => reader.open(link))).rich).toBeDefined()
    const saved = await answerAfter(() => reader.send('/saved'))
    expect((await answerAfter(() => reader.press(saved, '1'))).rich).toBeDefined()
    expect((await answerAfter(() => reader.send('1'))).rich).toBeDefined()
    const [card] = await reader.inline('dozen lighthouses')
    expect((await answerAfter(() => reader.choose(card?.id ?? ''))).rich).toBeDefined()
  })
})

describe('an interview on pages', () => {
  it('has a button for each question, which opens its page and says the question', async () => {
    const { read, turn } = await open()
    const article = await read(TALK, 'Irada Vahabzade: The lamp is lit every night')
    expect(article.text).toContain('1. What did you find at the lighthouse in your year number 1?')
    const { toast, turned } = await turn(article, '11')
    expect(toast).toBe(TALK.turns[10]?.question)
    expect(turned.text).toContain(`11. ${TALK.turns[10]?.question}`)
    expect(labels(turned)).toContain('·11·')
    const back = await turn(turned, '2')
    expect(back.turned.text).toContain('Sentence 20 of the year 2 is here.')
  })
})

describe('where the operator wants no rich messages', () => {
  it('none is sent, offered or chosen', async () => {
    const { reader, read } = await open({ config: { richMessages: 'off' } })
    await harness.app.deps.store.changeSettings(reader.id, { textForm: 'rich' }, [], 'keep')
    const article = await read(LONG)
    expect(article.rich).toBeUndefined()
    expect(labels(article)).not.toContain(RICH)
    harness.clock.advance(5000)
    expect(labels(await harness.ask(reader, '/settings')).join()).not.toContain('Long articles')
    expect(harness.telegram.calls('sendRichMessage')).toEqual([])
  })
})

describe('where the operator wants rich messages first', () => {
  it('every text comes so, until the chat chooses pages; and there is a way back', async () => {
    const { read, turn, answer } = await open({ config: { richMessages: 'on' } })
    const short = (word: string) => ({ form: 'report' as const, blocks: [sentences(30, word)] })
    const rich = await read(short('day'))
    expect(rich.rich).toBeDefined()
    const { turned } = await turn(rich, PAGES)
    expect(turned.rich).toBeUndefined()
    const plain = await read(short('night'))
    expect(plain.rich).toBeUndefined()
    expect((await answer(plain, RICH)).sent.rich).toBeDefined()
    expect((await read(short('week'))).rich).toBeDefined()
  })
})

describe('a server without rich messages', () => {
  it('is asked once, and readers who chose them get pages without that button', async () => {
    const { reader, read } = await open({ telegram: { richMessages: false } })
    await harness.app.deps.store.changeSettings(reader.id, { textForm: 'rich' }, [], 'keep')
    for (const title of ['First harbour report', 'Second harbour report']) {
      const article = await read(LONG, title)
      expect(article.text).toContain('Sentence 1 of the one is here.')
      expect(labels(article)).not.toContain(RICH)
    }
    expect(harness.telegram.calls('sendRichMessage')).toHaveLength(1)
    expect(harness.telegram.unanswered()).toEqual([])
  })
})
