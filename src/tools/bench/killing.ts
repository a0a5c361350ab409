// A bot that is killed in the middle of its work and started again, as often as asked. It counts what was under way.
import { type Bench, type BotChild, type LimitServer, startBot, waitUntil } from './bench.ts'
import type { BotJob } from './bot-process.ts'

export type KillPlan = {
  job: BotJob
  server: LimitServer
  /** Kills when so many messages have come, in this order. */
  atMessages: number[]
  /** Messages that came so far. */
  messages: () => Promise<number>
}

/** `inFlight`: under way at the kills; `unanswered`: those of them the server had not answered by then. */
export type Killed = { bot: BotChild; kills: number; inFlight: number; unanswered: number }

/** An answer may take so long to be written down, a request so long from socket to server. */
const JUST_MS = 20
const PATIENCE_MS = 60_000

/** Kills and restarts `bot`; gives the one alive at the end. Ends early when no more messages come. */
export async function killAndRestart(bench: Bench, first: BotChild, plan: KillPlan): Promise<Killed> {
  let [bot, kills, inFlight, unanswered] = [first, 0, 0, 0]
  for (const target of plan.atMessages) {
    const hasCome = await waitUntil(bench, async () => (await plan.messages()) >= target, PATIENCE_MS, 20)
    if (!hasCome) break
    const killedAt = await bot.kill()
    await bench.wait(3 * JUST_MS)
    const underWay = await plan.server.ask('inFlightAt', { at: killedAt, justMs: JUST_MS })
    kills += 1
    inFlight += underWay
    unanswered += await plan.server.ask('inFlightAt', { at: killedAt, justMs: 0 })
    bench.note(`killed ${kills}/${plan.atMessages.length} at ${target} messages, ${underWay} under way`)
    bot = await startBot(bench, plan.job)
  }
  return { bot, kills, inFlight, unanswered }
}

/** `kills` counts spread evenly over `messages`. */
export function spread(kills: number, messages: number): number[] {
  return Array.from({ length: kills }, (_, index) => Math.floor(((index + 1) * messages) / (kills + 1)))
}
