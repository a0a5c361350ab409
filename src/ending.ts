// The end of the process: asked for by a signal, once however many come, and within a limit whatever is away by then.

/** Below what Docker (10 s) gives by default before it kills. */
const HARD_LIMIT_MS = 4500
const LOOK_EVERY_MS = 1000

/** Ends it with `code`. npm, and a terminal for its whole group, bring the same signal twice: the first is enough. */
export type End = (code: number) => void

/** Ends the process on SIGTERM and SIGINT with 0, when `stop` has ended, or the limit has passed. */
export function endOnSignals(stop: () => Promise<void>): End {
  let isEnding = false
  const end: End = (code) => {
    if (isEnding) return
    isEnding = true
    setTimeout(() => process.exit(code), HARD_LIMIT_MS).unref()
    void stop().finally(() => process.exit(code))
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => end(0))
  return end
}

/**
 * Ends the process when the one that started it is gone: npm that is killed takes nobody along, and the bot would go on
 * unseen, with its folder locked. `exec` in the script leaves no shell between the two, where the shell has one.
 */
export function endWithParent(end: End): void {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) end(0)
  }, LOOK_EVERY_MS).unref()
}
