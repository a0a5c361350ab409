// Files: uploads, their ids, albums, and what is no picture.
import { describe, expect, it } from 'vitest'
import { openBench } from './api.ts'

/** The head of a PNG of this size; enough to be measured. */
function png(width: number, height: number): Blob {
  const bytes = Buffer.alloc(40)
  bytes.write('\x89PNG\r\n\x1a\n', 0, 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return new Blob([bytes], { type: 'image/png' })
}

async function uploading() {
  const bench = await openBench()
  const reader = bench.telegram.person({ firstName: 'Aylin' })
  reader.start()
  const upload = (method: string, fields: Record<string, string | Blob>) => {
    const form = new FormData()
    form.set('chat_id', String(reader.id))
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') form.set(name, value)
      else form.set(name, value, `${name}.png`)
    }
    return bench.call(method, form)
  }
  return { ...bench, reader, upload }
}

describe('a photo', () => {
  it('is uploaded once, then sent by its id and downloaded', async () => {
    const { upload, call, reader, root } = await uploading()
    await upload('sendPhoto', { photo: png(640, 480), caption: '<b>Gas</b>', parse_mode: 'HTML' })
    const first = reader.last()
    expect(first).toMatchObject({
      html: '<b>Gas</b>',
      file: { kind: 'photo' },
      wire: { photo: [{ width: 640, height: 480 }] },
    })
    const photo = first?.file?.id
    expect((await call('sendPhoto', { chat_id: reader.id, photo })).ok).toBe(true)
    expect(reader.last()?.file?.id).toBe(photo)
    const { result } = await call('getFile', { file_id: photo })
    const file = await fetch(`${root}/file/bot42:TEST/${(result as { file_path: string }).file_path}`)
    expect(new Uint8Array(await file.arrayBuffer())).toHaveLength(40)
  })

  it.each<[string, Record<string, string | Blob>, string]>([
    ['bytes that are no picture', { photo: new Blob(['hello']) }, 'IMAGE_PROCESS_FAILED'],
    ['an empty file', { photo: new Blob([]) }, 'file must be non-empty'],
    ['a strip', { photo: png(2100, 100) }, 'PHOTO_INVALID_DIMENSIONS'],
    ['an unknown id', { photo: 'AgACAgIAAxk' }, 'wrong file identifier/HTTP URL specified'],
    ['an attachment that is missing', { photo: 'attach://x' }, `can't find attached file "x"`],
    ['nothing', {}, 'there is no photo in the request'],
    ['a caption of 1,025 code points', { photo: png(9, 9), caption: '📰'.repeat(1025) }, 'message caption is too long'],
  ])('is refused for %s', async (_, fields, reason) => {
    const { upload } = await uploading()
    expect((await upload('sendPhoto', fields)).description).toBe(`Bad Request: ${reason}`)
  })

  it('carries a caption of 1,024 code points, changed by editMessageCaption', async () => {
    const { upload, call, reader } = await uploading()
    expect((await upload('sendPhoto', { photo: png(9, 9), caption: '📰'.repeat(1024) })).ok).toBe(true)
    const message_id = reader.last()?.id
    await call('editMessageCaption', { chat_id: reader.id, message_id, caption: 'short' })
    expect(reader.last()).toMatchObject({ text: 'short', file: { kind: 'photo' } })
    const { description } = await call('editMessageText', { chat_id: reader.id, message_id, text: 'x' })
    expect(description).toBe('Bad Request: there is no text in the message to edit')
  })
})

describe('a picture in a rich message', () => {
  const html = '<p>a</p><img src="tg://photo?id=picture"/>'
  const media = (source: string) =>
    JSON.stringify({ html, media: [{ id: 'picture', media: { type: 'photo', media: source } }] })

  it('is uploaded with it and reused by its id', async () => {
    const { upload, call, reader } = await uploading()
    await upload('sendRichMessage', { rich_message: media('attach://p'), p: png(640, 480) })
    const picture = reader.last()?.rich?.blocks[1] as { type: string; photo: { file_id: string }[] }
    expect(picture.type).toBe('photo')
    const again = await call('sendRichMessage', {
      chat_id: reader.id,
      rich_message: media(picture.photo[0]?.file_id ?? ''),
    })
    expect(again.ok).toBe(true)
  })

  it('must be there and be a photo', async () => {
    const { upload, call, reader } = await uploading()
    expect((await upload('sendRichMessage', { rich_message: media('attach://p') })).description).toBe(
      `Bad Request: can't find attached file "p"`,
    )
    const video = { html, media: [{ id: 'picture', media: { type: 'video', media: 'https://example.org/a.mp4' } }] }
    expect((await call('sendRichMessage', { chat_id: reader.id, rich_message: video })).description).toContain(
      `Media "picture" isn't found`,
    )
  })
})

describe('an album', () => {
  const item = (type: string) => ({ type, media: `https://example.org/a.${type}`, caption: type })

  it.each([
    ['2 pictures', [item('photo'), item('photo')], undefined],
    ['a picture and a video', [item('photo'), item('video')], undefined],
    ['1 picture', [item('photo')], 'media group must include 2-10 items'],
    ['11 pictures', Array.from({ length: 11 }, () => item('photo')), 'media group must include 2-10 items'],
    [
      'a picture and a document',
      [item('photo'), item('document')],
      'documents and audio files can be mixed only with media of the same type',
    ],
  ])('of %s', async (_, media, reason) => {
    const { call, reader } = await uploading()
    const { description } = await call('sendMediaGroup', { chat_id: reader.id, media })
    expect(description).toBe(reason === undefined ? undefined : `Bad Request: ${reason}`)
    const albums = reader.messages().flatMap((message) => (message.own ? [message.album] : []))
    expect(albums).toHaveLength(reason === undefined ? media.length : 0)
    expect(new Set(albums).size).toBe(reason === undefined ? 1 : 0)
  })
})

it('lets an id be used only as what it is', async () => {
  const { upload, call, reader } = await uploading()
  await upload('sendDocument', { document: new Blob(['text']) })
  const { description } = await call('sendPhoto', { chat_id: reader.id, photo: reader.last()?.file?.id })
  expect(description).toBe("Bad Request: can't use file of type document as photo")
})

it("gives the bot a person's file under an id it can send on", async () => {
  const { call, reader } = await uploading()
  reader.sendFile('photo', { bytes: new Uint8Array(await png(8, 8).arrayBuffer()), caption: 'look' })
  const updates = (await call('getUpdates')).result as { message: { photo?: { file_id: string }[] } }[]
  const photo = updates.at(-1)?.message.photo?.[0]?.file_id
  expect((await call('sendPhoto', { chat_id: reader.id, photo })).ok).toBe(true)
})
