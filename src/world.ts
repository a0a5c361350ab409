// The real world: clock, waiting and chance. Tests and the demo pass their own.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from './log.ts'

/** What the app is given of the outside, beside its configuration. `telegramFetch` and `fetch` default to the real ones. */
export type World = {
  now: () => number
  /** Resolves after `ms`, or at once when `signal` aborts. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  random: () => number
  log: Log
  /** In place of the HTTP client under the Bot API. */
  telegramFetch?: typeof fetch
}

export const realWorld: Omit<World, 'log'> = {
  now: Date.now,
  random: Math.random,
  wait: (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}).catch(() => undefined),
}
