// The editor's chat, over HTTP: what is sent, to whom, once, and that nobody else can.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { type Harness, type HarnessOptions, startHarness } from '../support/harness.ts'

const OWNER_ID = 777
const OTHER_OWNER_ID = 778
const PATIENT = { timeout: 10_000, interval: 20 }

let harness: Harness
let owner: Person
const begin = async (config: HarnessOptions['config'] = {}) => {
  harness = await startHarness({ config: { adminIds: [OWNER_ID, OTHER_OWNER_ID], ...config } })
  owner = harness.telegram.person({ id: OWNER_ID, firstName: 'Owner', languageCode: 'en' })
}
/** Sending begins once the feeds were asked: with none, at once. */
const beginWithoutNews = () => begin({ feeds: [] })
afterEach(() => harness.end())

/** People take their time: a chat gets one message a second. */
const later = () => harness.clock.advance(4000)
const press = (card: SeenMessage | number, which: Parameters<Person['press']>[1], person = owner) => {
  later()
  return person.press(card, which)
}
const ask = (person: Person, text: string) => {
  later()
  return harness.ask(person, text)
}
const write = (html: string, where?: Parameters<Person['sendHtml']>[1]) => {
  later()
  return owner.sendHtml(html, where)
}

const labels = (message: SeenMessage) => message.keyboard.flat().map(({ text }) => text)
const hasButton = (label: string) => (message: SeenMessage) => labels(message).includes(label)
/** The newest message of the bot that offers `label`. */
const cardWith = (label: string, person = owner) =>
  harness.telegram.until(
    () => person.messages().findLast((each) => each.own && hasButton(label)(each)),
    `a card with ${label}`,
  )
const received = (person: Person, text: string) => person.messages().filter((each) => each.own && each.text === text)
const reading = (person: Person, text: string | RegExp) =>
  harness.telegram.until(() => person.messages().findLast((each) => each.own && each.text.match(text)), `${text}`)

/** The report, once it has come; the job looks as often as the test does. */
async function report(): Promise<SeenMessage> {
  const find = () => owner.messages().findLast(({ own, text }) => own && /is done/.test(text))
  await expect
    .poll(async () => {
      later()
      await harness.app.run('run-broadcasts')
      return find()
    }, PATIENT)
    .toBeDefined()
  return find() as SeenMessage
}

/** From the audience card to the card with Send. */
async function toPreview(audience = 'Everyone'): Promise<SeenMessage> {
  await press(await cardWith(audience), audience)
  await press(await cardWith('Now'), 'Now')
  return cardWith('Send')
}

describe('/broadcast', () => {
  beforeEach(beginWithoutNews)

  it('sends formatted text to every reader, exactly as it was written, and reports', async () => {
    const readers = await Promise.all(['en', 'az', 'ru'].map((language) => harness.reader(language)))
    expect((await ask(owner, '/broadcast')).text).toContain('What shall be sent?')
    const html =
      'The <b>office</b> <i>moves</i>: <a href="https://agency.example/new">see where</a>\n<blockquote>On <u>Monday</u></blockquote> #news'
    const written = write(html)
    const card = await toPreview()
    const [preview] = received(owner, written.text)
    expect(preview?.entities).toEqual(written.entities)
    expect(card.text).toContain('3 chats')
    expect(labels(card)).toEqual(['Send', 'Cancel'])
    await press(card, 'Send')
    for (const reader of readers) {
      const message = await reading(reader, 'office')
      expect([message.text, message.entities]).toEqual([written.text, written.entities])
    }
    expect((await report()).text).toContain('sent 3 · failed 0 · blocked 0')
    await harness.telegram.until(() => owner.messages().find(({ id, text }) => id === card.id && text.includes('Done')))
    expect(harness.log.join('\n')).not.toContain('office')
  })

  it('is one line: the text after the command, its formats moved along', async () => {
    const reader = await harness.reader()
    write('/broadcast <b>Good</b> news')
    await press(await toPreview(), 'Send')
    const message = await reading(reader, /^Good news$/)
    expect(message.entities).toEqual([{ type: 'bold', offset: 0, length: 4 }])
  })

  it('takes the text of the message it replies to', async () => {
    const reader = await harness.reader()
    const draft = write('Roads are <b>closed</b>')
    await reading(owner, /did not understand/)
    write('/broadcast', { replyTo: draft.id })
    await press(await toPreview(), 'Send')
    expect((await reading(reader, /^Roads are closed$/)).entities).toEqual(draft.entities)
  })

  it('sends once, however often Send is pressed', async () => {
    const reader = await harness.reader()
    write('/broadcast Once only')
    const card = await toPreview()
    const [, second] = await Promise.all([press(card, 'Send'), press(card, 'Send')])
    expect(second.text).toContain('out of date')
    await report()
    expect(received(reader, 'Once only')).toHaveLength(1)
    expect((await harness.app.deps.store.listBroadcasts(10)).items).toHaveLength(1)
  })

  it('as a test goes to the author alone, says so and asks for the audience again', async () => {
    const reader = await harness.reader()
    write('/broadcast Try me')
    await press(await cardWith('Only test'), 'Only test')
    const again = await reading(owner, /you alone got it/)
    expect(received(owner, 'Try me')).toHaveLength(1)
    expect(labels(again)).toEqual(['Everyone', 'By language', 'Only test', 'Cancel'])
    await press(await toPreview(), 'Send')
    await reading(reader, /^Try me$/)
  })

  it('goes to the chats of a language', async () => {
    const [english, russian] = [await harness.reader('en'), await harness.reader('ru')]
    write('/broadcast По-русски')
    await press(await cardWith('By language'), 'By language')
    await press(await cardWith('Russian · 1'), 'Russian · 1')
    await press(await cardWith('Now'), 'Now')
    const card = await cardWith('Send')
    expect(card.text).toMatch(/by language: Russian\n1 chat,/)
    await press(card, 'Send')
    await report()
    expect([received(russian, 'По-русски').length, received(english, 'По-русски').length]).toEqual([1, 0])
  })

  it('is left by Cancel, and by /cancel while it asks', async () => {
    const reader = await harness.reader()
    write('/broadcast Never mind')
    const card = await toPreview()
    await press(card, 'Cancel')
    expect((await reading(owner, /Nothing was sent/)).id).toBe(card.id)
    expect((await press(card.id, { forged: 'b:send:1:' })).text).toContain('out of date')
    await ask(owner, '/broadcast')
    expect((await ask(owner, '/cancel')).text).toBe('Cancelled.')
    expect((await ask(owner, 'Just a word')).text).toContain('did not understand')
    expect(received(reader, 'Never mind')).toEqual([])
    expect((await ask(owner, '/broadcasts')).text).toContain('Nothing was sent yet')
  })

  it('says what it can send when it is given something else, and goes on asking', async () => {
    await ask(owner, '/broadcast')
    owner.sendLocation(40.4, 49.9)
    await reading(owner, /I can send text so far/)
    write('Then as text')
    await cardWith('Everyone')
  })

  it('with nobody to send to says so and offers no Send', async () => {
    write('/broadcast Anyone?')
    await press(await cardWith('Everyone'), 'Everyone')
    await press(await cardWith('Now'), 'Now')
    const card = await reading(owner, /Nobody would get it/)
    expect(labels(card)).toEqual(['← Audience', 'Cancel'])
  })

  it('works by its newest card alone', async () => {
    await harness.reader()
    write('/broadcast Which card?')
    const first = await toPreview()
    await press(first.id, { forged: 'b:now:1:' })
    await harness.telegram.until(
      () => owner.messages().filter(hasButton('Send')).length === 1 && owner.last()?.id !== first.id,
    )
    expect((await press(first.id, { forged: 'b:send:1:' })).text).toContain('out of date')
    expect((await harness.app.deps.store.broadcast('1'))?.state).toBe('draft')
  })
})

describe('who is no owner', () => {
  beforeEach(beginWithoutNews)

  it('is told the same as of an unknown command, whatever they try', async () => {
    const reader = await harness.reader()
    const unknown = (await ask(reader, '/nonsense')).text
    for (const line of ['/broadcast', '/broadcast Hello all', '/broadcasts'])
      expect((await ask(reader, line)).text, line).toBe(unknown)
    // To a reader this command is about their own alerts.
    expect(labels(await ask(reader, '/breaking 1 flash'))).toEqual([])
    expect((await harness.app.deps.store.listBroadcasts(10)).items).toEqual([])
    expect(reader.menu().map(({ command }) => command)).not.toContain('broadcast')
    expect((await ask(reader, '/help')).text).not.toContain('/broadcast')
  })

  it('does nothing by a forged press, and is told that the button is out of date', async () => {
    const reader = await harness.reader()
    write('/broadcast Mine to send')
    await toPreview()
    const card = reader.last() as SeenMessage
    for (const forged of ['b:send:1:', 'b:cancel:1:', 'b:show:1:', 'b:list:0:0', 'b:everyone:1:'])
      expect((await press(card.id, { forged }, reader)).text, forged).toContain('out of date')
    expect((await harness.app.deps.store.broadcast('1'))?.state).toBe('draft')
    expect(received(reader, 'Mine to send')).toEqual([])
  })

  it('any more, since the card came, sends nothing by it', async () => {
    const reader = await harness.reader()
    write('/broadcast Too late')
    const card = await toPreview()
    harness.app.deps.settings.ownerIds = []
    expect((await press(card, 'Send')).text).toContain('out of date')
    expect((await harness.app.deps.store.broadcast('1'))?.state).toBe('draft')
    expect(received(reader, 'Too late')).toEqual([])
  })

  it('any more, since the question was asked, cannot answer it', async () => {
    await ask(owner, '/broadcast')
    harness.app.deps.settings.ownerIds = []
    expect((await ask(owner, 'Let me through')).text).toContain('did not understand')
    expect(await harness.app.deps.store.broadcast('1')).toBeUndefined()
  })
})

describe('an owner', () => {
  beforeEach(beginWithoutNews)

  it('whose press is forged changes nothing and is told that the button is out of date', async () => {
    const card = await ask(owner, '/start')
    for (const forged of [
      'b:send:99:',
      'b:pause:1:',
      'b:level:1:flash',
      'b:language:1:xx',
      'b:list:0:99999',
      'b:nuke:1:',
    ])
      expect((await press(card.id, { forged })).text, forged).toContain('out of date')
  })

  it('cannot send the draft of another', async () => {
    await harness.reader()
    write('/broadcast Not yours')
    await toPreview()
    const other = harness.telegram.person({ id: OTHER_OWNER_ID, firstName: 'Other', languageCode: 'en' })
    const card = await ask(other, '/start')
    expect((await press(card.id, { forged: 'b:send:1:' }, other)).text).toContain('out of date')
    expect((await harness.app.deps.store.broadcast('1'))?.state).toBe('draft')
  })

  it('has the commands of an editor in the menu and in /help', async () => {
    await ask(owner, '/start')
    await harness.telegram.until(() => owner.menu().some(({ command }) => command === 'broadcast'))
    expect(owner.menu().map(({ command }) => command)).toEqual(
      expect.arrayContaining(['broadcast', 'breaking', 'broadcasts']),
    )
    expect(owner.menu().length).toBeLessThanOrEqual(8)
    expect((await ask(owner, '/help')).text).toContain('/breaking N')
  })
})

describe('/broadcasts', () => {
  beforeEach(beginWithoutNews)

  /** A broadcast that is under way for as long as the fault lasts: one reader cannot be sent to. */
  async function underWay(): Promise<{ reader: Person; card: SeenMessage; clear: () => void }> {
    const reader = await harness.reader()
    await harness.reader()
    const clear = harness.telegram.addFault({ kind: 'server-error', methods: ['sendMessage'], chatIds: [reader.id] })
    write('/broadcast Slowly')
    await press(await toPreview(), 'Send')
    await expect.poll(async () => (await harness.app.deps.store.tally('1')).sent, PATIENT).toBe(1)
    const list = await ask(owner, '/broadcasts')
    expect(list.text).toMatch(/Broadcast 1 · everyone\nSlowly\n▶️ .* · sent \d/)
    await press(list, '1')
    return { reader, card: await cardWith('Pause'), clear }
  }
  const state = async () => (await harness.app.deps.store.broadcast('1'))?.state

  it('pauses and resumes what is under way', async () => {
    const { reader, card, clear } = await underWay()
    await press(card, 'Pause')
    expect(await state()).toBe('paused')
    clear()
    const paused = await cardWith('Resume')
    expect(paused.text).toMatch(/Paused\nsent 1 · failed 0 · blocked 0 · left 1/)
    await press(paused, 'Resume')
    await reading(reader, /^Slowly$/)
    await report()
  })

  it('cancels it: who has not got it gets it no more', async () => {
    const { reader, card, clear } = await underWay()
    await press(card, 'Cancel')
    await harness.telegram.until(() => owner.messages().find(({ text }) => text.includes('Cancelled: nobody else')))
    clear()
    await expect.poll(async () => (await harness.app.deps.store.broadcast('1'))?.endedAt, PATIENT).toBeDefined()
    expect(received(reader, 'Slowly')).toEqual([])
    expect(await harness.app.deps.store.tally('1')).toMatchObject({ sent: 1, expired: 1 })
    expect((await press(card.id, { forged: 'b:resume:1:' })).text).toContain('out of date')
    expect(await state()).toBe('cancelled')
  })

  it('goes on after a restart in mid-flight', async () => {
    const { reader, clear } = await underWay()
    await harness.restart()
    clear()
    await report()
    expect(received(reader, 'Slowly')).toHaveLength(1)
  })
})

describe('/breaking of an owner', () => {
  it('sends an article to the readers of its language by one card, and alerts nobody twice', async () => {
    await begin()
    const [english, russian] = [await harness.reader('en'), await harness.reader('ru')]
    await harness.poll()
    await ask(owner, '/latest')
    const id = (await harness.app.deps.store.shownList(owner.id))[0] ?? ''
    const title = (await harness.app.deps.store.article(id))?.title ?? ''
    const card = await ask(owner, '/breaking 1')
    expect(card.text).toContain(title)
    expect(card.text).toMatch(/readers of news in: English\n1 chat,/)
    expect(labels(card)).toEqual(['Flash', '✅ Urgent', 'Notable', 'Send', 'Cancel'])
    await press(card, 'Flash')
    const flash = await cardWith('✅ Flash')
    expect(flash.id).toBe(card.id)
    await press(flash, 'Send')
    const alert = await harness.telegram.until(() =>
      english.messages().findLast(({ own, text }) => own && text.includes(title)),
    )
    expect(alert.silent).toBe(false)
    await report()
    expect(russian.messages().filter(({ text }) => text.includes(title))).toEqual([])
    expect((await ask(owner, `/breaking ${id} flash`)).text).toContain('Nobody would get it')
  })

  it('leaves to the reader in them what is about their own alerts, and says what is wrong with the rest', async () => {
    await beginWithoutNews()
    await ask(owner, '/start')
    await ask(owner, '/breaking flash 3')
    expect((await harness.app.deps.store.chat(owner.id))?.alerts).toEqual({ choice: 'flash', cap: 3 })
    expect((await ask(owner, '/breaking 404404 flash')).text).toContain('no article “404404”')
    expect((await ask(owner, '/breaking 1 loud')).text).toContain('Which article, and how urgent')
  })
})
