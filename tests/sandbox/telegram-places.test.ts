// Places, contacts, and media that have no caption (Bot API, sendLocation, sendVenue, sendContact, sendVoice and on).
import { describe, expect, it } from 'vitest'
import { openBench } from './api.ts'

async function opened() {
  const bench = await openBench()
  const reader = bench.telegram.person({ firstName: 'Aylin', isKnown: true })
  return {
    ...bench,
    reader,
    send: (method: string, params: object) => bench.call(method, { chat_id: reader.id, ...params }),
  }
}

describe('sendLocation', () => {
  it.each([
    ['a place', { latitude: 40.4, longitude: '49.9', horizontal_accuracy: 1500 }, undefined],
    ['no latitude', { longitude: 49.9 }, 'latitude is empty'],
    ['no longitude', { latitude: 40.4 }, 'longitude is empty'],
    ['91 degrees', { latitude: 91, longitude: 0 }, 'wrong location specified'],
    ['words', { latitude: 'north', longitude: 0 }, 'wrong location specified'],
    ['1501 metres', { latitude: 0, longitude: 0, horizontal_accuracy: 1501 }, 'wrong location specified'],
  ])('with %s', async (_, params, reason) => {
    const { send } = await opened()
    expect((await send('sendLocation', params)).description).toBe(reason && `Bad Request: ${reason}`)
  })

  it('is seen where it was sent', async () => {
    const { send, reader } = await opened()
    await send('sendLocation', { latitude: 40.4, longitude: 49.9 })
    expect(reader.last()?.wire.location).toEqual({ latitude: 40.4, longitude: 49.9 })
  })
})

it('sends a venue with its location, for clients that know no venues (Bot API, Message.venue)', async () => {
  const { send, reader } = await opened()
  expect(await send('sendVenue', { latitude: 1, longitude: 2, title: 'Hall' })).toMatchObject({
    description: 'Bad Request: parameter "address" is required',
  })
  await send('sendVenue', { latitude: 1, longitude: 2, title: 'Hall', address: 'Main street' })
  const location = { latitude: 1, longitude: 2 }
  expect(reader.last()?.wire).toMatchObject({ location, venue: { location, title: 'Hall', address: 'Main street' } })
})

it('sends a contact with a number and a first name (Bot API, sendContact)', async () => {
  const { send, reader } = await opened()
  expect(await send('sendContact', { phone_number: '+1' })).toMatchObject({
    description: 'Bad Request: parameter "first_name" is required',
  })
  await send('sendContact', { phone_number: '+1', first_name: 'Desk', last_name: '' })
  expect(reader.last()?.wire.contact).toEqual({ phone_number: '+1', first_name: 'Desk' })
})

it.each([
  ['sendVoice', 'voice', 'voice'],
  ['sendVideoNote', 'video_note', 'video note'],
  ['sendSticker', 'sticker', 'sticker'],
])('%s takes a file in the parameter %s', async (method, field, name) => {
  const { send, reader } = await opened()
  expect(await send(method, {})).toMatchObject({ description: `Bad Request: there is no ${name} in the request` })
  expect(await send(method, { [field]: 'https://example.org/a.ogg', caption: 'a' })).toMatchObject({ ok: true })
  const sent = reader.last()
  expect(sent?.wire).toHaveProperty(field)
  // Bot API: sendVideoNote and sendSticker have no caption.
  expect(sent?.text).toBe(field === 'voice' ? 'a' : '')
})

it('gives a file of up to 20 MB (Bot API, getFile)', async () => {
  const { telegram, call, reader } = await opened()
  const bytes = new Uint8Array(20 * 1024 * 1024 + 1)
  const small = reader.sendFile('document', { bytes: bytes.subarray(1) }).file?.id
  const large = reader.sendFile('document', { bytes }).file?.id
  expect(telegram.file(large ?? '')?.bytes).toHaveLength(bytes.length)
  expect(await call('getFile', { file_id: small })).toMatchObject({ ok: true })
  expect(await call('getFile', { file_id: large })).toMatchObject({ description: 'Bad Request: file is too big' })
})

it('marks what is protected, which a person then cannot forward (Bot API, protect_content)', async () => {
  const { call, reader } = await opened()
  await call('sendMessage', { chat_id: reader.id, text: 'a', protect_content: true })
  const sent = reader.last()
  expect(sent?.wire.has_protected_content).toBe(true)
  expect(() => reader.forward(sent?.id ?? 0)).toThrow('protected')
})

it('copies several without their captions when asked (Bot API, copyMessages, remove_caption)', async () => {
  const { call, reader } = await opened()
  const photo = 'https://example.org/a.jpg'
  const sent = (await call('sendPhoto', { chat_id: reader.id, photo, caption: 'a' })).result as { message_id: number }
  const copy = { chat_id: reader.id, from_chat_id: reader.id, message_ids: [sent.message_id] }
  await call('copyMessages', copy)
  await call('copyMessages', { ...copy, remove_caption: true })
  expect(reader.messages().map(({ text }) => text)).toEqual(['a', 'a', ''])
})
