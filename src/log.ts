// The log: one JSON line an event. Never a token, a message's text or a person's name.

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'
export type LogFields = Record<string, string | number | boolean | undefined>
export type Log = Record<LogLevel, (event: string, fields?: LogFields) => void>

const LEVELS: LogLevel[] = ['debug', 'info', 'warn', 'error']

/**
 * A log that writes events of `level` and above through `write`, one line each, stamped by `now`.
 * Wherever one of `secrets` would appear, `***` stands: errors of HTTP clients carry the URL, and that the token.
 */
export function createLog(level: LogLevel, now: () => number, write: (line: string) => void, secrets: string[]): Log {
  const threshold = LEVELS.indexOf(level)
  const redact = (line: string) => secrets.reduce((text, secret) => text.replaceAll(secret, '***'), line)
  const at =
    (own: LogLevel) =>
    (event: string, fields: LogFields = {}) => {
      if (LEVELS.indexOf(own) < threshold) return
      write(redact(JSON.stringify({ time: new Date(now()).toISOString(), level: own, event, ...fields })))
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** The words of an error and of its causes, for a log field: type and message, at most 300 characters. */
export function describeError(error: unknown): string {
  const parts: string[] = []
  for (let cause = error; cause !== undefined && parts.length < 4; ) {
    parts.push(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause))
    cause = cause instanceof Error ? cause.cause : undefined
  }
  return parts.join(' ← ').slice(0, 300)
}
