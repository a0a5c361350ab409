// The clock's hand, over a clock that stands still, jumps and goes back.
import { afterEach, describe, expect, it } from 'vitest'
import { startCron } from '#adapters/cron'
import type { Log } from '#log'
import { DAY, HOUR, MINUTE, NOW } from '../support/builders.ts'
import { createVirtualTime } from '../support/virtual-time.ts'

/** As the bot's own table: jobs of every second, of every minute, of a night. */
const EXPRESSIONS = ['* * * * * *', '*/2 * * * * *', '7 * * * * *', '*/5 * * * *', '29 * * * *', '17 3 * * *']

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

function start(expressions = EXPRESSIONS) {
  const time = createVirtualTime(NOW)
  let offset = 0
  const runs = new Map(expressions.map((expression) => [expression, 0]))
  const lines: string[] = []
  const note = (event: string, fields: object = {}) => lines.push(JSON.stringify({ event, ...fields }))
  const log = { debug: note, info: note, warn: note, error: note } as unknown as Log
  const table = expressions.map((expression) => ({
    expression,
    run: () => void runs.set(expression, (runs.get(expression) ?? 0) + 1),
  }))
  const now = () => time.now() + offset
  stops.push(startCron(table, { now, wait: (ms, signal) => time.wait(ms, signal), log }))
  return {
    lines,
    pass: time.advance,
    jump: (ms: number) => {
      offset += ms
    },
    /** Since this was last asked, in the order of the table. */
    runs: () => {
      const counts = [...runs.values()]
      for (const expression of expressions) runs.set(expression, 0)
      return counts
    },
  }
}

describe('the clock’s hand', () => {
  it('calls each entry at its seconds and at no others', async () => {
    const cron = start()
    await cron.pass(10 * MINUTE)
    expect(cron.runs()).toEqual([600, 300, 10, 2, 0, 0])
    await cron.pass(HOUR)
    expect(cron.runs()).toEqual([3600, 1800, 60, 12, 1, 0])
    expect(cron.lines).toEqual([])
  })

  it.each([
    ['an hour', HOUR],
    ['eight hours', 8 * HOUR],
    ['fourteen days', 14 * DAY],
    ['ten years', 3650 * DAY],
  ])('after a jump of %s calls each entry once, says so in one line, and goes on', async (_, ms) => {
    const cron = start()
    await cron.pass(MINUTE)
    cron.runs()
    cron.jump(ms)
    const before = performance.now()
    await cron.pass(1000)
    expect(performance.now() - before).toBeLessThan(1000)
    expect(cron.runs()).toEqual([1, 1, 1, 1, 1, 1])
    expect(cron.lines).toEqual([JSON.stringify({ event: 'clock-jumped', seconds: ms / 1000 + 1 })])
    await cron.pass(MINUTE)
    expect(cron.runs().slice(0, 3)).toEqual([60, 30, 1])
    expect(cron.lines).toHaveLength(1)
  })

  it('set back a day goes on at once', async () => {
    const cron = start()
    await cron.pass(MINUTE)
    cron.runs()
    cron.jump(-DAY)
    await cron.pass(5 * MINUTE)
    expect(cron.runs()).toEqual([300, 150, 5, 1, 0, 0])
    expect(cron.lines).toEqual([])
  })

  it('late by some seconds leaves no minute’s entry out', async () => {
    const cron = start(['7 * * * * *', '*/2 * * * * *'])
    await cron.pass(5000)
    cron.runs()
    // From second 5 to 26: a stalled loop.
    cron.jump(20_000)
    await cron.pass(1000)
    expect(cron.runs()).toEqual([1, 1])
    expect(cron.lines).toEqual([])
  })

  it('stopped calls nothing any more', async () => {
    const cron = start()
    await stops.pop()?.()
    await cron.pass(MINUTE)
    expect(cron.runs()).toEqual([0, 0, 0, 0, 0, 0])
  })
})
