// What a reader can run into in the chat, over HTTP: old links, empty choices, questions, leaving, and our own failures.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Harness, startHarness } from '../support/harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
  await harness.poll()
})
afterAll(() => harness.end())

/** Asks later: in one chat a message a second may leave. */
const ask = (person: ReturnType<typeof stranger>, text: string) => {
  harness.clock.advance(5000)
  return harness.ask(person, text)
}
const stranger = () => harness.telegram.person({ firstName: '<b>Evil</b> & "Co"', languageCode: 'en' })
const chatOf = (person: { id: number }) => harness.app.deps.store.chat(person.id)
const offerTo = (person: ReturnType<typeof stranger>) =>
  harness.telegram.until(() => person.messages().find(({ text }) => text.includes('Would you like')))

describe('a deep link to an article', () => {
  it('opens the article and only offers to subscribe', async () => {
    const person = stranger()
    const [story] = harness.newsroom.articles()
    await ask(person, `/start a_${story?.number}`)
    const offer = await offerTo(person)
    expect(await chatOf(person)).toBeUndefined()
    await person.press(offer, 'Subscribe')
    expect((await chatOf(person))?.state).toBe('active')
  })

  it('says so when nobody has the article any more, and subscribes nobody', async () => {
    const person = stranger()
    expect((await ask(person, '/start a_404404404')).text).toContain('404404404')
    await offerTo(person)
    expect(await chatOf(person)).toBeUndefined()
  })
})

describe('the / menu', () => {
  const menuIs = (person: ReturnType<typeof stranger>, words: string) =>
    harness.telegram.until(() => person.menu().some(({ description }) => description.includes(words)), words)

  it('is in the language of the reader’s client, then in the one they choose, and after /forget the client’s again', async () => {
    const reader = await harness.reader('en')
    await menuIs(reader, 'Headlines now')
    await ask(reader, '/language ru')
    await menuIs(reader, 'Заголовки сейчас')
    const screen = await ask(reader, '/language')
    await reader.press(screen, { data: 'e:language:az' })
    await menuIs(reader, 'İndiki başlıqlar')
    harness.clock.advance(5000)
    const question = await ask(reader, '/forget')
    await reader.press(question, { data: 'd:forget' })
    await menuIs(reader, 'Headlines now')
  })
})

describe('a second language', () => {
  it('that has no news is refused for just that', async () => {
    const reader = await harness.reader('en')
    const news = await harness.app.deps.store.newsLanguages()
    const silent = ['az', 'en', 'ru', 'de'].find((code) => !news.includes(code)) ?? ''
    const answer = await ask(reader, `/language en ${silent}`)
    expect(answer.text).toContain(`There is no news in “${silent}” yet`)
    expect(answer.text).toContain(`There is news in: ${news.join(', ')}`)
    expect((await chatOf(reader))?.secondLanguage).toBeUndefined()
  })
})

describe('sections', () => {
  it.each(['/topics ,', '/topics ""'])('are left as they are by %s, which names none', async (line) => {
    const reader = await harness.reader()
    expect((await ask(reader, line)).text).toContain('You get all of them')
    expect((await chatOf(reader))?.sections.chosen).toBe('all')
  })

  it('are switched one by one, and the last one switched off means all again', async () => {
    const reader = await harness.reader()
    const screen = await ask(reader, '/topics politics')
    expect((await chatOf(reader))?.sections.chosen).toEqual(['politics'])
    await reader.press(screen, { data: 'e:topic:politics' })
    expect((await chatOf(reader))?.sections.chosen).toBe('all')
  })

  it('are chosen by name in the language of the reader', async () => {
    const reader = await harness.reader('ru')
    await ask(reader, '/topics политика, "наука и образование"')
    expect((await chatOf(reader))?.sections.chosen).toEqual(['politics', 'science_education'])
  })
})

describe('a question of the bot', () => {
  it('takes the time that is answered, after a try that was none', async () => {
    const reader = await harness.reader()
    const screen = await ask(reader, '/schedule')
    await reader.press(screen, { data: 'd:ask-time' })
    await harness.telegram.until(() => reader.last()?.text.startsWith('What time?'))
    expect((await ask(reader, 'soonish')).text).toContain('soonish')
    expect((await ask(reader, '07:45')).text).toContain('07:45')
    expect((await chatOf(reader))?.schedule[0]?.minutes).toEqual([465])
  })

  it('is left by /cancel, and by any other command, which is then handled', async () => {
    const reader = await harness.reader()
    const screen = await ask(reader, '/timezone')
    const pressAsk = async () => {
      await reader.press(screen, { data: 'd:ask-city' })
      await harness.telegram.until(() => reader.last()?.text.startsWith('Which city'), 'the question')
    }
    await pressAsk()
    expect((await ask(reader, '/cancel')).text).toBe('Cancelled.')
    await pressAsk()
    expect((await ask(reader, '/help')).text).toContain('What I can do')
    expect((await ask(reader, 'Berlin')).text).toContain('Nothing found')
  })

  it('survives a restart of the bot', async () => {
    const reader = await harness.reader()
    const screen = await ask(reader, '/timezone')
    await reader.press(screen, { data: 'd:ask-city' })
    await harness.restart()
    expect((await ask(reader, 'Berlin')).text).toContain('Europe/Berlin')
  })
})

describe('leaving', () => {
  it('by /stop keeps the settings, and /start brings them back', async () => {
    const reader = await harness.reader()
    await ask(reader, '/schedule 21:00')
    await ask(reader, '/stop')
    expect((await chatOf(reader))?.nextSlotAt).toBeUndefined()
    expect((await ask(reader, '/start')).text).toContain('21:00')
    expect((await chatOf(reader))?.nextSlotAt).toBeDefined()
  })

  it('by a block, and back in the settings of the client, where no /start follows: the bot says so and goes on', async () => {
    const reader = await harness.reader('en')
    await ask(reader, '/schedule 09:15')
    reader.block()
    await expect.poll(async () => (await chatOf(reader))?.state).toBe('unreachable')
    const before = reader.messages().length
    harness.clock.advance(5000)
    reader.unblock()
    const welcome = await harness.telegram.until(() => reader.messages()[before], 'a welcome')
    expect(welcome.text).toContain('Welcome back')
    expect(await chatOf(reader)).toMatchObject({ state: 'active', schedule: [{ minutes: [555] }] })
    expect(await chatOf(reader)).toHaveProperty('nextSlotAt')
  })

  it('by a block, and back by the client’s Restart, which unblocks and sends /start, is answered once', async () => {
    const reader = await harness.reader('en')
    harness.clock.advance(10_000)
    reader.block()
    await expect.poll(async () => (await chatOf(reader))?.state).toBe('unreachable')
    reader.unblock()
    reader.start()
    reader.send('/privacy')
    const answers = () => reader.messages().flatMap(({ own, text }) => (own ? [text] : []))
    await harness.telegram.until(
      () => answers().at(-1)?.includes(String(reader.id)),
      'the answer to what came after it',
    )
    expect(answers()).toHaveLength(3)
    expect(answers()[1]).toContain('Welcome back')
    harness.clock.advance(60_000)
    expect((await harness.ask(reader, '/start')).text).toContain('subscribed')
  })

  it('by /stop, then a block: taking the block back brings nobody back', async () => {
    const reader = await harness.reader('en')
    await ask(reader, '/stop')
    reader.block()
    reader.unblock()
    await harness.telegram.until(() => harness.telegram.pendingUpdates() === 0)
    expect((await ask(reader, '/privacy')).text).toBeDefined()
    expect((await chatOf(reader))?.state).toBe('stopped')
  })

  it('by /forget is asked twice and leaves nothing', async () => {
    const reader = await harness.reader()
    const sure = await ask(reader, '/forget')
    expect(await chatOf(reader)).toBeDefined()
    await reader.press(sure, 'Yes, erase everything')
    expect(await chatOf(reader)).toBeUndefined()
  })
})

describe('a failure of ours', () => {
  it('is told to the reader in a sentence, and to the log without the words of the reader', async () => {
    const reader = await harness.reader()
    const { listArticles } = harness.app.deps.store
    harness.app.deps.store.listArticles = () => Promise.reject(new Error('the store is not well'))
    expect((await ask(reader, '/latest economy')).text).toContain('Something went wrong on my side')
    harness.app.deps.store.listArticles = listArticles
    const [line = ''] = harness.log.filter((entry) => entry.includes('handler-failed'))
    expect(line).toContain('the store is not well')
    expect(line).not.toContain('economy')
  })
})

describe('a correction', () => {
  it('whose edit was lost with a killed process is caught up at the next start', async () => {
    const reader = await harness.reader()
    const digest = await ask(reader, '/digest')
    const id =
      digest.keyboard
        .flat()
        .find(({ data }) => data?.startsWith('r:'))
        ?.data?.slice(2) ?? ''
    harness.newsroom.correct(Number(id), { title: 'Told after the kill', body: { form: 'report', blocks: ['New.'] } })
    // The kill falls between the article and its edits: what remembers edits does not get to it.
    harness.app.deps.store.digestsShowing = () => Promise.reject(new Error('killed here'))
    harness.clock.advance(60_000)
    await harness.poll()
    await harness.restart()
    const edited = await harness.telegram.until(() =>
      reader.messages().find((message) => message.id === digest.id && message.edits.length > 0),
    )
    expect(edited.text).toContain('Told after the kill')
  })
})
