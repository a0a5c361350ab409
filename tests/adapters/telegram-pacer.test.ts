import { describe, expect, it } from 'vitest'
import { createPacer } from '#adapters/telegram/pacer'
import { createVirtualTime } from '../support/virtual-time.ts'

const START = 1_000_000

function setUp(perSecond = 30, maxInFlight?: number) {
  const time = createVirtualTime(START)
  const pacer = createPacer({ perSecond, ...time, ...(maxInFlight === undefined ? {} : { maxInFlight }) })
  const left: { name: string; at: number }[] = []
  const send = (name: string, request: Parameters<typeof pacer.turn>[0], takesMs = 40) =>
    pacer.turn(request).then(async (done) => {
      left.push({ name, at: time.now() - START })
      await time.wait(takesMs)
      done()
    })
  return { time, pacer, left, send }
}

describe('createPacer', () => {
  it('sends a broadcast at 29.6 a second', async () => {
    const { time, left, send } = setUp()
    const all = Promise.all(
      Array.from({ length: 297 }, (_, index) => send('bulk', { lane: 'bulk', chatId: index + 1 })),
    )
    await time.until(all)
    expect(left.at(-1)?.at).toBeGreaterThanOrEqual(9_999)
    expect(left.at(-1)?.at).toBeLessThan(10_050)
  })

  it('keeps up with a thousand a second on timers of whole milliseconds', async () => {
    const { time, left, send } = setUp(1000)
    const all = Promise.all(
      Array.from({ length: 988 }, (_, index) => send('bulk', { lane: 'bulk', chatId: index + 1 })),
    )
    await time.until(all)
    expect(left.at(-1)?.at).toBeLessThan(1_005)
  })

  it('gives an answer the next slot though a broadcast waits', async () => {
    const { time, left, send } = setUp()
    for (let chatId = 1; chatId <= 300; chatId += 1) void send('bulk', { lane: 'bulk', chatId })
    await time.advance(1000)
    await time.until(send('answer', { lane: 'answer', chatId: 999 }))
    expect(left.find(({ name }) => name === 'answer')?.at).toBeLessThan(1035)
  })

  it('sends at once when nothing was sent lately', async () => {
    const { time, left, send } = setUp()
    await time.until(send('first', { lane: 'bulk', chatId: 1 }))
    await time.advance(60_000)
    await time.until(send('second', { lane: 'bulk', chatId: 1 }))
    expect(left[1]?.at).toBeLessThan(60_200)
  })

  it('sends nothing before a flood wait is over, and goes on at once afterwards', async () => {
    const { time, pacer, left, send } = setUp()
    expect(pacer.flood(3, 5)).toBe('all')
    expect(pacer.heldForMs()).toBe(3000)
    await time.until(Promise.all([send('a', { lane: 'answer', chatId: 1 }), send('b', { lane: 'bulk', chatId: 2 })]))
    expect(left[0]?.at).toBe(3000)
    expect(left[1]?.at).toBeLessThan(3050)
  })

  it('goes on when a request ends where too many were under way', async () => {
    const { time, left, send } = setUp(30, 1)
    await time.until(
      Promise.all([send('a', { lane: 'bulk', chatId: 1 }, 5000), send('b', { lane: 'bulk', chatId: 2 })]),
    )
    expect(left.map(({ at }) => at)).toEqual([0, 5000])
  })

  it('costs an album one slot an item', async () => {
    const { time, left, send } = setUp()
    await time.until(
      Promise.all([send('album', { lane: 'bulk', chatId: 1, slots: 10 }), send('b', { lane: 'bulk', chatId: 2 })]),
    )
    expect(left[1]?.at).toBeGreaterThanOrEqual(337)
  })

  it('rejects a turn whose signal aborts, and sends the others', async () => {
    const { time, pacer, left, send } = setUp()
    const stop = new AbortController()
    pacer.flood(10)
    const refused = expect(pacer.turn({ lane: 'bulk', chatId: 1, signal: stop.signal })).rejects.toThrow('enough')
    const other = send('other', { lane: 'bulk', chatId: 1 })
    stop.abort(new Error('enough'))
    await refused
    await time.until(other)
    expect(left).toEqual([{ name: 'other', at: 10_000 }])
  })

  it('puts bulk off that waits for a chat which is held back meanwhile, and no other', async () => {
    const { time, pacer, left, send } = setUp()
    ;(await pacer.turn({ lane: 'bulk', chatId: -1 }))()
    ;(await time.until(pacer.turn({ lane: 'bulk', chatId: -2 })))()
    const first = pacer.turnUnlessHeld({ lane: 'bulk', chatId: -1 })
    const other = pacer.turnUnlessHeld({ lane: 'bulk', chatId: -2 })
    const answer = send('answer', { lane: 'answer', chatId: -1 })
    pacer.flood(20, -1)
    expect(await time.until(first, 1)).toEqual({ heldMs: 20_000 })
    expect(await time.until(other, 1100)).toHaveProperty('done')
    await time.until(answer)
    expect(left[0]?.at).toBeGreaterThanOrEqual(20_000)
  })

  it('puts bulk off when answers have used up what the group’s minute had left', async () => {
    const { time, pacer } = setUp()
    for (let message = 1; message <= 19; message += 1) {
      ;(await time.until(pacer.turn({ lane: 'bulk', chatId: -1 })))()
    }
    const bulk = pacer.turnUnlessHeld({ lane: 'bulk', chatId: -1 })
    ;(await time.until(pacer.turn({ lane: 'answer', chatId: -1 })))()
    const put = await time.until(bulk, 1100)
    expect('heldMs' in put && put.heldMs).toBeGreaterThan(30_000)
  })

  it('is not held up by a clock that is set back', async () => {
    const time = createVirtualTime(START)
    let shiftMs = 0
    const pacer = createPacer({ perSecond: 30, now: () => time.now() + shiftMs, wait: time.wait })
    ;(await pacer.turn({ lane: 'bulk', chatId: 1 }))()
    shiftMs = -3_600_000
    const turn = pacer.turn({ lane: 'bulk', chatId: 2 })
    ;(await time.until(turn, 1000))()
    expect(time.now() - START).toBeLessThan(100)
  })

  it('settles near a real limit below the configured one', async () => {
    const { time, pacer } = setUp()
    let [tokens, filledAt, refused, delivered] = [5, START, 0, 0]
    const real = 22
    const broadcast = async (chatId: number): Promise<void> => {
      for (;;) {
        const done = await pacer.turn({ lane: 'bulk', chatId })
        tokens = Math.min(5, tokens + ((time.now() - filledAt) / 1000) * real)
        filledAt = time.now()
        done()
        if (tokens >= 1) {
          tokens -= 1
          delivered += 1
          return
        }
        refused += 1
        pacer.flood(3, chatId)
      }
    }
    await time.until(Promise.all(Array.from({ length: 3000 }, (_, index) => broadcast(index + 1))))
    expect(delivered).toBe(3000)
    expect(refused).toBeLessThan(20)
    expect(3000 / ((time.now() - START) / 1000)).toBeGreaterThan(17)
  })
})
