import type { Update } from 'grammy/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHttp } from '#adapters/http'
import { createProcesses } from '#adapters/store/lowdb/processes'
import { createUpdateGate } from '#adapters/telegram/update-gate'
import { createHolds } from '#adapters/telegram/update-hold'
import { createWebhook } from '#adapters/telegram/webhook'
import type { Deps } from '#deps'

const SECRET = 'the-secret_of-the-hook'
const quiet = { debug() {}, info() {}, warn() {}, error() {} }

let handled: number[]
let act: (update: Update) => Promise<void>
let isOpen: boolean
let http: ReturnType<typeof createHttp>
let url: string

beforeEach(async () => {
  handled = []
  isOpen = true
  act = async () => {}
  const store = createProcesses() as unknown as Deps['store']
  const wait = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      signal?.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  const { whileHeld } = createHolds({ now: Date.now, wait })
  const gate = createUpdateGate({ store, now: Date.now, wait, whileHeld }, 'me', async (update) => {
    await act(update)
    handled.push(update.update_id)
  })
  const answer = createWebhook({ secret: SECRET, gate, isOpen: () => isOpen, log: quiet })
  http = createHttp('127.0.0.1', 0, { get: {}, post: { '/hook': answer } })
  url = `http://127.0.0.1:${await http.listen()}/hook`
})
afterEach(() => http.close())

const post = (body: string, secret: string | undefined = SECRET) =>
  fetch(url, {
    method: 'POST',
    headers: secret === '' ? {} : { 'x-telegram-bot-api-secret-token': secret ?? '' },
    body,
  })
const anUpdate = (id: number) => JSON.stringify({ update_id: id, message: { message_id: 1, chat: { id: 5 } } })

describe('the webhook', () => {
  it('handles an update of who knows the secret, and the same one no second time', async () => {
    expect((await post(anUpdate(1))).status).toBe(200)
    expect((await post(anUpdate(1))).status).toBe(200)
    expect(handled).toEqual([1])
  })

  it.each([
    ['no secret', ''],
    ['a wrong one', 'the-secret_of-the-hooK'],
    ['a part of it', 'the-secret'],
  ])('sends away a call with %s, and does nothing', async (_what, secret) => {
    expect((await post(anUpdate(1), secret)).status).toBe(401)
    expect(handled).toEqual([])
  })

  it.each([
    ['what is no JSON', '{"update_id":'],
    ['what has no number', '{"message":{}}'],
    ['a number that is none', '{"update_id":"1"}'],
    ['null', 'null'],
    ['more than a megabyte', JSON.stringify({ update_id: 1, text: 'x'.repeat(1_100_000) })],
  ])('refuses %s', async (_what, body) => {
    const status = await post(body).then(
      (answer) => answer.status,
      () => 400,
    )
    expect(status).toBe(400)
    expect(handled).toEqual([])
  })

  it('is asked again for what failed, and for what comes before it is ready or while it ends', async () => {
    act = () => Promise.reject(new Error('a bug'))
    expect((await post(anUpdate(1))).status).toBe(500)
    isOpen = false
    expect((await post(anUpdate(2))).status).toBe(503)
    expect(handled).toEqual([])
  })

  it('takes no GET, and knows no other path', async () => {
    expect((await fetch(url)).status).toBe(405)
    expect((await fetch(url.replace('/hook', '/other'), { method: 'POST' })).status).toBe(405)
    expect((await fetch(url.replace('/hook', '/other'))).status).toBe(404)
  })
})
