// The adapter under lowdb: `write` appends what a transaction touched to the journal, one fdatasync for all callers of
// a tick, and now and then writes a snapshot. It must never let memory keep what the disk refused.
import type { Adapter } from 'lowdb'
import { diskError, StoreError, systemWord } from '#adapters/store/store-error'
import type { Log } from '#log'
import type { Files } from './files.ts'
import { createJournalFile, type JournalFile } from './journal-file.ts'
import { recover } from './recover.ts'
import { SCHEMA } from './shapes.ts'
import { writeSnapshot } from './snapshot-file.ts'
import type { Change, Tables } from './tables.ts'

export type JournalAdapter = Adapter<Tables> & {
  /** Why writing does not work, in one sentence; undefined when it does. */
  problem(): string | undefined
  /** Refuses every write from now on, for good. */
  stop(error: StoreError): void
  /** Writes a snapshot after what is being written, so that the journal forgets what is erased. */
  compactSoon(): void
  /** Writes what waits and a last snapshot; later writes are refused. */
  close(): Promise<void>
}

export type JournalLimits = {
  /** A snapshot is due when the journal is longer than this and than half the last snapshot. */
  journalBytes: number
}

type Waiting = { changes: Change[]; resolve: () => void; reject: (error: StoreError) => void }

/** Transactions in one batch: bounds the size of a line. */
const BATCH_CHANGES = 4000
/** While callers come together, a batch waits this long for more: most of a small one's cost is its fdatasync. */
const CROWD_WAIT_MS = 2

export function createJournalAdapter(
  files: Files,
  folder: string,
  log: Log,
  limits: JournalLimits,
  schema = SCHEMA,
): JournalAdapter {
  let tables: Tables | undefined
  let journal: JournalFile | undefined
  let queue: Waiting[] = []
  let running: Promise<void> | undefined
  let stopped: StoreError | undefined
  let closed: StoreError | undefined
  let problem: string | undefined
  let snapshotProblem: string | undefined
  let snapshotAtBytes = limits.journalBytes
  let isCompactionWanted = false

  const opened = () => {
    if (tables === undefined || journal === undefined) throw new Error('The adapter was written to before it was read.')
    return { tables, journal }
  }

  /** Everything not yet on the disk is taken back: later transactions were built on the earlier ones. */
  const failAll = (batch: Waiting[], error: StoreError) => {
    const failed = [...batch, ...queue]
    queue = []
    opened().tables.undo(failed.flatMap(({ changes }) => changes))
    for (const { reject } of failed) reject(error)
  }

  const takeBatch = () => {
    let changes = 0
    const end = queue.findIndex((waiting) => {
      changes += waiting.changes.length
      return changes > BATCH_CHANGES
    })
    return queue.splice(0, end === -1 ? queue.length : Math.max(1, end))
  }

  /** Writes one batch. False: it failed, and nothing of it is left in memory. */
  const flush = async (): Promise<boolean> => {
    const batch = takeBatch()
    const changes = batch.flatMap((waiting) => waiting.changes)
    try {
      if (stopped) throw stopped
      if (changes.length > 0) {
        await opened().journal.append(changes)
        problem = undefined
      }
    } catch (error) {
      if (!(error instanceof StoreError)) log.error('store-write-failed', { error: systemWord(error) })
      const failure = diskError(folder, error)
      problem = failure.message
      failAll(batch, failure)
      return false
    }
    for (const { resolve } of batch) resolve()
    return true
  }

  /** True when all that memory holds is on the disk; false when something had to be taken back, or writing ended. */
  const flushAll = async () => {
    while (queue.length > 0) if (!(await flush())) return false
    return stopped === undefined
  }

  const snapshot = async () => {
    const { tables, journal } = opened()
    try {
      if (stopped) return
      await journal.rotate()
      const bytes = await writeSnapshot(files, folder, tables, journal.head(), flushAll)
      snapshotAtBytes = Math.max(limits.journalBytes, bytes / 2)
      snapshotProblem = undefined
      log.debug('store-snapshot', { bytes })
    } catch (error) {
      // The journals still hold everything; the next try comes when they have grown as much again.
      snapshotAtBytes = journal.bytes() + limits.journalBytes
      snapshotProblem = `${folder}: no snapshot could be written (${systemWord(error)}); the journal grows until one can.`
      log.error('store-snapshot-failed', { error: systemWord(error) })
    }
  }

  const run = async () => {
    let isCrowded = false
    while (queue.length > 0 || isCompactionWanted) {
      // A macrotask: without it every operation would be a batch of its own, and an fdatasync.
      await new Promise<void>((resolve) => setImmediate(resolve))
      // Not the world's clock: what is durable must not depend on it.
      if (isCrowded) await new Promise<void>((resolve) => setTimeout(resolve, CROWD_WAIT_MS))
      isCrowded = queue.length > 1
      if (queue.length > 0) await flush()
      if (isCompactionWanted || opened().journal.bytes() > snapshotAtBytes) {
        isCompactionWanted = false
        await snapshot()
      }
    }
    // Here and not when the promise settles: what is queued in between would wait for ever.
    running = undefined
  }

  return {
    async read() {
      const recovered = await recover(files, folder, schema)
      tables = recovered.tables
      journal = await createJournalFile(files, folder, recovered, log)
      if (recovered.isOld) await snapshot()
      else snapshotAtBytes = Math.max(limits.journalBytes, recovered.snapshotBytes / 2)
      // Killed before the journal had forgotten them.
      isCompactionWanted = recovered.hasErasures
      if (isCompactionWanted) running = run()
      return tables
    },
    write(data) {
      const changes = data.takeChanges()
      const refusal = stopped ?? closed
      if (refusal) {
        data.undo(changes)
        return Promise.reject(refusal)
      }
      // Nothing changed and nothing waits: what was seen is on the disk already.
      if (changes.length === 0 && running === undefined) return Promise.resolve()
      return new Promise<void>((resolve, reject) => {
        queue.push({ changes, resolve, reject })
        running ??= run()
      })
    },
    problem: () => (stopped ?? closed)?.message ?? problem ?? snapshotProblem,
    stop(error) {
      stopped ??= error
    },
    compactSoon() {
      isCompactionWanted = true
      running ??= run()
    },
    async close() {
      while (running !== undefined) await running
      closed = new StoreError('closed', `The store in ${folder} is closed.`)
      if (opened().journal.bytes() > 0) await snapshot()
      await journal?.close()
    },
  }
}
