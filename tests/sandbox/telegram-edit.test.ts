// Edits, deletions, copies and forwards of messages.
import { describe, expect, it } from 'vitest'
import { openBench } from './api.ts'

const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
    'base64',
  ),
)
const DAY_MS = 24 * 3600 * 1000
const keyboard = (data: string) => ({ inline_keyboard: [[{ text: 'a', callback_data: data }]] })
const NOT_MODIFIED =
  'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

async function sent(params: object = {}) {
  const bench = await openBench()
  const reader = bench.telegram.person({ firstName: 'Aylin' })
  const started = reader.start()
  const base = { chat_id: reader.id, text: '<b>one</b>', parse_mode: 'HTML', reply_markup: keyboard('k') }
  const { result } = await bench.call('sendMessage', { ...base, ...params })
  const { message_id } = result as { message_id: number }
  const edit = (changes: object) => bench.call('editMessageText', { ...base, ...params, message_id, ...changes })
  return { ...bench, reader, started, message_id, edit }
}

describe('editMessageText', () => {
  it.each<[string, object, string | undefined]>([
    ['nothing new', {}, NOT_MODIFIED],
    ['the same by other tags', { text: ' <strong>one</strong>\n' }, NOT_MODIFIED],
    ['another text', { text: '<b>two</b>' }, undefined],
    ['other formatting', { text: '<i>one</i>' }, undefined],
    ['another button', { reply_markup: keyboard('l') }, undefined],
    ['no keyboard any more', { reply_markup: undefined }, undefined],
    ['another preview', { link_preview_options: { is_disabled: true } }, undefined],
    ['too long a text', { text: 'x'.repeat(4097) }, 'Bad Request: message is too long'],
    ['a message that is not there', { message_id: 9999 }, 'Bad Request: message to edit not found'],
    ['no message', { message_id: undefined }, 'Bad Request: message identifier is not specified'],
  ])('with %s', async (_, changes, description) => {
    const { edit } = await sent()
    expect((await edit(changes)).description).toBe(description)
  })

  it('keeps what stood before, and its time', async () => {
    const { edit, reader, clock, message_id } = await sent()
    clock.at += 60_000
    await edit({ text: 'two', reply_markup: undefined })
    const { id, at, text, keyboard: rows, edits } = reader.last() ?? {}
    expect({ id, at, text, rows }).toEqual({ id: message_id, at: clock.at - 60_000, text: 'two', rows: [] })
    expect(edits).toMatchObject([{ at: clock.at, html: '<b>one</b>', keyboard: [[{ data: 'k' }]] }])
  })

  it("cannot change a reader's message or one whose chat blocked the bot", async () => {
    const { edit, reader, started } = await sent()
    expect((await edit({ message_id: started.id })).description).toBe("Bad Request: message can't be edited")
    reader.block()
    expect((await edit({ text: 'two' })).description).toBe('Forbidden: bot was blocked by the user')
  })
})

it('changes the keyboard alone with editMessageReplyMarkup', async () => {
  const { call, reader, message_id } = await sent()
  const edit = (reply_markup?: object) =>
    call('editMessageReplyMarkup', { chat_id: reader.id, message_id, reply_markup })
  expect((await edit(keyboard('k'))).description).toBe(NOT_MODIFIED)
  expect((await edit()).ok).toBe(true)
  expect(reader.last()).toMatchObject({ html: '<b>one</b>', keyboard: [] })
})

describe('editMessageMedia', () => {
  const upload = (params: Record<string, unknown>, bytes?: Uint8Array<ArrayBuffer>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(params))
      form.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
    if (bytes !== undefined) form.set('file', new Blob([bytes]), 'p.png')
    return form
  }
  const withFile = { type: 'photo', media: 'attach://file' }

  it('puts a picture with its caption in the place of another, or of a text', async () => {
    const { call, reader, message_id } = await sent()
    const base = { chat_id: reader.id, message_id }
    const media = { ...withFile, caption: '<b>one</b>', parse_mode: 'HTML' }
    expect((await call('editMessageMedia', upload({ ...base, media, reply_markup: keyboard('k') }, PNG))).ok).toBe(true)
    const first = reader.last()
    expect(first).toMatchObject({ id: message_id, html: '<b>one</b>', file: { kind: 'photo' } })
    expect(first?.keyboard[0]).toMatchObject([{ data: 'k' }])
    const again = { ...base, media: { type: 'photo', media: first?.file?.id, caption: 'two' } }
    expect((await call('editMessageMedia', again)).ok).toBe(true)
    expect(reader.last()).toMatchObject({ id: message_id, text: 'two', keyboard: [], file: first?.file })
    expect((await call('editMessageMedia', again)).description).toBe(NOT_MODIFIED)
  })

  it.each<[string, object, string]>([
    ['no media', { media: undefined }, "can't parse InputMedia: Media is not specified"],
    [
      'a voice message',
      { media: { type: 'voice', media: 'attach://file' } },
      "can't parse InputMedia: type must be one of photo, video, animation, document, audio",
    ],
    ['a file that did not come', { media: { type: 'photo', media: 'attach://x' } }, 'can\'t find attached file "x"'],
    ['too long a caption', { media: { ...withFile, caption: 'x'.repeat(1025) } }, 'message caption is too long'],
    ['a message that is not there', { message_id: 9999, media: withFile }, 'message to edit not found'],
  ])('refuses %s', async (_, changes, reason) => {
    const { call, reader, message_id } = await sent()
    const params = Object.entries({ chat_id: reader.id, message_id, ...changes }).filter(([, value]) => value)
    const { description } = await call('editMessageMedia', upload(Object.fromEntries(params), PNG))
    expect(description).toBe(`Bad Request: ${reason}`)
  })

  it('keeps an album of its kind', async () => {
    const { call, reader } = await sent()
    const album = [withFile, { ...withFile, caption: 'second' }]
    const { result } = await call('sendMediaGroup', upload({ chat_id: reader.id, media: album }, PNG))
    const [{ message_id } = { message_id: 0 }] = result as { message_id: number }[]
    const edit = (media: object) => call('editMessageMedia', upload({ chat_id: reader.id, message_id, media }, PNG))
    expect((await edit({ ...withFile, type: 'document' })).description).toMatch(/message can't be edited/)
    expect((await edit({ ...withFile, type: 'video', caption: 'first' })).ok).toBe(true)
    const [first, second] = reader.messages().slice(-2)
    expect([first?.file?.kind, first?.text, first?.album]).toEqual(['video', 'first', second?.album])
  })
})

describe('deleteMessage', () => {
  it.each([
    ['within 48 hours', 2 * DAY_MS - 1, undefined],
    ['after 48 hours', 2 * DAY_MS, "Bad Request: message can't be deleted for everyone"],
  ])('works %s only', async (_, laterMs, description) => {
    const { call, clock, reader, message_id } = await sent()
    clock.at += laterMs
    expect((await call('deleteMessage', { chat_id: reader.id, message_id })).description).toBe(description)
    expect(reader.last()?.id).toBe(description === undefined ? undefined : message_id)
  })

  it('happens once, and the message is still on record', async () => {
    const { call, clock, reader, message_id } = await sent()
    await call('deleteMessage', { chat_id: reader.id, message_id })
    expect((await call('deleteMessage', { chat_id: reader.id, message_id })).description).toBe(
      'Bad Request: message to delete not found',
    )
    expect(reader.messages({ deleted: true }).at(-1)).toMatchObject({ id: message_id, deletedAt: clock.at })
  })

  it('of many skips what is not there and takes 1–100 ids', async () => {
    const { call, reader, message_id } = await sent()
    const many = async (message_ids: number[]) =>
      (await call('deleteMessages', { chat_id: reader.id, message_ids })).description
    expect(await many(Array.from({ length: 101 }, (_, index) => index + 1))).toBe(
      'Bad Request: too many message identifiers specified',
    )
    expect(await many([])).toBe('Bad Request: message identifiers are not specified')
    expect(await many([message_id, 9999])).toBeUndefined()
    expect(reader.last()).toBeUndefined()
  })

  it('of many deletes none where one is too old', async () => {
    const { call, clock, reader, message_id } = await sent()
    clock.at += DAY_MS
    const { result } = await call('sendMessage', { chat_id: reader.id, text: 'younger' })
    const younger = (result as { message_id: number }).message_id
    clock.at += DAY_MS
    const many = async (message_ids: number[]) =>
      (await call('deleteMessages', { chat_id: reader.id, message_ids })).description
    expect(await many([younger, message_id])).toBe("Bad Request: message can't be deleted for everyone")
    expect(reader.last()?.id).toBe(younger)
    expect(await many([younger])).toBeUndefined()
    expect(reader.last()?.id).toBe(message_id)
  })
})

describe('copies and forwards', () => {
  it('copy without a link to the source, forward with one', async () => {
    const { call, reader, started } = await sent()
    const ids = { chat_id: reader.id, from_chat_id: reader.id, message_id: started.id }
    await call('copyMessage', ids)
    expect(reader.last()).toMatchObject({ text: '/start', forwarded: false })
    await call('forwardMessage', ids)
    expect(reader.last()).toMatchObject({ text: '/start', forwarded: true })
    expect((await call('copyMessage', { ...ids, message_id: 9999 })).description).toBe(
      'Bad Request: message to copy not found',
    )
  })

  it('copy several in rising order, skipping what is gone', async () => {
    const { call, reader, started, message_id } = await sent()
    const copy = (message_ids: number[]) =>
      call('copyMessages', { chat_id: reader.id, from_chat_id: reader.id, message_ids })
    expect((await copy([started.id, message_id, 9999])).result).toHaveLength(2)
    expect((await copy([message_id, started.id])).description).toBe(
      'Bad Request: message identifiers must be in a strictly increasing order',
    )
  })

  it('carry the origin of what a person forwards', async () => {
    const { telegram, call } = await openBench()
    const owner = telegram.person({ firstName: 'Orkhan' })
    const channel = telegram.group({ title: 'Agency', type: 'channel', owner })
    channel.addBot(owner)
    const post = owner.send('Gas flows', { chat: channel.id })
    owner.forward(post.id, channel.id)
    const updates = (await call('getUpdates')).result as { message?: { text?: string; forward_origin?: object } }[]
    expect(updates.at(-1)?.message).toMatchObject({
      text: 'Gas flows',
      forward_origin: { type: 'channel', chat: { id: channel.id } },
    })
  })
})
