// How the text of one variable becomes a value: each reader answers with the value or with what was expected.

/** A value, or the sentence that says what was expected, with an example. */
export type Reading<T> = { value: T } | { expected: string }

export type Reader<T> = (text: string) => Reading<T>

export const integer =
  (min: number, max: number, example: number): Reader<number> =>
  (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    return value >= min && value <= max
      ? { value }
      : { expected: `a whole number from ${min} to ${max}, such as ${example}` }
  }

export const oneOf =
  <T extends string>(allowed: readonly T[]): Reader<T> =>
  (text) => {
    const value = allowed.find((candidate) => candidate === text.toLowerCase())
    return value === undefined ? { expected: `one of ${allowed.join(', ')}` } : { value }
  }

export const flag: Reader<boolean> = (text) => {
  const reading = oneOf(['true', 'false'] as const)(text)
  return 'value' in reading ? { value: reading.value === 'true' } : reading
}

export const webAddress: Reader<string> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  // No request can be made with them, and errors would tell them.
  if (url && (url.username !== '' || url.password !== ''))
    return { expected: 'an address without a user and a password such as http://127.0.0.1:8081' }
  return url && /^https?:$/.test(url.protocol)
    ? { value: text }
    : { expected: 'an address such as http://127.0.0.1:8081' }
}

/** What a problem shows of the value it is about: its beginning; nothing of an address with a user or a password. */
export function shownValue(text: string): string {
  return /:\/\/[^/?#\s]*@/.test(text) ? 'a value with a user or a password' : `"${text.slice(0, 80)}"`
}

/** An address that paths are added to: without a slash at its end. */
export const rootAddress: Reader<string> = (text) => webAddress(text.replace(/\/+$/, ''))

export const zoneName: Reader<string> = (text) => {
  const expected = 'an IANA time zone such as Asia/Baku'
  // Newer releases of Node.js take +04:00, which PostgreSQL reads as four hours west.
  if (/^[+-]/.test(text)) return { expected }
  try {
    return { value: new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone }
  } catch {
    return { expected }
  }
}

/** Local times, `08:00,18:30`, as minutes of the day, ascending, each once. */
export const localTimes: Reader<number[]> = (text) => {
  const minutes = text.split(',').map((part) => {
    const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(part.trim())
    return match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN
  })
  return minutes.every((minute) => minute >= 0)
    ? { value: [...new Set(minutes)].sort((a, b) => a - b) }
    : { expected: 'local times such as 08:00,18:30' }
}

/** Telegram user ids: positive, at most 52 significant bits (Bot API, User). */
export const userIds: Reader<number[]> = (text) => {
  const parts = text.split(',').map((part) => part.trim())
  return parts.every((part) => /^[1-9]\d{0,15}$/.test(part) && Number.isSafeInteger(Number(part)))
    ? { value: [...new Set(parts.map(Number))] }
    : { expected: 'Telegram user ids such as 123456789,987654321' }
}

/** BotFather's form: the bot's id, a colon, letters, digits, `_` and `-`. */
export const botToken: Reader<string> = (text) =>
  /^\d+:[A-Za-z0-9_-]+$/.test(text)
    ? { value: text }
    : { expected: 'the token @BotFather gave, such as 123456789:AAExampleExampleExample' }

/** What a part of an address means; undefined where its percent signs encode nothing. */
export function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

export const anyText: Reader<string> = (text) => ({ value: text })

/** `postgres://user:password@host:5432/name` */
export const postgresAddress: Reader<string> = (text) => {
  const isAddress = /^postgres(ql)?:\/\/./.test(text) && URL.canParse(text)
  return isAddress ? { value: text } : { expected: 'postgres://user:password@host:5432/name' }
}

/** HTTP, HTTPS or SOCKS5, user and password percent-encoded where there are any (RFC 3986 §3.2.1). */
export const proxyAddress: Reader<string | undefined> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isProxy =
    url !== undefined &&
    /^(https?|socks5h?):$/.test(url.protocol) &&
    url.hostname !== '' &&
    /^\/?$/.test(url.pathname + url.search + url.hash) &&
    percentDecoded(url.username) !== undefined &&
    percentDecoded(url.password) !== undefined
  return isProxy
    ? { value: text }
    : { expected: 'http://user:password@proxy.example:3128 or socks5://proxy.example:1080' }
}

/** Bot API, setWebhook; an address without one means 443. */
const WEBHOOK_PORTS = ['', '443', '80', '88', '8443']

/** Where Telegram brings updates: https on one of four ports, as it demands (Bot API, setWebhook); http on this machine alone. */
export const webhookAddress: Reader<string> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isLocal = url?.protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  if (url === undefined || (url.protocol !== 'https:' && !isLocal))
    return { expected: 'an address such as https://bot.example.org/telegram' }
  return isLocal || WEBHOOK_PORTS.includes(url.port)
    ? { value: text }
    : { expected: 'port 443, 80, 88 or 8443, such as https://bot.example.org:8443/telegram' }
}

/** Bot API, setWebhook: `secret_token`. */
export const webhookSecret: Reader<string> = (text) =>
  /^[A-Za-z0-9_-]{1,256}$/.test(text) ? { value: text } : { expected: '1 to 256 letters, digits, _ or -' }
