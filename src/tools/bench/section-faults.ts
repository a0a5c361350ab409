// A bad day: lost answers, errors of the server, a flood for five seconds and three kills, for a broadcast and for a digest.
import { type Bench, type BotChild, fillFolder, type LimitServer, startBot, startServer, waitUntil } from './bench.ts'
import { killAndRestart, spread } from './killing.ts'
import type { MarkReport } from './limit/contract.ts'
import { approveText, RECIPIENTS } from './our-broadcast.ts'
import { type Finding, number, type SectionReport } from './report.ts'

type Ended = {
  report: MarkReport
  allowed: number
  kills: number
  lostAnswers: number
  errors: number
  refused: number
}

const LIMIT_MS = 180_000
/** What a killed process held goes on five seconds later: quiet for longer means that it is over. */
const QUIET_MS = 8000
const FAULTS = { lostAnswers: 0.005, serverErrors: 0.01 }

export async function runFaults(bench: Bench): Promise<SectionReport> {
  const broadcast = await runTreatment(bench, 'mark-faults')
  const digest = await runTreatment(bench, '')
  return {
    title: `The fault mix: ${number(bench.sizes.faults.chats)} chats at ${bench.sizes.faults.perSecond}/s`,
    findings: [
      ...findingsOf('broadcast', broadcast),
      {
        figure: 'digest: sent twice',
        goal: '0',
        measured: number(digest.report.duplicates),
        isMet: digest.report.duplicates === 0,
      },
      {
        figure: 'digest: not reached',
        goal: `≤ ${number(digest.allowed)} (unknown, not repeated)`,
        measured: number(digest.report.lost),
        isMet: digest.report.lost <= digest.allowed,
      },
    ],
    notes: [
      `0.5 % of answers lost, 1 % answered 500, a third of the calls answered 429 for ${bench.sizes.faults.floodMs / 1000} s, ${broadcast.kills} SIGKILLs each.`,
      `Broadcast: ${facts(broadcast)}. Digest: ${facts(digest)}.`,
    ],
  }
}

function findingsOf(what: string, { report, allowed }: Ended): Finding[] {
  return [
    { figure: `${what}: not reached`, goal: '0', measured: number(report.lost), isMet: report.lost === 0 },
    {
      figure: `${what}: duplicates`,
      goal: `≤ ${number(allowed)} under way at the kills + lost answers`,
      measured: number(report.duplicates),
      isMet: report.duplicates <= allowed,
    },
  ]
}

function facts({ lostAnswers, errors, refused }: Ended): string {
  return `${number(lostAnswers)} answers lost, ${number(errors)} × 500, ${number(refused)} × 429`
}

/** One run under the faults; an empty mark: the digest, which is due at once. */
async function runTreatment(bench: Bench, mark: string): Promise<Ended> {
  const { chats, kills: wanted, perSecond, floodMs } = bench.sizes.faults
  const readers = { first: RECIPIENTS.first, count: chats }
  const slotAt = Math.floor(bench.now() / 60_000) * 60_000
  const due = mark === '' ? { slotAt } : { language: RECIPIENTS.language }
  const folder = await fillFolder(bench, { readers: [{ ...readers, ...due }] })
  const server = await startServer(bench, { perSecond, faults: FAULTS })
  const job = { folder, apiRoot: server.apiRoot, perSecond }
  const first = await startBot(bench, job)
  const id = mark === '' ? undefined : (await approveText(first, mark)).id
  const report = () => server.ask('report', { mark, chats: readers })
  const messages = async () => (await report()).messages
  await waitUntil(bench, async () => (await messages()) >= chats / 10, LIMIT_MS, 20)
  await server.ask('flood', { forMs: floodMs, share: 1 / 3, retryAfterSec: 1 })
  await bench.wait(floodMs)
  const atMessages = spread(wanted, chats).map((count) => Math.max(count, chats / 5))
  const { bot, kills, inFlight } = await killAndRestart(bench, first, { job, server, atMessages, messages })
  await waitUntilQuiet(bench, bot, server, id, messages)
  const totals = await server.ask('totals', null)
  const ended = { ...totals, kills, allowed: inFlight + totals.lostAnswers, report: await report() }
  bench.note(`${mark || 'digest'}: ${ended.report.lost} not reached, ${ended.report.duplicates} doubled`)
  await Promise.all([bot.kill(), server.kill()])
  await bench.scratch.drop(folder)
  return ended
}

/** A broadcast is over when it says so, a digest when nothing waits and nothing has come for a while. */
async function waitUntilQuiet(
  bench: Bench,
  bot: BotChild,
  server: LimitServer,
  id: string | undefined,
  messages: () => Promise<number>,
): Promise<void> {
  if (id !== undefined) {
    const isOver = async () => (await bot.ask('broadcastState', { id })).state !== 'running'
    await waitUntil(bench, isOver, LIMIT_MS)
    return
  }
  let [seen, since] = [-1, bench.now()]
  const isQuiet = async () => {
    const [count, isPending] = await Promise.all([messages(), bot.ask('isPending', null)])
    if (count !== seen || isPending) [seen, since] = [count, bench.now()]
    return bench.now() - since > QUIET_MS && server.isAlive()
  }
  await waitUntil(bench, isQuiet, LIMIT_MS)
}
