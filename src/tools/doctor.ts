// `npm run doctor`: configuration, token, webhook, feeds, store and clock, a line each; exit 1 if any fails. It changes nothing.
import { createFeedFetcher } from '#adapters/feed/fetch-feed'
import { createWeb } from '#adapters/web/web'
import { createWorker } from '#adapters/worker/worker'
import { type Config, ConfigError, ENVIRONMENT, readConfig } from '#config'
import type { Feed } from '#domain/feed'
import { loadLocales } from '#locale-fluent'
import { createLog, describeError } from '#log'
import { realWorld } from '#world'
import { type Finding, ill, well } from './doctor-finding.ts'
import { inlineFinding, type Me } from './doctor-inline.ts'
import { askBalance, paymentFinding } from './doctor-payment.ts'
import { askStore } from './doctor-store.ts'
import { askWebhook, webhookFinding } from './doctor-webhook.ts'

const ASK_LIMIT_MS = 10_000
/** A clock further off than this sends digests at the wrong minute. */
const MOST_SKEW_MS = 30_000

/** What of Telegram's answer the doctor needs: who the bot is, and what time it is there. */
async function askTelegram(config: Config): Promise<Finding[]> {
  try {
    const askedAt = realWorld.now()
    const response = await fetch(`${config.botApiRoot}/bot${config.botToken}/getMe`, {
      signal: AbortSignal.timeout(ASK_LIMIT_MS),
    })
    const answer = (await response.json()) as { ok: boolean; result?: Me; description?: string }
    if (!answer.ok || !answer.result)
      return [
        ill(
          'token',
          `Telegram refuses it (${response.status} ${answer.description ?? ''}); take a new one from @BotFather`,
        ),
      ]
    const clock = clockFinding(response.headers.get('date'), askedAt)
    return [well('token', `@${answer.result.username}`), inlineFinding(answer.result), clock]
  } catch (error) {
    return [
      ill('token', `${config.botApiRoot} does not answer: ${describeError(error).replaceAll(config.botToken, '***')}`),
    ]
  }
}

function clockFinding(date: string | null, askedAt: number): Finding {
  const theirs = Date.parse(date ?? '')
  if (Number.isNaN(theirs)) return well('clock', 'the server tells no time to compare with')
  // The header tells whole seconds, and the answer was under way.
  const skewMs = Math.max(0, Math.abs(theirs - askedAt) - 1000)
  const text = `${Math.round(skewMs / 1000)} s off the server's`
  return skewMs <= MOST_SKEW_MS ? well('clock', text) : ill('clock', `${text}; set this machine's clock (NTP)`)
}

async function askFeeds(config: Config): Promise<Finding[]> {
  const log = createLog('error', realWorld.now, () => undefined, [])
  const worker = createWorker({ log })
  const web = createWeb({ ...realWorld, log, allowPrivateHosts: config.allowPrivateHosts })
  const fetchFeed = createFeedFetcher({ web, worker, log, now: realWorld.now })
  const english = loadLocales().of('en')
  const askFeed = async (feed: Feed): Promise<Finding> => {
    const about = `feed ${feed.id}`
    const found = await fetchFeed(feed, {})
    if (found.kind === 'failure')
      return ill(about, `${english.text(`failure-${found.code}`)} (${found.code}: ${found.detail})`)
    return well(about, found.kind === 'items' ? `${found.items.length} items` : 'not modified')
  }
  const findings = await Promise.all(config.feeds.filter((feed) => feed.enabled).map(askFeed))
  await Promise.all([worker.close(), web.close()])
  return findings
}

async function askAboutWebhook({ webhook, ...config }: Config): Promise<Finding[]> {
  if (webhook === undefined) return []
  return [webhookFinding(webhook.url, await askWebhook(config, ASK_LIMIT_MS), realWorld.now())]
}

/** All findings; a configuration that cannot be read is the only one. */
async function examine(): Promise<Finding[]> {
  let config: Config
  try {
    config = readConfig(ENVIRONMENT, loadLocales().languages)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map((problem) => ill('configuration', problem))
    throw error
  }
  const source = config.feedsFileFound ? '' : ' of the bundled list, as there is no data/feeds.json'
  const [telegram, webhook, balance, feeds, store] = await Promise.all([
    askTelegram(config),
    askAboutWebhook(config),
    config.paidBroadcast === 'off' ? undefined : askBalance(config, ASK_LIMIT_MS),
    askFeeds(config),
    askStore(config),
  ])
  const sending = { about: 'sending', ...paymentFinding(config, balance) }
  const configuration = well('configuration', `${config.feeds.length} feeds${source}`)
  return [configuration, ...telegram, ...webhook, sending, ...feeds, ...store]
}

const findings = await examine()
for (const { isWell, about, text } of findings) process.stdout.write(`${isWell ? '✓' : '✗'} ${about}: ${text}\n`)
process.exit(findings.every(({ isWell }) => isWell) ? 0 : 1)
