// What `npm run restore` does: a backup into a data folder that holds no store, checked before a bot may start on it.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { closeToOthers } from '#adapters/store/lowdb/owner-only'
import { restoreLowdbFolder } from '#adapters/store/lowdb/restore-folder'
import { StoreError } from '#adapters/store/store-error'
import { type Environment, readStorePlace } from '#config'
import { realWorld } from '#world'
import { type Output, sentenceOf, tell } from './run-backup.ts'

const USAGE = `Usage: npm run restore -- --from FOLDER

Puts a backup into DATA_DIR, where there must be no store yet, and checks it. No bot may run on DATA_DIR; after an
interruption start it again. What was sent since the backup may be sent once more.`

/** Runs the command and returns its exit code. */
export async function runRestore(argv: string[], env: Environment, { out, err }: Output): Promise<number> {
  try {
    const options = { from: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const
    const { values } = parseArgs({ args: argv, options })
    if (values.help) {
      out(USAGE)
      return 0
    }
    if (values.from === undefined) throw new StoreError('folder', 'give --from; --help tells more')
    const { dataDir, databaseUrl } = readStorePlace(env)
    if (databaseUrl !== undefined) throw new StoreError('folder', 'the store is PostgreSQL: restore it with pg_restore')
    const to = resolve(dataDir)
    const copied = await restoreLowdbFolder(resolve(values.from), to, realWorld.now(), realWorld.wait)
    // A copy has the rights of its original.
    await closeToOthers(to)
    out(`${to}: ${tell(copied)}; the bot can be started.`)
    return 0
  } catch (error) {
    err(`restore: ${sentenceOf(error)}`)
    return 1
  }
}
