// Senders side by side under one strict limit: what others do, and ours with its ledger.
import { type Bench, startServer } from './bench.ts'
import { broadcastText, RECIPIENTS, runOurBroadcast } from './our-broadcast.ts'
import type { PeerCommands } from './peer-process.ts'
import { PEER_NAMES, type PeerJob, type PeerName } from './peers.ts'
import { number, percent, type SectionReport } from './report.ts'
import { median } from './statistics.ts'

type Run = {
  rate: number
  refused: number
  lost: number
  duplicates: number
  cpuPerThousand: number
  peakMb: number
  isDone: boolean
}

const PER_SECOND = 30
const LABELS: Record<PeerName, string> = {
  'for-await': '`for await` over the chats',
  'promise-all': '`Promise.all`',
  throttler: 'grammY + `@grammyjs/transformer-throttler`',
  'auto-retry': 'grammY + `@grammyjs/auto-retry`, 3 at once',
}

export async function runPeers(bench: Bench): Promise<SectionReport> {
  const { chats, ourRounds, peerRounds, cutMs } = bench.sizes.peers
  const rows: string[][] = []
  for (const peer of PEER_NAMES) {
    const runs = await rounds(bench, peerRounds, peer, () => runPeer(bench, peer))
    rows.push(rowOf(LABELS[peer], runs, chats))
  }
  const ours = await rounds(bench, ourRounds, 'ours', () => runOurs(bench))
  rows.push(rowOf('**ours: the whole bot, ledger on**', ours, chats))
  return {
    title: `Side by side: ${number(chats)} chats, strict ${PER_SECOND}/s`,
    table: {
      head: ['sender', 'rate/s', 'of ideal', '429s', 'not reached', 'duplicates', 'CPU ms per 1,000', 'peak MB', 'end'],
      rows,
    },
    notes: [
      `Token bucket ${PER_SECOND}/s, burst 5, one message a second and chat, answers after 20–80 ms; the server is a process of its own, and so is each sender.`,
      `Ours: median of ${ourRounds}; the others: ${peerRounds === 1 ? 'one run' : `median of ${peerRounds}`}, cut off after ${cutMs / 1000} s. They have no ledger, no store and no reader to answer.`,
    ],
  }
}

async function rounds(bench: Bench, count: number, name: string, run: () => Promise<Run>): Promise<Run[]> {
  const runs: Run[] = []
  for (let round = 1; round <= count; round += 1) {
    const done = await run()
    bench.note(`${name} ${round}/${count}: ${done.rate.toFixed(1)}/s, ${done.refused} × 429, ${done.lost} not reached`)
    runs.push(done)
  }
  return runs
}

async function runPeer(bench: Bench, peer: PeerName): Promise<Run> {
  const { chats, cutMs } = bench.sizes.peers
  const range = { first: RECIPIENTS.first, count: chats }
  const mark = 'mark-peer'
  const server = await startServer(bench, { perSecond: PER_SECOND })
  const chatIds = Array.from({ length: chats }, (_, index) => range.first + index)
  const job: PeerJob = { peer, apiRoot: server.apiRoot, chatIds, text: broadcastText(mark) }
  const sender = await bench.scratch.start<PeerCommands>('peer-process', job)
  await sender.ask('go', null)
  const untilAt = bench.now() + cutMs
  let state = await sender.ask('state', null)
  while (!state.isDone && bench.now() < untilAt) {
    await bench.wait(250)
    state = await sender.ask('state', null)
  }
  const report = await server.ask('report', { mark, chats: range })
  const { refused } = await server.ask('totals', null)
  await Promise.all([sender.kill(), server.kill()])
  return { ...measured(report, state.usage), refused, isDone: state.isDone }
}

async function runOurs(bench: Bench): Promise<Run> {
  const { chats } = bench.sizes.peers
  const limitMs = (chats / PER_SECOND) * 2000 + 30_000
  const run = await runOurBroadcast(bench, { chats, server: { perSecond: PER_SECOND }, mark: 'mark-ours', limitMs })
  return { ...measured(run.report, run.usage), refused: run.totals.refused, isDone: run.state === 'done' }
}

function measured(
  { rate, lost, duplicates, messages }: { rate: number; lost: number; duplicates: number; messages: number },
  { cpuMs, peakMb }: { cpuMs: number; peakMb: number },
) {
  return { rate, lost, duplicates, cpuPerThousand: (cpuMs * 1000) / Math.max(1, messages), peakMb }
}

function rowOf(label: string, runs: Run[], chats: number): string[] {
  const mid = (pick: (run: Run) => number) => median(runs.map(pick)) ?? 0
  const rate = mid(({ rate }) => rate)
  const left = mid(({ lost }) => lost)
  const isDone = runs.every((run) => run.isDone)
  // The pace of the few that passed before all others were given up says nothing.
  const isMostlyLost = isDone && left > chats / 2
  return [
    label,
    ...(isMostlyLost ? ['–', '–'] : [number(rate, 1), percent(rate / PER_SECOND)]),
    number(mid(({ refused }) => refused)),
    `${number(left)} of ${number(chats)}`,
    number(mid(({ duplicates }) => duplicates)),
    number(mid(({ cpuPerThousand }) => cpuPerThousand)),
    number(mid(({ peakMb }) => peakMb)),
    isDone ? (left > 0 ? 'gave up on the rest' : 'all reached') : 'cut off',
  ]
}
