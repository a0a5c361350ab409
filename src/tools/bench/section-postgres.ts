// A million readers on PostgreSQL: what the minute's tick costs when a hundred thousand of them are due, and a start.
import { DUE_SLOTS, QUEUE_SLICE } from '#adapters/store/postgres/slots'
import { type Bench, startServer } from './bench.ts'
import type { BotCommands } from './bot-process.ts'
import { minuteOf } from './fill.ts'
import { type Data, fillDatabase } from './postgres-data.ts'
import { number, type SectionReport } from './report.ts'

const HOUR_MS = 3_600_000
/** What may come on top of the memory it had before: no more with a hundred thousand due than with a thousand. */
const FLAT_MB = 64
const NOWHERE = 'http://127.0.0.1:9'

export async function runPostgres(bench: Bench): Promise<SectionReport> {
  const { readers, due } = bench.sizes.postgres
  const slotAt = Math.ceil(bench.now() / HOUR_MS) * HOUR_MS + HOUR_MS
  bench.note(`filling a database with ${readers} readers`)
  const server = await bench.scratch.postgres()
  const at = Math.floor(bench.now())
  const data = await fillDatabase(
    server,
    [
      { first: 1, count: due, slotAt },
      { first: due + 1, count: readers - due },
    ],
    at,
  )
  const start = await measureStart(bench, data)
  bench.note(`start: ${start.afterMs.toFixed(0)} ms, ${start.peakMb.toFixed(0)} MB`)
  const tick = await measureTick(bench, data, slotAt)
  bench.note(`tick: none due ${tick.idleMs.toFixed(1)} ms; due ${(tick.queuedMs / 1000).toFixed(1)} s`)
  const scans = await tablesReadWhole(data, slotAt)
  await data.close()
  await server.stop()
  return {
    title: `PostgreSQL with ${number(readers)} subscribers, ${number(due)} of them due`,
    findings: [
      {
        figure: 'the tick, until the last is queued',
        goal: '< 10 s',
        measured: `${number(tick.queuedMs / 1000, 1)} s`,
        isMet: tick.queuedMs < 10_000 && tick.queued === due,
      },
      {
        figure: 'memory the process needs for it',
        goal: `flat (< ${FLAT_MB} MB more)`,
        measured: `${number(tick.moreMb)} MB more`,
        isMet: tick.moreMb < FLAT_MB,
      },
      {
        figure: 'its longest slice of the loop',
        goal: '≤ 50 ms',
        measured: `${number(tick.longestMs)} ms`,
        isMet: tick.longestMs <= 50,
      },
      { figure: 'the tick, none due', goal: '–', measured: `${number(tick.idleMs, 1)} ms`, isMet: undefined },
      {
        figure: 'tables its statements read from end to end',
        goal: 'none',
        measured: scans.length === 0 ? 'none' : scans.join(', '),
        isMet: scans.length === 0,
      },
      {
        figure: 'start, until it serves; peak memory',
        goal: '–',
        measured: `${number(start.afterMs / 1000, 2)} s; ${number(start.peakMb)} MB`,
        isMet: undefined,
      },
    ],
    notes: [
      `${number(tick.queued)} deliveries were written down. The readers are written by SQL; PostgreSQL ${server.version} with the settings it comes with, on the same machine, what it acknowledges on the disk.`,
    ],
  }
}

async function measureStart(bench: Bench, { url }: Data) {
  const server = await startServer(bench, { perSecond: 30 })
  const folder = await bench.scratch.folder()
  const job = { folder, apiRoot: server.apiRoot, perSecond: 30, databaseUrl: url }
  const bot = await bench.scratch.start<BotCommands>('bot-process', job)
  const { afterMs } = await bot.ask('start', null)
  const { peakMb } = await bot.ask('usage', null)
  await bot.ask('stop', null)
  await Promise.all([bot.kill(), server.kill()])
  return { afterMs, peakMb }
}

/** The bot is made but not started, so that nothing else runs beside it. */
async function measureTick(bench: Bench, { url, client }: Data, slotAt: number) {
  const folder = await bench.scratch.folder()
  const job = { folder, apiRoot: NOWHERE, perSecond: 30, databaseUrl: url }
  const bot = await bench.scratch.start<BotCommands>('bot-process', job)
  const tick = (laterMs: number) => bot.ask('tick', { job: 'queue-digests', laterMs })
  // The first makes the connection.
  await tick(0)
  const idle = await tick(0)
  const before = await bot.ask('usage', null)
  const busy = await tick(slotAt - bench.now() + 1000)
  const after = await bot.ask('usage', null)
  await bot.kill()
  const { rows } = await client.query<{ queued: string }>(`select count(*) as queued from deliveries`)
  return {
    idleMs: idle.tookMs,
    queuedMs: busy.tookMs,
    longestMs: busy.longestMs,
    moreMb: after.peakMb - before.peakMb,
    queued: Number(rows[0]?.queued),
  }
}

/** Names of tables that the tick's statements would read from end to end, by PostgreSQL's own plans. */
async function tablesReadWhole({ client }: Data, slotAt: number): Promise<string[]> {
  const schedule = JSON.stringify([{ minutes: [minuteOf(slotAt)], weekdays: [1, 2, 3, 4, 5, 6, 7] }])
  const next = slotAt + 24 * HOUR_MS
  await client.query('vacuum analyze')
  const plans = [
    await client.query(`explain ${DUE_SLOTS}`, [slotAt, 100]),
    await client.query(`explain ${QUEUE_SLICE}`, [
      slotAt,
      'Asia/Baku',
      schedule,
      500,
      next,
      'key',
      '{}',
      slotAt,
      slotAt,
    ]),
  ]
  const lines = plans.flatMap(({ rows }) => rows.map((row) => String(row['QUERY PLAN'])))
  return [...new Set(lines.flatMap((line) => /Seq Scan on (\w+)/.exec(line)?.[1] ?? []))]
}
