// A hundred thousand readers on lowdb: how long a start takes and how much memory, and what the minute's tick costs.
import { type Bench, fillFolder, startServer } from './bench.ts'
import type { BotCommands } from './bot-process.ts'
import { number, type SectionReport } from './report.ts'
import { median } from './statistics.ts'
import type { Stall } from './usage.ts'

const HOUR_MS = 3_600_000
/** Nothing is sent here: nobody needs to answer. */
const NOWHERE = 'http://127.0.0.1:9'

export async function runStore(bench: Bench): Promise<SectionReport> {
  const { readers, due, articlesPerDay, days, digestDays, alertDays, rounds } = bench.sizes.store
  const slotAt = Math.ceil(bench.now() / HOUR_MS) * HOUR_MS + HOUR_MS
  bench.note(`filling a folder with ${readers} readers: takes a while`)
  const folder = await fillFolder(bench, {
    readers: [
      { first: 1, count: due, slotAt },
      { first: due + 1, count: readers - due },
    ],
    articlesPerDay,
    days,
    digestDays,
    alertDays,
  })
  const starts = await measureStarts(bench, folder, rounds)
  const ticks = await measureTicks(bench, folder, rounds, slotAt)
  await bench.scratch.drop(folder)
  const afterMs = median(starts.map((start) => start.afterMs)) ?? Number.POSITIVE_INFINITY
  const peakMb = median(starts.map((start) => start.peakMb)) ?? Number.POSITIVE_INFINITY
  const idleMs = median(ticks.map(({ idle }) => idle.busyMs)) ?? Number.POSITIVE_INFINITY
  const busyMs = median(ticks.map(({ busy }) => busy.busyMs)) ?? Number.POSITIVE_INFINITY
  const longestMs = median(ticks.map(({ busy }) => busy.longestMs)) ?? Number.POSITIVE_INFINITY
  return {
    title: `lowdb with ${number(readers)} subscribers, ${days} days of articles, ${digestDays} days of deliveries`,
    findings: [
      {
        figure: 'start, until it serves',
        goal: '< 3 s',
        measured: `${number(afterMs / 1000, 2)} s`,
        isMet: afterMs < 3000,
      },
      { figure: 'peak memory of the start', goal: '< 300 MB', measured: `${number(peakMb)} MB`, isMet: peakMb < 300 },
      {
        figure: "the minute's tick, none due",
        goal: '< 20 ms',
        measured: `${number(idleMs, 1)} ms`,
        isMet: idleMs < 20,
      },
      {
        figure: `the minute's tick, ${number(due)} due: loop busy`,
        goal: '< 500 ms',
        measured: `${number(busyMs)} ms`,
        isMet: busyMs < 500,
      },
      { figure: 'its longest slice', goal: '≤ 50 ms', measured: `${number(longestMs)} ms`, isMet: longestMs <= 50 },
    ],
    notes: [
      `Median of ${rounds}, a new process each. The folder is made through the store; pages of articles are not in it, and no start reads them. ${number(articlesPerDay * days)} articles, ${number(readers * digestDays)} digests and ${number(readers * alertDays * 5)} alerts sent.`,
    ],
  }
}

async function measureStarts(bench: Bench, folder: string, rounds: number) {
  const server = await startServer(bench, { perSecond: 30 })
  const starts: { afterMs: number; peakMb: number }[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const bot = await bench.scratch.start<BotCommands>('bot-process', {
      folder,
      apiRoot: server.apiRoot,
      perSecond: 30,
    })
    const { afterMs } = await bot.ask('start', null)
    const { peakMb } = await bot.ask('usage', null)
    await bot.ask('stop', null)
    await bot.kill()
    bench.note(`start ${round}/${rounds}: ${afterMs.toFixed(0)} ms, ${peakMb.toFixed(0)} MB`)
    starts.push({ afterMs, peakMb })
  }
  await server.kill()
  return starts
}

/** Each on a copy: a tick moves the readers on. The bot is made but not started, so that nothing else runs beside it. */
async function measureTicks(bench: Bench, folder: string, rounds: number, slotAt: number) {
  const ticks: { idle: Stall; busy: Stall }[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const copy = await bench.scratch.folder(folder)
    const bot = await bench.scratch.start<BotCommands>('bot-process', { folder: copy, apiRoot: NOWHERE, perSecond: 30 })
    const idle = await bot.ask('tick', { job: 'queue-digests', laterMs: 0 })
    const busy = await bot.ask('tick', { job: 'queue-digests', laterMs: slotAt - bench.now() + 1000 })
    await bot.kill()
    await bench.scratch.drop(copy)
    bench.note(
      `tick ${round}/${rounds}: none due ${idle.busyMs.toFixed(1)} ms; due ${busy.busyMs.toFixed(0)} ms, longest ${busy.longestMs.toFixed(0)} ms`,
    )
    ticks.push({ idle, busy })
  }
  return ticks
}
