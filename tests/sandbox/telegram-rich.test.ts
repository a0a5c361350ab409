// Rich messages: what their HTML may hold, what becomes of it, and the limits of the whole.
import { describe, expect, it } from 'vitest'
import { type Bench, openBench } from './api.ts'

async function sendingRich(options: Parameters<typeof openBench>[0] = {}) {
  const bench = await openBench(options)
  const reader = bench.telegram.person({ firstName: 'Aylin' })
  reader.start()
  const send = (html: string, more: object = {}): ReturnType<Bench['call']> =>
    bench.call('sendRichMessage', { chat_id: reader.id, rich_message: { html, ...more } })
  return { ...bench, reader, send }
}

describe('the structure of rich HTML', () => {
  it.each([
    ['loose <b>text</b>\n here', [{ type: 'paragraph', text: ['loose ', { type: 'bold', text: 'text' }, ' here'] }]],
    ['<h2> Title </h2>', [{ type: 'heading', text: 'Title', size: 2 }]],
    ['<p>a<br>b&nbsp;&hellip;&mdash;&apos;</p>', [{ type: 'paragraph', text: "a\nb\u00a0…—'" }]],
    ['<hr/><footer>f</footer>', [{ type: 'divider' }, { type: 'footer', text: 'f' }]],
    [
      '<a name="q1"></a><p><a href="#q1">up</a></p>',
      [
        { type: 'anchor', name: 'q1' },
        { type: 'paragraph', text: { type: 'anchor_link', text: 'up', anchor_name: 'q1' } },
      ],
    ],
    [
      '<p><a name="q1"></a>x <a href="#">top</a></p>',
      [
        {
          type: 'paragraph',
          text: [{ type: 'anchor', name: 'q1' }, 'x ', { type: 'anchor_link', text: 'top', anchor_name: '' }],
        },
      ],
    ],
    [
      '<p>x<a href="#n">1</a> <tg-reference name="n">note</tg-reference></p>',
      [
        {
          type: 'paragraph',
          text: [
            'x',
            { type: 'reference_link', text: '1', reference_name: 'n' },
            ' ',
            { type: 'reference', text: 'note', name: 'n' },
          ],
        },
      ],
    ],
    [
      '<ul><li>a</li><li><input type="checkbox" checked>b</li></ul>',
      [
        {
          type: 'list',
          items: [
            { label: '•', blocks: [{ type: 'paragraph', text: 'a' }] },
            { label: '•', blocks: [{ type: 'paragraph', text: 'b' }], has_checkbox: true, is_checked: true },
          ],
        },
      ],
    ],
    [
      '<ol start="3" type="i" reversed><li>a</li><li>b</li></ol>',
      [
        {
          type: 'list',
          items: [
            { label: 'iii.', value: 3, type: 'i', blocks: [{ type: 'paragraph', text: 'a' }] },
            { label: 'ii.', value: 2, type: 'i', blocks: [{ type: 'paragraph', text: 'b' }] },
          ],
        },
      ],
    ],
    [
      '<blockquote>a<cite>b</cite></blockquote>',
      [{ type: 'blockquote', blocks: [{ type: 'paragraph', text: 'a' }], credit: 'b' }],
    ],
    ['<blockquote expandable>a<br>b</blockquote>', [{ type: 'expandable_blockquote', text: 'a\nb' }]],
    ['<aside>a<cite>b</cite></aside>', [{ type: 'pullquote', text: 'a', credit: 'b' }]],
    [
      '<details open><summary>s</summary><p>a</p>b</details>',
      [
        {
          type: 'details',
          summary: 's',
          blocks: [
            { type: 'paragraph', text: 'a' },
            { type: 'paragraph', text: 'b' },
          ],
          is_open: true,
        },
      ],
    ],
    ['<pre><code class="language-ts">a  b\n</code></pre>', [{ type: 'pre', text: 'a  b\n', language: 'ts' }]],
    [
      '<table bordered><tr><th>h</th><td colspan="2" align="right"></td></tr></table>',
      [
        {
          type: 'table',
          is_bordered: true,
          cells: [
            [
              { text: 'h', is_header: true, align: 'left', valign: 'top' },
              { colspan: 2, align: 'right', valign: 'top' },
            ],
          ],
        },
      ],
    ],
    [
      '<tg-time unix="5" format="t">then</tg-time>',
      [{ type: 'paragraph', text: { type: 'date_time', text: 'then', unix_time: 5, date_time_format: 't' } }],
    ],
    [
      '<p><tg-button type="callback_data" style="link" data="d">go</tg-button></p>',
      [{ type: 'paragraph', text: { type: 'button', button: { text: 'go', style: 'link', callback_data: 'd' } } }],
    ],
    [
      '<tg-button-row align="center"><tg-button type="copy_text" text="c">Copy</tg-button></tg-button-row>',
      [{ type: 'buttons', align: 'center', buttons: [{ text: 'Copy', copy_text: { text: 'c' } }] }],
    ],
  ])('of %j', async (html, blocks) => {
    const { send, reader } = await sendingRich()
    expect((await send(html)).description).toBeUndefined()
    expect(reader.last()?.rich).toEqual({ blocks })
  })

  it('reads as plain text, right to left when asked, and its buttons can be pressed', async () => {
    const { send, reader, call } = await sendingRich()
    const html =
      '<h1>T</h1><ol><li>a</li></ol><p><tg-button type="callback_data" data="d"><tg-emoji emoji-id="1">👍</tg-emoji> go</tg-button></p>'
    await send(html, { is_rtl: true })
    const message = reader.last()
    expect(message?.text).toBe('T\n1. a\n👍 go')
    expect(message?.rich?.is_rtl).toBe(true)
    const toast = reader.press(message?.id ?? 0, '👍 go')
    const updates = (await call('getUpdates')).result as { callback_query?: { id: string; data: string } }[]
    expect(updates.at(-1)?.callback_query?.data).toBe('d')
    await call('answerCallbackQuery', { callback_query_id: updates.at(-1)?.callback_query?.id })
    await toast
  })
})

describe('rich HTML is refused', () => {
  it.each([
    ['an unknown tag', '<div>a</div>', 'Unsupported start tag "div" at byte offset 0'],
    ['an unknown attribute', '<p class="x">a</p>', 'Unsupported attribute "class" of the tag "p" at byte offset 0'],
    ['a block in running text', '<p><ul><li>a</li></ul></p>', `Tag "ul" isn't allowed in the tag "p" at byte offset 3`],
    ['a paragraph in a heading', '<h1><p>a</p></h1>', `Tag "p" isn't allowed in the tag "h1" at byte offset 4`],
    [
      'a picture in running text',
      '<p><img src="https://example.org/a.jpg"/></p>',
      `Tag "img" isn't allowed in the tag "p" at byte offset 3`,
    ],
    ['a list item alone', '<li>a</li>', `Tag "li" isn't allowed here at byte offset 0`],
    ['text in a list', '<ul>a<li>b</li></ul>', `Text isn't allowed directly in the tag "ul"`],
    [
      'a block in a table cell',
      '<table><tr><td><p>a</p></td></tr></table>',
      `Tag "p" isn't allowed in the tag "td" at byte offset 15`,
    ],
    [
      'a link in a link',
      '<a href="https://a.org">a<a href="https://b.org">b</a></a>',
      'Tag "a" can\'t be nested at byte offset 25',
    ],
    ['a cite in a paragraph', '<p><cite>a</cite></p>', `Tag "cite" isn't allowed in the tag "p" at byte offset 3`],
    ['an unclosed tag', '<p>a', `Can't find end tag corresponding to start tag "p"`],
    ['wrong nesting', '<p><b>a</p></b>', 'Unmatched end tag at byte offset 7, expected "</b>", found "</p>"'],
    ['a link to nowhere', '<p><a href="#q">a</a></p>', `Anchor "q" isn't found`],
    ['a link that is none', '<p><a href="/x">a</a></p>', 'Invalid link in the tag "a" at byte offset 3'],
    [
      'an anchor with text',
      '<p><a name="q">a</a></p>',
      'An anchor must be an empty tag "a" with a name at byte offset 3',
    ],
    ['details without summary', '<details>a</details>', 'Tag "details" must have one tag "summary" at byte offset 0'],
    ['media that was not given', '<img src="tg://photo?id=x"/>', `Media "x" isn't found`],
    ['media from elsewhere', '<img src="data:image/png;base64,AA"/>', 'Media must be an HTTP or HTTPS URL'],
    ['nothing', '<p> </p>', 'Rich message is empty'],
    [
      'a button without a label',
      '<p><tg-button type="disabled"></tg-button></p>',
      'Button text must be non-empty at byte offset 3',
    ],
  ])('for %s', async (_, html, reason) => {
    const { send } = await sendingRich()
    const { description } = await send(html)
    expect(description).toBe(`Bad Request: can't parse entities: ${reason}`)
  })

  it('for button data over 64 bytes, as in a keyboard', async () => {
    const { send } = await sendingRich()
    const { description } = await send(`<p><tg-button type="callback_data" data="${'x'.repeat(65)}">a</tg-button></p>`)
    expect(description).toBe('Bad Request: BUTTON_DATA_INVALID')
  })
})

const nested = (levels: number) => `<p>${'<b>'.repeat(levels - 1)}a${'</b>'.repeat(levels - 1)}</p>`
const pictures = (count: number) => '<img src="https://example.org/a.jpg"/>'.repeat(count)
const row = (cells: number) => `<table><tr>${'<td>a</td>'.repeat(cells)}</tr></table>`

describe('the limits of a rich message', () => {
  it.each([
    ['32,768 code points', `<p>${'📰'.repeat(32_768)}</p>`, undefined],
    ['32,769 code points', `<p>${'📰'.repeat(32_769)}</p>`, 'Rich message is too long'],
    ['500 blocks', '<p>a</p>'.repeat(500), undefined],
    ['501 blocks', '<p>a</p>'.repeat(501), 'Rich message has too many blocks'],
    ['501 blocks with list items', `<ul>${'<li>a</li>'.repeat(250)}</ul>`, 'Rich message has too many blocks'],
    [
      '501 blocks with table rows',
      `<table>${'<tr><td>a</td></tr>'.repeat(500)}</table>`,
      'Rich message has too many blocks',
    ],
    ['16 levels', nested(16), undefined],
    ['17 levels', nested(17), 'Rich message is nested too deep'],
    [
      '17 levels of lists',
      `${'<ul><li>'.repeat(8)}<b>a</b>${'</li></ul>'.repeat(8)}`,
      'Rich message is nested too deep',
    ],
    ['50 media', pictures(50), undefined],
    ['51 media', pictures(51), 'Rich message has too many media'],
    ['20 columns', row(20), undefined],
    ['21 columns', row(21), 'Table has too many columns'],
  ])('at %s', async (_, html, reason) => {
    const { send } = await sendingRich()
    expect((await send(html)).description).toBe(
      reason === undefined ? undefined : `Bad Request: can't parse entities: ${reason}`,
    )
  })
})

describe('a rich message', () => {
  it('is 404 on an older server', async () => {
    const { send } = await sendingRich({ richMessages: false })
    expect(await send('<p>a</p>')).toEqual({ ok: false, error_code: 404, description: 'Not Found' })
  })

  it('takes exactly one form of content', async () => {
    const { call, reader } = await sendingRich()
    const send = async (rich_message: object) =>
      (await call('sendRichMessage', { chat_id: reader.id, rich_message })).description
    const reason = 'Bad Request: exactly one of the fields html, markdown, or blocks must be used'
    expect(await send({})).toBe(reason)
    expect(await send({ html: '<p>a</p>', markdown: 'a' })).toBe(reason)
  })

  it('comes by an edit too, which is refused when nothing changes', async () => {
    const { call, reader } = await sendingRich()
    const { result } = await call('sendMessage', { chat_id: reader.id, text: 'a' })
    const { message_id } = result as { message_id: number }
    const edit = (html: string) => call('editMessageText', { chat_id: reader.id, message_id, rich_message: { html } })
    expect((await edit('<p>b</p>')).ok).toBe(true)
    expect(reader.last()).toMatchObject({ id: message_id, text: 'b', edits: [{ text: 'a' }] })
    expect((await edit('<p> b </p>')).description).toContain('message is not modified')
  })

  it('knows the chat rules of every send', async () => {
    const { call, telegram } = await sendingRich()
    const stranger = telegram.person({ firstName: 'Ivan' })
    const { error_code } = await call('sendRichMessage', { chat_id: stranger.id, rich_message: { html: '<p>a</p>' } })
    expect(error_code).toBe(403)
  })
})

describe('an old app', () => {
  it('shows nothing of a rich message but its buttons, and the bot is told that it was sent', async () => {
    const { send, call, reader, telegram } = await sendingRich()
    const other = telegram.person({ firstName: 'Rauf', hasOldApp: true })
    other.start()
    const keyboard = { inline_keyboard: [[{ text: 'As pages', callback_data: 'p' }]] }
    const sent = await call('sendRichMessage', {
      chat_id: other.id,
      rich_message: { html: '<h1>Title</h1><p>Text</p>' },
      reply_markup: keyboard,
    })
    expect(sent).toMatchObject({
      ok: true,
      result: { rich_message: { blocks: [{ type: 'heading' }, { type: 'paragraph' }] } },
    })
    expect(other.last()).toMatchObject({ text: '', html: '', rich: undefined, keyboard: [[{ text: 'As pages' }]] })
    await call('editMessageText', { chat_id: other.id, message_id: other.last()?.id, text: 'Text' })
    expect(other.last()?.text).toBe('Text')

    await send('<p>Hello</p>')
    expect(reader.last()?.text).toBe('Hello')
    reader.useOldApp(true)
    expect(reader.last()?.text).toBe('')
    reader.useOldApp(false)
    expect(reader.last()?.text).toBe('Hello')
  })
})
