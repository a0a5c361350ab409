// What a desk needs: captions and their formats, albums from people, what people do with their own messages, rights to
// send media.
import type { Message, Update } from '@grammyjs/types'
import { describe, expect, it } from 'vitest'
import type { TelegramOptions } from '#sandbox/telegram/world'
import { openBench } from './api.ts'

const PICTURE = (() => {
  const bytes = Buffer.alloc(40)
  bytes.write('\x89PNG\r\n\x1a\n', 0, 'latin1')
  bytes.writeUInt32BE(640, 16)
  bytes.writeUInt32BE(480, 20)
  return bytes
})()

async function open(options: Partial<TelegramOptions> = {}) {
  const bench = await openBench(options)
  const editor = bench.telegram.person({ firstName: 'Leyla', isKnown: true })
  const updates = async () => ((await bench.call('getUpdates')).result as Update[]) ?? []
  const photo = editor.sendFile('photo', { bytes: PICTURE }).file?.id ?? ''
  const video = editor.sendFile('video', { bytes: PICTURE }).file?.id ?? ''
  return { ...bench, editor, photo, video, updates }
}

describe('a caption', () => {
  const caption = 'The 📰 office'
  const caption_entities = [{ type: 'spoiler', offset: 0, length: 3 }]

  it('keeps its formats and its place, also when it is changed', async () => {
    const { call, editor, photo } = await open()
    const params = { chat_id: editor.id, caption, caption_entities, show_caption_above_media: true }
    await call('sendPhoto', { ...params, photo })
    const message_id = editor.last()?.id
    expect(editor.last()).toMatchObject({
      html: '<tg-spoiler>The</tg-spoiler> 📰 office',
      wire: { show_caption_above_media: true },
    })
    const edit = (changes: object) => call('editMessageCaption', { ...params, message_id, ...changes })
    expect((await edit({})).description).toContain('message is not modified')
    expect((await edit({ show_caption_above_media: false })).ok).toBe(true)
    expect(editor.last()?.wire).not.toHaveProperty('show_caption_above_media')
    expect((await edit({ caption: undefined })).ok).toBe(true)
    expect(editor.last()).toMatchObject({ text: '', file: { kind: 'photo' } })
    expect((await edit({ caption: 'x'.repeat(1025), caption_entities: [] })).description).toBe(
      'Bad Request: message caption is too long',
    )
  })

  it('stands above photos and videos, never above a document', async () => {
    const { call, editor, telegram } = await open()
    const file = editor.sendFile('document', { bytes: PICTURE }).file?.id
    await call('sendDocument', { chat_id: editor.id, document: file, caption, show_caption_above_media: true })
    expect(telegram.messages(editor.id).at(-1)?.wire).not.toHaveProperty('show_caption_above_media')
  })

  it('of an album is changed on its own message alone', async () => {
    const { call, editor, photo, video } = await open()
    const media = [
      { type: 'photo', media: photo, caption, caption_entities },
      { type: 'video', media: video },
    ]
    const { result } = await call('sendMediaGroup', { chat_id: editor.id, media })
    const [first, second] = result as Message[]
    expect(first?.media_group_id).toBe(second?.media_group_id)
    await call('editMessageCaption', { chat_id: editor.id, message_id: first?.message_id, caption: 'Now' })
    const own = editor.messages().filter((message) => message.own)
    expect(own.map(({ text, album }) => [text, album])).toEqual([
      ['Now', first?.media_group_id],
      ['', first?.media_group_id],
    ])
  })
})

describe('custom emoji', () => {
  const text = '👍 yes'
  const emoji = (custom_emoji_id?: string) => [{ type: 'custom_emoji', offset: 0, length: 2, custom_emoji_id }]

  it.each([
    ['stay as they are where the bot may use them', true, '<tg-emoji emoji-id="53">👍</tg-emoji> yes'],
    ['become plain ones where it may not', false, '👍 yes'],
  ])('%s', async (_title, customEmoji, html) => {
    const { call, editor, photo } = await open({ customEmoji })
    await call('sendMessage', { chat_id: editor.id, text, entities: emoji('53') })
    const message_id = editor.last()?.id
    expect(editor.last()?.html).toBe(html)
    await call('sendPhoto', { chat_id: editor.id, photo, caption: text, caption_entities: emoji('53') })
    expect(editor.last()?.html).toBe(html)
    await call('editMessageText', { chat_id: editor.id, message_id, text: `${text}!`, entities: emoji('53') })
    expect(editor.messages().find(({ id }) => id === message_id)?.html).toBe(`${html}!`)
  })

  it('without an id are refused', async () => {
    const { call, editor } = await open()
    for (const id of [undefined, 'thumb']) {
      const { description } = await call('sendMessage', { chat_id: editor.id, text, entities: emoji(id) })
      expect(description).toBe("Bad Request: can't parse entities: Invalid custom emoji identifier specified")
    }
  })

  it('of a person arrive whatever the bot may', async () => {
    const { editor, updates } = await open({ customEmoji: false })
    editor.sendHtml('<tg-emoji emoji-id="53">👍</tg-emoji>')
    expect((await updates()).at(-1)?.message?.entities).toMatchObject([{ type: 'custom_emoji', custom_emoji_id: '53' }])
  })
})

describe('a person', () => {
  it('sends an album: a message an item, with one id between them, the caption with its formats', async () => {
    const { editor, updates } = await open()
    const before = (await updates()).length
    editor.sendFile('photo', { bytes: PICTURE, captionHtml: 'The <b>office</b>', captionAbove: true, album: 'a1' })
    editor.sendFile('video', { bytes: PICTURE, album: 'a1' })
    const messages = (await updates()).slice(before).map(({ message }) => message)
    expect(messages).toMatchObject([
      {
        media_group_id: 'a1',
        photo: [{}],
        caption: 'The office',
        caption_entities: [{ type: 'bold', offset: 4, length: 6 }],
        show_caption_above_media: true,
      },
      { media_group_id: 'a1', video: {} },
    ])
    expect(messages[1]).not.toHaveProperty('caption')
  })

  it('edits a text or a caption, and the bot is told', async () => {
    const { editor, updates } = await open()
    const text = editor.sendHtml('<b>The</b> office')
    const photo = editor.sendFile('photo', { bytes: PICTURE, captionHtml: '<i>Here</i>' })
    editor.edit(text.id, 'The house')
    editor.edit(photo.id, 'There')
    const [one, other] = (await updates()).slice(-2).map((update) => update.edited_message)
    expect([one?.text, one?.entities, other?.caption, other?.caption_entities]).toEqual([
      'The house',
      undefined,
      'There',
      undefined,
    ])
    expect(other?.photo).toHaveLength(1)
    expect(editor.messages().find(({ id }) => id === text.id)?.edits).toMatchObject([{ html: '<b>The</b> office' }])
  })

  it('deletes a message, of which no bot is told, and whose file it can still send', async () => {
    const { call, clock, editor, updates } = await open()
    const sent = editor.sendFile('photo', { bytes: PICTURE, caption: 'x' })
    const before = (await updates()).length
    editor.remove(sent.id)
    expect(await updates()).toHaveLength(before)
    expect(editor.messages().some(({ id }) => id === sent.id)).toBe(false)
    expect(editor.messages({ deleted: true }).find(({ id }) => id === sent.id)?.deletedAt).toBe(clock.at)
    const copy = { chat_id: editor.id, from_chat_id: editor.id, message_id: sent.id }
    expect((await call('copyMessage', copy)).description).toBe('Bad Request: message to copy not found')
    expect((await call('sendPhoto', { chat_id: editor.id, photo: sent.file?.id })).ok).toBe(true)
    expect(() => editor.remove(sent.id)).toThrow('no message')
  })
})

describe('a group that takes no media', () => {
  it.each([
    ['sendPhoto', 'photos'],
    ['sendVideo', 'videos'],
    ['sendMediaGroup', 'photos'],
  ])('refuses %s', async (method, what) => {
    const { call, telegram, editor, photo, video } = await open()
    const group = telegram.group({ title: 'Newsroom', owner: editor })
    group.addBot(editor)
    group.permit({ media: false })
    const item = { type: 'photo', media: photo }
    const params = { chat_id: group.id, photo, video, media: [item, item] }
    expect((await call(method, params)).description).toBe(`Bad Request: not enough rights to send ${what} to the chat`)
    expect((await call('sendMessage', { chat_id: group.id, text: 'x' })).ok).toBe(true)
    group.permit({ media: true })
    expect((await call(method, params)).ok).toBe(true)
  })
})
