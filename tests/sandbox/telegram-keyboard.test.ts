// Keyboards and presses: what a button may carry, and that every press is answered once and in time.
import { describe, expect, it } from 'vitest'
import { openBench } from './api.ts'

const callback = (data: string) => ({ text: 'a', callback_data: data })

describe('an inline keyboard', () => {
  it.each([
    ['data of 64 bytes', [[callback('ə'.repeat(32))]], undefined],
    ['data of 65 bytes', [[callback(`${'ə'.repeat(32)}x`)]], 'BUTTON_DATA_INVALID'],
    ['empty data', [[callback('')]], 'BUTTON_DATA_INVALID'],
    ['100 buttons', Array.from({ length: 20 }, () => Array.from({ length: 5 }, () => callback('a'))), undefined],
    [
      '101 buttons',
      [...Array.from({ length: 20 }, () => Array.from({ length: 5 }, () => callback('a'))), [callback('a')]],
      'reply markup is too long',
    ],
    ['9 in a row', [Array.from({ length: 9 }, () => callback('a'))], 'reply markup is too long'],
    ['a url', [[{ text: 'a', url: 'https://example.org/x' }]], undefined],
    ['a deep link', [[{ text: 'a', url: 'https://t.me/briefings_bot?start=a_1' }]], undefined],
    [
      'no url',
      [[{ text: 'a', url: 'not a link' }]],
      "inline keyboard button URL 'not a link' is invalid: Wrong HTTP URL",
    ],
    [
      'a host that is none',
      [[{ text: 'a', url: 'http://localhost/x' }]],
      "inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
    ],
    ['256 characters to copy', [[{ text: 'a', copy_text: { text: 'ə'.repeat(256) } }]], undefined],
    ['257 characters to copy', [[{ text: 'a', copy_text: { text: 'ə'.repeat(257) } }]], 'BUTTON_COPY_TEXT_INVALID'],
    [
      'text alone',
      [[{ text: 'a' }]],
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      'two purposes',
      [[{ ...callback('a'), url: 'https://example.org' }]],
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      'no label',
      [[{ text: ' ', callback_data: 'a' }]],
      "can't parse inline keyboard button: button text must be non-empty",
    ],
  ])('with %s', async (_, inline_keyboard, reason) => {
    const { telegram, call } = await openBench()
    const reader = telegram.person({ firstName: 'Aylin' })
    reader.start()
    const { description } = await call('sendMessage', {
      chat_id: reader.id,
      text: 'a',
      reply_markup: { inline_keyboard },
    })
    expect(description).toBe(reason === undefined ? undefined : `Bad Request: ${reason}`)
  })
})

async function pressed() {
  const bench = await openBench()
  const reader = bench.telegram.person({ firstName: 'Aylin' })
  reader.start()
  await bench.call('sendMessage', {
    chat_id: reader.id,
    text: 'a',
    reply_markup: { inline_keyboard: [[callback('go')]] },
  })
  const toast = reader.press(reader.last()?.id ?? 0, 'a')
  const updates = (await bench.call('getUpdates')).result as { callback_query?: { id: string; data: string } }[]
  const query = updates.find((update) => update.callback_query !== undefined)?.callback_query
  return { bench, reader, toast, query }
}

const TOO_OLD = 'Bad Request: query is too old and response timeout expired or query ID is invalid'

describe('a press', () => {
  it('waits for its answer, and is on record until then', async () => {
    const { bench, toast, query } = await pressed()
    expect(query?.data).toBe('go')
    expect(bench.telegram.unanswered()).toMatchObject([{ kind: 'callback', data: 'go' }])
    await bench.call('answerCallbackQuery', { callback_query_id: query?.id, text: 'Saved', show_alert: true })
    expect(await toast).toEqual({ text: 'Saved', alert: true, url: undefined })
    expect(bench.telegram.unanswered()).toEqual([])
  })

  it('can be answered once', async () => {
    const { bench, toast, query } = await pressed()
    await bench.call('answerCallbackQuery', { callback_query_id: query?.id })
    await toast
    expect((await bench.call('answerCallbackQuery', { callback_query_id: query?.id })).description).toBe(TOO_OLD)
  })

  it('cannot be answered too late, nor under another id, nor with a toast over 200 characters', async () => {
    const { bench, toast, query } = await pressed()
    const answer = async (params: object) => (await bench.call('answerCallbackQuery', { ...params })).description
    expect(await answer({ callback_query_id: '1' })).toBe(TOO_OLD)
    expect(await answer({ callback_query_id: query?.id, text: 'ə'.repeat(201) })).toBe('Bad Request: MESSAGE_TOO_LONG')
    bench.clock.at += 601_000
    expect(await answer({ callback_query_id: query?.id })).toBe(TOO_OLD)
    bench.clock.at -= 601_000
    expect(await answer({ callback_query_id: query?.id, text: 'ə'.repeat(200) })).toBeUndefined()
    expect((await toast).text).toHaveLength(200)
  })

  it('needs a button that is there', async () => {
    const { reader, bench, toast, query } = await pressed()
    await expect(reader.press(reader.last()?.id ?? 0, 'b')).rejects.toThrow('no callback button')
    await bench.call('answerCallbackQuery', { callback_query_id: query?.id })
    await toast
  })
})

it('lets a test fail when no answer comes', async () => {
  const { telegram, call } = await openBench({ patienceMs: 20 })
  const reader = telegram.person({ firstName: 'Aylin' })
  reader.start()
  await call('sendMessage', { chat_id: reader.id, text: 'a', reply_markup: { inline_keyboard: [[callback('go')]] } })
  await expect(reader.press(reader.last()?.id ?? 0, { data: 'go' })).rejects.toThrow('did not come true within 20 ms')
})

describe('an inline query', () => {
  it.each([
    ['50 results', Array.from({ length: 50 }, (_, index) => article(String(index))), undefined],
    ['51 results', Array.from({ length: 51 }, (_, index) => article(String(index))), 'RESULTS_TOO_MUCH'],
    ['two of one id', [article('1'), article('1')], 'RESULT_ID_DUPLICATE'],
    ['an id of 65 bytes', [article('x'.repeat(65))], 'RESULT_ID_INVALID'],
    [
      'bad HTML in a result',
      [article('1', '<p>x')],
      `can't parse entities: Unsupported start tag "p" at byte offset 0`,
    ],
  ])('is answered with %s', async (_, results, reason) => {
    const { telegram, call } = await openBench({ patienceMs: 200 })
    const reader = telegram.person({ firstName: 'Aylin' })
    const asked = reader.inline('gas').catch((error: Error) => error)
    const [update] = (await call('getUpdates')).result as { inline_query: { id: string } }[]
    const { description } = await call('answerInlineQuery', { inline_query_id: update?.inline_query.id, results })
    expect(description).toBe(reason === undefined ? undefined : `Bad Request: ${reason}`)
    if (reason === undefined) expect(await asked).toHaveLength(results.length)
    else expect(await asked).toBeInstanceOf(Error)
  })
})

function article(id: string, html = '<b>x</b>') {
  return { type: 'article', id, title: 'x', input_message_content: { message_text: html, parse_mode: 'HTML' } }
}
