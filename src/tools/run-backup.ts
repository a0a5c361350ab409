// What `npm run backup` does: a copy of the data folder in a folder of its own, checked before it gets its name.
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Copied, copyLowdbFolder } from '#adapters/store/lowdb/copy-folder'
import { closeToOthers } from '#adapters/store/lowdb/owner-only'
import { StoreError } from '#adapters/store/store-error'
import { ConfigError, type Environment, readStorePlace } from '#config'

export type Output = { out(text: string): void; err(text: string): void }

const USAGE = `Usage: npm run backup -- [--to FOLDER]

Copies what the bot keeps in DATA_DIR into a new folder, also while the bot runs, and checks that a bot would
start on the copy. Without --to: backups/ and the time. FEEDS_FILE and .env are not in it.`

/** Runs the command and returns its exit code. `now`: UTC ms, for the name. */
export async function runBackup(argv: string[], env: Environment, now: number, { out, err }: Output): Promise<number> {
  try {
    const options = { to: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const
    const { values } = parseArgs({ args: argv, options })
    if (values.help) {
      out(USAGE)
      return 0
    }
    const { dataDir, databaseUrl } = readStorePlace(env)
    if (databaseUrl !== undefined) throw new StoreError('folder', 'the store is PostgreSQL: back it up with pg_dump')
    const to = resolve(values.to ?? `backups/${new Date(now).toISOString().slice(0, 19).replaceAll(':', '')}Z`)
    out(`${to}: ${tell(await makeBackup(resolve(dataDir), to))}; a bot would start on it.`)
    return 0
  } catch (error) {
    err(`backup: ${sentenceOf(error)}`)
    return 1
  }
}

/** What is not whole has another name. */
async function makeBackup(from: string, to: string): Promise<Copied> {
  if (existsSync(to)) throw new StoreError('folder', `${to} is there already: give a new folder`)
  const draft = `${to}.partial`
  await rm(draft, { recursive: true, force: true })
  try {
    const copied = await copyLowdbFolder(from, draft)
    // A copy has the rights of its original.
    await closeToOthers(draft)
    await rename(draft, to)
    return copied
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }
}

export function tell({ chats, articles, pages, days }: Copied): string {
  return `${chats} chats, ${articles} articles, ${pages} pages, receipts of ${days} days`
}

/** What an operator can act on in one sentence; a bug goes on as it is. */
export function sentenceOf(error: unknown): string {
  const isTold = error instanceof StoreError || error instanceof ConfigError
  if (isTold || (error instanceof Error && 'code' in error)) return error.message
  throw error
}
