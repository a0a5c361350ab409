// One field of the log follows an article from its feed to its readers.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MINUTE } from '../support/builders.ts'
import { PATIENT } from '../support/desk.ts'
import { type Harness, startHarness } from '../support/harness.ts'

let harness: Harness
beforeEach(async () => {
  harness = await startHarness({ config: { logLevel: 'debug' } })
})
afterEach(() => harness.end())

const lines = () => harness.log.map((line) => JSON.parse(line) as Record<string, unknown>)

describe('the log', () => {
  it('names an article by the same field when it comes in, when alerts of it are queued, and when one fails and is sent', async () => {
    const { newsroom, telegram } = harness
    await harness.poll()
    const reader = await harness.reader()
    await harness.ask(reader, '/follow lighthouse')
    telegram.addFault({ kind: 'server-error', methods: ['sendMessage'], times: 1 })
    harness.clock.advance(6 * MINUTE)
    newsroom.addArticle({ language: 'en', title: 'The lighthouse is lit again' })
    await harness.poll()
    await telegram.until(() => reader.last()?.text.includes('lighthouse is lit'), 'the alert')
    const told = () =>
      lines()
        .filter(({ article }) => article !== undefined)
        .map(({ event, state, article }) => `${event} ${state ?? ''} ${article}`)
    const { article } = lines().find(({ event }) => event === 'article-added') ?? {}
    const expected = ['alerts-queued ', 'article-added ', 'delivery pending', 'delivery sent']
    await expect.poll(() => told().sort(), PATIENT).toEqual(expected.map((line) => `${line} ${article}`))
  })
})
