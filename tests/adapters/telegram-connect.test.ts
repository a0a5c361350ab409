// The first word with Telegram, over HTTP with the local one: what ends a start, and what is waited out.
import { Bot } from 'grammy'
import { describe, expect, it } from 'vitest'
import { connect } from '#adapters/telegram/connect'
import { openBench } from '../sandbox/api.ts'

const HOOK = 'https://bot.example.org/telegram'

async function starting(token = '42:TEST') {
  const { telegram, root } = await openBench()
  const bot = new Bot(token, { client: { apiRoot: root } })
  const warned: string[] = []
  const waits: number[] = []
  const hush = () => {}
  const log = { debug: hush, info: hush, error: hush, warn: (event: string) => void warned.push(event) }
  const start = (url: string, secret = 'good') =>
    connect(bot, { wait: async (ms) => void waits.push(ms), log }, new AbortController().signal, () =>
      bot.api.setWebhook(url, { secret_token: secret }),
    )
  return { telegram, start, warned, waits, bot }
}

describe('a start', () => {
  it.each([
    ['a port', 'https://bot.example.org:8080/x', 'good', 'Webhook can be set up only on ports 80, 88, 443 or 8443'],
    ['an address', 'http://bot.example.org/x', 'good', 'An HTTPS URL must be provided for webhook'],
    ['a secret', HOOK, 'a b', 'secret token contains unallowed characters'],
  ])('ends with Telegram’s words where it refuses the webhook for %s', async (_title, url, secret, words) => {
    const { start, warned } = await starting()
    const error = await start(url, secret).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'webhook-refused' })
    expect(String(error)).toContain('WEBHOOK_URL: Telegram refuses it: Bad Request: ')
    expect(String(error)).toContain(words)
    expect(warned).toEqual([])
  })

  it.each(['/', '42:OTHER'])('ends where Telegram refuses the token %s', async (token) => {
    const { start } = await starting(token)
    await expect(start(HOOK)).rejects.toMatchObject({ code: 'token-refused' })
  })

  it.each([
    ['an outage', { kind: 'reset' as const }],
    ['a server error', { kind: 'server-error' as const, status: 502 }],
    ['a flood wait', { kind: 'refusal' as const, code: 429, description: 'Too Many Requests: retry after 5' }],
    ['an account that is logged out', { kind: 'refusal' as const, code: 400, description: 'Logged out' }],
  ])('waits out %s', async (_title, fault) => {
    const { telegram, start, warned } = await starting()
    telegram.addFault({ ...fault, methods: ['setWebhook'], times: 3 })
    await start(HOOK)
    expect(telegram.calls('setWebhook')).toHaveLength(4)
    expect(warned).toEqual(['telegram-not-reached'])
  })

  it('asks again every three seconds at the latest, however long Telegram is away', async () => {
    const { telegram, start, warned, waits, bot } = await starting()
    telegram.addFault({ kind: 'reset', methods: ['getMe'], times: 21 })
    await start(HOOK)
    expect(bot.botInfo.is_bot).toBe(true)
    expect(waits).toHaveLength(21)
    expect(Math.max(...waits)).toBe(3000)
    expect(warned).toEqual(['telegram-not-reached', 'telegram-not-reached'])
  })
})
