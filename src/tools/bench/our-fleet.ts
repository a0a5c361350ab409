// One broadcast by several processes of the real bot over one PostgreSQL, from approval to its end.
import { type Bench, type BotChild, type LimitServer, startBot, startServer, waitUntil } from './bench.ts'
import type { MarkReport, ServerHealth, ServerJob, ServerTotals } from './limit/contract.ts'
import { approveText, RECIPIENTS } from './our-broadcast.ts'
import { type Data, fillDatabase } from './postgres-data.ts'
import type { Server } from './postgres-server.ts'

export type FleetRun = {
  report: MarkReport
  totals: ServerTotals & ServerHealth
  /** CPU of all processes since approval; of those alive at the end. */
  cpuMs: number
  isDone: boolean
}

export type FleetParts = { bots: BotChild[]; limit: LimitServer; data: Data; messages: () => Promise<number> }

export type FleetOptions = {
  processes: number
  chats: number
  limit: Partial<ServerJob> & { perSecond: number }
  mark: string
  limitMs: number
  /** Happens while the broadcast runs; its end is waited for. */
  meanwhile?: (parts: FleetParts) => Promise<void>
}

/** Fills a database of its own, starts everything, approves in the last process, waits for the end, and cleans up. */
export async function runFleet(bench: Bench, postgres: Server, options: FleetOptions): Promise<FleetRun> {
  const { processes, chats, limit: job, mark, limitMs } = options
  const readers = { first: RECIPIENTS.first, count: chats }
  const at = Math.floor(bench.now())
  const data = await fillDatabase(postgres, [{ ...readers, language: RECIPIENTS.language }], at)
  const limit = await startServer(bench, job)
  const folder = await bench.scratch.folder()
  const place = { folder, apiRoot: limit.apiRoot, perSecond: job.perSecond, databaseUrl: data.url }
  const bots = await Promise.all(Array.from({ length: processes }, () => startBot(bench, place)))
  const last = bots.at(-1) as BotChild
  const report = () => limit.ask('report', { mark, chats: readers })
  const cpu = async () => {
    const alive = await Promise.all(bots.filter((bot) => bot.isAlive()).map((bot) => bot.ask('usage', null)))
    return alive.reduce((sum, { cpuMs }) => sum + cpuMs, 0)
  }
  const before = await cpu()
  const { id } = await approveText(last, mark)
  const messages = async () => (await report()).messages
  const aside = options.meanwhile?.({ bots, limit, data, messages }) ?? Promise.resolve()
  const isDone = await waitUntil(
    bench,
    async () => (await last.ask('broadcastState', { id })).state !== 'running',
    limitMs,
  )
  await aside
  const run = { report: await report(), totals: await limit.ask('totals', null), cpuMs: (await cpu()) - before, isDone }
  await Promise.all([...bots.map((bot) => bot.kill()), limit.kill(), data.close()])
  await bench.scratch.drop(folder)
  return run
}
