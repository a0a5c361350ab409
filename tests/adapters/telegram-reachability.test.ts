// Whether Telegram answers: told by every request, with the cause of an outage in the log once, and its end from the first answer.
import { beforeEach, describe, expect, it } from 'vitest'
import { createReachability, type Reachability } from '#adapters/telegram/reachability'
import type { LogFields } from '#log'
import { NOW } from '../support/builders.ts'
import { createVirtualTime, type VirtualTime } from '../support/virtual-time.ts'

const HOST = 'api.telegram.org'
const refused = Object.assign(new Error('connect ECONNREFUSED 149.154.167.220:443'), { code: 'ECONNREFUSED' })

let time: VirtualTime
let lines: [event: string, fields: LogFields, error: unknown][]
let answer: () => Promise<unknown>
let reachability: Reachability
let ask: (times?: number) => Promise<void>
beforeEach(() => {
  time = createVirtualTime(NOW)
  lines = []
  const write = (event: string, fields: LogFields = {}, error?: unknown) => void lines.push([event, fields, error])
  const log = { debug: write, info: write, warn: write, error: write }
  answer = async () => ({ ok: true, result: [] })
  reachability = createReachability(`https://${HOST}`, { ...time, log })
  const fetch = reachability.listen(async () => ({ json: await answer().then((value) => async () => value) }))
  ask = async (times = 1) => {
    for (let each = 0; each < times; each += 1)
      await fetch('https://api.telegram.org/bot42:SECRET/getMe', {})
        .then((got) => got.json())
        .catch(() => undefined)
  }
})
const fail = (error: unknown) => {
  answer = () => Promise.reject(error)
}
const refuse = (code: number) => {
  answer = async () => ({ ok: false, error_code: code, description: 'x' })
}

describe('Telegram', () => {
  it('is away until it first answers', async () => {
    expect(reachability.problem()).toBe(`Telegram does not answer (${HOST})`)
    await ask()
    expect(reachability.problem()).toBeUndefined()
  })

  it('is away after three faults in a row, told once with host and cause, and back with the first answer', async () => {
    await ask()
    fail(refused)
    await ask(2)
    expect(reachability.problem()).toBeUndefined()
    await ask(20)
    expect(reachability.problem()).toBe(`Telegram does not answer (${HOST}: econnrefused)`)
    expect(lines).toEqual([['telegram-away', { host: HOST, code: 'econnrefused' }, refused]])
    answer = async () => ({ ok: true, result: {} })
    await ask()
    expect(reachability.problem()).toBeUndefined()
    expect(lines.slice(1)).toEqual([['telegram-back', { host: HOST, awaySec: 0 }, undefined]])
  })

  it('is away at once where updates cannot be asked for', async () => {
    await ask()
    fail(refused)
    await ask()
    reachability.missed()
    expect(lines.map(([event]) => event)).toEqual(['telegram-away'])
    expect(reachability.problem()).toContain('econnrefused')
  })

  it.each([
    ['a refusal', 403, false],
    ['a flood wait', 429, false],
    ['a server error', 502, true],
  ])('with %s answers: %i', async (_, code, isAway) => {
    await ask()
    refuse(code)
    await ask(3)
    expect(reachability.problem() !== undefined).toBe(isAway)
    if (isAway) expect(lines[0]?.[1]).toEqual({ host: HOST, code: 'HTTP 502' })
  })

  it('is not to blame for a request that was not let out', async () => {
    await ask()
    fail(Object.assign(new Error('another process may have taken this update over'), { code: 'ERR_NOT_HELD' }))
    await ask(5)
    expect(reachability.problem()).toBeUndefined()
  })

  it('is asked after half a minute of silence, and every three seconds while it is away', async () => {
    const end = new AbortController()
    const asked: number[] = []
    const begun = time.now()
    const watching = reachability.watch(async () => {
      asked.push((time.now() - begun) / 1000)
      if (asked.length === 3) fail(refused)
      await ask(asked.length < 3 ? 1 : 3)
      if (asked.length === 6) end.abort()
    }, end.signal)
    await time.until(watching)
    // At first it is away; then it answers, and is left in peace.
    expect(asked).toEqual([3, 33, 63, 66, 69, 72])
  })
})
