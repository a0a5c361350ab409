// The clock, timers and chance of the platform, taken away for a run: what libraries ask of them comes from the loop and the
// seed, too. Without it grammY's time-outs would go by the machine's clock.
import type { Chance } from './chance.ts'
import type { Event, Loop } from './loop.ts'

/** Puts the loop in place of the platform's; the returned function gives everything back. */
export function sealPlatform(loop: Loop, chance: Chance): () => void {
  const real = {
    Date: globalThis.Date,
    random: Math.random,
    performanceNow: performance.now,
    timeout: AbortSignal.timeout,
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    setInterval: globalThis.setInterval,
    clearInterval: globalThis.clearInterval,
    setImmediate: globalThis.setImmediate,
    clearImmediate: globalThis.clearImmediate,
  }
  const RealDate = real.Date
  const startedAt = loop.now()
  class VirtualDate extends RealDate {
    constructor(...given: [] | [number | string | Date]) {
      if (given.length === 0) super(loop.now())
      else super(...given)
    }
    static override now() {
      return loop.now()
    }
  }
  const cancel = (timer: unknown) => {
    if (timer instanceof Timer) timer.cancel()
  }
  const every = (fire: () => void, ms: number): Timer => {
    const timer = new Timer()
    const again = () => {
      timer.event = loop.sleep(ms, () => {
        fire()
        again()
      })
    }
    again()
    return timer
  }
  const put = (over: object) => Object.assign(globalThis, over)
  put({
    Date: VirtualDate,
    setTimeout: (fire: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
      new Timer(loop.sleep(ms, () => fire(...given))),
    clearTimeout: cancel,
    setInterval: (fire: () => void, ms = 0) => every(fire, ms),
    clearInterval: cancel,
    setImmediate: (fire: (...given: unknown[]) => void, ...given: unknown[]) =>
      new Timer(loop.soon(() => fire(...given))),
    clearImmediate: cancel,
  })
  Math.random = chance.next
  performance.now = () => loop.now() - startedAt
  const timedOut = new DOMException('The operation timed out.', 'TimeoutError')
  AbortSignal.timeout = (ms) => {
    const controller = new AbortController()
    loop.after(ms, () => controller.abort(timedOut))
    return controller.signal
  }
  return () => {
    const { random, performanceNow, timeout, ...globals } = real
    put(globals)
    Math.random = random
    performance.now = performanceNow
    AbortSignal.timeout = timeout
  }
}

/** What `setTimeout` and its kin give back. */
class Timer {
  event: Event | undefined
  constructor(event?: Event) {
    this.event = event
  }
  cancel() {
    if (this.event !== undefined) this.event.isCancelled = true
  }
  ref() {
    return this
  }
  unref() {
    return this
  }
}
