// Turns per host: one request at a time and at most one a second. A reader's request never waits behind the background.
import type { Instant } from '#domain/article'
import { createSteadyClock } from '#domain/steady-clock'

export type Lane = 'background' | 'reader'

export type Politeness = {
  /** Runs `task` when it is the host's turn; passes its result or rejection on. */
  run<T>(host: string, lane: Lane, task: () => Promise<T>): Promise<T>
}

type Host = {
  busy: boolean
  lastStartAt: Instant
  reader: (() => Promise<void>)[]
  background: (() => Promise<void>)[]
}

const BETWEEN_STARTS_MS = 1000
const MOST_IDLE_HOSTS = 1000

export function createPoliteness(parts: {
  now: () => Instant
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Where other processes ask the same hosts: how long to wait for them, in ms. */
  reserve?: (host: string) => Promise<number>
}): Politeness {
  const hosts = new Map<string, Host>()
  const now = createSteadyClock(parts.now)

  async function serve(name: string, host: Host): Promise<void> {
    host.busy = true
    while (host.reader.length + host.background.length > 0) {
      const pause = host.lastStartAt + BETWEEN_STARTS_MS - now()
      if (pause > 0) await parts.wait(pause)
      const elsewhereMs = (await parts.reserve?.(name)) ?? 0
      if (elsewhereMs > 0) await parts.wait(elsewhereMs)
      // Taken only after the pause: a reader who came meanwhile goes first.
      const turn = host.reader.shift() ?? host.background.shift()
      host.lastStartAt = now()
      await turn?.()
    }
    host.busy = false
    // Kept as the most recent: the second between starts holds for the next request too.
    hosts.delete(name)
    hosts.set(name, host)
    forgetIdle()
  }

  function forgetIdle() {
    for (const [name, host] of hosts) {
      if (hosts.size <= MOST_IDLE_HOSTS) return
      if (!host.busy) hosts.delete(name)
    }
  }

  return {
    run: (name, lane, task) =>
      new Promise((resolve, reject) => {
        const host = hosts.get(name) ?? { busy: false, lastStartAt: -BETWEEN_STARTS_MS, reader: [], background: [] }
        hosts.set(name, host)
        host[lane].push(() => task().then(resolve, reject))
        if (!host.busy) void serve(name, host)
      }),
  }
}
