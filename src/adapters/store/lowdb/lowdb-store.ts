// The store on lowdb: one folder, one process. Puts the parts together over one document and its journal.
import { resolve } from 'node:path'
import { Low } from 'lowdb'
import { KINDS } from '#adapters/store/kinds'
import { createDesk } from '#adapters/store/shared/desk'
import type { Store } from '#adapters/store/store'
import { StoreError, systemWord } from '#adapters/store/store-error'
import { createSteadyClock } from '#domain/steady-clock'
import type { Log } from '#log'
import { createAlertKeys } from './alert-keys.ts'
import { createAlerts } from './alerts.ts'
import { createArticleIndex } from './article-index.ts'
import { createArticleWords } from './article-words.ts'
import { createArticles } from './articles.ts'
import { createBookmarks } from './bookmarks.ts'
import { createBroadcastEnds } from './broadcast-ends.ts'
import { createBroadcasts } from './broadcasts.ts'
import { createChats } from './chats.ts'
import { createConnections } from './connections.ts'
import { createDayFiles } from './day-files.ts'
import { createDeliveriesOf } from './deliveries-of.ts'
import { createDeliveryBook } from './delivery-book.ts'
import { createDeliveryIndex } from './delivery-index.ts'
import { createDigests } from './digests.ts'
import { createEngine } from './engine.ts'
import { createFanOut } from './fan-out.ts'
import { createFeeds } from './feeds.ts'
import { createFigures } from './figures.ts'
import { createFiles, type Files } from './files.ts'
import { createJournalAdapter, type JournalAdapter, type JournalLimits } from './journal-adapter.ts'
import { createKeptUpdates } from './kept-updates.ts'
import { createLedger } from './ledger.ts'
import { type LockFolder, lockFolder } from './lock.ts'
import { createMoments } from './moments.ts'
import { createReceiptMoves } from './move-receipts.ts'
import { refuseMoving } from './moving-file.ts'
import { createPageFiles } from './page-files.ts'
import { createPages } from './pages.ts'
import { createProcesses } from './processes.ts'
import { createProposals } from './proposals.ts'
import { createReads } from './reads.ts'
import { createReceipts } from './receipts.ts'
import { createRevisions } from './revisions.ts'
import { createSearch } from './search.ts'
import { createSessions } from './sessions.ts'
import { createSlots } from './slots.ts'
import { createStanding } from './standing.ts'
import { createTables, type Tables } from './tables.ts'
import { createTallies } from './tallies.ts'
import { createRecords } from './transact.ts'
import { createWholeChat } from './whole-chat.ts'
import { createWordFiles } from './word-files.ts'

export type LowdbOptions = {
  folder: string
  now: () => number
  wait: (ms: number) => Promise<void>
  log: Log
  /** The newsroom's zone, in which days are counted; UTC when absent. */
  zone?: string
  files?: Files
  lock?: LockFolder
  limits?: JournalLimits
}

export const LIMITS: JournalLimits = { journalBytes: 16 << 20 }

/**
 * Opens the store in `folder`, making it if need be. Throws a StoreError: `locked` (after six seconds), `damaged`,
 * `newer-version`, `shape`, `moving`, or `folder` where it cannot be read or written.
 */
export async function openLowdbStore(options: LowdbOptions): Promise<Store> {
  const { now, wait, log, files = createFiles(), lock = lockFolder, limits = LIMITS } = options
  const folder = resolve(options.folder)
  await files.makeFolder(folder).catch((error: unknown) => {
    throw new StoreError(
      'folder',
      `${folder} cannot be made: ${systemWord(error)}; set DATA_DIR to a folder that may be written.`,
      error,
    )
  })
  const adapter = createJournalAdapter(files, folder, log, limits)
  const release = await lock(folder, wait, () => {
    adapter.stop(
      new StoreError('lock-lost', `${folder} was taken over by another process: stop one of them and start again.`),
    )
    log.error('store-lock-lost')
  })
  try {
    await refuseMoving(files, folder)
    const low = new Low<Tables>(adapter, createTables().tables)
    await low.read()
    return await createStore(low, adapter, files, folder, now, log, options.zone ?? 'UTC', release)
  } catch (error) {
    await release()
    if (error instanceof StoreError) throw error
    throw new StoreError('folder', `${folder} cannot be used: ${systemWord(error)}.`, error)
  }
}

async function createStore(
  low: Low<Tables>,
  adapter: JournalAdapter,
  files: Files,
  folder: string,
  now: () => number,
  log: Log,
  zone: string,
  release: () => Promise<void>,
): Promise<Store> {
  const engine = createEngine(low)
  const dayFiles = createDayFiles(files, folder)
  const pageFiles = createPageFiles(files, folder)
  const tallies = createTallies(engine.tables)
  const figures = createFigures(engine, zone)
  const alertKeys = createAlertKeys(engine.tables)
  const deliveryIndex = createDeliveryIndex(engine.tables)
  const book = createDeliveryBook(engine.tables, deliveryIndex, tallies, figures.counts, alertKeys)
  const sent = createDeliveriesOf(engine, dayFiles)
  const revisions = createRevisions(engine, book, sent, tallies)
  const fanOut = createFanOut(engine, book, revisions)
  // What is held in memory does not wait for a clock that was set back.
  const steadyNow = createSteadyClock(now)
  const processes = createProcesses(steadyNow)
  const index = createArticleIndex(engine)
  const words = createArticleWords(engine, index, pageFiles, createWordFiles(files, folder))
  const { shelf, part: digests } = createDigests(engine)
  const bookmarks = createBookmarks(engine)
  const connections = createConnections(engine.tables.chats)
  const { isMoveDue, move, ...receipts } = createReceipts(engine, book, alertKeys, dayFiles, now)
  const records = createRecords(engine, KINDS, now)
  const { resumeErasures, onUpdateFinished, ...wholeChat } = createWholeChat(
    engine,
    {
      book,
      alertKeys,
      fanOut,
      shelf,
      bookmarks: bookmarks.shelf,
      dayFiles,
      counts: figures.counts,
      connections,
      records,
    },
    now,
    adapter.compactSoon,
  )

  const moveReceipts = createReceiptMoves(() => resumeErasures().then(move), log)
  const onFinished = () => {
    if (isMoveDue()) void moveReceipts()
  }
  // Twice: the first may have begun before the last of them.
  const moveAllReceipts = () => moveReceipts().then(moveReceipts)
  await moveReceipts()

  let closing: Promise<void> | undefined
  return {
    problem: adapter.problem,
    close: () => {
      closing ??= (async () => {
        await moveAllReceipts()
        await dayFiles.close()
        await adapter.close()
        await release()
      })()
      return closing
    },
    ...createFeeds(engine, index),
    ...createArticles(engine, index, pageFiles, bookmarks.shelf, words),
    ...createPages(engine, index, pageFiles, words, now),
    ...createSearch(engine, index, words),
    ...createChats(engine, book, shelf, figures.counts, connections, now),
    ...createSlots(engine, book),
    ...createLedger(engine, book, shelf, revisions, now, onFinished),
    ...createAlerts(engine, index),
    ...createBroadcasts(engine, tallies),
    ...fanOut.part,
    ...createBroadcastEnds(engine, book, onFinished),
    ...revisions.part,
    ...sent.part,
    ...createReads(engine, figures.counts),
    ...createStanding(engine),
    ...figures.part,
    ...createProposals(engine, steadyNow),
    ...createDesk(records),
    ...createSessions(engine, now),
    ...createMoments(engine),
    ...processes,
    ...createKeptUpdates(engine, processes, now, onUpdateFinished),
    ...receipts,
    pruneDeliveries: async () => {
      await moveAllReceipts()
      // What is forgotten would stay in the journal of a bot that writes little.
      adapter.compactSoon()
    },
    ...digests,
    ...bookmarks.part,
    ...wholeChat,
  }
}
