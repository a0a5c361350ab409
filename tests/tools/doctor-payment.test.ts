import { describe, expect, it } from 'vitest'
import { paymentFinding } from '#tools/doctor-payment'

describe('the doctor on sending', () => {
  it.each([
    [30, 'off', undefined, 'well', '30 messages a second'],
    [30, 'all', 20_000, 'hint', /PAID_BROADCAST=all pays for nothing unless MESSAGES_PER_SECOND is above 30/],
    [1000, 'alerts', 20_000, 'well', /^1000 messages a second, broadcasts and alerts paid for; 20000 Stars, /],
    [1000, 'all', 9999, 'ill', /digests paid for; 9999 Stars, Telegram asks for 10000/],
    [1000, 'all', undefined, 'hint', /balance of Stars is not known/],
  ] as const)('at %i a second with %s and %s Stars', (messagesPerSecond, paidBroadcast, balance, state, text) => {
    const finding = paymentFinding({ messagesPerSecond, paidBroadcast }, balance)
    expect(finding.state).toBe(state)
    if (typeof text === 'string') expect(finding.text).toBe(text)
    else expect(finding.text).toMatch(text)
  })
})
