// What monitors and orchestrators are told of the bot over HTTP through an outage of Telegram, with long polling and a webhook.
import { afterEach, describe, expect, it } from 'vitest'
import { type Harness, startHarness } from '../support/harness.ts'

let harness: Harness
afterEach(() => harness.end())

const PATIENT = { timeout: 20_000 }
const ask = async (path: string): Promise<[number, string]> => {
  const answer = await fetch(`http://127.0.0.1:${harness.app.httpPort()}${path}`)
  return [answer.status, (await answer.text()).trim()]
}
const logged = (event: string) =>
  harness.log.map((line) => JSON.parse(line) as Record<string, unknown>).filter((line) => line['event'] === event)
const answers = async () => /^bot_telegram_answers (\d)$/m.exec((await ask('/metrics'))[1])?.[1]

describe('a bot whose Telegram goes away', () => {
  it('is unwell for people and balancers, alive for who would start it anew, and well with the first answer', async () => {
    harness = await startHarness()
    expect(await ask('/healthz')).toEqual([200, 'ok'])
    expect(await answers()).toBe('1')
    const end = harness.telegram.addFault({ kind: 'outage' })
    await expect
      .poll(() => ask('/healthz'), PATIENT)
      .toEqual([503, expect.stringMatching(/^Telegram does not answer \(127\.0\.0\.1:\d+: [\w-]+\)$/)])
    expect((await ask('/readyz'))[0]).toBe(503)
    expect(await ask('/livez')).toEqual([200, 'ok'])
    expect(await answers()).toBe('0')
    expect(logged('telegram-away')).toMatchObject([
      { host: expect.stringMatching(/^127\.0\.0\.1:/), error: expect.stringMatching(/ECONN|SOCKET/) },
    ])

    end()
    const endedAt = harness.clock.now()
    await expect.poll(() => ask('/healthz'), PATIENT).toEqual([200, 'ok'])
    // By the bot's clock, which runs ten times as fast: no long poll was waited for.
    expect(harness.clock.now() - endedAt).toBeLessThan(15_000)
    expect(logged('telegram-back')).toHaveLength(1)
    expect(harness.log.join()).not.toContain('TEST-token')
  })

  it('finds out without traffic, though nothing is polled', async () => {
    harness = await startHarness({
      speed: 100,
      config: { webhook: { url: 'http://127.0.0.1:1/telegram', secret: 'a-secret' } },
    })
    harness.telegram.addFault({ kind: 'outage' })
    await expect
      .poll(() => ask('/healthz'), PATIENT)
      .toEqual([503, expect.stringContaining('Telegram does not answer')])
  })
})

it('the log says which release started', async () => {
  harness = await startHarness()
  expect(logged('started')).toMatchObject([
    { version: expect.stringMatching(/^\d+\.\d+\.\d+/), node: process.versions.node },
  ])
})
