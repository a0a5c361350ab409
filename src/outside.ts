// The outside world as the bot is given it: every adapter made once, from the configuration, and put into `Deps`.
import { Api, type ApiClientOptions } from 'grammy'
import { Agent } from 'undici'
import { createChartDrawer } from '#adapters/chart/chart'
import { createFeedFetcher } from '#adapters/feed/fetch-feed'
import { freeSpace } from '#adapters/free-space'
import { createPageFetcher } from '#adapters/page/fetch-page'
import { createPlaces } from '#adapters/places'
import { openLowdbStore } from '#adapters/store/lowdb/lowdb-store'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import type { Store } from '#adapters/store/store'
import { createClockSkew } from '#adapters/telegram/clock-skew'
import { createHttpFetch } from '#adapters/telegram/http-fetch'
import { withoutIdleEdits } from '#adapters/telegram/idle-edits'
import type { OutgoingOptions } from '#adapters/telegram/install-outgoing'
import { jsonAnswers, type TelegramFetch } from '#adapters/telegram/json-answers'
import { createPacer } from '#adapters/telegram/pacer'
import { createReachability, type Reachability } from '#adapters/telegram/reachability'
import { createTelegram } from '#adapters/telegram/telegram'
import type { PacerOptions } from '#adapters/telegram/turns'
import { createHolds, type WhileHeld } from '#adapters/telegram/update-hold'
import { createPictureFetcher } from '#adapters/web/picture'
import { createTunnel } from '#adapters/web/tunnel'
import { createWeb } from '#adapters/web/web'
import { createWorker } from '#adapters/worker/worker'
import { FREE_PER_SECOND } from '#domain/pace'
import { paidAt } from '#domain/stars'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'
import { loadLocales } from './locale-fluent.ts'
import type { World } from './world.ts'

const CLIENT_TIMEOUT_SEC = 30

export type Outside = {
  deps: Deps
  /** For every other Api: the same client, and the pacing it has to be given. */
  client: ApiClientOptions
  outgoing: OutgoingOptions
  /** Under which an update is handled: requests of a handler that has lost it do not leave. */
  whileHeld: WhileHeld
  /** Of Telegram, as every request tells. */
  reachability: Reachability
  /** Ends what is under way and writes what is open. */
  close(): Promise<void>
}

function openStore(
  { databaseUrl, dataDir, defaultZone: zone }: Config,
  { now, wait, random, log, machine }: World,
): Promise<Store> {
  return databaseUrl === undefined
    ? openLowdbStore({ folder: dataDir, now, wait, log, zone, ...machine?.disk })
    : openPostgresStore({
        url: databaseUrl,
        zone,
        now,
        wait,
        random,
        onProblem: (problem) =>
          problem === undefined ? log.info('database-back') : log.warn('database-away', { problem }),
      })
}

/** Opens the store and makes the rest; `onGo` is told of every turn of the pacer. Throws StoreError when the data folder, or the database, cannot be used. */
export async function openOutside(
  config: Config,
  world: World,
  onGo: NonNullable<PacerOptions['onGo']>,
): Promise<Outside> {
  const { now, wait, random, log, machine = {} } = world
  const openWorker = machine.createWorker ?? createWorker
  const locales = loadLocales()
  const store = await openStore(config, world)
  await store.syncFeeds(config.feeds, now())
  if (!config.feedsFileFound) log.info('feeds-file-missing', { instead: 'the bundled list' })

  const worker = openWorker({ log })
  // One request a second to a host, from all processes together.
  const reserve = (host: string) =>
    store.reserveSlots(`host ${host}`, 1, 1, 1).then(
      ({ waitMs }) => waitMs,
      () => 0,
    )
  const webFetch = machine.webFetch === undefined ? {} : { fetch: machine.webFetch }
  const proxy = config.feedsProxyUrl === undefined ? {} : { proxyUrl: config.feedsProxyUrl }
  const web = createWeb({ now, wait, log, allowPrivateHosts: config.allowPrivateHosts, reserve, ...webFetch, ...proxy })
  const fetchPicture = createPictureFetcher(web)
  const clockSkew = createClockSkew(now)
  const { whileHeld, heldOnly } = createHolds(world)
  const telegramAgent =
    config.proxyUrl === undefined ? undefined : new Agent({ connect: createTunnel(config.proxyUrl) })
  const fetch = heldOnly((world.telegramFetch as TelegramFetch | undefined) ?? createHttpFetch(telegramAgent))
  const reachability = createReachability(config.botApiRoot, world)
  const telegramFetch = reachability.listen(jsonAnswers(fetch, clockSkew.note))
  const client = { apiRoot: config.botApiRoot, timeoutSeconds: CLIENT_TIMEOUT_SEC, fetch: telegramFetch as never }
  const { messagesPerSecond } = config
  const paidBroadcast = paidAt(messagesPerSecond, config.paidBroadcast)
  const isPaying = paidBroadcast !== 'off'
  const limits = { perSecond: messagesPerSecond, ...(isPaying ? { freePerSecond: FREE_PER_SECOND } : {}) }
  const pacer = createPacer({
    ...limits,
    ...(store.isShared ? { shared: store, secret: config.botToken } : {}),
    now,
    wait,
    onGo,
    // Telegram asks for whole seconds, of which some milliseconds may have passed.
    onFlood: (paused, seconds) => log.warn('flood-wait', { paused, seconds: Math.ceil(seconds) }),
  })
  const telegram = createTelegram({
    api: new Api(config.botToken, client),
    pacer,
    now,
    wait,
    log,
    fetchPicture,
    pictures: { fileId: store.pictureFileId, remember: store.rememberPicture },
    onMigrate: store.migrateChat,
    payingAllowed: isPaying,
  })
  const deps: Deps = {
    settings: {
      ownerIds: config.adminIds,
      approvals: config.approvals,
      richMessages: config.richMessages,
      defaultLanguage: config.defaultLanguage,
      defaultZone: config.defaultZone,
      defaultDigestMinutes: config.defaultDigestMinutes,
      retentionDays: config.retentionDays,
      messagesPerSecond,
      paidBroadcast,
    },
    now,
    wait,
    random,
    log,
    store,
    locales,
    // What another process has made of a message since, nobody here would know.
    telegram: store.isShared ? telegram : withoutIdleEdits(telegram),
    fetchFeed: createFeedFetcher({ web, worker, log, now }),
    fetchPage: createPageFetcher({
      web,
      worker,
      log,
      now,
      zoneOf: (feedId) => config.feeds.find(({ id }) => id === feedId)?.zone ?? config.defaultZone,
    }),
    fetchPicture,
    drawChart: createChartDrawer(() => openWorker({ log }), log),
    // With a database nothing is kept there.
    freeDiskBytes: async () => (store.isShared ? undefined : (machine.disk?.freeBytes ?? freeSpace)(config.dataDir)),
    clockSkewMs: clockSkew.skewMs,
    places: createPlaces(),
  }
  return {
    deps,
    client,
    outgoing: { pacer, now, wait },
    whileHeld,
    reachability,
    close: async () => {
      await Promise.all([worker.close(), web.close(), telegramAgent?.destroy()])
      await store.close()
    },
  }
}
