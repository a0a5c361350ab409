// A clock for tests that moves only when told: timers fire in order, and what they wake runs before time goes on.

export type VirtualTime = {
  now: () => number
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Lets `ms` pass, timer by timer. */
  advance(ms: number): Promise<void>
  /** Lets time pass until the promise settles, at most `limitMs`. */
  until<T>(promise: Promise<T>, limitMs?: number): Promise<T>
}

export function createVirtualTime(startAt: number): VirtualTime {
  let at = startAt
  const timers: { at: number; fire: () => void }[] = []
  const settle = async () => {
    for (let turns = 0; turns < 3; turns += 1) await new Promise((resolve) => setImmediate(resolve))
  }
  const fireNext = async (untilAt: number): Promise<boolean> => {
    await settle()
    const next = timers.reduce<(typeof timers)[number] | undefined>(
      (first, timer) => (first === undefined || timer.at < first.at ? timer : first),
      undefined,
    )
    if (next === undefined || next.at > untilAt) return false
    timers.splice(timers.indexOf(next), 1)
    at = Math.max(at, next.at)
    next.fire()
    return true
  }
  return {
    now: () => at,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        const onAbort = () => {
          const place = timers.indexOf(timer)
          if (place >= 0) timers.splice(place, 1)
          resolve()
        }
        const timer = {
          at: at + Math.max(0, ms),
          fire: () => {
            signal?.removeEventListener('abort', onAbort)
            resolve()
          },
        }
        timers.push(timer)
        signal?.addEventListener('abort', onAbort, { once: true })
      }),
    advance: async (ms) => {
      const untilAt = at + ms
      while (await fireNext(untilAt));
      at = untilAt
    },
    until: async (promise, limitMs = 3_600_000) => {
      let settled = false
      const mark = () => {
        settled = true
      }
      promise.then(mark, mark)
      const untilAt = at + limitMs
      await settle()
      while (!settled && (await fireNext(untilAt)));
      if (!settled) throw new Error(`not settled after ${limitMs} ms of virtual time`)
      return promise
    },
  }
}
