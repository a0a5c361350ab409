// A reader whose app shows nothing of a rich message reads all the agency has: page by page, and after a wrong turn, too.
import { afterEach, describe, expect, it } from 'vitest'
import { archive } from '#sandbox/newsroom/articles/archive'
import type { Body, Draft } from '#sandbox/newsroom/articles/article'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { type Harness, startHarness } from '../support/harness.ts'

const SPEED = 100
const PAGES = '📄 As pages (plain text)'

const paragraph = (word: string) =>
  Array.from(
    { length: 30 },
    (_, index) => `Sentence ${index + 1} of ${word} says a little more than the one before.`,
  ).join(' ')
const chapters = (count: number) => Array.from({ length: count }, (_, index) => paragraph(`chapter ${index + 1}`))

const LONG: Draft[] = [
  {
    number: 4_999_001,
    language: 'en',
    section: 'culture',
    title: 'The whole history of the lighthouse, told by its stairs',
    minutesAgo: 3,
    picture: true,
    body: {
      form: 'report',
      blocks: chapters(12).flatMap((text, index) => [{ heading: `Chapter ${index + 1}` }, text]),
    },
  },
  {
    number: 4_999_002,
    language: 'en',
    section: 'culture',
    title: 'Irada Vahabzade: The lamp is lit every night',
    minutesAgo: 2,
    body: {
      form: 'interview',
      lead: ['CNA presents an interview with the keeper of the lighthouse, Irada Vahabzade:'],
      marks: { kind: 'dashes' },
      turns: chapters(12).map((text, index) => ({
        question: `What did you find at the lighthouse in your year number ${index + 1}?`,
        answer: [text, `That was year ${index + 1}.`],
      })),
    },
  },
  {
    number: 4_999_003,
    language: 'en',
    section: 'world',
    title: 'A letter without a single paragraph',
    minutesAgo: 1,
    body: { form: 'report', blocks: ['It begins here.', '汉字新华社北京电'.repeat(2000), 'It ends here.'] },
  },
]
/** All the agency has, also what it would publish later. */
const DRAFTS = [...archive, ...LONG].map((draft, index) => ({ ...draft, minutesAgo: draft.minutesAgo ?? 10 + index }))

let harness: Harness
afterEach(() => harness.end())

async function withOldApp(config: HarnessConfig = {}): Promise<Person> {
  harness = await startHarness({ speed: SPEED, newsroom: { drafts: DRAFTS }, config })
  await harness.poll()
  const reader = await harness.reader()
  reader.useOldApp(true)
  return reader
}
type HarnessConfig = NonNullable<NonNullable<Parameters<typeof startHarness>[0]>['config']>

const bare = (text: string) => text.replace(/\s+/g, '')
/** Without the line that names the source. */
const textOf = ({ text }: SeenMessage) => bare(text.replace(/\n+[^\n]+: 127\.0\.0\.1$/, ''))

/** What a person reads who opens the article and turns its pages to the end. */
async function readToTheEnd(reader: Person, first: SeenMessage): Promise<string> {
  const texts: string[] = []
  for (let page = first; ; ) {
    expect(page.text, 'a page one can see').not.toBe('')
    texts.push(textOf(page))
    if (!page.keyboard.flat().some(({ text }) => text === '▶')) return texts.join('')
    harness.clock.advance(1500)
    await reader.press(page, '▶')
    const { text } = page
    page = await harness.telegram.until(() => {
      const now = reader.messages().find(({ id }) => id === page.id)
      return now !== undefined && now.text !== text && now
    }, 'the next page')
  }
}

function wordsOf(body: Body): string[] {
  if (body.form === 'round-up') return [body.intro]
  if (body.form === 'interview') {
    const turns = body.turns.flatMap(({ question, answer }) => [question, ...answer])
    return [...body.lead, ...turns]
  }
  return body.blocks.map((block) =>
    typeof block === 'string' ? block : 'heading' in block ? block.heading : block.item,
  )
}

/** Each of the words, in their order. */
function expectAll(text: string, body: Body): void {
  let at = 0
  for (const words of wordsOf(body)) {
    const found = text.indexOf(bare(words), at)
    expect(found, `${words.slice(0, 60)}, after ${at} characters`).toBeGreaterThanOrEqual(0)
    at = found
  }
}

describe('with an old app', () => {
  it('every article and interview of the agency is read to its end', async () => {
    const reader = await withOldApp()
    const stories = harness.newsroom.articles()
    expect(stories.length).toBe(DRAFTS.length)
    for (const { number, body } of stories) {
      harness.clock.advance(3000)
      const opened = await harness.ask(reader, `/read ${number}`)
      expectAll(await readToTheEnd(reader, opened), body)
    }
    expect(harness.telegram.calls('sendRichMessage')).toEqual([])
    expect(harness.telegram.unanswered()).toEqual([])
  })

  it.each(['offer', 'on'] as const)(
    'a rich message shows nothing, and its button leads back: RICH_MESSAGES=%s',
    async (richMessages) => {
      const reader = await withOldApp({ richMessages })
      const opened = await harness.ask(reader, '/read 4999002')
      if (richMessages === 'offer') await afterPress(reader, opened, /^📜 All in/)
      const last = await harness.telegram.until(() =>
        reader.messages().find(({ keyboard }) => keyboard.flat().some(({ text }) => text === PAGES)),
      )
      const rich = reader.messages().filter(({ wire }) => wire.rich_message !== undefined)
      expect(rich.length).toBeGreaterThan(1)
      for (const message of rich) expect(message).toMatchObject({ text: '', html: '', rich: undefined, inText: [] })
      const pages = await afterPress(reader, last, PAGES)
      expectAll(await readToTheEnd(reader, pages), LONG[1]?.body ?? { form: 'report', blocks: [] })
      harness.clock.advance(3000)
      expect((await harness.ask(reader, '/read 4999001')).text).toContain('The whole history of the lighthouse')
    },
  )
})

/** The message that comes after a press. */
async function afterPress(reader: Person, message: SeenMessage, button: string | RegExp): Promise<SeenMessage> {
  harness.clock.advance(3000)
  const before = reader.last()?.id ?? 0
  await reader.press(message, button)
  return harness.telegram.until(() => reader.messages().find(({ id, own }) => own && id > before))
}
