// What reading costs: the feeds of a day parsed and stored, and an article page taken to its structure.
import type { Bench } from './bench.ts'
import { DOCUMENTS_A_DAY, ITEMS_A_DOCUMENT } from './documents.ts'
import type { FeedsRead, PagesRead, ReadingCommands } from './reading-process.ts'
import { number, type SectionReport } from './report.ts'
import { median, percentile } from './statistics.ts'

const ITEMS_A_DAY = DOCUMENTS_A_DAY * ITEMS_A_DOCUMENT

export async function runFeeds(bench: Bench): Promise<SectionReport> {
  const { feedsDir: folder } = bench
  const reader = await bench.scratch.start<ReadingCommands>('reading-process', folder === undefined ? {} : { folder })
  const readOnce = async () => {
    const dataDir = await bench.scratch.folder()
    const read = await reader.ask('feeds', { dataDir })
    await bench.scratch.drop(dataDir)
    return read
  }
  const cold = await readOnce()
  const runs: FeedsRead[] = []
  for (let round = 0; round < bench.sizes.reading.rounds; round += 1) runs.push(await readOnce())
  await reader.kill()
  const { documents, items, unread } = cold
  const cpuMs = median(runs.map((run) => run.cpuMs)) ?? Number.POSITIVE_INFINITY
  const ofADay = folder === undefined ? cpuMs : (cpuMs * ITEMS_A_DAY) / Math.max(1, items)
  bench.note(`feeds: ${documents} documents, ${items} items, ${cpuMs.toFixed(0)} ms of CPU`)
  return {
    title: `Feeds: ${folder === undefined ? "ten documents of 50 items, the newsroom's" : `${number(documents)} saved documents`}`,
    findings: [
      {
        figure: `CPU to parse and store ${folder === undefined ? 'a day' : `${ITEMS_A_DAY} items, in proportion`}`,
        goal: '< 1 s',
        measured: `${number(ofADay)} ms`,
        isMet: items > 0 && ofADay < 1000,
      },
    ],
    notes: [
      `${number(documents)} documents, ${number(items)} items, ${number(unread)} no feed; ${number(cpuMs)} ms in all, median of ${runs.length} in a warm process; ${number(cold.cpuMs)} ms the first time, the worker's start included.`,
    ],
  }
}

export async function runPages(bench: Bench): Promise<SectionReport> {
  const { pagesDir: folder } = bench
  const reader = await bench.scratch.start<ReadingCommands>('reading-process', folder === undefined ? {} : { folder })
  // The first time the readers' code is compiled; the bot's worker is warm.
  await reader.ask('pages', null)
  const runs: PagesRead[] = []
  for (let round = 0; round < bench.sizes.reading.rounds; round += 1) runs.push(await reader.ask('pages', null))
  await reader.kill()
  const [last] = runs
  const cpuMs = runs.flatMap((run) => run.cpuMs)
  const middle = median(cpuMs) ?? Number.POSITIVE_INFINITY
  bench.note(`pages: ${last?.documents} pages, median ${middle.toFixed(1)} ms of CPU`)
  return {
    title: `Article pages: ${number(last?.documents)} ${folder === undefined ? 'of the newsroom' : 'saved ones'}`,
    findings: [
      {
        figure: 'CPU from markup to structure, median',
        goal: '< 60 ms',
        measured: `${number(middle, 1)} ms (p95 ${number(percentile(cpuMs, 0.95), 1)} ms)`,
        isMet: cpuMs.length > 0 && middle < 60,
      },
    ],
    notes: [
      `${number(last?.unread)} gave no page, ${number(last?.interviews)} are interviews; a warm process. The goal is for real pages: give a folder of saved ones with --pages.`,
    ],
  }
}
