// The editors' desk over HTTP: who may do what, the record of it, figures, feeds, proposals; and that nobody else can.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { type Harness, startHarness } from '../support/harness.ts'

const OWNER_ID = 777
const UNKNOWN = 'I do not know this command. /help lists those I know.'
const STALE = /out of date/

let harness: Harness
let owner: Person
beforeAll(async () => {
  harness = await startHarness({ config: { adminIds: [OWNER_ID] } })
  owner = harness.telegram.person({ id: OWNER_ID, firstName: 'Owner', languageCode: 'en' })
  await ask(owner, '/start')
  await harness.poll()
})
afterAll(() => harness.end())

/** A chat gets one message a second. */
const later = () => harness.clock.advance(4000)
function ask(person: Person, text: string): Promise<SeenMessage> {
  later()
  return harness.ask(person, text)
}
function press(card: SeenMessage, which: Parameters<Person['press']>[1], person = owner) {
  later()
  return person.press(card, which)
}
const reading = (person: Person, text: string | RegExp) =>
  harness.telegram.until(() => person.messages().findLast((each) => each.own && each.text.match(text)), `${text}`)
const labels = (message: SeenMessage) => message.keyboard.flat().map(({ text }) => text)
const commands = (person: Person) => person.menu().map(({ command }) => command)
const acts = async () => (await harness.app.deps.store.listActs(100)).items
const tries = async (id: number) =>
  (await acts())
    .filter(({ act, actorId }) => act === 'refused' && actorId === id)
    .map(({ subject }) => subject)
    .sort()
/** Somebody an owner has made an editor. */
async function editor(): Promise<Person> {
  const person = await harness.reader()
  await ask(owner, `/editors add ${person.id}`)
  await reading(person, 'You are an editor now')
  return person
}

describe('an owner', () => {
  it('makes somebody an editor, who is told, gets the menu and the help, and can use the desk', async () => {
    const person = await harness.reader('ru')
    expect(commands(person)).not.toContain('stats')
    const answer = await ask(owner, `/editors add ${person.id}`)
    expect(answer.text).toBe(`${person.id} is an editor now and has been told.`)
    await reading(person, 'Теперь вы редактор')
    expect(commands(person)).toEqual(expect.arrayContaining(['broadcast', 'broadcasts', 'stats', 'feeds', 'help']))
    expect(commands(person)).toHaveLength(8)
    const help = (await ask(person, '/help')).text
    expect(help).toContain('/audit')
    expect(help).not.toContain('/editors')
    expect((await ask(person, '/feeds')).text).toContain('Ленты')
    expect((await ask(owner, `/editors add ${person.id}`)).text).toContain('is an editor already')
  })

  it('hears that one who has no chat with the bot could not be told, and they get the menu when they start', async () => {
    expect((await ask(owner, '/editors add 5550001')).text).toContain('have to start the bot first')
    const person = harness.telegram.person({ id: 5550001, firstName: 'Late', languageCode: 'en' })
    await ask(person, '/start')
    await harness.telegram.until(() => commands(person).includes('stats'), 'the menu of an editor')
  })

  it('removes an editor by a button that asks twice; their right ends at once', async () => {
    const person = await editor()
    const list = await ask(owner, '/editors')
    expect(list.text).toContain(`${OWNER_ID}, owner`)
    await press(list, `✖️ Remove ${person.id}`)
    const sure = await reading(owner, /to be an editor no more/)
    expect(sure.id).toBe(list.id)
    expect(await harness.app.deps.store.editors()).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: person.id, addedBy: OWNER_ID })]),
    )
    expect((await press(sure, 'Yes, remove')).text).toBe('Removed.')
    await reading(person, 'You are no editor any more')
    await harness.telegram.until(() => !commands(person).includes('stats'), 'everybody’s menu')
    expect((await ask(person, '/stats')).text).toBe(UNKNOWN)
    // The old question still stands in the chat.
    expect((await press(sure, { forged: `o:remove-sure:${person.id}:0` })).text).toMatch(STALE)
  })

  it('keeps an editor after all, and removes one in a line', async () => {
    const person = await editor()
    const list = await ask(owner, '/editors')
    await press(list, `✖️ Remove ${person.id}`)
    await press(await reading(owner, /to be an editor no more/), 'Keep it')
    expect((await reading(owner, /Editors/)).id).toBe(list.id)
    expect((await ask(owner, `/editors remove ${person.id}`)).text).toContain('no editor any more')
    expect((await ask(owner, `/editors remove ${person.id}`)).text).toContain('is no editor.')
  })

  it.each([
    '/editors add',
    '/editors add me',
    '/editors add 0',
    '/editors add -5',
    '/editors add 1.5',
    '/editors add 99999999999999999999',
    '/editors add 5 6',
    '/editors promote 5',
  ])('is told how after %s', async (line) => {
    const before = await harness.app.deps.store.editors()
    expect((await ask(owner, line)).text).toContain('/editors add 123456789')
    expect(await harness.app.deps.store.editors()).toEqual(before)
  })

  it('cannot be removed, nor added: owners are named by the operator', async () => {
    expect((await ask(owner, `/editors add ${OWNER_ID}`)).text).toContain('is an owner')
    expect((await ask(owner, `/editors remove ${OWNER_ID}`)).text).toContain('is an owner')
    expect(commands(owner)).toContain('editors')
  })
})

describe('a stranger', () => {
  it('gets for every command of the desk the answer to an unknown one, and it is on the record once', async () => {
    const stranger = await harness.reader()
    const desk = ['/broadcast', '/broadcasts', '/stats', '/feeds', '/audit', '/editors']
    for (const command of [...desk, '/stats', '/nonsense', '/editors add 5'])
      expect((await ask(stranger, command)).text, command).toBe(UNKNOWN)
    expect(await tries(stranger.id)).toEqual(desk.toSorted())
    expect((await harness.app.deps.store.editors()).map(({ id }) => id)).not.toContain(5)
  })

  it('who knows how an editor sends an article, or sends anything with a caption, is answered and noted the same', async () => {
    const stranger = await harness.reader()
    for (const line of ['/breaking 4411239 flash', '/breaking 4411239', '/breaking https://azertag.az/en/xeber/x-1'])
      expect((await ask(stranger, line)).text, line).toBe(UNKNOWN)
    const before = stranger.last()?.id ?? 0
    later()
    stranger.sendFile('video', { bytes: new Uint8Array([1]), caption: '/Broadcast Hello all' })
    const answer = await harness.telegram.until(() => stranger.messages().find(({ own, id }) => own && id > before))
    expect(answer.text).toBe(UNKNOWN)
    expect(await tries(stranger.id)).toEqual(['/breaking', '/broadcast'])
    expect((await ask(stranger, '/breaking flash 3')).text).toContain('flash')
  })

  it('gets for every button of the desk the answer to an unknown one', async () => {
    const stranger = await harness.reader()
    const card = await ask(stranger, '/help')
    const sent = harness.telegram.calls().length
    for (const forged of [
      'o:editors::0',
      `o:remove-sure:${OWNER_ID}:0`,
      'o:audit::0',
      'o:history:1:0',
      'o:chart:dark:0',
      'o:feeds::0',
      'o:poll::0',
      'o:nuke::0',
      'b:send:1:',
      'k:f:1',
      'x:y',
    ])
      expect((await press(card, { forged }, stranger)).text, forged).toMatch(STALE)
    expect(await tries(stranger.id)).toEqual(['breaking', 'broadcast', 'desk'])
    const others = harness.telegram.calls().slice(sent)
    expect(others.map(({ method }) => method).filter((method) => method !== 'answerCallbackQuery')).toEqual([])
    expect((await acts()).some(({ act, actorId }) => act === 'feed-polled' && actorId === stranger.id)).toBe(false)
  })

  it('who is an editor still cannot name editors, by command or by button', async () => {
    const person = await editor()
    expect((await ask(person, '/editors')).text).toBe(UNKNOWN)
    const card = await ask(person, '/feeds')
    expect((await press(card, { forged: `o:remove-sure:${person.id}:0` }, person)).text).toMatch(STALE)
    expect(await tries(person.id)).toEqual(['/editors', 'desk'])
  })

  it('who only reads is not on the record', async () => {
    const reader = await harness.reader()
    const card = await ask(reader, '/settings')
    await press(card, { forged: 'q:q' }, reader)
    await ask(reader, '/breaking flash')
    await ask(reader, 'What is this?')
    expect(await tries(reader.id)).toEqual([])
  })
})

describe('the record', () => {
  it('says who did what when, newest first, page by page, in ids and words only', async () => {
    const person = await editor()
    for (let id = 6000; id < 6013; id += 1)
      await harness.app.deps.store.noteAct({
        at: harness.clock.now(),
        act: 'editor-added',
        actorId: 1,
        subject: `${id}`,
      })
    await ask(owner, `/editors remove ${person.id}`)
    const record = await ask(person, '/audit')
    expect(record.text).toBe(UNKNOWN)
    const own = await ask(owner, '/audit')
    const [refusal = '', removal = '', added = ''] = own.text.split('\n').filter((line) => line.includes(' · '))
    expect(refusal).toContain(`${person.id} tried /audit and was refused`)
    expect(removal).toMatch(/^24 Nov, 10:\d\d · 777 removed \d+ from the editors$/)
    expect(added).toContain('made 6012 an editor')
    await press(own, '▶')
    const second = await reading(owner, new RegExp(`777 made ${person.id} an editor`))
    expect(second.id).toBe(own.id)
    expect(labels(second)).toContain('◀')
  })

  it('of one broadcast shows what was done to it', async () => {
    const { store, now } = harness.app.deps
    for (const subject of ['41', '42'])
      await store.noteAct({ at: now(), act: 'broadcast-paused', actorId: OWNER_ID, subject })
    const record = await ask(owner, '/audit 42')
    expect(record.text).toMatch(/^Broadcast 42: who did what when\n\n.* · 777 paused broadcast 42$/)
    await press(record, 'All acts')
    await reading(owner, /paused broadcast 41/)
  })
})

describe('a command', () => {
  it('works in any case, as phones write it, for readers and for editors', async () => {
    const reader = await harness.reader()
    expect((await ask(reader, '/HELP')).text).toBe((await ask(reader, '/help')).text)
    expect((await ask(reader, '/Topics Politics')).text).not.toBe(UNKNOWN)
    expect((await ask(owner, '/Feeds')).text).toContain('Feeds')
    expect((await ask(reader, '/Stats')).text).toBe(UNKNOWN)
    expect(await tries(reader.id)).toEqual(['/stats'])
  })

  it('looks up once who the editors are, whoever writes and however many ask', async () => {
    const person = await editor()
    const { store } = harness.app.deps
    const { editors } = store
    let looks = 0
    store.editors = () => {
      looks += 1
      return editors()
    }
    await ask(person, '/feeds')
    await ask(person, 'What is this?')
    await ask(person, '/help')
    store.editors = editors
    expect(looks).toBe(3)
  })
})

describe('what nobody asked for', () => {
  const attach = (person: Person, kind: Parameters<Person['sendFile']>[0], album?: string) =>
    person.sendFile(kind, { bytes: new Uint8Array([1]), ...(album && { album }) })
  const answers = (person: Person, after: number) => person.messages().filter(({ own, id }) => own && id > after)

  it.each(['document', 'audio', 'animation', 'video'] as const)(
    'is answered with the way to send it, to an editor: %s',
    async (kind) => {
      later()
      const { id } = attach(owner, kind)
      const [answer] = await harness.telegram.until(() => {
        const all = answers(owner, id)
        return all.length > 0 ? all : undefined
      })
      expect(answer?.text).toContain('To send it to readers, answer it with /broadcast')
    },
  )

  it('is answered with one sentence: what cannot be sent, and whatever a reader sends', async () => {
    const reader = await harness.reader()
    for (const [person, kind] of [
      [owner, 'voice_note'],
      [reader, 'voice_note'],
      [reader, 'document'],
      [reader, 'audio'],
    ] as const) {
      later()
      const { id } = attach(person, kind)
      const [answer] = await harness.telegram.until(() => {
        const all = answers(person, id)
        return all.length > 0 ? all : undefined
      })
      expect(answer?.text, kind).toMatch(/^I did not understand that. Send words/)
    }
  })

  it('is answered once where it is an album', async () => {
    later()
    const { id } = attach(owner, 'video', 'Unasked')
    for (let part = 2; part <= 4; part += 1) attach(owner, 'video', 'Unasked')
    owner.send('/feeds')
    await harness.telegram.until(() => {
      later()
      return answers(owner, id).some(({ text }) => text.startsWith('Feeds'))
    }, 'the answer after the album')
    expect(answers(owner, id).filter(({ text }) => text.includes('answer it with /broadcast'))).toHaveLength(1)
  })
})

describe('the figures', () => {
  it('come as a picture with the numbers under it, light, and dark by a button', async () => {
    const [article] = await harness.app.deps.store.listArticles({ languages: ['en'] }, 1).then(({ items }) => items)
    const reader = await harness.reader()
    await ask(reader, `/read ${article?.id}`)
    await expect.poll(() => harness.app.deps.store.reads([article?.id ?? ''])).toEqual({ [article?.id ?? '']: 1 })
    later()
    owner.send('/stats')
    const find = () => owner.messages().findLast(({ own, file }) => own && file?.kind === 'photo')
    const light = await harness.telegram.until(find, 'a picture', 30_000)
    expect(light.text).toMatch(/Subscribers: \d+, of them paused: 0/)
    expect(light.text).toContain('Texts opened 1 · blocked 0')
    const wire = light.wire.photo?.at(-1)
    expect([wire?.width, wire?.height]).toEqual([960, 1144])
    await press(light, '🌙 Dark')
    const dark = await harness.telegram.until(() => {
      const shown = find()
      return shown?.file?.id === light.file?.id ? undefined : shown
    }, 'another picture')
    expect([dark.id, labels(dark)]).toEqual([light.id, labels(light)])
    expect(owner.messages().filter(({ own, file }) => own && file?.kind === 'photo')).toHaveLength(1)
  }, 40_000)

  it('come as text where no chart can be drawn, and a button puts the chart in its place', async () => {
    const { drawChart } = harness.app.deps
    harness.app.deps.drawChart = async () => undefined
    const text = await ask(owner, '/stats')
    harness.app.deps.drawChart = drawChart
    expect(text.file).toBeUndefined()
    expect(text.text).toContain('Subscribers:')
    await press(text, '☀️ Light')
    await harness.telegram.until(
      () => owner.messages().find(({ id, file }) => id === text.id && file?.kind === 'photo'),
      'a picture',
      30_000,
    )
  })
})

describe('the feeds', () => {
  it('show their state in words; a button asks one now, which is on the record', async () => {
    const before = harness.newsroom.requests().length
    const list = await ask(owner, '/feeds')
    expect(list.text).toMatch(/✅ en · .* · English\nread: 10:\d\d · last new item: 10:\d\d/)
    expect(labels(list)).toEqual(expect.arrayContaining(['🔄 Poll az', '🔄 Poll en', '🔄 Poll ru', '🔄 Poll all']))
    harness.newsroom.setFault('/en/rss', { kind: 'status', status: 500 })
    expect((await press(list, '🔄 Poll en')).text).toContain('Asking now')
    const failed = await reading(owner, /Failed once\. Its host answered with error 500\. I keep trying by myself/)
    expect(failed.id).toBe(list.id)
    harness.newsroom.clearFaults()
    // It is not due for a while by then: asked all the same.
    await press(failed, '🔄 Poll all')
    await harness.telegram.until(
      () => owner.messages().find(({ id, text }) => id === list.id && !text.includes('Failed')),
      'a feed that is well again',
    )
    expect(harness.newsroom.requests().length).toBeGreaterThan(before)
    expect((await acts()).slice(0, 2).map(({ act, subject }) => [act, subject])).toEqual([
      ['feed-polled', ''],
      ['feed-polled', 'en'],
    ])
    expect((await press(list, { forged: 'o:poll:unknown:0' })).text).toMatch(STALE)
  })

  it('say that from here they are only looked at, to who wants to add one', async () => {
    const answer = await ask(owner, '/feeds add https://agency.example/rss')
    expect(answer.text).toContain('From here feeds can only be looked at')
  })
})

describe('an article the feed marks as urgent', () => {
  it('is proposed to every editor with one button, once, and goes to nobody by itself', async () => {
    const person = await editor()
    const reader = await harness.reader()
    harness.newsroom.addArticle({ language: 'en', title: 'URGENT: Bridge over the Kura is closed' })
    await harness.poll()
    for (const one of [owner, person])
      expect(labels(await reading(one, /The feed marks this as urgent/))).toHaveLength(1)
    await harness.poll()
    const proposals = (one: Person) => one.messages().filter(({ text }) => text.includes('The feed marks this'))
    expect([proposals(owner), proposals(person), proposals(reader)].map(({ length }) => length)).toEqual([1, 1, 0])
    expect(reader.messages().some(({ text }) => text.includes('Bridge over'))).toBe(false)
    // One sends it: the other's offer says who, and offers no second sending.
    const [offer] = proposals(owner)
    await press(await reading(person, /The feed marks this/), 'Urgent: see before sending', person)
    const card = await harness.telegram.until(() =>
      person.messages().findLast((each) => each.own && labels(each).includes('Send')),
    )
    await press(card, 'Send', person)
    const taken = await reading(owner, new RegExp(`Editor ${person.id} sent this to readers: broadcast`))
    expect([taken.id, labels(taken)]).toEqual([offer?.id, ['Show card']])
  })
})

describe('what is wrong', () => {
  it('is told to editors and owners, once, with an all-clear', async () => {
    const person = await editor()
    const { freeDiskBytes } = harness.app.deps
    harness.app.deps.freeDiskBytes = async () => 1024
    later()
    await harness.app.run('watch')
    await harness.app.run('watch')
    harness.app.deps.freeDiskBytes = freeDiskBytes
    for (const one of [owner, person]) await reading(one, /The disk is nearly full/)
    later()
    await harness.app.run('watch')
    for (const one of [owner, person]) await reading(one, /The disk has room again/)
    const told = (text: string) => owner.messages().filter((each) => each.text.includes(text)).length
    expect([told('nearly full'), told('has room again'), told('clock')]).toEqual([1, 1, 0])
  })
})
