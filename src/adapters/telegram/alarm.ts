// One timer that is set to the next moment something is due. It knows nothing of what that is.
import type { Instant } from '#domain/article'

type Time = {
  now: () => Instant
  /** Resolves after `ms`, or at once when `signal` aborts. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
}

export type Alarm = {
  /** Calls `ring` at `at`, or earlier where it was set to an earlier moment: who rings too early sets it again. */
  set(at: Instant): void
}

export function createAlarm({ now, wait }: Time, ring: () => void): Alarm {
  let timer: { at: Instant; stop: AbortController } | undefined
  return {
    set(at) {
      // An earlier timer finds nothing to do and sets the next: cheaper than stopping it.
      if (timer !== undefined && timer.at <= at) return
      timer?.stop.abort()
      const own = { at, stop: new AbortController() }
      timer = own
      void wait(Math.max(0, Math.ceil(at - now())), own.stop.signal).then(() => {
        if (timer !== own) return
        timer = undefined
        ring()
      })
    },
  }
}
