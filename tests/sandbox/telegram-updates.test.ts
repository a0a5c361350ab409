// Updates: long polling with its confirmations, and the webhook with its secret and repeats.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Bench, openBench } from './api.ts'

type Update = { update_id: number; message?: { text?: string } }
const DAY_MS = 24 * 3600 * 1000

async function polling() {
  const bench = await openBench()
  const reader = bench.telegram.person({ firstName: 'Aylin' })
  const poll = async (params: object = {}) => (await bench.call('getUpdates', { ...params })).result as Update[]
  return { ...bench, reader, poll }
}

const texts = (updates: Update[]) => updates.map((update) => update.message?.text)

describe('getUpdates', () => {
  it('repeats what is not confirmed and forgets what is', async () => {
    const { reader, poll, telegram } = await polling()
    for (const text of ['a', 'b', 'c']) reader.send(text)
    const first = await poll()
    expect(texts(first)).toEqual(['a', 'b', 'c'])
    expect(await poll()).toEqual(first)
    expect(texts(await poll({ offset: (first[1]?.update_id ?? 0) + 1 }))).toEqual(['c'])
    expect(telegram.pendingUpdates()).toBe(1)
  })

  it('gives at most `limit`, and the last ones for a negative offset', async () => {
    const { reader, poll } = await polling()
    for (const text of ['a', 'b', 'c']) reader.send(text)
    expect(texts(await poll({ limit: 2 }))).toEqual(['a', 'b'])
    expect(texts(await poll({ offset: -1 }))).toEqual(['c'])
    expect(texts(await poll())).toEqual(['c'])
  })

  it('keeps updates for 24 hours', async () => {
    const { reader, poll, clock } = await polling()
    reader.send('a')
    clock.at += DAY_MS + 1
    reader.send('b')
    expect(texts(await poll())).toEqual(['b'])
  })

  it('waits for news and answers at once when they come', async () => {
    const { reader, poll } = await polling()
    const waiting = poll({ timeout: 30 })
    reader.send('a')
    expect(texts(await waiting)).toEqual(['a'])
  })

  it('brings only the kinds asked for, remembers them, and has its defaults for an empty list', async () => {
    const { reader, poll } = await polling()
    await poll({ allowed_updates: ['my_chat_member'] })
    reader.send('a')
    reader.block()
    await poll()
    reader.send('b')
    expect((await poll()).map((update) => Object.keys(update)[1])).toEqual(['my_chat_member', 'my_chat_member'])
    await poll({ allowed_updates: [] })
    reader.send('c')
    expect(texts(await poll()).at(-1)).toBe('c')
  })

  it('lets one poller be: a second one ends the first with 409', async () => {
    const { call, telegram } = await polling()
    const first = call('getUpdates', { timeout: 30 })
    await telegram.until(() => telegram.calls('getUpdates').length === 1)
    const second = call('getUpdates', { timeout: 0 })
    expect(await first).toEqual({
      ok: false,
      error_code: 409,
      description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    })
    expect((await second).ok).toBe(true)
  })

  it('is refused while a webhook is set', async () => {
    const { call } = await polling()
    await call('setWebhook', { url: 'https://example.invalid/hook' })
    expect(await call('getUpdates')).toMatchObject({
      error_code: 409,
      description: expect.stringContaining('webhook is active'),
    })
    await call('deleteWebhook')
    expect((await call('getUpdates')).ok).toBe(true)
  })
})

/** A bot's own endpoint: answers with `statuses` in turn, then 200. */
async function webhook(statuses: number[] = [], answer = '') {
  const received: { update: Update; secret: string | undefined }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const secret = request.headers['x-telegram-bot-api-secret-token']
    received.push({
      update: JSON.parse(Buffer.concat(chunks).toString()),
      secret: secret === undefined ? undefined : String(secret),
    })
    response.writeHead(statuses.shift() ?? 200, { 'content-type': 'application/json' })
    response.end(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received }
}

const delivered = ({ telegram }: Pick<Bench, 'telegram'>) => telegram.until(() => telegram.pendingUpdates() === 0)

describe('a webhook', () => {
  it('gets updates with its secret, those that waited too', async () => {
    const bench = await polling()
    const hook = await webhook()
    bench.reader.send('a')
    await bench.call('setWebhook', { url: hook.url, secret_token: 'S-1' })
    bench.reader.send('b')
    await bench.telegram.until(() => hook.received.length === 2 || undefined)
    await delivered(bench)
    expect(hook.received.map(({ update, secret }) => [update.message?.text, secret])).toEqual([
      ['a', 'S-1'],
      ['b', 'S-1'],
    ])
  })

  it('gets an update again, later and later, until it answers 2xx', async () => {
    const waits: number[] = []
    const bench = await openBench({ wait: async (ms) => void waits.push(ms) })
    const hook = await webhook([500, 503])
    await bench.call('setWebhook', { url: hook.url })
    bench.telegram.person({ firstName: 'Aylin' }).send('a')
    await delivered(bench)
    expect(hook.received.map(({ update }) => update.message?.text)).toEqual(['a', 'a', 'a'])
    expect(waits).toEqual([1000, 2000])
    const { result } = await bench.call('getWebhookInfo')
    expect(result).toMatchObject({
      url: hook.url,
      pending_update_count: 0,
      last_error_message: expect.stringContaining('503'),
    })
  })

  it('may answer with a method', async () => {
    const bench = await polling()
    const hook = await webhook(
      [],
      JSON.stringify({ method: 'sendMessage', chat_id: bench.reader.id, text: 'from the hook' }),
    )
    await bench.call('setWebhook', { url: hook.url })
    bench.reader.send('a')
    expect(await bench.telegram.until(() => bench.reader.last()?.text)).toBe('from the hook')
  })

  it.each([
    [
      'a plain http address',
      { url: 'http://example.org/hook' },
      'bad webhook: An HTTPS URL must be provided for webhook',
    ],
    [
      'a port of its own',
      { url: 'https://example.org:8080/hook' },
      'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
    ],
    [
      'a secret with a space',
      { url: 'https://example.org', secret_token: 'a b' },
      'secret token contains unallowed characters',
    ],
  ])('is refused for %s', async (_, params, reason) => {
    const { call } = await polling()
    expect((await call('setWebhook', params)).description).toBe(`Bad Request: ${reason}`)
  })
})
