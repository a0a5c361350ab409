// The ceiling: how fast the whole bot sends where Telegram allows a thousand a second.
import type { Bench } from './bench.ts'
import { runOurBroadcast } from './our-broadcast.ts'
import { number, type SectionReport } from './report.ts'
import { median } from './statistics.ts'

const PER_SECOND = 1000
const LATENCY_MS = 40

export async function runCeiling(bench: Bench): Promise<SectionReport> {
  const { chats, rounds } = bench.sizes.ceiling
  const rates: number[] = []
  let [refused, unwell, cpuMs, stalledMs] = [0, 0, 0, 0]
  for (let round = 1; round <= rounds; round += 1) {
    const run = await runOurBroadcast(bench, {
      chats,
      server: { perSecond: PER_SECOND, latencyMs: [LATENCY_MS, LATENCY_MS] },
      mark: 'mark-fast',
      limitMs: 120_000,
    })
    rates.push(run.report.rate)
    refused += run.totals.refused
    stalledMs = Math.max(stalledMs, run.totals.longestStallMs)
    unwell += run.report.lost + run.report.duplicates
    cpuMs += (run.usage.cpuMs * 1000) / Math.max(1, run.report.messages) / rounds
    bench.note(`ceiling ${round}/${rounds}: ${run.report.rate.toFixed(0)}/s, ${run.totals.refused} × 429`)
  }
  const rate = median(rates) ?? 0
  return {
    title: `The ceiling: ${number(chats)} chats at ${number(PER_SECOND)}/s, ${LATENCY_MS} ms a request`,
    findings: [
      { figure: `rate, median of ${rounds}`, goal: '≥ 900/s', measured: `${number(rate)}/s`, isMet: rate >= 900 },
      { figure: '`429`s', goal: '–', measured: number(refused), isMet: undefined },
      { figure: 'lost or doubled', goal: '0', measured: number(unwell), isMet: unwell === 0 },
      { figure: 'CPU per 1,000 messages', goal: '–', measured: `${number(cpuMs)} ms`, isMet: undefined },
    ],
    notes: [
      'From the first message to the last, the wait for the first 50 chats included. Bot and server share the machine. Token bucket 1,000/s, burst a sixth of a second as at 30/s.',
      `The server itself stood still for at most ${number(stalledMs)} ms.`,
    ],
  }
}
