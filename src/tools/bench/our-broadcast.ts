// One broadcast by the real bot from approval to its end: the unit most sections are made of.
import { type Bench, type BotChild, fillFolder, type LimitServer, startBot, startServer } from './bench.ts'
import type { ChatRange, MarkReport, ServerHealth, ServerJob, ServerTotals } from './limit/contract.ts'
import type { Usage } from './usage.ts'

export type OurRun = {
  report: MarkReport
  totals: ServerTotals & ServerHealth
  /** CPU since approval, and the peak of the whole life. */
  usage: Usage
  /** The broadcast's own word. */
  state: string
}

/** Readers who get the broadcast, and people who press buttons meanwhile and do not. */
export const RECIPIENTS = { language: 'az', first: 1 }
export const PRESSERS = { language: 'en', first: 1_000_001, count: 200 }

const TEXT_LANGUAGES = { kind: 'languages' as const, languages: [RECIPIENTS.language] }

/** About as long as an editor's message is. */
export function broadcastText(mark: string): string {
  return `The council meets today at ten to discuss the new harbour, the ferries and the bridge. What was asked most often, and what the engineers answered, stands in our report of this morning; the whole interview follows at noon. (${mark})`
}

export type RunOptions = {
  chats: number
  server: Partial<ServerJob> & { perSecond: number }
  mark: string
  limitMs: number
  /** Runs while the broadcast does; its end is waited for. */
  meanwhile?: (parts: { server: LimitServer; isOver: () => boolean }) => Promise<void>
}

/** Fills a folder, starts both, approves, waits for the end (or `limitMs`), and cleans up. */
export async function runOurBroadcast(bench: Bench, options: RunOptions): Promise<OurRun> {
  const recipients: ChatRange = { first: RECIPIENTS.first, count: options.chats }
  const [folder, server] = await Promise.all([
    fillFolder(bench, { readers: [{ ...recipients, language: RECIPIENTS.language }, PRESSERS] }),
    startServer(bench, options.server),
  ])
  const bot = await startBot(bench, { folder, apiRoot: server.apiRoot, perSecond: options.server.perSecond })
  const before = await bot.ask('usage', null)
  const { id } = await approveText(bot, options.mark)
  let isOver = false
  const aside = options.meanwhile?.({ server, isOver: () => isOver }) ?? Promise.resolve()
  await waitUntilEnded(bench, bot, id, options.limitMs)
  isOver = true
  await aside
  const { cpuMs, peakMb } = await bot.ask('usage', null)
  const { state } = await bot.ask('broadcastState', { id })
  const report = await server.ask('report', { mark: options.mark, chats: recipients })
  const totals = await server.ask('totals', null)
  await Promise.all([bot.kill(), server.kill()])
  await bench.scratch.drop(folder)
  return { report, totals, usage: { cpuMs: cpuMs - before.cpuMs, peakMb }, state }
}

/** Approves a text with this mark to all recipients. */
export function approveText(bot: BotChild, mark: string): Promise<{ id: string }> {
  const content = { kind: 'text' as const, text: broadcastText(mark), entities: [], preview: false }
  return bot.ask('broadcast', { content, audience: TEXT_LANGUAGES })
}

async function waitUntilEnded({ wait, now }: Bench, bot: BotChild, id: string, limitMs: number): Promise<void> {
  const untilAt = now() + limitMs
  for (;;) {
    const { state } = await bot.ask('broadcastState', { id })
    if (state !== 'running' || now() > untilAt) return
    await wait(250)
  }
}
