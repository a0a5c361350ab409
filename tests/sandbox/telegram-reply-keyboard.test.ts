// What a bot puts under the input field (Bot API, ReplyKeyboardMarkup, ReplyKeyboardRemove, ForceReply, KeyboardButton).
import { describe, expect, it } from 'vitest'
import { openBench } from './api.ts'

async function opened() {
  const bench = await openBench()
  const reader = bench.telegram.person({ firstName: 'Aylin' })
  reader.start()
  const send = (reply_markup: object, chat_id = reader.id) =>
    bench.call('sendMessage', { chat_id, text: 'a', reply_markup })
  return { ...bench, reader, send, shown: () => bench.telegram.replyKeyboard(reader.id) }
}

describe('a reply keyboard', () => {
  it('stands under the input field and is no part of the message (Bot API, Message: reply_markup is inline)', async () => {
    const { send, shown, reader } = await opened()
    expect(await send({ keyboard: [['Yes', { text: 'No', style: 'danger' }]], resize_keyboard: true })).toMatchObject({
      ok: true,
    })
    expect(shown()).toEqual({ keyboard: [[{ text: 'Yes' }, { text: 'No', style: 'danger' }]], resize_keyboard: true })
    expect(reader.last()?.wire.reply_markup).toBeUndefined()
  })

  it('stays until another is sent or it is removed (Bot API, ReplyKeyboardRemove)', async () => {
    const { send, shown, reader } = await opened()
    await send({ keyboard: [['Yes']] })
    await send({ inline_keyboard: [[{ text: 'a', callback_data: 'b' }]] })
    reader.send('Yes')
    expect(shown()?.keyboard).toEqual([[{ text: 'Yes' }]])
    await send({ keyboard: [['No']] })
    expect(shown()?.keyboard).toEqual([[{ text: 'No' }]])
    await send({ remove_keyboard: true })
    expect(shown()).toBeUndefined()
  })

  it('folds once a button was used, if it is for one time (Bot API, one_time_keyboard)', async () => {
    const { send, shown, reader } = await opened()
    await send({ keyboard: [['Yes']], one_time_keyboard: true })
    reader.send('perhaps')
    expect(shown()).toBeDefined()
    expect(reader.tap('Yes').text).toBe('Yes')
    expect(shown()).toBeUndefined()
  })

  const buttons = (count: number) => Array.from({ length: count }, () => 'a')
  it.each([
    ['12 in a row', [buttons(12)], undefined],
    ['13 in a row', [buttons(13)], 'reply markup is too long'],
    ['300 in all', Array.from({ length: 30 }, () => buttons(10)), undefined],
    ['301 in all', [...Array.from({ length: 30 }, () => buttons(10)), ['a']], 'reply markup is too long'],
    ['no rows', 'Yes', 'field "keyboard" must be an Array of Arrays'],
    ['a number', [[1]], "can't parse keyboard button: KeyboardButton must be a String or an Object"],
    ['no label', [[' ']], "can't parse keyboard button: button text must be non-empty"],
    [
      'an unknown colour',
      [[{ text: 'a', style: 'pink' }]],
      "can't parse keyboard button: invalid button style specified",
    ],
    [
      'two requests',
      [[{ text: 'a', request_contact: true, request_location: true }]],
      "can't parse keyboard button: at most one of the optional fields must be used",
    ],
    [
      'a request without its id',
      [[{ text: 'a', request_chat: { chat_is_channel: true } }]],
      'can\'t parse keyboard button: can\'t find field "request_id"',
    ],
  ])('with %s (tdlib, ReplyMarkup.cpp)', async (_, keyboard, reason) => {
    const { send } = await opened()
    expect((await send({ keyboard } as object)).description).toBe(reason && `Bad Request: ${reason}`)
  })

  it('asks for places, numbers and chats in private alone (Bot API, KeyboardButton)', async () => {
    const { telegram, send, reader } = await opened()
    const group = telegram.group({ title: 'Friends', owner: reader })
    group.addBot(reader)
    expect(await send({ keyboard: [[{ text: 'a', request_location: true }]] }, group.id)).toMatchObject({
      description: 'Bad Request: location can be requested in private chats only',
    })
    expect(await send({ keyboard: [['a']] }, group.id)).toMatchObject({ ok: true })
    expect(telegram.replyKeyboard(group.id)).toBeDefined()
  })

  it('is not for channels (Bot API, ReplyKeyboardMarkup), nor for edits (tdlib: inline keyboard expected)', async () => {
    const { telegram, call, send, reader } = await opened()
    const channel = telegram.group({ title: 'News', type: 'channel', owner: reader })
    channel.addBot(reader)
    await send({ keyboard: [['a']] }, channel.id)
    expect(telegram.replyKeyboard(channel.id)).toBeUndefined()
    await send({ inline_keyboard: [] })
    const edit = { chat_id: reader.id, message_id: reader.last()?.id, text: 'b', reply_markup: { keyboard: [['a']] } }
    expect(await call('editMessageText', edit)).toMatchObject({ description: 'Bad Request: inline keyboard expected' })
  })
})

describe('a tap on a button', () => {
  it('shares the place or the number it asks for', async () => {
    const { send, reader } = await opened()
    await send({
      keyboard: [
        [
          { text: 'Place', request_location: true },
          { text: 'Number', request_contact: true },
        ],
      ],
    })
    const place = { latitude: 40.4, longitude: 49.9 }
    expect(reader.tap('Place', { place }).wire.location).toEqual(place)
    expect(reader.tap(/^Num/).wire.contact).toMatchObject({ user_id: reader.id, first_name: 'Aylin' })
    expect(() => reader.tap('Fax')).toThrow('no button "Fax" under the input field: Place | Number')
  })

  it('shares a chat that fits, and the bot gets the rights it asked for (Bot API, KeyboardButtonRequestChat)', async () => {
    const { telegram, call, send, reader } = await opened()
    const stranger = telegram.person({ firstName: 'Murad' })
    const channel = telegram.group({ title: 'News', type: 'channel', username: 'news', owner: reader })
    const foreign = telegram.group({ title: 'Foreign', type: 'channel', owner: stranger })
    const request_chat = { request_id: 7, chat_is_channel: true, bot_administrator_rights: {}, request_title: true }
    await send({ keyboard: [[{ text: 'Connect', request_chat }]] })
    expect(() => reader.tap('Connect', { group: foreign.id })).toThrow('would not offer Foreign')
    const friends = telegram.group({ title: 'Friends', owner: reader })
    expect(() => reader.tap('Connect', { group: friends.id })).toThrow('would not offer Friends')
    reader.tap('Connect', { group: channel.id })
    const updates = (await call('getUpdates')).result as object[]
    expect(updates.slice(-2)).toMatchObject([
      { my_chat_member: { chat: { id: channel.id }, new_chat_member: { status: 'administrator' } } },
      { message: { chat_shared: { request_id: 7, chat_id: channel.id, title: 'News' } } },
    ])
    expect(await call('sendMessage', { chat_id: channel.id, text: 'a' })).toMatchObject({ ok: true })
  })
})

it('makes the next message a reply where the bot forces one (Bot API, ForceReply)', async () => {
  const { send, reader } = await opened()
  await send({ force_reply: true, input_field_placeholder: 'your city' })
  const asked = reader.last()?.id
  expect(reader.send('Baku').replyTo).toBe(asked)
  expect(reader.send('again').replyTo).toBeUndefined()
})

it('takes a placeholder of 1-64 characters (Bot API, input_field_placeholder)', async () => {
  const { send } = await opened()
  const placeholder = (length: number) => send({ force_reply: true, input_field_placeholder: 'ə'.repeat(length) })
  expect(await placeholder(64)).toMatchObject({ ok: true })
  expect(await placeholder(65)).toMatchObject({ ok: false, error_code: 400 })
})
