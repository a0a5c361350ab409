// Environment → Config, with every problem in one error. The one place that reads the environment.
import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { validate as isCron } from 'node-cron'
import type { Feed } from '#domain/feed'
import { choosableLanguages } from '#domain/news-languages'
import { FREE_PER_SECOND } from '#domain/pace'
import { PAID_BROADCAST, type PaidBroadcast } from '#domain/stars'
import { RICH_MESSAGES, type RichMessages } from '#domain/text-form'
import { readFeeds } from './config-feeds.ts'
import * as values from './config-values.ts'
import type { LogLevel } from './log.ts'

export type Config = {
  botToken: string
  botApiRoot: string
  adminIds: number[]
  approvals: number
  /** Whether articles may come as rich messages, which not every client shows. */
  richMessages: RichMessages
  feeds: Feed[]
  /** False where there is none, and the bundled list serves. */
  feedsFileFound: boolean
  dataDir: string
  /** Absent: lowdb in `dataDir`. */
  databaseUrl?: string
  /** Absent: Telegram is spoken to directly. */
  proxyUrl?: string
  /** Absent: so are feeds and pages. */
  feedsProxyUrl?: string
  /** Absent: long polling. */
  webhook?: { url: string; secret: string }
  defaultLanguage: string
  defaultZone: string
  defaultDigestMinutes: number[]
  pollCron: string
  /** Telegram's limit for this bot; above 30 for what `paidBroadcast` names, and only with it. */
  messagesPerSecond: number
  paidBroadcast: PaidBroadcast
  httpPort: number
  httpHost: string
  allowPrivateHosts: boolean
  retentionDays: number
  logLevel: LogLevel
}

export type Environment = Record<string, string | undefined>

/** The process's own environment. Nothing else reads it. */
export const ENVIRONMENT: Environment = process.env

/** Everything that is wrong with the configuration, one sentence each. */
export class ConfigError extends Error {
  readonly problems: string[]
  constructor(problems: string[]) {
    super(`The configuration has ${problems.length} problem(s):\n${problems.map((line) => `  - ${line}`).join('\n')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/** What must appear nowhere: in no log, no error, no report. */
export function secretsOf({ botToken, webhook, databaseUrl, proxyUrl, feedsProxyUrl }: Config): string[] {
  const addresses = [databaseUrl, proxyUrl, feedsProxyUrl].flatMap(secretsOfAddress)
  return [botToken, webhook?.secret, ...addresses].filter((each) => each !== undefined)
}

/** The address, and the password in it: as written, as meant, and as HTTP sends it (RFC 7617). */
function secretsOfAddress(address: string | undefined): string[] {
  if (address === undefined) return []
  const { username, password } = new URL(address)
  if (password === '') return [address]
  const [user, meant] = [username, password].map((part) => values.percentDecoded(part) ?? part)
  return [address, password, meant ?? '', Buffer.from(`${user}:${meant}`).toString('base64')]
}

const SECRETS = ['BOT_TOKEN', 'WEBHOOK_SECRET', 'DATABASE_URL', 'PROXY_URL', 'FEEDS_PROXY_URL']
const cron: values.Reader<string> = (text) =>
  isCron(text) ? { value: text } : { expected: 'a cron expression of 5 or 6 fields such as */5 * * * *' }

/** Nobody may believe a bot closed that is open. */
const openAccess: values.Reader<string> = (text) =>
  text.toLowerCase() === 'open'
    ? { value: 'open' }
    : { expected: 'open; this release serves everyone, invitations are not built yet' }

/** Nobody may wait for a name that no text shows. */
const notNamed: values.Reader<string> = () => ({
  expected: 'it to be left out; no text of this release names the agency yet',
})

/** Above the free limit only what is paid for may be sent. */
const messageRate = (paid: PaidBroadcast): values.Reader<number> => {
  if (paid !== 'off') return values.integer(1, 1000, 1000)
  const reader = values.integer(1, FREE_PER_SECOND, FREE_PER_SECOND)
  return (text) => {
    const reading = reader(text)
    return 'value' in reading ? reading : { expected: `${reading.expected}; up to 1000 with PAID_BROADCAST=alerts` }
  }
}

/**
 * The configuration of PRODUCT.md §2 from `env` and the `.env` beside it (`env` wins); `NAME_FILE` holds a path to the
 * value of `NAME`. `languages`: those the interface speaks. Throws ConfigError naming every problem at once.
 */
export function readConfig(env: Environment, languages: string[]): Config {
  const problems: string[] = []
  const all = withDotEnv(env, problems)
  const read = createReader(all, problems)
  const paidBroadcast = read('PAID_BROADCAST', 'off', values.oneOf(PAID_BROADCAST))
  const given = readFeeds(read<string | undefined>('FEEDS_FILE', undefined, values.anyText), problems)
  const newsLanguages = given.feeds.filter(({ enabled }) => enabled).map(({ language }) => language)
  const config: Config = {
    botToken: read('BOT_TOKEN', '', values.botToken),
    botApiRoot: read('BOT_API_ROOT', 'https://api.telegram.org', values.rootAddress),
    adminIds: read('ADMIN_IDS', [], values.userIds),
    approvals: read('APPROVALS', 0, values.integer(0, 10, 1)),
    richMessages: read('RICH_MESSAGES', 'offer', values.oneOf(RICH_MESSAGES)),
    ...given,
    dataDir: read('DATA_DIR', 'data', values.anyText),
    ...optional('databaseUrl', read('DATABASE_URL', undefined, values.postgresAddress)),
    ...optional('proxyUrl', read('PROXY_URL', undefined, values.proxyAddress)),
    ...optional('feedsProxyUrl', read('FEEDS_PROXY_URL', undefined, values.proxyAddress)),
    ...optional('webhook', readWebhook(read, problems)),
    defaultLanguage: read('DEFAULT_LANGUAGE', 'en', values.oneOf(choosableLanguages(languages, newsLanguages))),
    defaultZone: read('DEFAULT_TIMEZONE', 'Asia/Baku', values.zoneName),
    defaultDigestMinutes: read('DEFAULT_DIGEST_TIMES', [8 * 60], values.localTimes),
    pollCron: read('POLL_CRON', '*/5 * * * *', cron),
    messagesPerSecond: read('MESSAGES_PER_SECOND', FREE_PER_SECOND, messageRate(paidBroadcast)),
    paidBroadcast,
    httpPort: read('HTTP_PORT', 8080, values.integer(0, 65_535, 8080)),
    httpHost: read('HTTP_HOST', '127.0.0.1', values.anyText),
    allowPrivateHosts: read('ALLOW_PRIVATE_HOSTS', false, values.flag),
    retentionDays: read('RETENTION_DAYS', 90, values.integer(1, 3650, 90)),
    logLevel: read('LOG_LEVEL', 'info', values.oneOf(['debug', 'info', 'warn', 'error'] as const)),
  }
  read('ACCESS', 'open', openAccess)
  read('AGENCY', '', notNamed)
  if (readVariable(all, 'BOT_TOKEN', []) === undefined && !problems.some((line) => line.startsWith('BOT_TOKEN')))
    problems.push('BOT_TOKEN: missing, expected the token @BotFather gave, such as 123456789:AAExampleExampleExample')
  if (problems.length > 0) throw new ConfigError([...new Set(problems)])
  return config
}

/** What `npm run inspect` needs of the environment: nothing is required. Throws ConfigError. */
export function readInspectSettings(env: Environment): { allowPrivateHosts: boolean; proxyUrl?: string } {
  const problems: string[] = []
  const read = createReader(withDotEnv(env, problems), problems)
  const settings = {
    allowPrivateHosts: read('ALLOW_PRIVATE_HOSTS', false, values.flag),
    ...optional('proxyUrl', read('FEEDS_PROXY_URL', undefined, values.proxyAddress)),
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return settings
}

/** Where the store is, for what moves or copies it. Throws ConfigError. */
export function readStorePlace(env: Environment): Pick<Config, 'dataDir' | 'databaseUrl'> {
  const problems: string[] = []
  const all = withDotEnv(env, problems)
  const databaseUrl = readVariable(all, 'DATABASE_URL', problems)
  const dataDir = readVariable(all, 'DATA_DIR', problems) ?? 'data'
  if (problems.length > 0) throw new ConfigError(problems)
  return { dataDir, ...optional('databaseUrl', databaseUrl) }
}

type Read = <T>(name: string, fallback: T, reader: values.Reader<T>) => T

function createReader(env: Environment, problems: string[]): Read {
  return (name, fallback, reader) => {
    const text = readVariable(env, name, problems)
    if (text === undefined) return fallback
    const reading = reader(text)
    if ('value' in reading) return reading.value
    const got = SECRETS.includes(name) ? 'a value of another form' : values.shownValue(text)
    problems.push(`${name}: got ${got}, expected ${reading.expected}`)
    return fallback
  }
}

function readWebhook(read: Read, problems: string[]): Config['webhook'] {
  const url = read<string | undefined>('WEBHOOK_URL', undefined, values.webhookAddress)
  const secret = read<string | undefined>('WEBHOOK_SECRET', undefined, values.webhookSecret)
  if (url !== undefined && secret !== undefined) return { url, secret }
  // A wrong one was named already.
  const isMissing = (name: string) => !problems.some((problem) => problem.startsWith(`${name}:`))
  if (url !== undefined && isMissing('WEBHOOK_SECRET'))
    problems.push('WEBHOOK_SECRET: missing beside WEBHOOK_URL, expected 1 to 256 letters, digits, _ or -')
  if (secret !== undefined && isMissing('WEBHOOK_URL'))
    problems.push('WEBHOOK_URL: missing beside WEBHOOK_SECRET, expected https://bot.example.org/telegram')
  return undefined
}

function optional<Name extends string, T>(name: Name, value: T | undefined): { [N in Name]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [N in Name]?: T })
}

function readVariable(env: Environment, name: string, problems: string[]): string | undefined {
  const path = env[`${name}_FILE`]
  // FEEDS_FILE is a variable of its own, not the file of a variable FEEDS.
  if (env[name] !== undefined || path === undefined) return env[name]
  try {
    return readFileSync(path, 'utf8').trim() || undefined
  } catch {
    problems.push(`${name}_FILE: cannot read "${path}", expected the path of a file that holds the value`)
    return undefined
  }
}

function withDotEnv(env: Environment, problems: string[]): Environment {
  const given = dropEmpty(env)
  if (!existsSync('.env')) return given
  try {
    return { ...dropEmpty(parseEnv(readFileSync('.env', 'utf8'))), ...given }
  } catch {
    problems.push('.env: cannot be read, expected lines such as BOT_TOKEN=123456789:AAExample')
    return given
  }
}

function dropEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
}
