// What every section is given: sizes, scratch space, progress, waiting.

import type { BotCommands, BotJob } from './bot-process.ts'
import type { Child } from './child.ts'
import type { FillJob } from './fill.ts'
import type { FillCommands } from './fill-process.ts'
import type { ServerCommands, ServerJob } from './limit/contract.ts'
import type { Scratch } from './scratch.ts'
import type { Sizes } from './sizes.ts'

export type Bench = {
  scratch: Scratch
  sizes: Sizes
  /** A line of progress. */
  note: (line: string) => void
  wait: (ms: number) => Promise<void>
  now: () => number
  pagesDir?: string
  feedsDir?: string
}

export type LimitServer = Child<ServerCommands> & { apiRoot: string }
export type BotChild = Child<BotCommands>

/** As the network is: 20 to 80 ms an answer, the same in every run. */
const USUAL_LATENCY: [number, number] = [20, 80]

/** A limit server of its own. At 30 a second bursts of five pass; above, as many as in the same time. */
export async function startServer(
  { scratch }: Bench,
  job: Partial<ServerJob> & { perSecond: number },
): Promise<LimitServer> {
  const { perSecond } = job
  const server = await scratch.start<ServerCommands>('limit-process', {
    burst: Math.max(5, perSecond / 6),
    latencyMs: USUAL_LATENCY,
    seed: 7,
    ...job,
  } satisfies ServerJob)
  return { ...server, apiRoot: `http://127.0.0.1:${await server.ask('port', null)}` }
}

/** The bot on this folder, started and serving. */
export async function startBot({ scratch }: Bench, job: BotJob): Promise<BotChild> {
  const bot = await scratch.start<BotCommands>('bot-process', job)
  await bot.ask('start', null)
  return bot
}

/** A data folder with these readers and, where asked for, articles and a history; left at this moment. */
export async function fillFolder(
  { scratch, now }: Bench,
  content: Pick<FillJob, 'readers'> & Partial<FillJob>,
): Promise<string> {
  const folder = await scratch.folder()
  const job: FillJob = {
    folder,
    at: Math.floor(now()),
    articlesPerDay: 20,
    days: 5,
    marked: 0,
    digestDays: 0,
    alertDays: 0,
    ...content,
  }
  const filler = await scratch.start<FillCommands>('fill-process', job)
  await filler.ask('fill', null)
  await filler.kill()
  return folder
}

/** Asks every so often until it is so; says whether it came to be within `limitMs`. */
export async function waitUntil(
  { wait, now }: Bench,
  isSo: () => Promise<boolean>,
  limitMs: number,
  everyMs = 250,
): Promise<boolean> {
  const untilAt = now() + limitMs
  while (!(await isSo())) {
    if (now() > untilAt) return false
    await wait(everyMs)
  }
  return true
}
