// The composition root: everything is made here, once, and put together; start, stop, tick.
import { Bot, BotError } from 'grammy'
import { startCron } from '#adapters/cron'
import { createHttp } from '#adapters/http'
import { connect } from '#adapters/telegram/connect'
import { createOutgoing, installOutgoing } from '#adapters/telegram/install-outgoing'
import { type Polling, startPolling } from '#adapters/telegram/polling'
import { lacksEditors } from '#domain/approval'
import { ALLOWED_UPDATES, assembleBot } from '#features/bot'
import type { Ctx } from '#features/context'
import { publishMenu } from '#features/menu'
import { createDigestComposer } from '#jobs/compose-chat-digest'
import { createDeliverer, placesFor } from '#jobs/deliver'
import { createJobRunner, type RunJob } from '#jobs/runner'
import { createJobTable, type JobName } from '#jobs/table'
import { editorIds } from '#jobs/tell-editors'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'
import { openOutside } from './outside.ts'
import type { World } from './world.ts'

const STOP_LIMIT_MS = 2000
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
export async function createApp(config: Config, world: World): Promise<App> {
  const { wait, random, log } = world
  const stopping = new AbortController()
  const outside = await openOutside(config, world)
  const { deps, client, outgoing } = outside
  const { store } = deps
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
  const deliverer = createDeliverer(deps, {
    composeDigest: compose,
    inFlight: placesFor(config.messagesPerSecond),
    owner: `${process.pid}-${random().toString(36).slice(2, 10)}`,
  })
  const table = createJobTable(deps, config.pollCron, {
    wake: deliverer.wake,
    signal: stopping.signal,
    takeAskedFeeds: () => {
      const ids = [...askedFeeds]
      askedFeeds.clear()
      return ids
    },
  })
  const run = createJobRunner(table, log)
  let isServing = false
  const health = () => {
    const problem = store.problem() ?? (isServing ? undefined : 'Telegram does not answer')
    return problem === undefined ? { status: 200, body: 'ok' } : { status: 503, body: problem }
  }
  const http = createHttp(config.httpHost, config.httpPort, { '/healthz': health, '/readyz': health })
  let fail: (error: unknown) => void = () => undefined
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  failed.catch(() => undefined)
  let polling: Polling | undefined
  let stopCron = async () => {}
  let delivering: Promise<void> = Promise.resolve()
  let port: number | undefined

  return {
    deps,
    run,
    failed,
    httpPort: () => port,
    async start() {
      port = await http.listen()
      log.info('listening', { port })
      // A digest caught up after downtime should hold the news of the downtime, but not wait for a dead feed.
      const firstPoll = Promise.race([run('poll-feeds'), wait(FIRST_POLL_LIMIT_MS, stopping.signal)])
      const whenReady = { 'queue-digests': firstPoll } as Partial<Record<JobName, Promise<void>>>
      // Feeds and pages do not wait for Telegram: after an outage the news is there.
      stopCron = startCron(
        table.map(({ name, expression }) => ({
          expression,
          run: () => void (whenReady[name] ?? Promise.resolve()).then(() => run(name)),
        })),
      )
      await connect(bot, deps, stopping.signal)
      if (stopping.signal.aborted) return
      polling = startPolling({
        api: bot.api,
        // Only grammY's own loops pass a handler's failure on to `bot.catch`; without it the reader gets no answer.
        handle: (update) =>
          bot.handleUpdate(update).catch(async (error: unknown) => {
            if (!(error instanceof BotError)) throw error
            await bot.errorHandler(error)
          }),
        allowedUpdates: ALLOWED_UPDATES,
        onState: (isAnswered) => {
          isServing = isAnswered
        },
        wait,
        log,
      })
      polling.ended.catch(fail)
      void firstPoll.then(() => run('correct-digests'))
      delivering = deliverer.run(stopping.signal)
      isServing = true
      log.info('started', { username: bot.botInfo.username })
      await warnOfTooFewEditors(deps)
      await publishMenu(bot.api, deps)
    },
    async stop() {
      if (stopping.signal.aborted) return
      stopping.abort()
      isServing = false
      await Promise.all([stopCron(), polling?.stop(STOP_LIMIT_MS), Promise.race([delivering, wait(STOP_LIMIT_MS)])])
      await http.close()
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
