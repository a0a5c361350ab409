// How memory and the minute's tick grow with the number of subscribers, on both engines; drawn for the README.
import { mkdir, writeFile } from 'node:fs/promises'
import { type Bench, fillFolder, startServer } from './bench.ts'
import type { BotCommands, BotJob } from './bot-process.ts'
import { type Curve, renderCurvesSvg } from './curve-svg.ts'
import { fillDatabase } from './postgres-data.ts'
import { number, type SectionReport } from './report.ts'

const HOUR_MS = 3_600_000
const DUE_SHARE = 0.1
const FOLDER = 'docs'
const PICTURE = `${FOLDER}/growth.svg`

type Point = { engine: string; readers: number; startMs: number; peakMb: number; idleMs: number; dueMs: number }

export async function runCurve(bench: Bench): Promise<SectionReport> {
  const points: Point[] = []
  for (const readers of bench.sizes.curve.lowdb) points.push(await onLowdb(bench, readers))
  for (const readers of bench.sizes.curve.postgres) points.push(await onPostgres(bench, readers))
  // A smoke run has one point of each, and is no curve.
  const isCurve = bench.sizes.curve.lowdb.length > 1
  if (isCurve) await mkdir(FOLDER, { recursive: true })
  if (isCurve) await writeFile(PICTURE, draw(points))
  return {
    title: 'Growth: from a thousand subscribers to a million',
    table: {
      head: ['engine', 'subscribers', 'start', 'peak memory', 'tick, none due', 'tick, one in ten due'],
      rows: points.map(({ engine, readers, startMs, peakMb, idleMs, dueMs }) => [
        engine,
        number(readers),
        `${number(startMs)} ms`,
        `${number(peakMb)} MB`,
        `${number(idleMs, 1)} ms`,
        `${number(dueMs)} ms`,
      ]),
    },
    notes: [
      `${isCurve ? `Drawn in ${PICTURE}. ` : ''}Memory is the bot's own process at its peak, start and ticks included; a tick lasts from its call until the last is queued and on the disk. PostgreSQL is on the same machine.`,
    ],
  }
}

async function onLowdb(bench: Bench, readers: number): Promise<Point> {
  const slotAt = nextSlotAt(bench)
  const due = readers * DUE_SHARE
  const folder = await fillFolder(bench, {
    readers: [
      { first: 1, count: due, slotAt },
      { first: due + 1, count: readers - due },
    ],
  })
  const point = await measure(bench, { engine: 'lowdb', readers, slotAt }, { folder })
  await bench.scratch.drop(folder)
  return point
}

async function onPostgres(bench: Bench, readers: number): Promise<Point> {
  const slotAt = nextSlotAt(bench)
  const due = readers * DUE_SHARE
  const server = await bench.scratch.postgres()
  const groups = [
    { first: 1, count: due, slotAt },
    { first: due + 1, count: readers - due },
  ]
  const { url: databaseUrl, close } = await fillDatabase(server, groups, Math.floor(bench.now()))
  const folder = await bench.scratch.folder()
  const point = await measure(bench, { engine: 'PostgreSQL', readers, slotAt }, { folder, databaseUrl })
  await close()
  await server.stop()
  await bench.scratch.drop(folder)
  return point
}

/** One start, then another process that is not started and ticks alone. */
async function measure(
  bench: Bench,
  { engine, readers, slotAt }: { engine: string; readers: number; slotAt: number },
  place: Pick<BotJob, 'folder' | 'databaseUrl'>,
): Promise<Point> {
  const limit = await startServer(bench, { perSecond: 30 })
  const job: BotJob = { ...place, apiRoot: limit.apiRoot, perSecond: 30 }
  const started = await bench.scratch.start<BotCommands>('bot-process', job)
  const { afterMs: startMs } = await started.ask('start', null)
  await started.ask('stop', null)
  await Promise.all([started.kill(), limit.kill()])
  const bot = await bench.scratch.start<BotCommands>('bot-process', job)
  const tick = async (laterMs: number) => (await bot.ask('tick', { job: 'queue-digests', laterMs })).tookMs
  // The first makes what later ones find ready.
  await tick(0)
  const idleMs = await tick(0)
  const dueMs = await tick(slotAt - bench.now() + 1000)
  const { peakMb } = await bot.ask('usage', null)
  await bot.kill()
  bench.note(`${engine}, ${number(readers)}: ${peakMb.toFixed(0)} MB, tick ${dueMs.toFixed(0)} ms`)
  return { engine, readers, startMs, peakMb, idleMs, dueMs }
}

function nextSlotAt({ now }: Bench): number {
  return Math.ceil(now() / HOUR_MS) * HOUR_MS + HOUR_MS
}

function draw(points: Point[]): string {
  const curve = (of: (point: Point) => number): Curve[] =>
    [...new Set(points.map(({ engine }) => engine))].map((engine) => ({
      name: engine,
      points: points.filter((point) => point.engine === engine).map((point) => [point.readers, of(point)]),
    }))
  return renderCurvesSvg([
    { title: 'Peak memory of the bot, MB', scale: 'value', curves: curve(({ peakMb }) => peakMb) },
    { title: 'The minute’s tick, one in ten due, ms', scale: 'log', curves: curve(({ dueMs }) => dueMs) },
  ])
}
