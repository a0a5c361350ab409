// Texts, captions and their formatting: what Telegram takes, what it refuses and in which words.
import { describe, expect, it } from 'vitest'
import { openBench } from './api.ts'

async function sending() {
  const bench = await openBench()
  const reader = bench.telegram.person({ firstName: 'Aylin' })
  reader.start()
  const send = (params: Record<string, unknown>) => bench.call('sendMessage', { chat_id: reader.id, ...params })
  return { bench, reader, send }
}

describe('HTML', () => {
  it.each([
    ['<b>a</b> &lt;b&gt; &amp; &quot;c&quot;', 'a <b> & "c"', [['bold', 0, 1]]],
    [
      '<strong>a</strong><em>b</em><ins>c</ins><del>d</del>',
      'abcd',
      [
        ['bold', 0, 1],
        ['italic', 1, 1],
        ['underline', 2, 1],
        ['strikethrough', 3, 1],
      ],
    ],
    ['<span class="tg-spoiler">a</span>', 'a', [['spoiler', 0, 1]]],
    [
      '<b>a<i>b</i></b>',
      'ab',
      [
        ['bold', 0, 2],
        ['italic', 1, 1],
      ],
    ],
    ['<blockquote expandable>long</blockquote>', 'long', [['expandable_blockquote', 0, 4]]],
    ['<pre><code class="language-ts">x</code></pre>', 'x', [['pre', 0, 1]]],
    ['<code><b>x</b></code>', 'x', [['code', 0, 1]]],
    ['📰 <b>ə</b>', '📰 ə', [['bold', 3, 1]]],
    ['&#1073;&#x431; &nbsp; & <b></b>x', 'бб &nbsp; & x', []],
    ['  \n <i> a </i>\n ', 'a', [['italic', 0, 1]]],
    ['<a href="https://example.org/a?b=1&amp;c=2">x</a>', 'x', [['text_link', 0, 1]]],
    ['<a href="/relative">x</a>', 'x', []],
    ['a<b>b</b>\u0007c', 'ab c', [['bold', 1, 1]]],
    ['<tg-time unix="1647531900" format="wDT">then</tg-time>', 'then', [['date_time', 0, 4]]],
  ] as const)('reads %j as %j', async (html, text, entities) => {
    const { send } = await sending()
    const answer = await send({ text: html, parse_mode: 'HTML' })
    const message = answer.result as { text: string; entities?: { type: string; offset: number; length: number }[] }
    expect(message.text).toBe(text)
    expect((message.entities ?? []).map(({ type, offset, length }) => [type, offset, length])).toEqual(entities)
  })

  it.each([
    ['<u>a<br>b</u>', 'Unsupported start tag "br" at byte offset 4'],
    ['ə<p>a</p>', 'Unsupported start tag "p" at byte offset 2'],
    ['<b>a', `Can't find end tag corresponding to start tag "b"`],
    ['<b><i>a</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ['a</b>', 'Unexpected end tag at byte offset 1'],
    ['1 < 2', 'Unsupported start tag "" at byte offset 2'],
    ['a <b', 'Unclosed start tag at byte offset 2'],
    ['<b>a</b', 'Unclosed end tag at byte offset 4'],
    ['<span class="x">a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<a href="x>a</a>', 'Unclosed start tag at byte offset 0'],
    ['<tg-time unix="soon">a</tg-time>', 'Invalid Unix time specified'],
  ])('refuses %j', async (html, reason) => {
    const { send, bench } = await sending()
    const answer = await send({ text: html, parse_mode: 'HTML' })
    expect(answer).toEqual({ ok: false, error_code: 400, description: `Bad Request: can't parse entities: ${reason}` })
    expect(bench.telegram.calls('sendMessage')).toMatchObject([{ status: 400, handled: true }])
  })
})

describe('the length of a text', () => {
  it.each([
    ['4,096 code points of two UTF-16 units each', { text: '📰'.repeat(4096) }, undefined],
    ['4,097 code points', { text: '📰'.repeat(4097) }, 'Bad Request: message is too long'],
    ['4,096 after parsing', { text: `<b>${'&amp;'.repeat(4096)}</b>`, parse_mode: 'HTML' }, undefined],
    ['4,097 after parsing', { text: '&amp;'.repeat(4097), parse_mode: 'HTML' }, 'Bad Request: message is too long'],
    ['no text', {}, 'Bad Request: message text is empty'],
    ['white space alone', { text: ' \n ' }, 'Bad Request: text must be non-empty'],
    ['tags alone', { text: '<b></b>', parse_mode: 'HTML' }, 'Bad Request: text must be non-empty'],
    ['an unknown parse mode', { text: 'a', parse_mode: 'BBCode' }, 'Bad Request: unsupported parse_mode'],
  ])('is judged in code points after parsing: %s', async (_, params, description) => {
    const { send } = await sending()
    expect((await send(params)).description).toBe(description)
  })
})

describe('entities given as an array', () => {
  it.each([
    [{ type: 'bold', offset: 0, length: 2 }, undefined],
    [{ type: 'bold', offset: 1, length: 1 }, 'entity begins in a middle of a UTF-16 symbol at byte offset 1'],
    [
      { type: 'bold', offset: 2, length: 9 },
      'entity beginning at UTF-16 offset 2 ends after the end of the text at UTF-16 offset 4',
    ],
    [{ type: 'bold', offset: -1, length: 1 }, 'entity has an invalid offset or length'],
    [{ type: 'wavy', offset: 0, length: 2 }, 'MessageEntity has unsupported type'],
    [null, 'expected an Object'],
  ])('lie in the text by UTF-16: %j', async (entity, reason) => {
    const { send } = await sending()
    const { description } = await send({ text: '📰ab', entities: [entity] })
    expect(description).toBe(reason === undefined ? undefined : `Bad Request: can't parse entities: ${reason}`)
  })

  it('count to 100, the rest is ignored', async () => {
    const { send } = await sending()
    const { result } = await send({ text: '<b>a</b> '.repeat(130), parse_mode: 'HTML' })
    expect((result as { entities: unknown[] }).entities).toHaveLength(100)
  })
})

it('finds commands, links, mentions, hashtags and addresses by itself, but not inside code', async () => {
  const { send } = await sending()
  const { result } = await send({
    text: '/start @briefings https://example.org/x, #Bakı me@example.org 3/4 <code>/no</code>',
    parse_mode: 'HTML',
  })
  const types = (result as { entities: { type: string }[] }).entities.map((entity) => entity.type)
  expect(types).toEqual(['bot_command', 'mention', 'url', 'hashtag', 'email', 'code'])
})

it('takes parameters from a query, a form and JSON, and methods in any case', async () => {
  const { bench, reader } = await sending()
  const chatId = reader.id
  const form = new URLSearchParams({
    chat_id: String(chatId),
    text: 'form',
    reply_markup: '{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}',
  })
  await fetch(`${bench.root}/bot42:TEST/SENDMESSAGE`, { method: 'POST', body: form })
  await fetch(`${bench.root}/bot42:TEST/sendMessage?chat_id=${chatId}&text=query&disable_notification=true`)
  expect(bench.telegram.messages(chatId).filter((message) => message.own)).toMatchObject([
    { text: 'form', silent: false, keyboard: [[{ text: 'a', data: 'b' }]] },
    { text: 'query', silent: true },
  ])
})

it.each([
  ['botwrong:TOKEN/getMe', 401, 'Unauthorized'],
  ['bot42:TEST/sendChecklist', 501, 'Not Implemented by this local Telegram: sendChecklist'],
  ['bot42:TEST/sendMesage', 404, 'Not Found'],
  ['bot42:TEST/toString', 404, 'Not Found'],
  ['elsewhere', 404, 'Not Found'],
])('answers /%s with %i', async (path, code, description) => {
  const { root } = await openBench()
  const response = await fetch(`${root}/${path}`)
  expect(response.status).toBe(code)
  expect(await response.json()).toEqual({ ok: false, error_code: code, description })
})
