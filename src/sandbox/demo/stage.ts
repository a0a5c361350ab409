// Everything the demo needs, made and put together: the local Telegram, the newsroom, the bot's process, the people.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNewsroom, type Newsroom } from '#sandbox/newsroom/newsroom'

import { createTelegram, type Telegram } from '#sandbox/telegram/world'
import type { BotConfig } from './bot.ts'
import { createDemoBot, type DemoBot } from './bot-process.ts'
import { createCast, type DemoCast, introduce, OWNER_ID } from './cast.ts'
import { createClock, type DemoClock } from './clock.ts'
import { DEMO_LIMITS } from './limits.ts'
import { DIGEST_MINUTES, nextEightAt } from './moments.ts'
import { createReading, type Reading } from './reading.ts'

export type Stage = {
  telegram: Telegram
  newsroom: Newsroom
  clock: DemoClock
  bot: DemoBot
  cast: DemoCast
  reading: Reading
  /** Starts the bot. `ready`: it has read the news and met its people. */
  start: () => { running: Promise<void>; ready: Promise<void> }
  /** Where its servers are, for whoever wants to look. */
  roots: { telegram: string; newsroom: string }
  /** Ends everything and removes its folder. */
  close: () => Promise<void>
}

export type StageOptions = {
  onWarning: (event: string, fields: object) => void
  /** Its morning is the next one after this instant; after now when absent. */
  startAt?: number
}

const TOKEN = '4242:DEMO-token-of-the-local-telegram'
const BEFORE_EIGHT_MS = 20 * 60_000

/** Sets the stage on the morning of a weekday, twenty minutes before eight in Baku; the bot is not started yet. */
export async function openStage({ onWarning, startAt = Date.now() }: StageOptions): Promise<Stage> {
  const clock = createClock(nextEightAt(startAt) - BEFORE_EIGHT_MS)
  const telegram = createTelegram({
    now: clock.now,
    token: TOKEN,
    random: Math.random,
    limits: DEMO_LIMITS,
    keep: { calls: 5000, messages: 3 },
  })
  const newsroom = createNewsroom({ now: clock.now })
  const [{ root }] = await Promise.all([telegram.listen(), newsroom.listen()])
  const dataDir = await mkdtemp(join(tmpdir(), 'briefing-demo-'))
  const bot = createDemoBot({ config: configOf(root, newsroom, dataDir), clock, onWarning })
  const cast = createCast(telegram)
  const reading = createReading({ telegram, newsroom, clock, bot })
  return {
    telegram,
    newsroom,
    clock,
    bot,
    cast,
    reading,
    start: () => {
      const running = bot.start()
      const warmUp = () => Promise.all([reading.pages(), introduce(telegram, cast)])
      const ready = running.then(warmUp).then(() => undefined)
      // Whoever waits for it learns of a failure; whoever does not need not.
      ready.catch(() => undefined)
      return { running, ready }
    },
    roots: { telegram: root, newsroom: newsroom.root },
    close: async () => {
      await bot.stop()
      await Promise.all([telegram.close(), newsroom.close()])
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function configOf(botApiRoot: string, newsroom: Newsroom, dataDir: string): BotConfig {
  return {
    botToken: TOKEN,
    botApiRoot,
    adminIds: [OWNER_ID],
    approvals: 0,
    richMessages: 'offer',
    paidBroadcast: 'off',
    feeds: JSON.parse(newsroom.feedsFile()).map((feed: object) => ({ ...feed, enabled: true })),
    feedsFileFound: true,
    dataDir,
    defaultLanguage: 'en',
    defaultZone: 'Asia/Baku',
    defaultDigestMinutes: DIGEST_MINUTES,
    pollCron: '*/5 * * * * *',
    messagesPerSecond: 30,
    httpPort: 0,
    httpHost: '127.0.0.1',
    allowPrivateHosts: true,
    retentionDays: 90,
    logLevel: 'warn',
  }
}
