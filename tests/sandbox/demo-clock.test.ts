// The demo's clock on a machine's clock that the test moves, and the moments its panel jumps to.
import { describe, expect, it } from 'vitest'
import { createClock, readClock } from '#sandbox/demo/clock'
import { jumpTarget, nextClockChange, nextDigestAt, nextEightAt } from '#sandbox/demo/moments'

const AT = Date.UTC(2026, 10, 24, 3, 40)

/** Real time that goes on only when told. */
function machine(at = 1000) {
  const waits = new Set<() => void>()
  const time = { at }
  return {
    time,
    real: {
      now: () => time.at,
      wait: (ms: number, signal: AbortSignal) => {
        const until = time.at + ms
        return new Promise<void>((resolve, reject) => {
          const look = () => void (time.at >= until && resolve())
          waits.add(look)
          signal.addEventListener('abort', () => reject(new Error('aborted')))
          look()
        })
      },
    },
    pass: async (ms: number) => {
      time.at += ms
      for (const look of waits) look()
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

/** Whether it has resolved by now. */
function watch(promise: Promise<unknown>) {
  const seen = { done: false }
  void promise.then(() => {
    seen.done = true
  })
  return seen
}

describe('the demo’s clock', () => {
  it('goes with the machine’s, from where it was set', async () => {
    const { real, pass } = machine()
    const clock = createClock(AT, real)
    await pass(1500)
    expect(clock.now()).toBe(AT + 1500)
    clock.jumpTo(AT + 99_000)
    await pass(1)
    expect(clock.now()).toBe(AT + 99_001)
  })

  it('goes on from where it is when it becomes faster', async () => {
    const { real, pass } = machine()
    const clock = createClock(AT, real)
    await pass(1000)
    clock.setRate(20)
    await pass(1000)
    expect(clock.now()).toBe(AT + 21_000)
  })

  it('goes back for nobody who hears a little later that it has become slower', async () => {
    const { real, pass } = machine()
    const [parent, child] = [createClock(AT, real), createClock(AT, real)]
    for (const clock of [parent, child]) clock.setRate(20)
    await pass(1000)
    parent.setRate(1)
    await pass(90)
    const before = child.now()
    child.follow(parent.state())
    expect(child.now()).toBeGreaterThanOrEqual(before)
    expect(child.now()).toBe(parent.now())
  })

  it('shows two processes the same time once one follows the other', async () => {
    const { real, pass } = machine()
    const [parent, child] = [createClock(AT, real), createClock(0, real)]
    parent.setRate(20)
    await pass(500)
    child.follow(parent.state())
    await pass(500)
    expect(child.now()).toBe(parent.now())
    expect(readClock(parent.state(), real.now())).toBe(AT + 20_000)
  })

  it('waits by its own rate, also when that changes meanwhile', async () => {
    const { real, pass } = machine()
    const clock = createClock(AT, real)
    const wait = watch(clock.wait(10_000))
    await pass(1000)
    clock.setRate(20)
    await pass(0)
    await pass(449)
    expect(wait.done).toBe(false)
    await pass(1)
    expect(wait.done).toBe(true)
  })

  it('makes no wait shorter by a jump', async () => {
    const { real, pass } = machine()
    const clock = createClock(AT, real)
    const wait = watch(clock.wait(2000))
    clock.jumpTo(AT + 3_600_000)
    await pass(1999)
    expect(wait.done).toBe(false)
    await pass(1)
    expect(wait.done).toBe(true)
  })

  it('ends a wait at once when it is told to', async () => {
    const { real, pass } = machine()
    const clock = createClock(AT, real)
    const ending = new AbortController()
    const wait = watch(clock.wait(2000, ending.signal))
    ending.abort()
    await pass(0)
    expect(wait.done).toBe(true)
  })

  it('says when it was jumped or its rate changed', () => {
    const { real } = machine()
    const clock = createClock(AT, real)
    let told = 0
    const leave = clock.subscribe(() => told++)
    clock.jumpTo(AT + 1)
    clock.setRate(2)
    leave()
    clock.setRate(3)
    expect(told).toBe(2)
  })
})

describe('the moments of the panel', () => {
  const iso = (at: number) => new Date(at).toISOString().slice(0, 19)

  it.each([
    // Baku is four hours ahead of UTC.
    ['morning', '2026-11-24T03:40:00', '2026-11-24T03:59:50'],
    ['morning', '2026-11-24T03:59:50', '2026-11-25T03:59:50'],
    ['evening', '2026-11-24T03:59:50', '2026-11-24T13:59:50'],
    ['evening', '2026-11-24T19:59:00', '2026-11-25T13:59:50'],
    ['hour', '2026-11-24T03:40:00', '2026-11-24T04:40:00'],
    ['spring', '2026-11-24T03:40:00', '2027-03-28T00:59:50'],
    ['spring', '2027-03-28T00:59:50', '2028-03-26T00:59:50'],
    ['autumn', '2027-03-28T00:59:55', '2027-10-31T00:59:50'],
    ['autumn', '2026-11-24T03:40:00', '2027-10-31T00:59:50'],
  ] as const)('%s after %s is %s', (to, now, then) => {
    expect(iso(jumpTarget(to, Date.parse(`${now}Z`)))).toBe(then)
  })

  it.each([2026, 2027, 2028, 2029, 2030, 2034, 2040])('the clocks of Berlin change when they do in %i', (year) => {
    const hour = (at: number) =>
      Number(new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', hour: 'numeric', hourCycle: 'h23' }).format(at))
    for (const [season, before, after] of [
      ['spring', 1, 3],
      ['autumn', 2, 2],
    ] as const) {
      const at = nextClockChange(Date.UTC(year, 0, 1), season)
      expect([hour(at - 1), hour(at)]).toEqual([before, after])
      if (season === 'autumn') expect(hour(at - 3_600_000)).toBe(2)
    }
  })

  it('begin on a weekday, and know the next digest', () => {
    const saturday = Date.UTC(2026, 10, 28, 0)
    expect(iso(nextEightAt(saturday))).toBe('2026-11-30T04:00:00')
    expect(iso(nextDigestAt(Date.UTC(2026, 10, 24, 4)))).toBe('2026-11-24T14:00:00')
    expect(iso(nextDigestAt(Date.UTC(2026, 10, 24, 14)))).toBe('2026-11-25T04:00:00')
  })
})
