// The composition root: everything is made here, once, and put together; start, stop, tick.
import { Bot, BotError } from 'grammy'
import { startCron } from '#adapters/cron'
import { createHttp } from '#adapters/http'
import { createMetrics } from '#adapters/metrics'
import { connect } from '#adapters/telegram/connect'
import { createOutgoing, installOutgoing } from '#adapters/telegram/install-outgoing'
import { lacksEditors } from '#domain/approval'
import { assembleBot } from '#features/bot'
import type { Ctx } from '#features/context'
import { publishMenu } from '#features/menu'
import { askToSlowDown } from '#features/slow-down'
import { createDigestComposer } from '#jobs/compose-chat-digest'
import { createDeliverer, placesFor } from '#jobs/deliver'
import { createJobRunner, type RunJob } from '#jobs/runner'
import { createJobTable, type JobName } from '#jobs/table'
import { editorIds } from '#jobs/tell-editors'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'
import { openOutside } from './outside.ts'
import { createRoutes } from './routes.ts'
import { createUpdates } from './updates.ts'
import { readVersion } from './version.ts'
import { realWorld, type World } from './world.ts'

const STOP_LIMIT_MS = 3000
const FIRST_POLL_LIMIT_MS = 15_000

export type App = {
  /** Resolves when Telegram answered and updates are being taken; waits out outages. Rejects on a refused token. */
  start(): Promise<void>
  /** Takes no more, ends what is under way within some seconds, writes what is open. */
  stop(): Promise<void>
  /** Runs one of the clock's jobs now, or joins the run under way: for tests and the demo's clock. */
  run: RunJob
  /** Rejects when the bot cannot go on (a token refused while running). */
  failed: Promise<never>
  deps: Deps
  /** The port of `/healthz`, once started. */
  httpPort(): number | undefined
}

/** Makes the whole bot. Throws StoreError when the data folder cannot be used. */
export async function createApp(config: Config, given: World): Promise<App> {
  const version = readVersion()
  const metrics = createMetrics(given, { version, node: process.versions.node })
  const world = { ...given, log: metrics.listen(given.log) }
  const { wait, random, log, machine = {} } = world
  const stopping = new AbortController()
  const outside = await openOutside(config, world, metrics.waited)
  const { deps, client, outgoing, whileHeld, reachability } = outside
  const bot = new Bot<Ctx>(config.botToken, { client })
  installOutgoing(bot.api, outgoing)
  const compose = createDigestComposer(deps)
  const askedFeeds = new Set<string>()
  assembleBot(bot, deps, {
    compose,
    outgoing: async (ctx, next) => {
      ctx.api.config.use(createOutgoing(outgoing))
      await next()
    },
    // Twice: a run under way, which the first call joins, may have looked already.
    runBroadcasts: () => void run('run-broadcasts').then(() => run('run-broadcasts')),
    pollFeeds: async (ids) => {
      for (const id of ids) askedFeeds.add(id)
      await run('poll-feeds')
      if (askedFeeds.size > 0) await run('poll-feeds')
    },
  })
  // Names this process among all that share the store.
  const owner = `${machine.processId ?? process.pid}-${random().toString(36).slice(2, 10)}`
  const updates = createUpdates(config, { ...deps, whileHeld }, owner, {
    // Only grammY's own loops pass a handler's failure on to `bot.catch`; without it the reader gets no answer.
    handle: (update) =>
      bot.handleUpdate(update).catch(async (error: unknown) => {
        if (!(error instanceof BotError)) throw error
        await bot.errorHandler(error)
      }),
    refuse: (update) => askToSlowDown(deps, bot.api, update),
  })
  const deliverer = createDeliverer(deps, {
    composeDigest: compose,
    inFlight: placesFor(config.messagesPerSecond),
    owner,
  })
  const table = createJobTable(deps, config.pollCron, {
    wake: deliverer.wake,
    signal: stopping.signal,
    owner,
    takeAskedFeeds: () => {
      const ids = [...askedFeeds]
      askedFeeds.clear()
      return ids
    },
  })
  const { run, ended } = createJobRunner(table, log)
  let hasStarted = false
  const get = createRoutes(deps, metrics, {
    perSecond: outgoing.pacer.rate,
    hasStarted: () => hasStarted,
    telegramProblem: reachability.problem,
    updatesProblem: updates.problem,
    ending: stopping.signal,
  })
  const http = (machine.createHttp ?? createHttp)(config.httpHost, config.httpPort, { get, post: updates.routes })
  let stopCron = async () => {}
  let delivering: Promise<void> = Promise.resolve()
  let port: number | undefined

  return {
    deps,
    run,
    failed: updates.failed,
    httpPort: () => port,
    async start() {
      port = await http.listen()
      log.info('listening', { port })
      // A digest caught up after downtime should hold the news of the downtime, but not wait for a dead feed.
      const firstPoll = Promise.race([run('poll-feeds'), wait(FIRST_POLL_LIMIT_MS, stopping.signal)])
      const whenReady = { 'queue-digests': firstPoll } as Partial<Record<JobName, Promise<void>>>
      // Feeds and pages do not wait for Telegram: after an outage the news is there.
      stopCron = (machine.startCron ?? startCron)(
        table.map(({ name, expression }) => ({
          expression,
          run: () => void (whenReady[name] ?? Promise.resolve()).then(() => run(name)),
        })),
        // The machine's own clock: whoever makes the world's jump runs the jobs.
        { ...realWorld, log },
      )
      await connect(bot, deps, stopping.signal, () => updates.prepare(bot.api))
      if (stopping.signal.aborted) return
      await updates.start(bot.api, (isAnswered) => {
        if (!isAnswered) reachability.missed()
      })
      if (stopping.signal.aborted) return
      void firstPoll.then(() => run('correct-digests'))
      delivering = deliverer.run(stopping.signal)
      // Without traffic a process that does not poll would learn of no outage.
      void reachability.watch(deps.telegram.reachable, stopping.signal)
      hasStarted = true
      log.info('started', { username: bot.botInfo.username, version, node: process.versions.node })
      await warnOfTooFewEditors(deps)
      await publishMenu(bot.api, deps)
    },
    async stop() {
      if (stopping.signal.aborted) return
      stopping.abort()
      // Jobs too: what one has just fetched is still written down.
      const work = Promise.all([delivering, ended()])
      await Promise.all([stopCron(), updates.stop(STOP_LIMIT_MS), Promise.race([work, wait(STOP_LIMIT_MS)])])
      await http.close()
      // Without the store they end by themselves.
      await deps.store.dropLeases(owner).catch(() => undefined)
      await outside.close()
      log.info('stopped')
    },
  }
}

/** Without enough other editors a broadcast waits until an owner adds some. */
async function warnOfTooFewEditors(deps: Deps): Promise<void> {
  const { approvals } = deps.settings
  const editors = await editorIds(deps)
  if (lacksEditors(editors[0] ?? 0, approvals, editors))
    deps.log.warn('too-few-editors', { approvals, editors: editors.length })
}
