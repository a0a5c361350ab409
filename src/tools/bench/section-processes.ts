// Several processes of the bot over one PostgreSQL: together at the limit's rate, and no worse off when some are killed or
// frozen.
import type { Bench, BotChild } from './bench.ts'
import { type FleetParts, runFleet } from './our-fleet.ts'
import type { Server } from './postgres-server.ts'
import { number, percent, type SectionReport } from './report.ts'

const PER_SECOND = 30
const FAST = 1000
/** The pacer keeps this far below the limit, for the jitter of timers (PRODUCT.md, §7). */
const STEADY_SHARE = 0.97
const TAKEN_OVER_WITHIN_MS = 7000
/** A frozen one is thawed again after its owner has long been counted as gone. */
const FROZEN_MS = 9000
/** An answer may take so long to be written down. */
const JUST_MS = 20

type Findings = NonNullable<SectionReport['findings']>

export async function runProcesses(bench: Bench): Promise<SectionReport> {
  const { chats, counts, fastChats } = bench.sizes.processes
  const server = await bench.scratch.postgres()
  const findings: Findings = []
  for (const count of counts) findings.push(await atTheLimit(bench, server, count, chats))
  findings.push(...(await disturbed(bench, server, chats)))
  for (const count of counts.slice(0, 2)) findings.push(await ceiling(bench, server, count, fastChats))
  await server.stop()
  return {
    title: `Processes over one PostgreSQL: ${number(chats)} chats under a strict ${PER_SECOND}/s`,
    findings,
    notes: [
      `Everything shares one machine: processes, PostgreSQL with the settings it comes with, the limit server. Above some 130 ms of standing still the limit server refuses what came in time. Two processes are killed and one frozen for ${FROZEN_MS / 1000} s while four send; taken over: nothing is held by it any more. Under way: taken by the server and not answered, or answered within ${JUST_MS} ms.`,
    ],
  }
}

async function atTheLimit(bench: Bench, server: Server, processes: number, chats: number): Promise<Findings[number]> {
  const run = await runFleet(bench, server, {
    processes,
    chats,
    limit: { perSecond: PER_SECOND },
    mark: `mark-many${processes}`,
    limitMs: (chats / PER_SECOND) * 2000 + 30_000,
  })
  const { rate, othersPerSecond, lost, duplicates } = run.report
  const share = rate / (PER_SECOND - othersPerSecond)
  const { refused, longestStallMs } = run.totals
  bench.note(
    `${processes} processes: ${rate.toFixed(2)}/s, ${refused} × 429, lost ${lost}; the server stood still for ${longestStallMs.toFixed(0)} ms`,
  )
  return {
    figure: `${processes} ${processes === 1 ? 'process' : 'processes'}: rate, of the limit`,
    goal: `≥ ${percent(STEADY_SHARE)}, none lost or doubled, no 429`,
    measured: `${percent(share)}, ${number(lost + duplicates)}, ${number(refused)}`,
    isMet: share >= STEADY_SHARE && lost + duplicates + refused === 0,
  }
}

async function ceiling(bench: Bench, server: Server, processes: number, chats: number): Promise<Findings[number]> {
  const run = await runFleet(bench, server, {
    processes,
    chats,
    limit: { perSecond: FAST, latencyMs: [40, 40] },
    mark: `mark-fast${processes}`,
    limitMs: 120_000,
  })
  const { rate, lost, duplicates, messages } = run.report
  const cpuMs = (run.cpuMs * 1000) / Math.max(1, messages)
  bench.note(`${processes} at ${FAST}/s: ${rate.toFixed(0)}/s, ${cpuMs.toFixed(0)} ms of CPU per 1,000`)
  return {
    figure: `${processes} at ${number(FAST)}/s, ${number(chats)} chats`,
    goal: processes === 1 ? '≥ 900/s' : '–',
    measured: `${number(rate)}/s, ${number(lost + duplicates)} lost or doubled, ${number(cpuMs)} ms of CPU per 1,000`,
    isMet: lost + duplicates > 0 ? false : processes === 1 ? rate >= 900 : undefined,
  }
}

async function disturbed(bench: Bench, server: Server, chats: number): Promise<Findings> {
  const takenOverMs: number[] = []
  let underWay = 0
  const run = await runFleet(bench, server, {
    processes: 4,
    chats,
    limit: { perSecond: PER_SECOND },
    mark: 'mark-disturbed',
    limitMs: (chats / PER_SECOND) * 2000 + 60_000,
    meanwhile: async (parts) => {
      const inFlightAt = (at: number) => parts.limit.ask('inFlightAt', { at, justMs: JUST_MS })
      const [first, second, third] = parts.bots as [BotChild, BotChild, BotChild]
      for (const [index, bot] of [first, second].entries()) {
        await reached(bench, parts, chats * (0.1 + 0.2 * index))
        const killedAt = await bot.kill()
        await bench.wait(3 * JUST_MS)
        underWay += await inFlightAt(killedAt)
        takenOverMs.push(await takenOver(bench, parts, bot.pid, killedAt))
      }
      await reached(bench, parts, chats * 0.5)
      const frozenAt = third.freeze()
      await bench.wait(3 * JUST_MS)
      underWay += await inFlightAt(frozenAt)
      takenOverMs.push(await takenOver(bench, parts, third.pid, frozenAt))
      await bench.wait(Math.max(0, frozenAt + FROZEN_MS - bench.now()))
      third.thaw()
    },
  })
  const { lost, duplicates } = run.report
  const longestMs = Math.max(...takenOverMs)
  bench.note(
    `disturbed: lost ${lost}, doubled ${duplicates} of ${underWay} under way, taken over in ${takenOverMs.map((ms) => ms.toFixed(0)).join(', ')} ms`,
  )
  return [
    {
      figure: '4 processes, 2 killed and 1 frozen: lost',
      goal: '0',
      measured: number(lost),
      isMet: lost === 0 && run.isDone,
    },
    {
      figure: 'doubled',
      goal: `≤ ${number(underWay)} under way`,
      measured: number(duplicates),
      isMet: duplicates <= underWay,
    },
    {
      figure: 'taken over, the longest of three',
      goal: `≤ ${TAKEN_OVER_WITHIN_MS / 1000} s`,
      measured: `${number(longestMs / 1000, 1)} s`,
      isMet: longestMs <= TAKEN_OVER_WITHIN_MS,
    },
  ]
}

async function reached({ wait }: Bench, { messages }: FleetParts, count: number): Promise<void> {
  while ((await messages()) < count) await wait(20)
}

/** How long after `sinceAt` nothing is held any more by the process, whose owner's name begins with its number. */
async function takenOver({ wait, now }: Bench, { data }: FleetParts, pid: number, sinceAt: number): Promise<number> {
  const isHeld = async () => {
    const { rowCount } = await data.client.query(
      `select from deliveries where owner is not null and owner like $1 || '-%' limit 1`,
      [String(pid)],
    )
    return rowCount !== 0
  }
  while (await isHeld()) await wait(50)
  return now() - sinceAt
}
