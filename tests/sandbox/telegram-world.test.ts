// What people can do on the local Telegram, as tests and the demo use it.
import { expect, it } from 'vitest'
import { openBench } from './api.ts'
import { asked } from './page.ts'

it('runs side by side with others, each with its own people and token', async () => {
  const [one, two] = [await openBench(), await openBench({ token: '43:OTHER' })]
  const [aylin, orkhan] = [one.telegram.person({ firstName: 'Aylin' }), two.telegram.person({ firstName: 'Orkhan' })]
  aylin.start()
  orkhan.start()
  await one.call('sendMessage', { chat_id: aylin.id, text: 'one' })
  expect((await two.call('getMe')).error_code).toBe(401)
  expect([aylin.last()?.text, orkhan.last()?.text]).toEqual(['one', undefined])
  expect([one.telegram.bot.id, two.telegram.bot.id]).toEqual([42, 43])
})

it('answers bots, and no page of a browser: not by another origin, not by a name that was rebound to it', async () => {
  const { root, telegram } = await openBench()
  const { port } = new URL(root)
  const statusFor = async (headers: Record<string, string>, method = 'POST') =>
    (await asked(root, `/bot${telegram.token}/getMe`, { method, headers })).status
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { host: `evil.example:${port}` },
    { host: `evil.example:${port}`, origin: `http://evil.example:${port}` },
  ]
  for (const headers of foreign)
    expect([headers, await statusFor(headers), await statusFor(headers, 'GET')]).toEqual([headers, 403, 403])
  expect(telegram.calls()).toEqual([])
  for (const headers of [{}, { host: `localhost:${port}` }, { 'sec-fetch-site': 'none' }] as Record<string, string>[])
    expect([headers, await statusFor(headers)]).toEqual([headers, 200])
})

it.each([
  ['a_17', true],
  ['x'.repeat(64), true],
  ['x'.repeat(65), false],
  ['a b', false],
  ['ə', false],
])('carries by a deep link the payload %j: %s', async (payload, carried) => {
  const { telegram } = await openBench()
  const reader = telegram.person({ firstName: 'Aylin' })
  const open = () => reader.open(`https://t.me/briefings_bot?start=${payload}`)
  if (carried)
    expect(open()).toMatchObject({
      text: `/start ${payload}`,
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    })
  else expect(open).toThrow('no deep link')
})

it('gives the bot locations and edits as their own kinds of update', async () => {
  const { telegram, call } = await openBench()
  const reader = telegram.person({ firstName: 'Aylin', languageCode: 'az' })
  const said = reader.send('one')
  reader.edit(said.id, 'two')
  reader.sendLocation(40.4, 49.9)
  const updates = (await call('getUpdates')).result as object[]
  expect(updates).toMatchObject([
    { message: { text: 'one', from: { language_code: 'az' }, chat: { type: 'private' } } },
    { edited_message: { text: 'two', message_id: said.id } },
    { message: { location: { latitude: 40.4, longitude: 49.9 } } },
  ])
  expect(reader.messages()[0]).toMatchObject({ text: 'two', edits: [{ text: 'one' }] })
})

it('records calls with what was asked, when, and how it ended', async () => {
  const { telegram, call, clock } = await openBench()
  const reader = telegram.person({ firstName: 'Aylin' })
  reader.start()
  clock.at += 5
  await call('sendMessage', { chat_id: reader.id, text: '<b>a', parse_mode: 'HTML' })
  await call('getUpdates')
  expect(telegram.calls()).toMatchObject([
    {
      method: 'sendMessage',
      chatId: reader.id,
      params: { text: '<b>a' },
      at: clock.at,
      status: 400,
      description: expect.stringContaining("Can't find end tag"),
    },
  ])
  expect(telegram.calls('getupdates')).toHaveLength(1)
})

it('waits for a condition by events and fails in words when it never comes', async () => {
  const { telegram, call } = await openBench()
  const reader = telegram.person({ firstName: 'Aylin' })
  reader.start()
  const waiting = telegram.until(() => reader.last()?.text === 'news' && 'seen')
  await call('sendMessage', { chat_id: reader.id, text: 'news' })
  expect(await waiting).toBe('seen')
  await expect(telegram.until(() => undefined, 'a digest', 5)).rejects.toThrow('a digest did not come true within 5 ms')
})

it('refuses what a person cannot do', async () => {
  const { telegram } = await openBench()
  const reader = telegram.person({ firstName: 'Aylin' })
  const started = reader.start()
  await expect(reader.press(started, 'More')).rejects.toThrow('no callback button')
  expect(() => reader.open('https://example.org')).toThrow('not a link to the bot')
  expect(() => reader.forward(9999)).toThrow('no message 9999')
  reader.deactivate()
  expect(() => reader.send('hello')).toThrow('this account is gone')
})
