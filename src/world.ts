// The real world: clock, waiting and chance. Tests, the demo and the simulation pass their own.
import { setTimeout as sleep } from 'node:timers/promises'
import type { startCron } from '#adapters/cron'
import type { createHttp } from '#adapters/http'
import type { Files } from '#adapters/store/lowdb/files'
import type { LockFolder } from '#adapters/store/lowdb/lock'
import type { Transport } from '#adapters/web/download'
import type { createWorker } from '#adapters/worker/worker'
import type { Log } from './log.ts'

/** Parts of the machine the bot runs on. */
export type Machine = {
  processId: number
  disk: {
    files: Files
    lock: LockFolder
    /** Room left under a folder; undefined when the system does not tell. */
    freeBytes: (folder: string) => Promise<number | undefined>
  }
  /** Where hostile documents are read. */
  createWorker: typeof createWorker
  /** The HTTP client under feeds and pages. */
  webFetch: Transport
  startCron: typeof startCron
  createHttp: typeof createHttp
}

/** What the app is given of the outside, beside its configuration. `telegramFetch` and `fetch` default to the real ones. */
export type World = {
  now: () => number
  /** Resolves after `ms`, or at once when `signal` aborts. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  random: () => number
  log: Log
  /** In place of the HTTP client under the Bot API. */
  telegramFetch?: typeof fetch
  /** In place of the real machine's parts. */
  machine?: Partial<Machine>
}

export const realWorld: Omit<World, 'log'> = {
  now: Date.now,
  random: Math.random,
  wait: (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}).catch(() => undefined),
}
