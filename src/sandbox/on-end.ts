// When a program of the sandbox is to end: by a signal, or because whoever started it is gone.

const LOOK_EVERY_MS = 500

/**
 * Runs `end` at the first SIGINT or SIGTERM, or when the process that started this one is gone: npm passes a signal on to its
 * shell, which passes it on to nobody. A second signal ends the process at once.
 */
export function onEnd(end: () => void): void {
  const parent = process.ppid
  let isEnding = false
  const begin = () => {
    if (isEnding) return
    isEnding = true
    end()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (isEnding) process.exit(1)
      begin()
    })
  setInterval(() => {
    if (process.ppid !== parent) begin()
  }, LOOK_EVERY_MS).unref()
}
