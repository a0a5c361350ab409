// From the folder back to the document: the snapshot, then every journal after it. It only reads; what is torn is told,
// not cut.
import { join } from 'node:path'
import { StoreError, systemWord } from '#adapters/store/store-error'
import { type Files, isMissing } from './files.ts'
import { damaged, type JournalEnd, readJournal } from './journal.ts'
import { type Migration, migrationFrom, VERSION } from './migrations.ts'
import { SCHEMA } from './shapes.ts'
import { readSnapshot } from './snapshot.ts'
import { createTables, type Loading, type Tables } from './tables.ts'

export const SNAPSHOT = 'db.json'
export const journalName = (number: number) => `journal-${number}.jsonl`

/** Whether a file in the folder is the document's, and not what an operator keeps beside it. */
export function isOfStore(name: string): boolean {
  return name === SNAPSHOT || /^journal-\d+\.jsonl$/.test(name)
}

export type Recovered = {
  tables: Tables
  /** The journal to go on with, and where it ends. */
  journal: number
  end: JournalEnd
  snapshotBytes: number
  /** Something in the folder is of an earlier version. */
  isOld: boolean
  /** The journals tell of a chat that was erased, and may still hold what it was. */
  hasErasures: boolean
}

/** Throws a StoreError: `damaged`, `shape`, `newer-version` or `folder`. */
export async function recover(files: Files, folder: string, schema = SCHEMA): Promise<Recovered> {
  const loading = createTables(schema)
  try {
    const head = await loadSnapshot(files, join(folder, SNAPSHOT), loading)
    const numbers = await journalNumbers(files, folder)
    const journals = numbers.filter((number) => number >= head.journal)
    checkJournals(folder, head, journals)
    const { bytes: snapshotBytes, journal, isOld } = head
    const recovered = { tables: loading.tables, snapshotBytes, journal, isOld, hasErasures: false }
    let end: JournalEnd = { goodBytes: 0, tornBytes: 0, seq: head.seq }
    for (const number of journals) {
      const loaded = await loadJournal(files, join(folder, journalName(number)), end.seq, loading)
      // Made by a rotation that went no further: the one before it may have been written on.
      if (number > head.journal && loaded.end.goodBytes + loaded.end.tornBytes === 0) continue
      if (end.tornBytes > 0) throw damaged(join(folder, journalName(recovered.journal)), end.goodBytes)
      end = loaded.end
      recovered.journal = number
      recovered.isOld ||= loaded.isOld
      recovered.hasErasures ||= loaded.hasErasures
    }
    return { ...recovered, end }
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw new StoreError('folder', `${folder} cannot be read: ${systemWord(error)}.`, error)
  }
}

/** Numbers of the journals in the folder, ascending. */
export async function journalNumbers(files: Files, folder: string): Promise<number[]> {
  const names = await files.list(folder)
  return names
    .flatMap((name) => /^journal-(\d+)\.jsonl$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
}

type Head = { journal: number; seq: number; bytes: number; isOld: boolean; exists: boolean }

async function loadSnapshot(files: Files, path: string, loading: Loading): Promise<Head> {
  const head: Head = { journal: 0, seq: 0, bytes: 0, isOld: false, exists: false }
  let migrate: Migration = (_table, record) => record
  const file = await files.open(path, 'read').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })
  if (file === undefined) return head
  try {
    await readSnapshot(
      file,
      path,
      ({ version, journal, seq }) => {
        migrate = migrationFrom(version, path)
        if (!Number.isInteger(journal) || !Number.isInteger(seq))
          throw new StoreError('shape', `${path} does not say which journal follows it: restore a copy.`)
        Object.assign(head, { journal, seq, isOld: version !== VERSION, exists: true })
      },
      (table, record, offset) => load(loading, migrate, table, record, path, offset),
    )
    head.bytes = await file.size()
    return head
  } finally {
    await file.close()
  }
}

async function loadJournal(files: Files, path: string, seq: number, loading: Loading) {
  let [isOld, hasErasures] = [false, false]
  const file = await files.open(path, 'read')
  try {
    const end = await readJournal(file, path, seq, ({ version, ops }) => {
      const migrate = migrationFrom(version, path)
      isOld ||= version !== VERSION
      for (const [table, record, key] of ops) {
        hasErasures ||= table === 'erasures'
        if (record !== null) load(loading, migrate, table, record, path)
        else if (loading.tables.schema.has(table) && key !== undefined) loading.unload(table, key)
      }
    })
    return { end, isOld, hasErasures }
  } finally {
    await file.close()
  }
}

function load(loading: Loading, migrate: Migration, table: string, record: unknown, path: string, offset?: number) {
  const isRecord = typeof record === 'object' && record !== null && !Array.isArray(record)
  const migrated = isRecord ? migrate(table, record as Record<string, unknown>) : record
  if (migrated === undefined) return
  const { schema } = loading.tables
  const problem = schema.has(table)
    ? schema.problem(table, migrated)
    : `the table ${String(table).slice(0, 40)} is unknown`
  if (problem !== undefined)
    throw new StoreError(
      'shape',
      `${path}${offset ? ` at byte ${offset}` : ''}: ${problem}; restore a copy of the folder.`,
    )
  loading.load(table, migrated as object)
}

/** Every journal from the snapshot's on must be there, without a gap: each holds changes that were promised. */
function checkJournals(folder: string, head: Head, journals: number[]) {
  if (!head.exists && journals.length > 0 && journals[0] !== 0)
    throw new StoreError(
      'damaged',
      `${join(folder, SNAPSHOT)} is missing beside its journals: restore a copy of the folder.`,
    )
  const expected = head.exists ? Math.max(1, journals.length) : journals.length
  for (let index = 0; index < expected; index++)
    if (journals[index] !== head.journal + index)
      throw new StoreError(
        'damaged',
        `${join(folder, journalName(head.journal + index))} is missing: restore it, or a copy of the folder.`,
      )
}
