// What `npm run doctor` does: configuration, token, webhook, feeds, store, machine and clock, a line each. It changes nothing.
import { createFeedFetcher } from '#adapters/feed/fetch-feed'
import { createWeb } from '#adapters/web/web'
import { createWorker } from '#adapters/worker/worker'
import { type Config, ConfigError, type Environment, readConfig, secretsOf } from '#config'
import type { Feed } from '#domain/feed'
import { loadLocales } from '#locale-fluent'
import { createLog, createRedactor } from '#log'
import { realWorld } from '#world'
import { type Finding, ill, well } from './doctor-finding.ts'
import { diskFinding, languageFindings, ownerFinding, portFinding } from './doctor-machine.ts'
import { paymentFinding } from './doctor-payment.ts'
import { askStore } from './doctor-store.ts'
import { askTelegram } from './doctor-telegram.ts'
import { webhookFinding } from './doctor-webhook.ts'

const SIGNS = { well: '✓', hint: '!', ill: '✗' }

/** Writes a line for each finding, without secrets, and returns the exit code: 1 if anything is ill. */
export async function runDoctor(env: Environment, out: (line: string) => void): Promise<number> {
  const { findings, secrets } = await examine(env)
  const redact = createRedactor(secrets)
  for (const { state, about, text } of findings) out(redact(`${SIGNS[state]} ${about}: ${text}`))
  return findings.some(({ state }) => state === 'ill') ? 1 : 0
}

/** All findings; a configuration that cannot be read is the only one. */
async function examine(env: Environment): Promise<{ findings: Finding[]; secrets: string[] }> {
  const { languages } = loadLocales()
  let config: Config
  try {
    config = readConfig(env, languages)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return { findings: error.problems.map((problem) => ill('configuration', problem)), secrets: [] }
  }
  const [telegram, port, disk, feeds, store] = await Promise.all([
    askTelegram(config, realWorld.now),
    portFinding(config),
    diskFinding(config),
    askFeeds(config),
    askStore(config),
  ])
  const source = config.feedsFileFound ? '' : ' of the bundled list, as there is no data/feeds.json'
  const { webhook } = config
  return {
    findings: [
      well('configuration', `${config.feeds.length} feeds${source}`),
      ...telegram.findings,
      ...(webhook === undefined ? [] : [webhookFinding(webhook.url, telegram.webhook, realWorld.now())]),
      paymentFinding(config, telegram.balance),
      ownerFinding(config),
      port,
      ...languageFindings(config),
      ...feeds,
      ...store,
      ...disk,
    ],
    secrets: secretsOf(config),
  }
}

async function askFeeds({ feeds, allowPrivateHosts, feedsProxyUrl }: Config): Promise<Finding[]> {
  const log = createLog('error', realWorld.now, () => undefined, [])
  const worker = createWorker({ log })
  const proxy = feedsProxyUrl === undefined ? {} : { proxyUrl: feedsProxyUrl }
  const web = createWeb({ ...realWorld, log, allowPrivateHosts, ...proxy })
  const fetchFeed = createFeedFetcher({ web, worker, log, now: realWorld.now })
  const english = loadLocales().of('en')
  const askFeed = async (feed: Feed): Promise<Finding> => {
    const about = `feed ${feed.id}`
    const found = await fetchFeed(feed, {})
    if (found.kind === 'failure')
      return ill(about, `${english.text(`failure-${found.code}`)} (${found.code}: ${found.detail})`)
    return well(about, found.kind === 'items' ? `${found.items.length} items` : 'not modified')
  }
  const findings = await Promise.all(feeds.filter((feed) => feed.enabled).map(askFeed))
  await Promise.all([worker.close(), web.close()])
  return findings
}
