// The whole bot over the local Telegram and a newsroom on loopback, with a clock that can jump. For stories and features.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, createApp } from '#app'
import type { Config } from '#config'
import { createLog } from '#log'
import { createNewsroom, type Newsroom, type NewsroomOptions } from '#sandbox/newsroom/newsroom'
import {
  createTelegram,
  type Person,
  type SeenMessage,
  type Telegram,
  type TelegramOptions,
} from '#sandbox/telegram/world'
import { realWorld, type World } from '#world'
import { createFastClock } from './fast-clock.ts'

/** What Telegram and the bot pace by the second need not be waited for. */
const SPEED = 10
const TOKEN = '42:TEST-token_of-the-harness'

export type HarnessOptions = {
  /** The local Telegram's own options. */
  telegram?: Partial<TelegramOptions>
  newsroom?: Omit<NewsroomOptions, 'now'>
  config?: Partial<Config>
  /** How many times as fast as the machine's the clock runs; ten when absent. */
  speed?: number
  /** Where the clock starts; 2026-11-24T06:00:00Z, ten in the morning in Baku, when absent. */
  at?: number
}

export type Harness = {
  telegram: Telegram
  newsroom: Newsroom
  app: App
  /** As the bot got it: for another process over the same store. */
  config: Config
  log: string[]
  clock: Clock
  /** Fetches the feeds, as the poll's cron would. */
  poll(): Promise<void>
  /** Queues the digests that are due, as every second would. */
  tick(): Promise<void>
  /** Ends the bot and starts it again on the same data. */
  restart(): Promise<void>
  /** A person whose client speaks `languageCode`, already welcomed. */
  reader(languageCode?: string): Promise<Person>
  /** Sends `text` and resolves with the bot's next message in the chat. */
  ask(person: Person, text: string): Promise<SeenMessage>
  end(): Promise<void>
}

/** Real time, `speed` times as fast, with an offset: timers run, and the date is the test's. */
export type Clock = {
  now: () => number
  wait: World['wait']
  jumpTo: (at: number) => void
  advance: (ms: number) => void
}

function createClock(at: number, speed: number): Clock {
  const fast = createFastClock(speed)
  const jumpTo = (target: number) => fast.jump(target - fast.now())
  jumpTo(at)
  return {
    now: fast.now,
    wait: (ms, signal) => realWorld.wait(ms / speed, signal),
    jumpTo,
    advance: fast.jump,
  }
}

export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const clock = createClock(options.at ?? Date.UTC(2026, 10, 24, 6), options.speed ?? SPEED)
  const telegram = createTelegram({ now: clock.now, token: TOKEN, ...options.telegram })
  const newsroom = createNewsroom({ now: clock.now, ...options.newsroom })
  const [{ root }] = await Promise.all([telegram.listen(), newsroom.listen()])
  const dataDir = await mkdtemp(join(tmpdir(), 'briefing-'))
  const config: Config = {
    botToken: TOKEN,
    botApiRoot: root,
    adminIds: [],
    approvals: 0,
    richMessages: 'offer',
    feeds: JSON.parse(newsroom.feedsFile()).map((feed: object) => ({ ...feed, enabled: true })),
    feedsFileFound: true,
    dataDir,
    defaultLanguage: 'en',
    defaultZone: 'Asia/Baku',
    defaultDigestMinutes: [8 * 60],
    // The tests tick themselves.
    pollCron: '0 0 1 1 *',
    messagesPerSecond: 30,
    paidBroadcast: 'off',
    httpPort: 0,
    httpHost: '127.0.0.1',
    allowPrivateHosts: true,
    retentionDays: 90,
    logLevel: 'info',
    ...options.config,
  }
  const log: string[] = []
  const openApp = async () => {
    const world = {
      ...realWorld,
      now: clock.now,
      wait: clock.wait,
      log: createLog(config.logLevel, clock.now, (line) => log.push(line), [TOKEN]),
    }
    const app = await createApp(config, world)
    await app.start()
    return app
  }
  let app = await openApp()
  const harness: Harness = {
    telegram,
    newsroom,
    get app() {
      return app
    },
    config,
    log,
    clock,
    poll: () => app.run('poll-feeds'),
    tick: () => app.run('queue-digests'),
    restart: async () => {
      await app.stop()
      app = await openApp()
    },
    reader: async (languageCode = 'en') => {
      const person = telegram.person({ firstName: 'Reader', languageCode })
      await harness.ask(person, '/start')
      return person
    },
    ask: async (person, text) => {
      const before = person.last()?.id ?? 0
      person.send(text)
      return telegram.until(() => newerThan(person, before), `an answer to ${text}`)
    },
    end: async () => {
      await app.stop()
      await Promise.all([telegram.close(), newsroom.close()])
      await rm(dataDir, { recursive: true, force: true })
    },
  }
  return harness
}

function newerThan(person: Person, id: number): SeenMessage | undefined {
  const last = person.last()
  return last && last.id > id ? last : undefined
}
