import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTelegram, type Telegram } from '#sandbox/telegram/world'
import { askWebhook, webhookFinding } from '#tools/doctor-webhook'
import { HOUR, MINUTE, NOW } from '../support/builders.ts'

const OURS = 'https://bot.example/secret-path'
const OTHER = 'https://elsewhere.example/their-secret'

describe('the doctor on the webhook', () => {
  const info = (over = {}) => ({ url: OURS, pending_update_count: 3, ...over })
  const failed = (agoMs: number) => ({
    last_error_date: (NOW - agoMs) / 1000,
    last_error_message: 'Connection refused',
  })
  it.each([
    ['is well while Telegram calls it', info(), true, 'Telegram calls this address; 3 updates wait'],
    ['is well before the first start', info({ url: '' }), true, /the start of the bot sets it/],
    ['is ill while Telegram calls another', info({ url: OTHER }), false, /another address, at elsewhere\.example:/],
    ['is ill after a late error', info(failed(5 * MINUTE)), false, /5 minutes ago it met: Connection refused$/],
    ['is well when the last error is long ago', info(failed(2 * HOUR)), true, /120 minutes ago it met/],
    ['is ill when Telegram does not tell', undefined, false, /does not tell/],
  ])('%s', (_, told, isWell, text) => {
    const finding = webhookFinding(OURS, told, NOW)
    expect(finding).toMatchObject({ isWell, about: 'webhook' })
    expect(finding.text).toMatch(text)
    expect(finding.text).not.toMatch(/secret/)
  })
})

describe('the question to Telegram', () => {
  const token = '42:TEST-token_of-the-doctor'
  let telegram: Telegram
  let root: string
  beforeEach(async () => {
    telegram = createTelegram({ now: () => NOW, token })
    root = (await telegram.listen()).root
  })
  afterEach(() => telegram.close())

  it('is answered with what is set', async () => {
    expect(await askWebhook({ botApiRoot: root, botToken: token }, 5000)).toMatchObject({ url: '' })
    await fetch(`${root}/bot${token}/setWebhook?url=${OURS}`)
    expect(await askWebhook({ botApiRoot: root, botToken: token }, 5000)).toMatchObject({ url: OURS })
  })

  it('has no answer with a wrong token, or where nobody answers', async () => {
    expect(await askWebhook({ botApiRoot: root, botToken: '1:wrong' }, 5000)).toBeUndefined()
    expect(await askWebhook({ botApiRoot: 'http://127.0.0.1:1', botToken: token }, 5000)).toBeUndefined()
  })
})
