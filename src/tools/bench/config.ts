// The configuration of the bot under test: the limit server for Telegram, one feed that is never due, nothing else.
import type { Config } from '#config'
import type { Feed } from '#domain/feed'
import { TOKEN } from './token.ts'

/** The editor of the bench. */
export const OWNER_ID = 9_000_001

/** Nothing listens there; the folders of the bench say that it is not due. */
export const BENCH_FEED: Feed = { id: 'bench', url: 'http://127.0.0.1:9/rss', language: 'en', enabled: true }

/**
 * `messagesPerSecond`: the limit of the server at `apiRoot`; above 30 the environment would not do. `databaseUrl` absent:
 * lowdb in `dataDir`.
 */
export function benchConfig(
  dataDir: string,
  apiRoot: string,
  messagesPerSecond: number,
  databaseUrl: string | undefined,
): Config {
  return {
    botToken: TOKEN,
    botApiRoot: apiRoot,
    adminIds: [OWNER_ID],
    approvals: 0,
    richMessages: 'offer',
    feeds: [BENCH_FEED],
    feedsFileFound: true,
    dataDir,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    defaultLanguage: 'en',
    defaultZone: 'Asia/Baku',
    defaultDigestMinutes: [480],
    pollCron: '0 0 1 1 *',
    messagesPerSecond,
    paidBroadcast: 'off',
    httpPort: 0,
    httpHost: '127.0.0.1',
    allowPrivateHosts: true,
    retentionDays: 90,
    logLevel: 'error',
  }
}
