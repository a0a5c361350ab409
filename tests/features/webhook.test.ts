// The bot with a webhook in place of long polling, one process over lowdb: Telegram brings updates over HTTP.
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Update } from 'grammy/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Harness, startHarness } from '../support/harness.ts'
import { openIn } from '../support/store-folders.ts'

const SECRET = 'secret_of-the-feature'
let harness: Harness
let url: string

beforeEach(async () => {
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as { port: number }
  free.close()
  await once(free, 'close')
  url = `http://127.0.0.1:${port}/telegram`
  harness = await startHarness({ config: { httpPort: port, webhook: { url, secret: SECRET } } })
})
afterEach(() => harness.end())

const bring = (update: object, secret: string) =>
  fetch(url, { method: 'POST', body: JSON.stringify(update), headers: { 'X-Telegram-Bot-Api-Secret-Token': secret } })

describe('with a webhook', () => {
  it('people are answered, and nothing is polled', async () => {
    const reader = await harness.reader()
    expect((await harness.ask(reader, '/schedule 07:10')).text).toContain('07:10')
    const { data } =
      reader
        .messages()[1]
        ?.keyboard.flat()
        .find(({ text }) => /quiet/i.test(text)) ?? {}
    expect(await reader.press(reader.messages()[1]?.id ?? 0, { data: data ?? '' })).toBeDefined()
    expect(harness.telegram.calls('getUpdates')).toEqual([])
    expect(harness.telegram.unanswered()).toEqual([])
  })

  it('a call with a wrong secret is a 401, and leaves no trace', async () => {
    const reader = await harness.reader()
    const { wire } = reader.send('/schedule 07:10')
    // Telegram is told that an update came before it is answered.
    await harness.telegram.until(() => reader.last()?.text.includes('07:10') || undefined, 'the answer')
    const before = harness.telegram.calls('sendMessage').length
    const from = { id: reader.id, is_bot: false, first_name: 'Reader' }
    const forged = { update_id: 999_999, message: { ...wire, from, text: '/stop' } }
    for (const secret of ['', 'wrong', `${SECRET}x`]) expect((await bring(forged, secret)).status).toBe(401)
    expect((await bring(forged, SECRET)).status).toBe(200)
    const sent = () => harness.telegram.calls('sendMessage').slice(before)
    await harness.telegram.until(() => sent().length > 0, 'an answer')
    expect(sent()).toHaveLength(1)
    expect(harness.log.join()).not.toContain(SECRET)
  })

  it('what was polled before and not handled is answered first, and once, though Telegram brings it again', async () => {
    const reader = await harness.reader()
    await harness.app.stop()
    const from = { id: reader.id, is_bot: false, first_name: 'Reader' }
    const polled = (id: number, text: string): Update => {
      const entities = [{ type: 'bot_command' as const, offset: 0, length: '/schedule'.length }]
      const chat = { id: reader.id, type: 'private' as const, first_name: 'Reader' }
      return { update_id: id, message: { message_id: id, date: 0, chat, from, text, entities } } as Update
    }
    const left = [polled(1_000_001, '/schedule 07:31'), polled(1_000_002, '/schedule 07:32')]
    const store = await openIn(harness.config.dataDir, { now: harness.clock.now })
    await store.keepUpdates(left)
    await store.close()
    reader.send('/schedule 07:33')
    await harness.restart()
    await harness.telegram.until(() => reader.last()?.text.includes('07:33'))
    for (const update of left) expect((await bring(update, SECRET)).status).toBe(200)
    const answers = reader.messages().flatMap(({ own, text }) => (own ? (/07:3\d/.exec(text) ?? []) : []))
    expect(answers).toEqual(['07:31', '07:32', '07:33'])
    expect(await harness.app.deps.store.openUpdates()).toEqual([])
  })

  it('what came while the bot was away is answered when it is back', async () => {
    const reader = await harness.reader()
    await harness.app.stop()
    reader.send('/schedule 07:20')
    await harness.restart()
    const last = await harness.telegram.until(() => reader.last()?.text.includes('07:20') && reader.last())
    expect(last).toBeDefined()
  })
})

describe('an update that lacks what every update has', () => {
  const MALFORMED: object[] = [
    { message: {} },
    { message: null },
    { message: { message_id: 1, date: 1, chat: { id: 5 } } },
    { message: { message_id: 1, date: 1, chat: { id: 'x', type: 'private' }, text: '/start' } },
    { message: { message_id: 1, date: 1, chat: { id: 5, type: 'private' }, text: 7 } },
    { edited_message: {} },
    { channel_post: 5 },
    { my_chat_member: {} },
    { my_chat_member: { chat: { id: 5, type: 'private' }, from: { id: 5 } } },
    { callback_query: {} },
    { callback_query: { id: '1', from: { id: 5 }, message: {} } },
    { inline_query: {} },
    { inline_query: { id: '1', from: { id: 5 } } },
  ]

  it('is taken, counted and done with, and those after it are answered', async () => {
    const reader = await harness.reader()
    for (const [index, update] of MALFORMED.entries())
      expect((await bring({ update_id: 900_000 + index, ...update }, SECRET)).status).toBe(200)
    expect((await harness.ask(reader, '/schedule 07:10')).text).toContain('07:10')
    const figures = await (await fetch(`http://127.0.0.1:${harness.app.httpPort()}/metrics`)).text()
    expect(figures).toContain(`bot_log_events_total{level="warn",event="update-malformed"} ${MALFORMED.length}`)
    expect(harness.log.join()).not.toMatch(/"level":"error"/)
  })
})
