import { once } from 'node:events'
import { request } from 'node:http'
import type { Update } from 'grammy/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHttp } from '#adapters/http'
import { createProcesses } from '#adapters/store/lowdb/processes'
import type { Store } from '#adapters/store/store'
import { createChatQueues } from '#adapters/telegram/chat-queues'
import { createUpdateGate } from '#adapters/telegram/update-gate'
import { createHolds } from '#adapters/telegram/update-hold'
import { createWebhook } from '#adapters/telegram/webhook'
import { realWorld } from '#world'

const SECRET = 'the_Secret-of-the-test'
const PATH = '/telegram'
const UPDATE = { update_id: 7, message: { message_id: 1, text: 'a private word', chat: { id: 5 } } }

let handled: number[]
let onUpdate: (update: Update) => Promise<void>
let isOpen: boolean
let wait: typeof realWorld.wait
let store: Store
let logged: string[]
let port: number
let close: () => Promise<void>

beforeEach(async () => {
  handled = []
  logged = []
  onUpdate = async () => {}
  isOpen = true
  store = createProcesses(Date.now) as unknown as Store
  const note = (event: string, fields: object = {}) => void logged.push(`${event} ${JSON.stringify(fields)}`)
  const { whileHeld } = createHolds(realWorld)
  const log = { debug: note, info: note, warn: note, error: note }
  const { inOrder } = createChatQueues({ ...realWorld, log, onRefused: () => {} })
  const gate = createUpdateGate({ store, ...realWorld, whileHeld, inOrder }, 'this', async (update) => {
    await onUpdate(update)
    handled.push(update.update_id)
  })
  wait = realWorld.wait
  const webhook = createWebhook({
    secret: SECRET,
    handle: gate.handle,
    isOpen: () => isOpen,
    wait: (ms, signal) => wait(ms, signal),
    log,
  })
  const http = createHttp('127.0.0.1', 0, { get: {}, post: { [PATH]: webhook } })
  port = await http.listen()
  close = http.close
})
afterEach(() => close())

type Call = { body?: string; secret?: string | undefined; method?: string; path?: string; headers?: object }

/** What was answered; `unfinished`: the body that was announced is not sent. */
async function call({ body = JSON.stringify(UPDATE), secret = SECRET, ...over }: Call, unfinished = false) {
  const { method = 'POST', path = PATH, headers = {} } = over
  const length = { 'content-length': Buffer.byteLength(body) }
  const given = { ...length, ...(secret === '' ? {} : { 'x-telegram-bot-api-secret-token': secret }), ...headers }
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', method, path, headers: given }, async (answer) => {
      const chunks: Buffer[] = await answer.toArray()
      asked.destroy()
      resolve({ status: answer.statusCode, body: Buffer.concat(chunks).toString() })
    })
    asked.once('error', reject)
    if (unfinished) asked.flushHeaders()
    else asked.end(body)
  })
}

describe('a call of the webhook', () => {
  it.each([
    ['without the secret', ''],
    ['with a wrong secret', 'the_secret-of-the-test'],
    ['with the beginning of the secret', SECRET.slice(0, -1)],
    ['with more than the secret', `${SECRET}x`],
  ])('%s is a 401, and nothing is done', async (_, secret) => {
    expect(await call({ secret })).toMatchObject({ status: 401, body: 'unauthorized\n' })
    expect(handled).toEqual([])
    expect(await store.takeUpdate(7, 'another', 1)).toBe('new')
  })

  it('is sent away before its body is read', async () => {
    const headers = { 'content-length': 1_000_000_000 }
    expect((await call({ secret: 'wrong', headers }, true)).status).toBe(401)
    isOpen = false
    expect((await call({ headers }, true)).status).toBe(503)
  })

  it.each(['GET', 'HEAD', 'PUT', 'DELETE'])('by %s is a 405', async (method) => {
    expect((await call({ method })).status).toBe(405)
    expect(handled).toEqual([])
  })

  it('at another path is no call of it', async () => {
    expect((await call({ path: '/', method: 'GET' })).status).toBe(404)
    expect((await call({ path: `${PATH}/` })).status).toBe(405)
    expect((await call({ path: `${PATH}?again` })).status).toBe(200)
    expect(handled).toEqual([7])
  })

  it.each([
    ['is no JSON', '{"update_id":7'],
    ['is no object', '[7]'],
    ['is nothing', 'null'],
    ['is empty', ''],
    ['has no update_id', '{"message":{}}'],
    ['has an update_id that is no number', '{"update_id":"7"}'],
    ['is too large', JSON.stringify({ ...UPDATE, filling: 'x'.repeat(3_000_000) })],
  ])('whose body %s is a 400', async (_, body) => {
    expect((await call({ body })).status).toBe(400)
    expect(handled).toEqual([])
  })

  it('is handled, and a 200 when that is done', async () => {
    expect(await call({})).toEqual({ status: 200, body: 'ok\n' })
    expect(handled).toEqual([7])
  })

  it('that comes again is a 200 and handled no more', async () => {
    await Promise.all([call({}), call({})])
    expect(await call({})).toEqual({ status: 200, body: 'ok\n' })
    expect(handled).toEqual([7])
  })

  it('is a 503 while another process is at it, and handled when that process ended without having done it', async () => {
    await store.takeUpdate(7, 'another', 60_000)
    expect((await call({})).status).toBe(503)
    expect(handled).toEqual([])
    await store.dropUpdate(7, 'another')
    expect((await call({})).status).toBe(200)
    expect(handled).toEqual([7])
  })

  it('whose handler fails is a 500, and handled when it comes again', async () => {
    let tries = 0
    onUpdate = async () => {
      tries += 1
      if (tries === 1) throw new Error('not now')
    }
    expect(await call({})).toEqual({ status: 500, body: 'not handled\n' })
    expect((await call({})).status).toBe(200)
    expect(handled).toEqual([7])
    expect(logged).toEqual([expect.stringContaining('"update":7')])
    expect(logged.join()).not.toContain('private')
  })

  it('whose body drips ends when its time is over, however much of it came', async () => {
    let ring = () => {}
    let waitedMs = 0
    wait = (ms) => {
      waitedMs = ms
      return new Promise((resolve) => {
        ring = resolve
      })
    }
    const headers = { 'x-telegram-bot-api-secret-token': SECRET, 'transfer-encoding': 'chunked' }
    const asked = request({ port, host: '127.0.0.1', method: 'POST', path: PATH, headers })
    asked.on('error', () => {})
    const answered = once(asked, 'response')
    for (const drop of JSON.stringify(UPDATE).slice(0, 20)) asked.write(drop)
    await expect.poll(() => waitedMs).toBe(10_000)
    ring()
    expect((await answered)[0].statusCode).toBe(408)
    asked.destroy()
    expect(handled).toEqual([])
  })

  it('is a 503 while the bot begins or ends', async () => {
    isOpen = false
    expect((await call({})).status).toBe(503)
    isOpen = true
    expect((await call({})).status).toBe(200)
  })
})
