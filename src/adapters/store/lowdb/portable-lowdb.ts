// A folder as one side of a move. It holds the folder's lock, so that no bot starts on it meanwhile.
import { Low } from 'lowdb'
import type { PortableStore, PortableTarget } from '#adapters/store/portable'
import { StoreError } from '#adapters/store/store-error'
import { createAlertKeys } from './alert-keys.ts'
import { createDayFiles } from './day-files.ts'
import { createDeliveryBook } from './delivery-book.ts'
import { createDeliveryIndex } from './delivery-index.ts'
import { createDigests } from './digests.ts'
import { createEngine } from './engine.ts'
import { createFigures } from './figures.ts'
import { createFiles } from './files.ts'
import { createJournalAdapter } from './journal-adapter.ts'
import { lockFolder } from './lock.ts'
import { LIMITS, type LowdbOptions } from './lowdb-store.ts'
import { readMoving, refuseMoving, removeMoving, writeMoving } from './moving-file.ts'
import { createPageFiles } from './page-files.ts'
import { dumpLowdb } from './portable-dump.ts'
import { createPortableLoad } from './portable-load.ts'
import { createReceipts } from './receipts.ts'
import { isOfStore, recover } from './recover.ts'
import { createTables, type Tables } from './tables.ts'
import { createTallies } from './tallies.ts'

type Options = Pick<LowdbOptions, 'folder' | 'wait' | 'log' | 'files' | 'lock'>

const nothing = async () => undefined

/** For reading alone: nothing in the folder changes. Throws a StoreError, `locked` where a bot runs on it. */
export async function openLowdbSource({
  folder,
  wait,
  log,
  files = createFiles(),
  lock = lockFolder,
}: Options): Promise<PortableStore> {
  const names = await files.list(folder)
  if (!names.some(isOfStore)) throw new StoreError('folder', `${folder} holds no data of a bot.`)
  let lost: string | undefined
  const release = await lock(folder, wait, () => {
    lost = `${folder} was taken over by another process meanwhile.`
    log.error('store-lock-lost')
  })
  try {
    await refuseMoving(files, folder)
    const { tables } = await recover(files, folder)
    return {
      dump: (sinceAt) => dumpLowdb(files, folder, tables, sinceAt),
      moving: nothing,
      inUse: async () => lost,
      close: release,
    }
  } catch (error) {
    await release()
    throw error
  }
}

/** For writing, made where it is missing. `startedAt`: what stands for now, the same when the move is taken up again. */
export async function openLowdbTarget(
  { folder, wait, log, files = createFiles(), lock = lockFolder }: Options,
  startedAt: number,
): Promise<PortableTarget> {
  await files.makeFolder(folder)
  const adapter = createJournalAdapter(files, folder, log, LIMITS)
  const release = await lock(folder, wait, () =>
    adapter.stop(new StoreError('lock-lost', `${folder} was taken over by another process.`)),
  )
  try {
    const moving = await readMoving(files, folder)
    const at = moving?.startedAt ?? startedAt
    const low = new Low<Tables>(adapter, createTables().tables)
    await low.read()
    const engine = createEngine(low)
    const { tables } = engine
    const dayFiles = createDayFiles(files, folder)
    const alertKeys = createAlertKeys(tables)
    const { counts } = createFigures(engine, 'UTC')
    const book = createDeliveryBook(tables, createDeliveryIndex(tables), createTallies(tables), counts, alertKeys)
    const receipts = createReceipts(engine, book, alertKeys, dayFiles, () => at)
    const load = createPortableLoad(engine, createDigests(engine).shelf, createPageFiles(files, folder), at)
    return {
      dump: (sinceAt) => dumpLowdb(files, folder, tables, sinceAt),
      moving: () => readMoving(files, folder),
      inUse: nothing,
      isEmpty: async () =>
        [...tables.all()].every(([, table]) => table.size() === 0) && (await dayFiles.daysBefore('9')).length === 0,
      begin: (begun) => writeMoving(files, folder, begun),
      async load(records, reached) {
        await load(records)
        if (receipts.isMoveDue()) await receipts.move()
        await writeMoving(files, folder, reached)
      },
      finish: () => removeMoving(files, folder),
      async close() {
        await dayFiles.close()
        await adapter.close()
        await release()
      },
    }
  } catch (error) {
    await release()
    throw error
  }
}
