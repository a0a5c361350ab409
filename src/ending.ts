// The end of the process: asked for by a signal, once however many come, and within a limit whatever is away by then; or
// after a failure, with the exit code that tells a supervisor whether another start may help.
import { ConfigError } from './config.ts'
import { createRedactor, describeError, type Log, stackOf } from './log.ts'

/** Below what Docker (10 s) gives by default before it kills. */
const HARD_LIMIT_MS = 4500
const LOOK_EVERY_MS = 1000

/** sysexits.h, EX_CONFIG: what a restart cannot mend. The systemd unit does not try one (RestartPreventExitStatus). */
const EX_CONFIG = 78
/** Codes of errors that wait for the operator; EACCES is of HTTP_PORT alone, a folder's has the store's own code. */
const FINAL = ['token-refused', 'webhook-refused', 'newer-version', 'damaged', 'shape', 'EACCES']

/** 78 for what only the operator can mend: configuration, a refused token or webhook, a store that cannot be read; else 1. */
export function exitCodeOf(error: unknown): 1 | typeof EX_CONFIG {
  return error instanceof ConfigError || FINAL.includes(codeOf(error)) ? EX_CONFIG : 1
}

/** Tells on stderr why the process ends: an error with a code by its sentence, a bug by its stack. None of `secrets` is shown. */
export function tellFailure(error: unknown, secrets: string[] = []): void {
  const isTold = error instanceof ConfigError || codeOf(error) !== ''
  const text = isTold && error instanceof Error ? error.message : (stackOf(error) ?? describeError(error))
  process.stderr.write(`${createRedactor(secrets)(text)}\n`)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

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

/** After what nothing caught, a rejection too, nobody knows what still holds: it is logged, and the process ends with 1. */
export function endOnCrash(log: Log, end: End): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      log.error('uncaught', { kind: event }, error)
      end(1)
    })
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
