// The log: one JSON line an event. Never a token, a message's text or a person's name.
import type { ErrorEvent, WarningEvent } from './log-events.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'
export type LogFields = Record<string, string | number | boolean | undefined>

/** `error`: what was thrown; its words and those of its causes are told, and at error level its stack. */
type Write<Event extends string> = (event: Event, fields?: LogFields, error?: unknown) => void
export type Log = {
  debug: Write<string>
  info: Write<string>
  warn: Write<WarningEvent>
  error: Write<ErrorEvent>
}

const LEVELS: LogLevel[] = ['debug', 'info', 'warn', 'error']
const MOST_LINKS = 4
const LONGEST_WORDS = 300
const LONGEST_STACK = 4000
/** A shorter one would be found in every other word. */
const SHORTEST_SECRET = 4

/**
 * A log that writes events of `level` and above through `write`, one line each, stamped by `now`.
 * Wherever one of `secrets` would appear, `***` stands: errors of HTTP clients carry the URL, and that the token.
 */
export function createLog(level: LogLevel, now: () => number, write: (line: string) => void, secrets: string[]): Log {
  const threshold = LEVELS.indexOf(level)
  const redact = createRedactor(secrets)
  const at =
    (own: LogLevel) =>
    (event: string, fields: LogFields = {}, error?: unknown) => {
      if (LEVELS.indexOf(own) < threshold) return
      const words = error === undefined ? {} : { error: describeError(error) }
      const stack = error === undefined || own !== 'error' ? {} : { stack: stackOf(error) }
      const line = { time: new Date(now()).toISOString(), level: own, event, ...fields, ...words, ...stack }
      write(redact(JSON.stringify(line)))
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** Puts `***` for each of `secrets`, also as JSON writes it. */
export function createRedactor(secrets: string[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    // The longer first: a password inside an address leaves nothing of the rest.
    .sort((one, other) => other.length - one.length)
  return (text) => forms.reduce((left, form) => left.replaceAll(form, '***'), text)
}

/** The words of an error and of its causes, for a log field: type, message and code, at most 300 characters. */
export function describeError(error: unknown): string {
  return linksOf(error).map(wordsOf).join(' ← ').slice(0, LONGEST_WORDS)
}

/** Where an error and its causes were thrown: words and frames of each, at most 4,000 characters; undefined: it has no frames. */
export function stackOf(error: unknown): string | undefined {
  const parts = linksOf(error).map((link) => {
    const frames = link instanceof Error ? (link.stack?.match(/^ {4}at .*$/gm) ?? []) : []
    return { frames, text: [wordsOf(link).slice(0, LONGEST_WORDS), ...frames].join('\n') }
  })
  if (parts.every(({ frames }) => frames.length === 0)) return undefined
  return parts
    .map(({ text }) => text)
    .join('\n← ')
    .slice(0, LONGEST_STACK)
}

/** The error, its cause, and so on. grammY keeps the cause in `error`, Happy Eyeballs those of all addresses in `errors`. */
function linksOf(error: unknown): unknown[] {
  const links: unknown[] = []
  for (let link = error; link !== undefined && link !== null && links.length < MOST_LINKS; ) {
    links.push(link)
    if (!(link instanceof Error)) break
    const { cause, error: inner, errors } = link as Error & { error?: unknown; errors?: unknown }
    link = cause ?? inner ?? (Array.isArray(errors) ? errors[0] : undefined)
  }
  return links
}

function wordsOf(link: unknown): string {
  if (!(link instanceof Error)) return String(link)
  const code = 'code' in link && typeof link.code === 'string' && !link.message.includes(link.code) ? link.code : ''
  const message = [link.message, code === '' ? '' : `(${code})`].filter((part) => part !== '').join(' ')
  return message === '' ? link.name : `${link.name}: ${message}`
}
