// /broadcast of photos, videos, files and albums, over HTTP: the parts gathered, the caption kept, late parts told.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person, SeenMessage } from '#sandbox/telegram/world'
import { type Desk, labels, openDeskWithoutNews, PATIENT } from '../support/desk.ts'

/** One white pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)
type Kind = 'photo' | 'video' | 'document' | 'audio' | 'animation'

let desk: Desk
beforeEach(async () => {
  desk = await openDeskWithoutNews()
})
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
