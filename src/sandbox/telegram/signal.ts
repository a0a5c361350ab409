// Tells waiters that something changed, so that nobody has to poll. It carries no news itself: look again.

export type Signal = {
  changed: () => void
  /** Calls `listener` after every change until the returned function is called. */
  subscribe: (listener: () => void) => () => void
  /**
   * The first value of `probe` that is neither undefined nor false nor null, looked for now and after every change.
   * Rejects after `limitMs` of real time, so that a test fails instead of hanging.
   */
  until: <T>(probe: () => T | undefined | false | null, limitMs: number, what?: string) => Promise<T>
}

export function createSignal(): Signal {
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  return {
    changed: () => {
      for (const listener of [...listeners]) listener()
    },
    subscribe,
    until: (probe, limitMs, what = 'the condition') => {
      const late = new Error(`${what} did not come true within ${limitMs} ms`)
      return new Promise((resolve, reject) => {
        const finish = (settle: () => void) => {
          clearTimeout(timer)
          stop()
          settle()
        }
        const look = () => {
          try {
            const value = probe()
            if (value !== undefined && value !== false && value !== null) finish(() => resolve(value))
          } catch (error) {
            finish(() => reject(error))
          }
        }
        const timer = setTimeout(() => finish(() => reject(late)), limitMs)
        const stop = subscribe(look)
        look()
      })
    },
  }
}
