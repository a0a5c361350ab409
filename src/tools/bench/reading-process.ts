// Reads feeds and pages as the bot does, in a process of its own whose CPU is counted: parsers, worker and store included.
import { readInWorker } from '#adapters/feed/read-in-worker'
import { readPage } from '#adapters/page/read-page'
import { openLowdbStore } from '#adapters/store/lowdb/lowdb-store'
import { decodeDocument } from '#adapters/web/decode'
import { createWorker } from '#adapters/worker/worker'
import { createLog } from '#log'
import { realWorld } from '#world'
import { BENCH_FEED } from './config.ts'
import { feedsOfADay, newsroomPages, openSaved, type SavedDocument } from './documents.ts'
import { readJob, serveParent } from './parent.ts'
import { usageNow } from './usage.ts'

/** `folder`: saved files; without it the newsroom's. */
export type ReadingJob = { folder?: string }

export type FeedsRead = { documents: number; items: number; unread: number; cpuMs: number }
export type PagesRead = { documents: number; unread: number; interviews: number; cpuMs: number[] }

export type ReadingCommands = {
  /** Parses every document and stores it in this folder, an empty one. The worker is warm from the first call on. */
  feeds(value: { dataDir: string }): FeedsRead
  /** Reads every page to its structure, on this thread. */
  pages(value: null): PagesRead
}

const { folder } = readJob<ReadingJob>()
const log = createLog('error', realWorld.now, (line) => process.stderr.write(`${line}\n`), [])
const worker = createWorker({ log })
const at = realWorld.now()
const loadFeeds = () => (folder === undefined ? Promise.resolve(feedsOfADay(at)) : openSaved(folder, 'feeds'))
const loadPages = () => (folder === undefined ? Promise.resolve(newsroomPages(at)) : openSaved(folder, 'pages'))

serveParent<ReadingCommands>({
  feeds: async ({ dataDir }) => {
    const documents = await loadFeeds()
    const store = await openLowdbStore({ folder: dataDir, now: realWorld.now, wait: realWorld.wait, log })
    await store.syncFeeds([BENCH_FEED], at)
    const before = usageNow().cpuMs
    let [items, unread] = [0, 0]
    for (const { url, bytes } of documents) {
      const reading = await readInWorker(worker, bytes, { url })
      if (reading.kind === 'failure') unread += 1
      else {
        items += reading.items.length
        await store.recordFetch(BENCH_FEED.id, { kind: 'items', items: reading.items, validators: {} }, at, at)
      }
    }
    const cpuMs = usageNow().cpuMs - before
    await store.close()
    return { documents: documents.length, items, unread, cpuMs }
  },
  pages: async () => {
    const documents = await loadPages()
    const read: PagesRead = { documents: documents.length, unread: 0, interviews: 0, cpuMs: [] }
    for (const document of documents) readOne(document, read)
    return read
  },
})

function readOne({ url, bytes }: SavedDocument, read: PagesRead): void {
  const before = usageNow().cpuMs
  const { text } = decodeDocument(bytes, {})
  const reading = readPage({ html: text, ...(folder === undefined ? { url } : {}) })
  read.cpuMs.push(usageNow().cpuMs - before)
  if (reading.kind === 'failure') read.unread += 1
  else if (reading.page.turns.length > 0) read.interviews += 1
}
