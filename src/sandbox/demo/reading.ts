// Has the bot look at the agency's site, now instead of at its next tick. Pages are visited one a second of the bot's clock.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Newsroom } from '#sandbox/newsroom/newsroom'

import type { Telegram } from '#sandbox/telegram/world'
import type { JobName } from './bot.ts'
import type { DemoBot } from './bot-process.ts'
import type { DemoClock } from './clock.ts'
import { DEMO_LIMITS } from './limits.ts'

export type ReadingParts = { telegram: Telegram; newsroom: Newsroom; clock: DemoClock; bot: DemoBot }

export type Reading = {
  /** Resolves when the bot knows what is in the feeds; at once when it does not run. */
  headlines: () => Promise<void>
  /** Resolves when it has read the pages, too: the clock runs fast meanwhile, by some minutes at most. */
  pages: () => Promise<void>
}

/** Fast enough not to be waited for, slow enough for a machine that does other things. */
const TIME_LAPSE = 20
/** A job that tells somebody something waits for a Telegram that is down. */
const JOB_LIMIT_MS = 8000

export function createReading({ telegram, newsroom, clock, bot }: ReadingParts): Reading {
  const isRunning = () => bot.state() === 'running'
  const run = async (job: JobName) => {
    const done = bot.ask({ kind: 'run', job }).catch(() => undefined)
    await Promise.race([done, sleep(JOB_LIMIT_MS, undefined, { ref: false })])
  }
  const headlines = async () => {
    // A look under way, which the first call joins, may have begun before the news was out.
    for (let looks = 0; looks < 2 && isRunning(); looks++) await run('poll-feeds')
  }
  const pages = async () => {
    await headlines()
    // A timer's millisecond is twenty here: no bot could keep limits that count by the same clock.
    telegram.setLimits(undefined)
    clock.setRate(TIME_LAPSE)
    try {
      for (let asked = -1; isRunning() && newsroom.requests().length > asked; ) {
        asked = newsroom.requests().length
        await run('enrich-articles')
      }
    } finally {
      clock.setRate(1)
      telegram.setLimits(DEMO_LIMITS)
    }
  }
  return { headlines, pages }
}
