import { describe, expect, it } from 'vitest'
import { createPacer } from '#adapters/telegram/pacer'
import { createVirtualTime } from '../support/virtual-time.ts'

const START = 1_000_000

function setUp(perSecond = 30, maxInFlight?: number, freePerSecond?: number) {
  const time = createVirtualTime(START)
  const limits = { ...(maxInFlight && { maxInFlight }), ...(freePerSecond && { freePerSecond }) }
  const pacer = createPacer({ perSecond, ...limits, ...time })
  const left: { name: string; at: number }[] = []
  const send = (name: string, request: Parameters<typeof pacer.turn>[0], takesMs = 40) =>
    pacer.turn(request).then(async (done) => {
      left.push({ name, at: time.now() - START })
      await time.wait(takesMs)
      done()
    })
  const sendPaid = (name: string, chatId: number) =>
    pacer.turnUnlessHeld({ lane: 'bulk', chatId, isPaid: true }).then((turn) => {
      left.push({ name, at: time.now() - START })
      if ('done' in turn) turn.done()
    })
  return { time, pacer, left, send, sendPaid }
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

  it('lets no more than thirty leave within a second, however long the disk keeps each after its turn', async () => {
    const { time, pacer, left, send } = setUp()
    const fenceMs = [1, 1, 27, 3, 1, 400, 1, 60]
    const one = async (chatId: number) => {
      const turn = await pacer.turnUnlessHeld({ lane: 'bulk', chatId })
      if (!('leaves' in turn)) throw new Error('it was put off')
      // A disk that stands still for two seconds lets all go at once that waited for it.
      const stallMs = Math.max(0, START + 5000 - time.now())
      await time.wait(time.now() < START + 3000 ? (fenceMs[chatId % fenceMs.length] ?? 1) : stallMs + 1)
      turn.leaves()
      left.push({ name: 'bulk', at: time.now() - START })
      await time.wait(40)
      turn.done()
    }
    const all = Array.from({ length: 240 }, (_, index) => one(index + 1))
    for (let chatId = 1000; chatId < 1010; chatId += 1) all.push(send('answer', { lane: 'answer', chatId }))
    await time.until(Promise.all(all))
    const within = left.map(({ at }) => left.filter((other) => other.at <= at && other.at > at - 1000).length)
    expect(Math.max(...within)).toBe(30)
    expect(left).toHaveLength(250)
    expect(left.at(-1)?.at).toBeLessThan(12_500)
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

  it('puts bulk off when an alert has used up what the group’s minute had left', async () => {
    const { time, pacer } = setUp()
    for (let message = 1; message <= 19; message += 1) {
      ;(await time.until(pacer.turn({ lane: 'bulk', chatId: -1 })))()
    }
    const bulk = pacer.turnUnlessHeld({ lane: 'bulk', chatId: -1 })
    ;(await time.until(pacer.turn({ lane: 'urgent', chatId: -1 })))()
    const put = await time.until(bulk, 1100)
    expect('heldMs' in put && put.heldMs).toBeGreaterThan(30_000)
  })

  it('keeps a place for bulk it has put off: who presses without end gets it when it is back', async () => {
    const { time, pacer } = setUp()
    const press = async () => {
      for (;;) (await pacer.turn({ lane: 'answer', chatId: 5 }))()
    }
    void press()
    await time.advance(20_000)
    const since = time.now()
    let tries = 0
    const deliver = async (): Promise<void> => {
      tries += 1
      const turn = await pacer.turnUnlessHeld({ lane: 'bulk', chatId: 5 })
      if ('done' in turn) return turn.done()
      // The ledger looks each second.
      await time.wait(Math.ceil(turn.heldMs / 1000) * 1000)
      return deliver()
    }
    await time.until(deliver())
    expect(time.now() - since).toBeLessThan(5000)
    expect(tries).toBe(2)
    // What never comes back holds nothing for long.
    await time.advance(20_000)
    await pacer.turnUnlessHeld({ lane: 'bulk', chatId: 5 })
    const answer = pacer.turn({ lane: 'answer', chatId: 5 })
    await time.until(answer, 6000)
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

describe('a pacer of which a part is paid', () => {
  const numbers = (count: number, from: number) => Array.from({ length: count }, (_, index) => from + index)

  it('sends what is paid at up to the whole limit, and the rest at 29.6 a second meanwhile', async () => {
    const { time, left, send, sendPaid } = setUp(1000, undefined, 30)
    const edits = Promise.all(numbers(60, 10_000).map((chatId) => send('edit', { lane: 'bulk', chatId })))
    const paid = Promise.all(numbers(1900, 1).map((chatId) => sendPaid('paid', chatId)))
    await time.until(Promise.all([paid, edits]))
    const at = (name: string) => left.filter((each) => each.name === name).map((each) => each.at)
    expect(Math.max(...at('paid'))).toBeLessThan(2000)
    expect(at('paid').length + at('edit').filter((moment) => moment < 1925).length).toBeLessThan(1.925 * 987 + 60)
    expect(Math.max(...at('edit'))).toBeGreaterThanOrEqual((59 / 29.6) * 1000 - 1)
    expect(Math.max(...at('edit'))).toBeLessThan((59 / 29.6) * 1000 + 40)
  })

  it('gives an answer the next free slot though a paid broadcast runs', async () => {
    const { time, left, send, sendPaid } = setUp(1000, undefined, 30)
    for (const chatId of numbers(3000, 1)) void sendPaid('paid', chatId)
    await time.advance(1000)
    await time.until(send('answer', { lane: 'answer', chatId: 99_999 }))
    expect(left.find(({ name }) => name === 'answer')?.at).toBeLessThan(1005)
  })

  it('gives answers four of five free slots while edits wait, whatever is paid', async () => {
    const { time, left, send, sendPaid } = setUp(100, undefined, 30)
    for (const chatId of numbers(1000, 1)) void sendPaid('paid', chatId)
    for (const chatId of numbers(100, 10_000)) void send('edit', { lane: 'bulk', chatId }, 1)
    for (const chatId of numbers(200, 20_000)) void send('answer', { lane: 'answer', chatId }, 1)
    await time.advance(5000)
    const free = left.filter(({ name }) => name !== 'paid').map(({ name }) => name)
    expect(free.slice(0, 100).filter((name) => name === 'answer')).toHaveLength(80)
    expect(left.filter(({ name }) => name === 'paid').length).toBeGreaterThan(300)
    expect(free.length).toBeGreaterThan(140)
    expect(free.length).toBeLessThanOrEqual(29.6 * 5 + 1)
  })

  it('sends a paid flash before digests that are not', async () => {
    const { time, left, pacer, send } = setUp(40, undefined, 30)
    for (const chatId of numbers(300, 1000)) void send('digest', { lane: 'digest', chatId }, 1)
    await time.advance(1000)
    const flash = async (chatId: number) => {
      const turn = await pacer.turnUnlessHeld({ lane: 'flash', chatId, isPaid: true })
      left.push({ name: 'flash', at: time.now() - START })
      if ('done' in turn) turn.done()
    }
    await time.until(Promise.all(numbers(100, 1).map(flash)))
    // Nineteen of twenty slots of 39.5 a second.
    expect(left.at(-1)?.at).toBeLessThan(1000 + (100 / 39.5 / 0.95) * 1000 + 60)
  })

  it('pauses both for a flood wait, and slows both down', async () => {
    const { time, left, pacer, send, sendPaid } = setUp(1000, undefined, 30)
    expect(pacer.flood(3, 5)).toBe('all')
    await time.until(Promise.all([send('edit', { lane: 'bulk', chatId: 1 }), sendPaid('paid', 2)]))
    expect(left.every(({ at }) => at >= 3000)).toBe(true)
    expect(pacer.rate()).toBeLessThan(1000 * 0.86)
  })
})
