// /broadcast over HTTP: what is sent, in which ways it is given, once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Desk, labels, openDeskWithoutNews, received } from '../support/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDeskWithoutNews()
})
afterEach(() => desk.harness.end())

describe('/broadcast', () => {
  it('sends formatted text to every reader, exactly as it was written, and reports', async () => {
    const { harness, owner, ask, write, press } = desk
    const readers = await Promise.all(['en', 'az', 'ru'].map((language) => harness.reader(language)))
    expect((await ask(owner, '/broadcast')).text).toContain('What shall be sent?')
    const html =
      'The <b>office</b> <i>moves</i>: <a href="https://agency.example/new">see where</a>\n<blockquote>On <u>Monday</u></blockquote> <tg-spoiler>early</tg-spoiler> #news'
    const written = write(html)
    const card = await desk.toPreview()
    const [preview] = received(owner, written.text)
    expect(preview?.entities).toEqual(written.entities)
    expect(card.text).toContain('3 chats')
    expect(card.text).toContain('Starts: at once')
    expect(labels(card)).toEqual(['Send', 'Cancel', '← Message', '← Audience', '← Time'])
    await press(card, 'Send')
    for (const reader of readers) {
      const message = await desk.reading(reader, 'office')
      expect([message.text, message.entities]).toEqual([written.text, written.entities])
    }
    expect((await desk.report()).text).toContain('sent 3 · failed 0 · blocked 0')
    await harness.telegram.until(() => owner.messages().find(({ id, text }) => id === card.id && text.includes('Done')))
    expect(harness.log.join('\n')).not.toContain('office')
    expect(await desk.acts('broadcast-started', 'broadcast-submitted')).toEqual(['777 broadcast-started 1'])
  })

  it('is one line: the text after the command, its formats moved along', async () => {
    const reader = await desk.harness.reader()
    desk.write('/broadcast <b>Good</b> news')
    await desk.press(await desk.toPreview(), 'Send')
    const message = await desk.reading(reader, /^Good news$/)
    expect(message.entities).toEqual([{ type: 'bold', offset: 0, length: 4 }])
  })

  it('says that the mention of a person without a user name is not kept', async () => {
    const reader = await desk.harness.reader()
    desk.write('/broadcast Ask <a href="tg://user?id=777">Aylin</a>')
    await desk.reading(desk.owner, /of it only the words are kept/)
    await desk.press(await desk.toPreview(), 'Send')
    expect((await desk.reading(reader, /^Ask Aylin$/)).entities).toEqual([])
  })

  it('takes the text of the message it replies to', async () => {
    const reader = await desk.harness.reader()
    const draft = desk.write('Roads are <b>closed</b>')
    await desk.reading(desk.owner, /answer your message with/)
    desk.write('/broadcast', { replyTo: draft.id })
    await desk.press(await desk.toPreview(), 'Send')
    expect((await desk.reading(reader, /^Roads are closed$/)).entities).toEqual(draft.entities)
  })

  it('asks nothing more where the reply says to whom and when', async () => {
    const [reader, other] = [await desk.harness.reader('az'), await desk.harness.reader('en')]
    const draft = desk.write('Yollar bağlıdır')
    await desk.reading(desk.owner, /answer your message with/)
    desk.write('/broadcast az now', { replyTo: draft.id })
    const card = await desk.cardWith('Send')
    expect(card.text).toContain('1 chat')
    await desk.press(card, 'Send')
    await desk.reading(reader, /^Yollar bağlıdır$/)
    await desk.report()
    expect(received(other, 'Yollar')).toEqual([])
  })

  it('says why a time beside the reply cannot be meant, and makes no draft', async () => {
    const draft = desk.write('Roads are closed')
    await desk.reading(desk.owner, /answer your message with/)
    desk.write('/broadcast everyone tomorrow', { replyTo: draft.id })
    await desk.reading(desk.owner, /^“tomorrow” names a day, but no time/)
    expect((await desk.harness.app.deps.store.listBroadcasts(10)).items).toEqual([])
  })

  it.each([
    ['/broadcast everone now', /did not understand “everone”.*\/broadcast everyone now/s],
    ['/broadcast az economy now', /not together/],
  ])('makes no draft of a reply that is mistyped: %s', async (line, refusal) => {
    const draft = desk.write('Roads are closed')
    await desk.reading(desk.owner, /answer your message with/)
    desk.write(line, { replyTo: draft.id })
    expect((await desk.reading(desk.owner, refusal)).keyboard).toEqual([])
    expect((await desk.harness.app.deps.store.listBroadcasts(10)).items).toEqual([])
  })

  it('says on the card which words are the message where a reply brings a message of its own', async () => {
    await desk.harness.reader()
    const draft = desk.write('Roads are closed')
    await desk.reading(desk.owner, /answer your message with/)
    desk.write('/broadcast Now open: the bridge over the river', { replyTo: draft.id })
    const card = await desk.cardWith('Everyone')
    expect(card.text).toMatch(/not the message you answered.*“Now open: the bridge over the river”.*Who gets it\?/s)
    expect(received(await desk.toPreview().then(() => desk.owner), 'Now open: the bridge over the river')).toHaveLength(
      1,
    )
  })

  it.each(['everyone now', 'everyone tomorrow', 'everone now', 'everone'])(
    'says on the card that the words are the message itself where they may say to whom and when: %s',
    async (words) => {
      desk.write(`/broadcast ${words}`)
      const card = await desk.cardWith('Everyone')
      expect(card.text).toContain(`“${words}”`)
      expect(card.text).toMatch(/answer the message they are to get.*\/broadcast everyone now.*Who gets it\?/s)
    },
  )

  it.each(['Now open', 'Everyone now'])(
    'says so of an answer to its question only where it reads like a line: %s',
    async (words) => {
      await desk.ask(desk.owner, '/broadcast')
      desk.write(words)
      expect((await desk.cardWith('Everyone')).text).toContain(`“${words}”`)
      await desk.ask(desk.owner, '/broadcast')
      desk.write('Bridge open')
      await desk.harness.telegram.until(() => desk.owner.last()?.text === 'Who gets it?')
    },
  )

  it('says nothing of it where it is a message, whatever it begins with', async () => {
    desk.write('/broadcast Now open: the bridge over the river')
    expect((await desk.cardWith('Everyone')).text).toBe('Who gets it?')
  })

  it('sends what stood in the preview, though the source message is changed before Send', async () => {
    const reader = await desk.harness.reader()
    await desk.ask(desk.owner, '/broadcast')
    const written = desk.write('As it was approved')
    const card = await desk.toPreview()
    desk.owner.edit(written.id, 'As nobody saw it')
    await desk.press(card, 'Send')
    await desk.reading(reader, /^As it was approved$/)
    expect(received(reader, 'As nobody saw it')).toEqual([])
  })

  it('sends once, however often Send is pressed', async () => {
    const reader = await desk.harness.reader()
    desk.write('/broadcast Once only')
    const card = await desk.toPreview()
    const [, second] = await Promise.all([desk.press(card, 'Send'), desk.press(card, 'Send')])
    expect(second.text).toContain('out of date')
    await desk.report()
    expect(received(reader, 'Once only')).toHaveLength(1)
    expect((await desk.harness.app.deps.store.listBroadcasts(10)).items).toHaveLength(1)
    expect(await desk.acts('broadcast-started')).toHaveLength(1)
  })

  it('is left by Cancel, and by /cancel while it asks', async () => {
    const { owner, ask, press, reading } = desk
    const reader = await desk.harness.reader()
    desk.write('/broadcast Never mind')
    const card = await desk.toPreview()
    await press(card, 'Cancel')
    expect((await reading(owner, /Nothing was sent/)).id).toBe(card.id)
    expect((await press(card.id, { forged: 'b:send:1:' })).text).toContain('out of date')
    await ask(owner, '/broadcast')
    expect((await ask(owner, '/cancel')).text).toBe('Cancelled.')
    expect((await ask(owner, 'Just a word')).text).toContain('Nothing found')
    expect(received(reader, 'Never mind')).toEqual([])
  })

  it('says what it can send when it is given something else, and goes on asking', async () => {
    const { owner, ask, reading, later } = desk
    await ask(owner, '/broadcast')
    later()
    owner.sendLocation(40.4, 49.9)
    await reading(owner, /That I cannot send to readers. What works: text, a photo/)
    later()
    owner.sendFile('voice_note', { bytes: new Uint8Array([1]) })
    await desk.harness.telegram.until(
      () => owner.messages().filter(({ text }) => /cannot send/.test(text)).length === 2,
    )
    desk.write('Then as text')
    await desk.cardWith('Everyone')
  })

  it('with nobody to send to says so and offers no Send', async () => {
    desk.write('/broadcast Anyone?')
    await desk.press(await desk.cardWith('Everyone'), 'Everyone')
    await desk.press(await desk.cardWith('Now'), 'Now')
    const card = await desk.reading(desk.owner, /Nobody would get it/)
    expect(labels(card)).toEqual(['Cancel', '← Message', '← Audience', '← Time'])
  })

  it('works by its newest card alone', async () => {
    await desk.harness.reader()
    desk.write('/broadcast Which card?')
    const first = await desk.toPreview()
    await desk.press(first.id, { forged: 'b:now:1:' })
    await desk.harness.telegram.until(
      () =>
        desk.owner.messages().filter((message) => labels(message).includes('Send')).length === 1 &&
        desk.owner.last()?.id !== first.id,
    )
    expect((await desk.press(first.id, { forged: 'b:send:1:' })).text).toContain('out of date')
    expect(await desk.state()).toBe('draft')
  })

  it('takes another message in place of the first, which is then no draft any more', async () => {
    const { owner, press, reading } = desk
    const reader = await desk.harness.reader()
    desk.write('/broadcast With a mistkae')
    const first = await desk.toPreview()
    await press(first, '← Message')
    await reading(owner, /What shall be sent/)
    // Its audience and its time are chosen already.
    const second = await desk.after(() => desk.owner.send('With no mistake'), /Readers will see exactly this/)
    expect((await press(first.id, { forged: 'b:send:1:' })).text).toContain('out of date')
    await press(second, 'Send')
    await reading(reader, /^With no mistake$/)
    expect([await desk.state('1'), received(reader, 'With a mistkae')]).toEqual(['cancelled', []])
  })

  it('goes on after a restart at any step: the question, the audience, the time, Send', async () => {
    const { harness, owner, press, cardWith } = desk
    const reader = await harness.reader()
    await desk.ask(owner, '/broadcast')
    await harness.restart()
    desk.write('Through thick and thin')
    const audience = await cardWith('Everyone')
    await harness.restart()
    await press(audience, 'Everyone')
    const time = await cardWith('Now')
    await harness.restart()
    await press(time, 'Now')
    const card = await cardWith('Send')
    await harness.restart()
    await press(card, 'Send')
    await desk.report()
    expect(received(reader, 'Through thick and thin')).toHaveLength(1)
  })

  it('tells plainly what Telegram does not accept, and offers no Send', async () => {
    await desk.harness.reader()
    desk.write('/broadcast Odd one')
    await desk.press(await desk.cardWith('Everyone'), 'Everyone')
    const broken = { kind: 'text' as const, text: '   ', entities: [], preview: true }
    await desk.harness.app.deps.store.changeBroadcast('1', ['draft'], { content: broken })
    await desk.press(await desk.cardWith('Now'), 'Now')
    await desk.reading(desk.owner, /Telegram does not accept this message/)
    expect(desk.owner.messages().filter((message) => labels(message).includes('Send'))).toEqual([])
  })
})
