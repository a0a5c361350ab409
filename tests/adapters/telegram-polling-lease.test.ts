import { describe, expect, it } from 'vitest'
import { createProcesses } from '#adapters/store/lowdb/processes'
import type { Store } from '#adapters/store/store'
import { createPollingLease } from '#adapters/telegram/polling-lease'
import { NOW } from '../support/builders.ts'
import { silentLog } from '../support/store-folders.ts'
import { createVirtualTime } from '../support/virtual-time.ts'

const SECOND = 1000

/** Processes over one store, each of which can be killed, frozen for a while, asked to end, and cut off from the store. */
function setUp() {
  const time = createVirtualTime(NOW)
  const store = createProcesses(time.now)
  const start = (name: string) => {
    const stopping = new AbortController()
    let [isDead, isCutOff, frozenUntil] = [false, false, 0]
    const reach = async <T>(ask: () => Promise<T>): Promise<T> => {
      if (isCutOff) throw new Error('the store does not answer')
      return ask()
    }
    const parts = {
      now: time.now,
      wait: async (ms: number, signal?: AbortSignal) => {
        await time.wait(ms, signal)
        if (frozenUntil > time.now()) await time.wait(frozenUntil - time.now())
        if (isDead) await new Promise(() => {})
      },
      store: {
        takeLease: (...given: Parameters<Store['takeLease']>) => reach(() => store.takeLease(...given)),
        dropLease: (...given: Parameters<Store['dropLease']>) => reach(() => store.dropLease(...given)),
      } as Store,
      log: silentLog,
    }
    const lease = createPollingLease(parts, name)
    const ended = lease.run(stopping.signal)
    return {
      ...lease,
      stop: () => {
        stopping.abort()
        return ended
      },
      kill: () => {
        isDead = true
      },
      freeze: (ms: number) => {
        frozenUntil = time.now() + ms
      },
      cutOff: (is = true) => {
        isCutOff = is
      },
    }
  }
  const never = new AbortController().signal
  /** How long until this one may poll. */
  const whenHeld = async (process: ReturnType<typeof start>) => {
    const since = time.now()
    return (await time.until(process.whenHeld(never).then(time.now))) - since
  }
  return { time, start, whenHeld }
}

describe('of processes that share a store', () => {
  it('one polls, and goes on polling', async () => {
    const { time, start } = setUp()
    const all = [start('a'), start('b'), start('c')]
    for (let looks = 0; looks < 60; looks += 1) {
      await time.advance(SECOND)
      expect(all.map((process) => process.isHeld())).toEqual([true, false, false])
    }
  })

  it('another polls within seven seconds when the first is killed', async () => {
    const { time, start, whenHeld } = setUp()
    const [a, b] = [start('a'), start('b')]
    await time.advance(10 * SECOND + 700)
    a.kill()
    expect(await whenHeld(b)).toBeLessThanOrEqual(6 * SECOND)
    expect(a.isHeld()).toBe(false)
  })

  it('one that stood still polls no more when it wakes up', async () => {
    const { time, start, whenHeld } = setUp()
    const [a, b] = [start('a'), start('b')]
    await time.advance(10 * SECOND)
    a.freeze(10 * SECOND)
    expect(await whenHeld(b)).toBeLessThanOrEqual(6 * SECOND)
    await time.advance(20 * SECOND)
    expect([a.isHeld(), b.isHeld()]).toEqual([false, true])
  })

  it('the next polls at once when the first ends', async () => {
    const { time, start, whenHeld } = setUp()
    const [a, b] = [start('a'), start('b')]
    await time.advance(10 * SECOND)
    await time.until(a.stop())
    expect(await whenHeld(b)).toBeLessThanOrEqual(1000)
  })

  it('none polls that cannot reach the store, and another takes over', async () => {
    const { time, start, whenHeld } = setUp()
    const [a, b] = [start('a'), start('b')]
    await time.advance(10 * SECOND)
    a.cutOff()
    b.cutOff()
    await time.advance(5 * SECOND)
    expect([a.isHeld(), b.isHeld()]).toEqual([false, false])
    b.cutOff(false)
    expect(await whenHeld(b)).toBeLessThanOrEqual(1000)
    a.cutOff(false)
    await time.advance(10 * SECOND)
    expect([a.isHeld(), b.isHeld()]).toEqual([false, true])
  })

  it('one that waits for its turn is let go when it is to end', async () => {
    const { time, start } = setUp()
    const [a, b] = [start('a'), start('b')]
    await time.advance(SECOND)
    const ending = new AbortController()
    const waiting = b.whenHeld(ending.signal)
    ending.abort()
    await time.until(Promise.all([waiting, b.stop(), a.stop()]))
    expect(b.isHeld()).toBe(false)
  })
})
