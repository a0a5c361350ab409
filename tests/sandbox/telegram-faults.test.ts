// Limits and faults: what is refused, what is cut, and what was done all the same.
import { describe, expect, it } from 'vitest'
import { STRICT_LIMITS } from '#sandbox/telegram/limits'
import type { Fault } from '#sandbox/telegram/world'
import { openBench } from './api.ts'

async function sending(options: Parameters<typeof openBench>[0] = {}) {
  const bench = await openBench(options)
  const people = Array.from({ length: 40 }, (_, index) => bench.telegram.person({ firstName: `Reader ${index}` }))
  for (const person of people) person.start()
  const send = (index: number) => bench.call('sendMessage', { chat_id: people[index]?.id, text: 'a' })
  /** The call's end in one word: 200, an error code, or that the connection broke. */
  const outcome = async (index: number) => {
    try {
      const answer = await send(index)
      return answer.ok ? 200 : answer.error_code
    } catch {
      return 'cut'
    }
  }
  return { ...bench, people, send, outcome }
}

const retryAfter = (seconds: number) => ({
  ok: false,
  error_code: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
})

describe('the limits', () => {
  it('let a burst pass, then 30 a second over all chats', async () => {
    const { outcome, clock } = await sending({ limits: STRICT_LIMITS })
    const burst: unknown[] = []
    for (let index = 0; index < 7; index += 1) burst.push(await outcome(index))
    expect(burst).toEqual([200, 200, 200, 200, 200, 429, 429])
    const paced: unknown[] = []
    for (let index = 7; index < 37; index += 1) {
      clock.at += 1000 / 30
      paced.push(await outcome(index))
    }
    expect(new Set(paced)).toEqual(new Set([200]))
  })

  it('allow one message a second in a chat, told by `retry_after`, and spend nothing on a refusal', async () => {
    const { send, clock } = await sending({ limits: STRICT_LIMITS })
    expect((await send(0)).ok).toBe(true)
    expect(await send(0)).toEqual(retryAfter(1))
    expect((await send(1)).ok).toBe(true)
    clock.at += 1000
    expect((await send(0)).ok).toBe(true)
  })

  it('allow 20 a minute in a group', async () => {
    const { telegram, call, clock, people } = await sending({ limits: STRICT_LIMITS })
    const [owner] = people
    if (owner === undefined) throw new Error('an owner')
    const group = telegram.group({ title: 'News', owner })
    group.addBot(owner)
    const outcomes: (number | undefined)[] = []
    for (let index = 0; index < 45; index += 1) {
      clock.at += 1000
      outcomes.push((await call('sendMessage', { chat_id: group.id, text: 'a' })).error_code)
    }
    // A full bucket of 20 and what refills in 45 seconds.
    expect(outcomes.filter((code) => code === undefined)).toHaveLength(34)
  })

  it('charge edits and albums, but no answers to presses and no look-ups', async () => {
    const { call, people, outcome } = await sending({ limits: { ...STRICT_LIMITS, chatBurst: 5 } })
    for (let index = 0; index < 10; index += 1) await call('getChat', { chat_id: people[0]?.id })
    const media = Array.from({ length: 4 }, () => ({ type: 'photo', media: 'https://example.org/a.jpg' }))
    expect((await call('sendMediaGroup', { chat_id: people[0]?.id, media })).ok).toBe(true)
    expect([await outcome(1), await outcome(2)]).toEqual([200, 429])
  })

  it('let what is paid for go at a thousand a second of its own, and count it', async () => {
    const { telegram, call, people, outcome } = await sending({ limits: STRICT_LIMITS })
    const paid = (index: number) =>
      call('sendMessage', { chat_id: people[index]?.id, text: 'a', allow_paid_broadcast: true })
    for (let index = 0; index < 30; index += 1) expect((await paid(index)).ok).toBe(true)
    expect(await paid(0)).toEqual(retryAfter(1))
    const burst: unknown[] = []
    for (let index = 30; index < 36; index += 1) burst.push(await outcome(index))
    expect(burst).toEqual([200, 200, 200, 200, 200, 429])
    // An edit has no such parameter.
    const edit = { chat_id: people[39]?.id, message_id: 1, text: 'b', allow_paid_broadcast: true }
    expect((await call('editMessageText', edit)).error_code).toBe(429)
    expect(telegram.paidMessages()).toBe(30)
  })

  it('refuse payment from a bot that may not pay, and nothing else', async () => {
    const { telegram, call, people, outcome } = await sending()
    telegram.allowPaying(false)
    const answer = await call('sendMessage', { chat_id: people[0]?.id, text: 'a', allow_paid_broadcast: true })
    expect([answer.error_code, await outcome(1), telegram.paidMessages()]).toEqual([400, 200, 0])
  })

  it('are off unless asked for', async () => {
    const { outcome } = await sending()
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => outcome(0)))
    expect(new Set(outcomes)).toEqual(new Set([200]))
  })
})

describe('a fault', () => {
  it.each<[string, Fault, number | string, boolean]>([
    ['flood', { kind: 'flood', seconds: 30 }, 429, false],
    ['outage', { kind: 'outage' }, 'cut', false],
    ['reset', { kind: 'reset' }, 'cut', false],
    ['lost answer', { kind: 'lost-answer' }, 'cut', true],
    ['server error', { kind: 'server-error' }, 500, false],
    ['server error after it was done', { kind: 'failed-after', how: 'aborted' }, 500, true],
    ['message lost sight of', { kind: 'failed-after', how: 'deleted' }, 500, true],
    ['refusal', { kind: 'refusal', code: 400, description: 'Bad Request: USER_DELETED' }, 400, false],
    ['slowness', { kind: 'slow', ms: 1 }, 200, true],
  ])('%s ends a call with its outcome, and the message is there or not', async (_, fault, end, written) => {
    const { telegram, people, outcome } = await sending()
    telegram.addFault(fault)
    expect(await outcome(0)).toBe(end)
    expect(people[0]?.last()?.text).toBe(written ? 'a' : undefined)
    telegram.clearFaults()
    expect(await outcome(1)).toBe(200)
  })

  it('of a gateway that did not wait is no answer of the Bot API, though it was done', async () => {
    const { telegram, people, root } = await sending()
    telegram.addFault({ kind: 'failed-after', how: 'gateway-timeout' })
    const answer = await fetch(`${root}/bot42:TEST/sendMessage?chat_id=${people[0]?.id}&text=a`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([504, 'text/html'])
    expect(people[0]?.last()?.text).toBe('a')
  })

  it('flood counts down by the clock', async () => {
    const { telegram, send, clock } = await sending()
    telegram.addFault({ kind: 'flood', seconds: 30 })
    clock.at += 12_500
    expect(await send(0)).toEqual(retryAfter(18))
    clock.at += 17_500
    expect((await send(0)).ok).toBe(true)
    expect(telegram.faults()).toEqual([])
  })

  it('strikes as often, and where, and as likely as it is told', async () => {
    const rolls = [0.1, 0.9, 0.4, 0.6]
    const { telegram, outcome, people, call } = await sending({ random: () => rolls.shift() ?? 1 })
    telegram.addFault({ kind: 'server-error', status: 503, times: 1, chatIds: [people[1]?.id ?? 0] })
    telegram.addFault({ kind: 'reset', methods: ['sendmessage'], share: 0.5 })
    expect((await call('getMe')).ok).toBe(true)
    expect([await outcome(0), await outcome(2), await outcome(3), await outcome(4)]).toEqual(['cut', 200, 'cut', 200])
  })

  it('outage cuts the open poll too, and ends when it is switched off', async () => {
    const { telegram, call } = await sending()
    const poll = call('getUpdates', { timeout: 30, offset: 999_999 }).catch(() => 'cut')
    await telegram.until(() => telegram.calls('getUpdates').length === 1)
    const end = telegram.addFault({ kind: 'outage' })
    expect(await poll).toBe('cut')
    expect(await call('getMe').catch(() => 'cut')).toBe('cut')
    end()
    expect((await call('getMe')).ok).toBe(true)
  })

  it('leaves a record of what happened to each call', async () => {
    const { telegram, outcome } = await sending()
    for (const kind of ['reset', 'lost-answer', 'server-error'] as const) {
      const end = telegram.addFault({ kind })
      await outcome(0)
      end()
    }
    await outcome(0)
    const records = telegram.calls('sendMessage').map(({ status, handled }) => [status, handled])
    expect(records).toEqual([
      ['reset', false],
      ['lost', true],
      [500, false],
      [200, true],
    ])
  })
})
