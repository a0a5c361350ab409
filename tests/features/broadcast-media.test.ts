// /broadcast of photos, videos, files and albums, over HTTP: the parts gathered, the caption kept, late parts told.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { settings } from '../support/builders.ts'
import { type Desk, labels, openDesk, PATIENT } from '../support/desk.ts'

/** One white pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)
type Kind = 'photo' | 'video' | 'document' | 'audio' | 'animation'

let desk: Desk
const open = async (speed?: number) => {
  desk = await openDesk({ feeds: [] }, speed)
}
afterEach(() => desk.harness.end())

const attach = (kind: Kind, given: { caption?: string; album?: string } = {}, where?: { replyTo: number }) =>
  desk.owner.sendFile(kind, { bytes: PNG, name: `file.${kind}`, ...given }, where)
const album = (...parts: [Kind, string?][]) =>
  parts.map(([kind, caption]) => attach(kind, { album: 'A1', ...(caption && { caption }) }))
const filesOf = (person: Person) => person.messages().filter(({ own, file }) => own && file !== undefined)
const gathered = async (count: number) => {
  const items = async () => {
    const content = (await desk.harness.app.deps.store.broadcast('1'))?.content
    return content?.kind === 'media' ? content.items.length : 0
  }
  await expect.poll(items, PATIENT).toBe(count)
}
const received = (reader: Person, count: number): Promise<SeenMessage[]> =>
  desk.harness.telegram.until(() => (filesOf(reader).length >= count ? filesOf(reader) : undefined), `${count} files`)

describe('a medium', () => {
  beforeEach(() => open())

  it.each<Kind>(['photo', 'video', 'document', 'animation', 'audio'])('is sent with its caption: %s', async (kind) => {
    const reader = await desk.harness.reader()
    await desk.ask(desk.owner, '/broadcast')
    desk.later()
    const { file } = attach(kind, { caption: 'See https://agency.example/1 #news' })
    const card = await desk.toPreview()
    const [preview] = filesOf(desk.owner)
    await desk.press(card, 'Send')
    const [message] = await received(reader, 1)
    for (const seen of [preview, message]) {
      expect([seen?.file?.kind, seen?.file?.id]).toEqual([kind, file?.id])
      expect(seen?.text).toBe('See https://agency.example/1 #news')
    }
  })

  it('is sent without a caption, by one line over it, and as what a command replies to', async () => {
    const reader = await desk.harness.reader()
    attach('photo', { caption: '/broadcast' })
    expect((await desk.cardWith('Everyone')).text).toBe('Who gets it?')
    await desk.press(await desk.toPreview(), 'Send')
    expect((await received(reader, 1))[0]?.text).toBe('')
    desk.later()
    attach('photo', { caption: '/broadcast The new bridge' })
    await desk.press(await desk.toPreview(), 'Send')
    expect((await received(reader, 2))[1]?.text).toBe('The new bridge')
    desk.later()
    const { id } = attach('video', { caption: 'It opens' })
    await desk.reading(desk.owner, /did not understand/)
    desk.write('/broadcast', { replyTo: id })
    await desk.press(await desk.toPreview(), 'Send')
    expect((await received(reader, 3))[2]?.text).toBe('It opens')
  })

  it('with a caption that is too long is refused with the limit, and the question stays', async () => {
    await desk.ask(desk.owner, '/broadcast')
    desk.later()
    attach('photo', { caption: 'x'.repeat(1025) })
    await desk.reading(desk.owner, /at most 1,?024 characters; this one has 1,?025/)
    desk.later()
    attach('photo', { caption: 'x'.repeat(1024) })
    await desk.cardWith('Everyone')
  })
})

describe('an album', () => {
  // Its parts come within a second of each other on a busy machine, too.
  beforeEach(() => open(2))

  it('is gathered until a second of silence and sent whole, in order, with its caption', async () => {
    const reader = await desk.harness.reader()
    await desk.ask(desk.owner, '/broadcast')
    desk.later()
    const parts = album(['photo', 'The opening'], ['video'], ['photo'])
    await desk.cardWith('Everyone')
    expect(desk.owner.messages().filter((message) => labels(message).includes('Everyone'))).toHaveLength(1)
    const card = await desk.toPreview()
    expect(labels(card)).toContain('Send')
    await desk.press(card, 'Send')
    const messages = await received(reader, 3)
    expect(messages.map(({ file }) => file?.id)).toEqual(parts.map(({ file }) => file?.id))
    expect(messages.map(({ text }) => text)).toEqual(['The opening', '', ''])
    expect(new Set(messages.map((message) => message.album)).size).toBe(1)
    await desk.report()
  })

  it('keeps the first caption and says that others are left out', async () => {
    await desk.harness.reader()
    await desk.ask(desk.owner, '/broadcast')
    desk.later()
    album(['photo'], ['photo', 'First'], ['photo', 'Second'])
    await desk.reading(desk.owner, /An album has one caption/)
    await gathered(3)
    const content = (await desk.harness.app.deps.store.broadcast('1'))?.content
    expect(content).toMatchObject({ kind: 'media', text: 'First' })
  })

  it('takes as long as all its parts: each costs a turn', async () => {
    const { store, now } = desk.harness.app.deps
    for (let id = 1; id <= 60; id += 1)
      await store.subscribe(id, 'private', settings({ schedule: [] }), undefined, now())
    await desk.ask(desk.owner, '/broadcast')
    desk.later()
    for (let place = 0; place < 5; place += 1) attach('photo', { album: 'A1' })
    expect((await desk.toPreview()).text).toContain('60 chats, less than a minute')
    desk.write('/broadcast Alone')
    await desk.press(await desk.cardWith('Everyone'), 'Everyone')
    await desk.press(await desk.cardWith('Now'), 'Now')
    await desk.reading(desk.owner, /60 chats, a few seconds/)
  })

  it('of more than ten comes as two: the second is left out, which is said once', async () => {
    await desk.harness.reader()
    await desk.ask(desk.owner, '/broadcast')
    desk.later()
    for (let place = 0; place < 10; place += 1) attach('photo', { album: 'A1' })
    for (let place = 0; place < 5; place += 1) attach('photo', { album: 'A2' })
    await desk.reading(desk.owner, /splits what is more than ten.*the rest is left out/)
    await desk.cardWith('Everyone')
    await gathered(10)
    await desk.ask(desk.owner, '/broadcasts')
    const own = desk.owner.messages().flatMap(({ own, text }) => (own ? [text] : []))
    expect(own.filter((text) => /left out/.test(text))).toHaveLength(1)
    expect(own.filter((text) => /did not understand/.test(text))).toEqual([])
  })

  it('after another one is no part of it where it was asked for, or that one was not full', async () => {
    await desk.ask(desk.owner, '/broadcast')
    desk.later()
    for (let place = 0; place < 10; place += 1) attach('photo', { album: 'A1' })
    await desk.cardWith('Everyone')
    await desk.ask(desk.owner, '/broadcast')
    desk.later()
    attach('photo', { album: 'A2' })
    attach('photo', { album: 'A2' })
    const { store } = desk.harness.app.deps
    await expect.poll(async () => (await store.broadcast('2'))?.content, PATIENT).toMatchObject({ kind: 'media' })
    desk.later()
    attach('photo', { album: 'A3' })
    await desk.reading(desk.owner, /did not understand/)
    expect(desk.owner.messages().filter(({ text }) => /left out/.test(text))).toEqual([])
  })

  it('whose caption reads like a line is said to carry those words to readers; so is a single picture', async () => {
    album(['photo', '/broadcast everyone now'], ['photo'])
    await desk.reading(desk.owner, /^⚠️ Readers will get these words: “everyone now”/)
    await desk.cardWith('Everyone')
    desk.later()
    attach('photo', { caption: '/broadcast everyone nwo' })
    const card = await desk.reading(desk.owner, /“everyone nwo”/)
    expect([labels(card)[0], card.text]).toEqual(['Everyone', expect.stringMatching(/Who gets it\?$/)])
    desk.later()
    attach('photo', { caption: '/broadcast Bridge open' })
    await desk.harness.telegram.until(() => desk.owner.last()?.text === 'Who gets it?')
  })

  it('may carry the command as its caption', async () => {
    await desk.harness.reader()
    album(['photo', '/broadcast In one go'], ['photo'])
    await desk.press(await desk.toPreview(), 'Cancel')
    expect((await desk.harness.app.deps.store.broadcast('1'))?.content).toMatchObject({ text: 'In one go' })
    await gathered(2)
  })

  it('whose part comes after the card is told so, once, and that part is not in it', async () => {
    await desk.harness.reader()
    await desk.ask(desk.owner, '/broadcast')
    desk.later()
    album(['photo'], ['photo'])
    await desk.cardWith('Everyone')
    album(['photo'], ['photo'])
    await desk.reading(desk.owner, /A part of this album came too late/)
    await desk.ask(desk.owner, '/broadcasts')
    expect(desk.owner.messages().filter(({ text }) => /came too late/.test(text))).toHaveLength(1)
    await gathered(2)
  })

  it('that was begun before a restart gets its card after it', async () => {
    await desk.harness.reader()
    await desk.ask(desk.owner, '/broadcast')
    desk.later()
    album(['photo'], ['photo'])
    await gathered(2)
    await desk.harness.restart()
    expect(desk.owner.messages().filter((message) => labels(message).includes('Everyone'))).toEqual([])
    desk.harness.clock.advance(10_000)
    await desk.harness.app.run('close-albums')
    await desk.harness.app.run('close-albums')
    expect(desk.owner.messages().filter((message) => labels(message).includes('Everyone'))).toHaveLength(1)
  })

  it('whose other parts come only after a restart waits for them, and for a Telegram that takes its card', async () => {
    await desk.ask(desk.owner, '/broadcast')
    desk.later()
    album(['photo'])
    await gathered(1)
    await desk.harness.restart()
    desk.harness.clock.advance(10_000)
    await desk.harness.app.run('close-albums')
    const clear = desk.harness.telegram.addFault({ kind: 'server-error', methods: ['sendMessage'] })
    album(['photo'])
    await gathered(2)
    for (let looks = 0; looks < 2; looks += 1) {
      desk.harness.clock.advance(10_000)
      await desk.harness.app.run('close-albums')
    }
    clear()
    await desk.harness.app.run('close-albums')
    await desk.cardWith('Everyone')
  })

  it('whose first part cannot be sent is refused with one sentence, and the question stays', async () => {
    await desk.ask(desk.owner, '/broadcast')
    desk.later()
    album(['photo', 'x'.repeat(1025)], ['photo'], ['photo'])
    await desk.reading(desk.owner, /at most 1,?024 characters/)
    desk.write('Then as text')
    await desk.cardWith('Everyone')
    expect(await desk.harness.app.deps.store.broadcast('1')).toMatchObject({ content: { kind: 'text' } })
    expect(await desk.harness.app.deps.store.broadcast('2')).toBeUndefined()
  })

  it('that is replied to gives the one part, which is said', async () => {
    await desk.harness.reader()
    const [, second] = album(['photo'], ['photo', 'This one'])
    desk.write('/broadcast', { replyTo: second?.id ?? 0 })
    await desk.reading(desk.owner, /one part of an album, and I take this part alone/)
    await desk.press(await desk.toPreview(), 'Cancel')
    expect((await desk.harness.app.deps.store.broadcast('1'))?.content).toMatchObject({
      items: [{ kind: 'photo', fileId: second?.file?.id }],
      text: 'This one',
    })
  })
})
