// The store on PostgreSQL: one database, any number of processes. Puts the parts together over one pool.
import { createDesk } from '#adapters/store/shared/desk'
import type { Store } from '#adapters/store/store'
import { StoreError } from '#adapters/store/store-error'
import { createAlertEdits } from './alert-edits.ts'
import { createAnnouncements } from './announce.ts'
import { createArticles } from './articles.ts'
import { createBookmarks } from './bookmarks.ts'
import { createBroadcastEnds } from './broadcast-ends.ts'
import { createBroadcasts } from './broadcasts.ts'
import { createChats } from './chats.ts'
import { createDatabase, type DatabaseOptions } from './database.ts'
import { createDigests } from './digests.ts'
import { hostOf } from './failures.ts'
import { createFanOut } from './fan-out.ts'
import { createFeeds } from './feeds.ts'
import { createFigures } from './figures.ts'
import { createLedger } from './ledger.ts'
import { migrate } from './migrate.ts'
import { createMoments } from './moments.ts'
import { refuseMoving } from './moving-row.ts'
import { createPages } from './pages.ts'
import { createProcesses } from './processes.ts'
import { createProposals } from './proposals.ts'
import { createReceipts } from './receipts.ts'
import { createRevisions } from './revisions.ts'
import { createSearch } from './search.ts'
import { createSessions } from './sessions.ts'
import { createSlots } from './slots.ts'
import { createRecords } from './transact.ts'
import { createWholeChat } from './whole-chat.ts'

/** Connects and brings the tables up to date. Throws a StoreError: `database`, `newer-version` or `moving`. */
export async function openPostgresStore(options: DatabaseOptions): Promise<Store> {
  const { now } = options
  const database = createDatabase(options)
  try {
    await migrate(database)
    await refuseMoving(database)
  } catch (error) {
    await database.close()
    const problem = database.problem()
    if (problem === undefined) throw error
    // Nothing is tried again after a start that failed: the operator has to look.
    throw new StoreError(
      'database',
      `DATABASE_URL: ${hostOf(options.url)}: ${problem}; expected a server that can be reached.`,
      error,
    )
  }
  const records = createRecords(database)
  return {
    problem: database.problem,
    close: database.close,
    ...createFeeds(database),
    ...createArticles(database),
    ...createPages(database),
    ...createSearch(database),
    ...createChats(database, now),
    ...createBookmarks(database),
    ...createWholeChat(database, records, now),
    ...createSessions(database),
    ...createDigests(database),
    ...createSlots(database),
    ...createLedger(database, now),
    ...createReceipts(database, now),
    ...createAnnouncements(database),
    ...createAlertEdits(database),
    ...createBroadcasts(database),
    ...createFanOut(database),
    ...createBroadcastEnds(database),
    ...createRevisions(database),
    ...createProposals(database),
    ...createDesk(records),
    ...createFigures(database),
    ...createProcesses(database),
    ...createMoments(database),
  }
}
