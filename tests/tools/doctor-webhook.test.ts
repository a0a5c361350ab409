import { describe, expect, it } from 'vitest'
import { webhookFinding } from '#tools/doctor-webhook'
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
    ['is well while Telegram calls it', info(), 'well', 'Telegram calls this address; 3 updates wait'],
    ['is well before the first start', info({ url: '' }), 'well', /the start of the bot sets it/],
    ['is ill while Telegram calls another', info({ url: OTHER }), 'ill', /another address, at elsewhere\.example:/],
    ['is ill after a late error', info(failed(5 * MINUTE)), 'ill', /5 minutes ago it met: Connection refused$/],
    ['is well when the last error is long ago', info(failed(2 * HOUR)), 'well', /120 minutes ago it met/],
    ['is ill when Telegram does not tell', undefined, 'ill', /does not tell/],
  ])('%s', (_, told, state, text) => {
    const finding = webhookFinding(OURS, told, NOW)
    expect(finding).toMatchObject({ state, about: 'webhook' })
    expect(finding.text).toMatch(text)
    expect(finding.text).not.toMatch(/secret/)
  })
})
