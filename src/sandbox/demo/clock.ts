// The demo's clock: real time with an offset and a rate. Two processes that are told its state read the same time, because
// they share the machine's clock.
import { setTimeout as sleep } from 'node:timers/promises'

/** It was `at` when the machine's clock was at `realAt`, and goes `rate` times as fast. All ms. */
export type ClockState = { at: number; realAt: number; rate: number }

export type DemoClock = {
  now: () => number
  /** Resolves after `ms` of this clock, or at once when `signal` aborts. A jump makes no wait shorter, a rate does. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  rate: () => number
  /** It is `at` now, and goes on at its rate. */
  jumpTo: (at: number) => void
  /** Goes on at this rate from now; where it is slower, from somewhat later. */
  setRate: (rate: number) => void
  state: () => ClockState
  /** Takes over what another process's clock says. */
  follow: (state: ClockState) => void
  /** Calls back after every jump and change of rate until the returned function is called. */
  subscribe: (listener: () => void) => () => void
}

/** By then another process has heard of a change. */
const LATENCY_MS = 100

export type RealTime = { now: () => number; wait: (ms: number, signal: AbortSignal) => Promise<unknown> }

const REAL_TIME: RealTime = { now: Date.now, wait: (ms, signal) => sleep(ms, undefined, { signal }) }

/** What a clock of this state shows when the machine's is at `realNow`. Pure. */
export function readClock({ at, realAt, rate }: ClockState, realNow: number): number {
  return at + (realNow - realAt) * rate
}

export function createClock(start: number | ClockState, real: RealTime = REAL_TIME): DemoClock {
  let state = typeof start === 'number' ? { at: start, realAt: real.now(), rate: 1 } : start
  const listeners = new Set<() => void>()
  /** One for each wait: told when the rate has changed. */
  const waiting = new Set<() => void>()
  const set = (next: ClockState) => {
    const isOtherRate = next.rate !== state.rate
    state = next
    if (isOtherRate) for (const rearm of [...waiting]) rearm()
    for (const listener of listeners) listener()
  }
  const now = () => readClock(state, real.now())
  return {
    now: () => Math.floor(now()),
    rate: () => state.rate,
    state: () => state,
    jumpTo: (at) => set({ ...state, at, realAt: real.now() }),
    // Who follows learns of it a little later and has gone on faster meanwhile: no clock may have to go back.
    setRate: (rate) => set({ at: now() + Math.max(0, state.rate - rate) * LATENCY_MS, realAt: real.now(), rate }),
    follow: set,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    wait: async (ms, signal) => {
      for (let leftMs = ms; signal?.aborted !== true; ) {
        const { rate } = state
        const armedAt = real.now()
        const rearmed = new AbortController()
        const rearm = () => rearmed.abort()
        signal?.addEventListener('abort', rearm, { once: true })
        waiting.add(rearm)
        await real.wait(leftMs / rate, rearmed.signal).catch(() => undefined)
        waiting.delete(rearm)
        signal?.removeEventListener('abort', rearm)
        if (!rearmed.signal.aborted) return
        leftMs = Math.max(0, leftMs - (real.now() - armedAt) * rate)
      }
    },
  }
}
