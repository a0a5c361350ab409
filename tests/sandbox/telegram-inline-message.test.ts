// A message sent via the bot: how the bot learns of it and changes it, without being in the chat.
import { describe, expect, it } from 'vitest'
import { openBench } from './api.ts'

type Update = Record<string, { id?: string; inline_message_id?: string; message?: object }>

describe('a message sent via the bot', () => {
  it('is named by inline_message_id in the choice, in presses and in edits (Bot API, ChosenInlineResult)', async () => {
    const { call, telegram } = await openBench()
    const aylin = telegram.person({ firstName: 'Aylin' })
    aylin.start()
    const asked = aylin.inline('a')
    const news = async () => (await call('getUpdates')).result as Update[]
    const reply_markup = { inline_keyboard: [[{ text: 'More', callback_data: 'm' }]] }
    const results = [
      { type: 'article', id: '1', title: 'A', input_message_content: { message_text: 'a' }, reply_markup },
    ]
    await call('answerInlineQuery', { inline_query_id: (await news()).at(-1)?.['inline_query']?.id, results })
    await asked
    const sent = aylin.choose('1')
    const inline_message_id = (await news()).at(-1)?.['chosen_inline_result']?.inline_message_id
    const press = aylin.press(sent.id, 'More')
    const query = (await news()).at(-1)?.['callback_query']
    expect(query).toMatchObject({ inline_message_id })
    expect(query?.message).toBeUndefined()
    await call('answerCallbackQuery', { callback_query_id: query?.id })
    await press
    expect(await call('editMessageText', { inline_message_id, text: 'b' })).toMatchObject({ result: true })
    expect(aylin.messages().at(-1)).toMatchObject({ text: 'b', wire: { via_bot: { username: 'briefings_bot' } } })
    expect(await call('editMessageText', { inline_message_id: 'x', text: 'b' })).toMatchObject({
      description: 'Bad Request: MESSAGE_ID_INVALID',
    })
  })
})

it.each([
  ['a deep link', { text: 'Open', start_parameter: 'a_1' }, undefined],
  ['a link too long', { text: 'Open', start_parameter: 'a'.repeat(65) }, 'START_PARAM_INVALID'],
  ['no words', { start_parameter: 'a' }, 'can\'t parse inline query results button: can\'t find field "text"'],
  [
    'nothing to do',
    { text: 'Open' },
    "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field",
  ],
])('takes above the results a button with %s (Bot API, InlineQueryResultsButton)', async (_, button, reason) => {
  const { call, telegram } = await openBench()
  const aylin = telegram.person({ firstName: 'Aylin' })
  const asked = aylin.inlinePage('a')
  const updates = (await call('getUpdates')).result as Update[]
  const inline_query_id = updates.at(-1)?.['inline_query']?.id
  const answer = await call('answerInlineQuery', { inline_query_id, results: [], button })
  expect(answer.description).toBe(reason && `Bad Request: ${reason}`)
  if (reason !== undefined) await call('answerInlineQuery', { inline_query_id, results: [] })
  expect((await asked).button).toEqual(reason === undefined ? { text: 'Open', start: 'a_1' } : undefined)
})
