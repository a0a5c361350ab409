// The page's server over HTTP: what a page is told, what players may do, and who is sent away.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Director } from '#sandbox/page/director'
import type { Direction, Scene } from '#sandbox/page/protocol'
import { openPage, SCENE } from './page.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const texts = (event: { messages: { wire: { text?: string } }[] }) => event.messages.map(({ wire }) => wire.text)

/** A web server with one picture and one page. */
async function servePicture(): Promise<string> {
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', url?.endsWith('.gif') ? 'image/gif' : 'text/html')
    // Without a length, and without an end.
    if (url === '/endless.gif') return void setInterval(() => response.write(Buffer.alloc(4 << 20)), 1).unref()
    response.end(url === '/picture.gif' ? 'GIF89a' : '<script>alert(1)</script>')
  })
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('the events of the page', () => {
  it('begin with everything: the players, their chats, what was written', async () => {
    const page = await openPage()
    page.leyla.start()
    await page.call('setMyCommands', { commands: [{ command: 'digest', description: 'The newest digest' }] })
    const hello = await (await page.listen()).next('hello')
    expect(hello.players).toEqual([
      { id: page.leyla.id, name: 'Leyla', role: 'reader', note: '', language: 'en' },
      { id: page.murad.id, name: 'Murad', role: 'editor', note: '', language: 'en' },
    ])
    expect(hello.chats.map(({ id, reach, members }) => ({ id, reach, members }))).toEqual([
      { id: page.leyla.id, reach: 'open', members: [page.leyla.id] },
      { id: page.murad.id, reach: 'never', members: [page.murad.id] },
      { id: page.group.id, reach: 'open', members: [page.murad.id] },
    ])
    expect(hello.chats[0]?.menus).toEqual({
      [page.leyla.id]: [{ command: 'digest', description: 'The newest digest' }],
    })
    expect(texts(hello)).toContain('/start')
    expect(hello.scene).toBeUndefined()
  })

  it('tell of messages, edits and deletions, of typing and of a chat that opens', async () => {
    const page = await openPage()
    const stream = await page.listen()
    await stream.next('hello')
    expect(await page.act({ as: page.leyla.id, chat: page.leyla.id, kind: 'start' })).toEqual({ ok: true, status: 200 })
    expect((await stream.next('chats')).chats[0]?.reach).toBe('open')
    const [written] = (await stream.next('messages')).messages
    expect(written).toMatchObject({
      own: false,
      isEdited: false,
      wire: { text: '/start', chat: { id: page.leyla.id } },
    })
    await page.call('sendChatAction', { chat_id: page.leyla.id, action: 'typing' })
    expect(await stream.next('typing')).toEqual({ kind: 'typing', chatId: page.leyla.id, action: 'typing' })
    const sent = await page.call('sendMessage', { chat_id: page.leyla.id, text: 'Welcome', disable_notification: true })
    expect((await stream.next('messages')).messages).toMatchObject([
      { own: true, silent: true, wire: { text: 'Welcome' } },
    ])
    const { message_id } = sent.result as { message_id: number }
    await page.call('editMessageText', { chat_id: page.leyla.id, message_id, text: 'Hello' })
    expect((await stream.next('messages')).messages).toMatchObject([
      { isEdited: true, wire: { message_id, text: 'Hello' } },
    ])
    await page.call('deleteMessage', { chat_id: page.leyla.id, message_id })
    expect(await stream.next('deleted')).toEqual({ kind: 'deleted', chatId: page.leyla.id, ids: [message_id] })
  })

  it('call a message edited when it says something else, not when its buttons alone changed', async () => {
    const page = await openPage()
    page.leyla.start()
    const sent = await page.call('sendMessage', { chat_id: page.leyla.id, text: 'Digest' })
    const { message_id } = sent.result as { message_id: number }
    const stream = await page.listen()
    await stream.next('hello')
    const reply_markup = { inline_keyboard: [[{ text: 'Read 1', callback_data: 'r:1' }]] }
    await page.call('editMessageReplyMarkup', { chat_id: page.leyla.id, message_id, reply_markup })
    expect((await stream.next('messages')).messages).toMatchObject([{ isEdited: false, wire: { reply_markup } }])
    await page.call('editMessageText', { chat_id: page.leyla.id, message_id, text: 'Digest 2' })
    expect((await stream.next('messages')).messages).toMatchObject([{ isEdited: true }])
  })

  it('say nothing of people who are not on the page', async () => {
    const page = await openPage()
    const stream = await page.listen()
    for (let index = 0; index < 50; index++) page.telegram.person({ firstName: 'Reader', isKnown: true }).send('unseen')
    page.leyla.send('seen')
    await stream.next('messages')
    expect(JSON.stringify(stream.events)).not.toContain('unseen')
  })

  it('reach every tab, each with all that was written', async () => {
    const page = await openPage()
    const early = await page.listen()
    await early.next('hello')
    page.leyla.send('one')
    const late = await page.listen()
    expect(texts(await late.next('hello'))).toContain('one')
    page.leyla.send('two')
    expect(texts(await early.next('messages', (event) => texts(event).includes('two')))).toContain('two')
    expect(texts(await late.next('messages'))).toEqual(['two'])
  })

  it('show the newest 200 messages of a chat', async () => {
    const page = await openPage()
    for (let index = 1; index <= 230; index++) page.leyla.send(`message ${index}`)
    const hello = await (await page.listen()).next('hello')
    const own = texts(hello).filter((text) => text?.startsWith('message'))
    expect([own.length, own[0], own.at(-1)]).toEqual([200, 'message 31', 'message 230'])
  })

  it('gather what happens at once into few', async () => {
    const page = await openPage()
    const stream = await page.listen()
    for (let index = 1; index <= 100; index++) page.leyla.send(`message ${index}`)
    await stream.next('messages', (event) => texts(event).includes('message 100'))
    expect(stream.events.filter(({ kind }) => kind === 'messages').length).toBeLessThan(5)
  })

  it('pile up for no page that does not read: it is told everything anew when it does', async () => {
    const page = await openPage()
    const [reading, slow] = [await page.listen(), await page.listenPaused()]
    for (let round = 1; round <= 8; round++) {
      for (let index = 0; index < 200; index++) page.leyla.send('語'.repeat(4090))
      page.leyla.send(`round ${round}`)
      await reading.next('messages', (event) => texts(event).includes(`round ${round}`))
    }
    const heard = await slow.resume((text) => text.includes('round 8'))
    expect(heard.split('"kind":"hello"')).toHaveLength(3)
    expect(heard).not.toContain('round 7"')
  })

  it('end when the server closes', async () => {
    const page = await openPage()
    const stream = await page.listen()
    await stream.next('hello')
    await page.close()
    await stream.ended
  })
})

describe('what a player does', () => {
  it('goes to the bot as theirs: text, answers, edits, forwards, places', async () => {
    const page = await openPage()
    const me = { as: page.leyla.id, chat: page.leyla.id }
    await page.act({ ...me, kind: 'start', payload: 'a_17' })
    const [start] = page.leyla.messages()
    await page.act({ ...me, kind: 'send', text: 'good mornin', replyTo: start?.id })
    const [, typed] = page.leyla.messages()
    await page.act({ ...me, kind: 'edit', message: typed?.id, text: 'good morning' })
    await page.act({ ...me, kind: 'forward', message: typed?.id, from: page.leyla.id })
    await page.act({ ...me, kind: 'location', latitude: 40.4, longitude: 49.9 })
    await page.act({ ...me, kind: 'remove', message: start?.id })
    const [second, third, fourth] = page.leyla.messages()
    expect(second).toMatchObject({ text: 'good morning', replyTo: start?.id })
    expect(third).toMatchObject({ text: 'good morning', forwarded: true })
    expect(fourth?.wire.location).toEqual({ latitude: 40.4, longitude: 49.9 })
    await page.act({ ...me, kind: 'app', isOld: true })
    expect(page.telegram.chat(page.leyla.id)).toMatchObject({ hasOldApp: true })
    await page.act({ ...me, kind: 'app', isOld: false })
    expect(page.telegram.chat(page.leyla.id)).toMatchObject({ hasOldApp: false })
    await page.act({ ...me, kind: 'block' })
    expect((await page.call('sendMessage', { chat_id: page.leyla.id, text: 'x' })).error_code).toBe(403)
    await page.act({ ...me, kind: 'unblock' })
    expect((await page.call('sendMessage', { chat_id: page.leyla.id, text: 'x' })).ok).toBe(true)
  })

  it('is shown the picture a link preview names, as long as the message names it', async () => {
    const page = await openPage()
    page.leyla.start()
    const stream = await page.listen()
    const address = 'https://agency.example/p.jpg'
    const options = { url: address, prefer_large_media: true, show_above_text: true }
    const send = (text: string, given: object) =>
      page.call('sendMessage', { chat_id: page.leyla.id, text, link_preview_options: given })
    const shown = async (text: string) => {
      const { messages } = await stream.next('messages', (event) =>
        event.messages.some(({ wire }) => wire.text === text),
      )
      return messages.find(({ wire }) => wire.text === text)?.preview
    }
    const { result } = await send('with', options)
    const preview = await shown('with')
    expect(page.telegram.file(preview ?? '')?.url).toBe(address)
    await send('again', options)
    expect(await shown('again')).toBe(preview)
    for (const [text, given] of [
      ['disabled', { url: address, is_disabled: true }],
      ['a page', { url: 'https://agency.example/story' }],
    ] as const) {
      await send(text, given)
      expect(await shown(text)).toBeUndefined()
    }
    const { message_id } = result as { message_id: number }
    await page.call('editMessageText', { chat_id: page.leyla.id, message_id, text: 'edited' })
    expect(await shown('edited')).toBeUndefined()
  })

  it('presses a button and gets the bot’s toast', async () => {
    const page = await openPage()
    page.leyla.start()
    const reply_markup = { inline_keyboard: [[{ text: 'Read 1', callback_data: 'r:1' }]] }
    const sent = await page.call('sendMessage', { chat_id: page.leyla.id, text: 'Digest', reply_markup })
    const { message_id: message } = sent.result as { message_id: number }
    const me = { as: page.leyla.id, chat: page.leyla.id, kind: 'press', message }
    const pressed = page.act({ ...me, data: 'r:1' })
    await page.telegram.until(() => page.telegram.unanswered()[0])
    const updates = await page.call('getUpdates')
    const query = (updates.result as { callback_query?: { id: string } }[]).at(-1)?.callback_query
    await page.call('answerCallbackQuery', { callback_query_id: query?.id, text: 'Opened', show_alert: true })
    expect(await pressed).toEqual({ ok: true, status: 200, toast: { text: 'Opened', alert: true } })
    const gone = { ok: false, status: 200, error: 'That button is not there any more.' }
    expect(await page.act({ ...me, data: 'r:2' })).toEqual(gone)
  })

  it('asks inline and sends what was chosen of the results', async () => {
    const page = await openPage()
    const me = { as: page.leyla.id, chat: page.leyla.id }
    page.leyla.start()
    const asking = page.act({ ...me, kind: 'inline', query: 'storm' })
    await page.telegram.until(() => page.telegram.unanswered()[0])
    const updates = (await page.call('getUpdates')).result as { inline_query?: { id: string } }[]
    const inline_query_id = updates.at(-1)?.inline_query?.id
    const result = {
      type: 'article',
      id: 'a1',
      title: 'Storm',
      input_message_content: { message_text: 'Storm warning' },
    }
    await page.call('answerInlineQuery', { inline_query_id, results: [result], next_offset: '10' })
    expect(await asking).toEqual({ ok: true, status: 200, results: [result], nextOffset: '10' })
    const forged = { ...result, input_message_content: { message_text: 'Not what the bot said' } }
    expect(await page.act({ ...me, kind: 'choose', query: 'storm', result: forged })).toEqual({ ok: true, status: 200 })
    expect(page.leyla.messages().at(-1)).toMatchObject({ own: false, text: 'Storm warning' })
    const gone = { ok: false, status: 200, error: 'The bot does not offer that any more.' }
    expect(await page.act({ ...me, kind: 'choose', query: 'storm', result: { id: 'a2' } })).toEqual(gone)
  })

  it('is answered with a sentence when the bot is silent', async () => {
    const page = await openPage({ patienceMs: 50 })
    const me = { as: page.leyla.id, chat: page.leyla.id }
    const silent = { ok: false, status: 200, error: 'The bot has not answered.' }
    expect(await page.act({ ...me, kind: 'inline', query: 'storm' })).toEqual(silent)
  })

  it.each([
    ['no player', { as: 1 }, 400],
    ['a player that is no number', { as: '7' }, 400],
    ['another’s private chat', { chat: 'murad' }, 403],
    ['a group one is not in', { chat: 'group' }, 403],
    ['an unknown kind', { kind: 'shout' }, 400],
    ['a kind of the prototype', { kind: 'constructor' }, 400],
    ['no text', { text: undefined }, 400],
    ['blank text', { text: ' \n ' }, 400],
    ['a text that is a list', { text: ['a'] }, 400],
    ['a text of 4097 characters', { text: '😀'.repeat(4097) }, 400],
    ['an answer to no number', { replyTo: '1; drop' }, 400],
    ['a deep link Telegram would not carry', { kind: 'start', payload: 'a b' }, 400],
    ['START in a group', { as: 'murad', chat: 'group', kind: 'start' }, 400],
    ['a press without data', { kind: 'press', message: 1 }, 400],
    ['a place off the earth', { kind: 'location', latitude: 91, longitude: 0 }, 400],
    ['a place that is no number', { kind: 'location', latitude: null, longitude: 0 }, 400],
    ['a chosen result without an id', { kind: 'choose', query: '', result: {} }, 400],
    ['a change of the bot’s message', { kind: 'edit', message: 'bot', text: 'mine' }, 400],
    ['a forward out of another’s chat', { kind: 'forward', message: 1, from: 'murad' }, 403],
  ])('is refused for %s', async (_, wrong, status) => {
    const page = await openPage()
    page.leyla.start()
    const sent = await page.call('sendMessage', { chat_id: page.leyla.id, text: 'Welcome' })
    const ids = { murad: page.murad.id, group: page.group.id, bot: (sent.result as { message_id: number }).message_id }
    const named = Object.entries(wrong).map(([key, value]) => [key, ids[value as keyof typeof ids] ?? value])
    const act = { as: page.leyla.id, chat: page.leyla.id, kind: 'send', text: 'hi', ...Object.fromEntries(named) }
    const before = page.leyla.messages().length
    const answer = await page.act(act)
    expect(answer).toMatchObject({ ok: false, status, error: expect.stringMatching(/^["A-Z].*\.$/) })
    expect(page.leyla.messages()).toHaveLength(before)
  })

  it.each([
    ['no JSON', '{', JSON_TYPE, 400],
    ['JSON that is no object', '[]', JSON_TYPE, 400],
    ['null', 'null', JSON_TYPE, 400],
    ['a form', 'as=1', { 'content-type': 'application/x-www-form-urlencoded' }, 400],
    ['a text, as another site could send it', '{}', { 'content-type': 'text/plain' }, 400],
    ['too much', `"${'x'.repeat(200_000)}"`, JSON_TYPE, 413],
  ])('is refused when the body is %s', async (_, body, headers, status) => {
    const page = await openPage()
    expect(await page.ask('/act', { method: 'POST', headers, body })).toMatchObject({ status })
  })
})

describe('a file', () => {
  it('is sent with its caption, and what could run as the page is only offered for saving', async () => {
    const page = await openPage()
    const query = new URLSearchParams({
      as: `${page.leyla.id}`,
      chat: `${page.leyla.id}`,
      kind: 'document',
      name: '../a.html',
      caption: 'See',
    })
    const headers = { 'content-type': 'text/html' }
    const body = '<script>alert(1)</script>'
    expect(await page.ask(`/upload?${query}`, { method: 'POST', headers, body })).toMatchObject({
      status: 200,
      body: '{"ok":true}',
    })
    const [message] = page.leyla.messages()
    expect(message).toMatchObject({ text: 'See', file: { kind: 'document', name: '.._a.html' } })
    const file = await page.ask(`/file/${message?.file?.id}`)
    expect(file).toMatchObject({ status: 200, body })
    expect(file.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringContaining('attachment'),
      'x-content-type-options': 'nosniff',
    })
  })

  it('is refused when it is too large, of no kind, or of somebody else', async () => {
    const page = await openPage()
    const send = (fields: object, headers = {}, body: string | Uint8Array = 'x') => {
      const me = { as: `${page.leyla.id}`, chat: `${page.leyla.id}`, kind: 'document', name: 'a.txt' }
      return page.ask(`/upload?${new URLSearchParams({ ...me, ...fields })}`, { method: 'POST', headers, body })
    }
    expect((await send({ kind: 'sticker' })).status).toBe(400)
    expect((await send({ chat: `${page.murad.id}` })).status).toBe(403)
    expect((await send({ as: 'x' })).status).toBe(400)
    expect((await send({}, {}, '')).status).toBe(400)
    expect((await send({}, {}, new Uint8Array(20 * 1024 * 1024 + 1))).status).toBe(413)
    expect(await send({ kind: 'photo' })).toMatchObject({ status: 200, body: expect.stringContaining('cannot read') })
    expect(page.leyla.messages()).toEqual([])
  })

  it('known by its address is fetched; a grey picture stands for one that cannot be had', async () => {
    const page = await openPage()
    page.leyla.start()
    const root = await servePicture()
    const shown = async (photo: string) => {
      const sent = await page.call('sendPhoto', { chat_id: page.leyla.id, photo })
      const { photo: sizes } = sent.result as { photo: { file_id: string }[] }
      return page.ask(`/file/${sizes[0]?.file_id}`)
    }
    const found = await shown(`${root}/picture.gif`)
    expect(found).toMatchObject({ status: 200, headers: { 'content-type': 'image/gif' }, body: 'GIF89a' })
    for (const missing of [`${root}/page.html`, 'http://127.0.0.1:1/picture.gif', `${root}/endless.gif`]) {
      const { status, headers, body } = await shown(missing)
      expect([status, headers['content-type'], body.startsWith('<svg')]).toEqual([200, 'image/svg+xml', true])
    }
  })

  it('that nobody sent is not there', async () => {
    expect((await (await openPage()).ask('/file/LOCALPH1-x')).status).toBe(404)
  })
})

describe('requests of others', () => {
  it('under a foreign name get nothing, not even the page', async () => {
    const page = await openPage()
    const { port } = new URL(page.url)
    for (const path of ['/', '/events', '/file/x', '/client/theme.css'])
      expect((await page.ask(path, { headers: { host: `evil.example:${port}` } })).status).toBe(403)
    for (const host of [`127.0.0.1:${Number(port) + 1}`, '127.0.0.1', `localhost.evil.example:${port}`])
      expect((await page.ask('/', { headers: { host } })).status).toBe(403)
    expect((await page.ask('/', { headers: { host: `localhost:${port}` } })).status).toBe(200)
  })

  it('from the page of another origin get neither events nor acts', async () => {
    const page = await openPage()
    const { port } = new URL(page.url)
    const act = JSON.stringify({ as: page.leyla.id, chat: page.leyla.id, kind: 'send', text: 'hi' })
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `http://localhost:${port}` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign as Record<string, string>[]) {
      expect((await page.ask('/events', { headers })).status).toBe(403)
      expect(
        (await page.ask('/act', { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: act })).status,
      ).toBe(403)
    }
    expect(page.leyla.messages()).toEqual([])
    const own = { ...JSON_TYPE, origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' }
    expect((await page.ask('/act', { method: 'POST', headers: own, body: act })).status).toBe(200)
  })
})

describe('the files of the page', () => {
  it('are the page with a policy that lets nothing else run, its styles, and lit-html', async () => {
    const page = await openPage()
    const index = await page.ask('/')
    expect(index.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
    })
    const policy = String(index.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'; script-src 'self' 'sha256-")
    expect(policy).not.toContain('unsafe')
    expect((await page.ask('/client/theme.css')).headers['content-type']).toBe('text/css; charset=utf-8')
    const lit = await page.ask('/lib/lit-html/directives/repeat.js')
    expect(lit).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' } })
  })

  it.each([
    '/../package.json',
    '/client/../protocol.ts',
    '/client/..%2f..%2fserver.ts',
    '/client/%2e%2e/protocol.ts',
    '/client/main.ts',
    '/client/.env',
    '/lib/lit-html/package.json',
    '/lib/lit-html/../../package.json',
    '/lib/lit-html/..%2f..%2fgrammy/package.json',
    '/lib/grammy/out/mod.js',
    '//etc/passwd',
    '/client/index.html%00.js',
  ])('are not %s', async (path) => {
    expect((await (await openPage()).ask(path)).status).toBe(404)
  })

  it('are neither changed nor removed', async () => {
    const page = await openPage()
    for (const method of ['PUT', 'DELETE', 'OPTIONS']) expect((await page.ask('/', { method })).status).toBe(405)
    expect((await page.ask('/', { method: 'POST' })).status).toBe(404)
  })
})

describe('the director', () => {
  function aDirector(direct: (direction: Direction) => Promise<void>) {
    let scene: Scene = SCENE
    const listeners = new Set<() => void>()
    const seen = { opened: 0 }
    const director: Director = {
      scene: () => scene,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      direct,
      opened: () => {
        seen.opened++
      },
    }
    const change = (caption: string) => {
      scene = { ...scene, caption }
      for (const listener of listeners) listener()
    }
    return { director, change, seen, listeners }
  }

  it('hears that somebody came, and the page hears of each scene', async () => {
    const { director, change, seen, listeners } = aDirector(async () => {})
    const page = await openPage({}, director)
    await page.ask('/')
    expect(seen.opened).toBe(0)
    const stream = await page.listen()
    expect((await stream.next('hello')).scene).toEqual(SCENE)
    expect(seen.opened).toBe(1)
    change('Eight o’clock.')
    expect((await stream.next('scene')).scene.caption).toBe('Eight o’clock.')
    await page.close()
    expect(listeners.size).toBe(0)
  })

  it('is asked for what makes sense alone, and its refusal is a sentence', async () => {
    const asked: Direction[] = []
    const { director } = aDirector(async (direction) => {
      asked.push(direction)
      if (direction.kind === 'withdraw') throw new Error('That story is not on the site.')
    })
    const page = await openPage({}, director)
    const direct = (direction: object) =>
      page.ask('/direct', { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(direction) })
    expect(await direct({ kind: 'audience', size: 10_000, more: 1 })).toMatchObject({
      status: 200,
      body: '{"ok":true}',
    })
    expect((await direct({ kind: 'withdraw', number: 7 })).body).toBe(
      '{"ok":false,"error":"That story is not on the site."}',
    )
    const nonsense = [
      { kind: 'audience', size: 10_001 },
      { kind: 'audience', size: 1.5 },
      { kind: 'flood', seconds: 1e9 },
      { kind: 'outage', on: 'yes' },
      { kind: 'jump', to: '2038' },
      { kind: 'publish', what: '<b>' },
      { kind: 'correct', number: null },
      {},
    ]
    for (const each of nonsense) expect((await direct(each)).status).toBe(400)
    expect(asked).toEqual([
      { kind: 'audience', size: 10_000 },
      { kind: 'withdraw', number: 7 },
    ])
  })

  it('is nowhere on a page without one', async () => {
    const page = await openPage()
    const answer = await page.ask('/direct', { method: 'POST', headers: JSON_TYPE, body: '{"kind":"kill"}' })
    expect(answer.status).toBe(404)
  })
})
