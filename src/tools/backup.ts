// The process of `npm run backup`: arguments and environment in, two streams and an exit code out.
import { writeForOwnerOnly } from '#adapters/store/lowdb/owner-only'
import { ENVIRONMENT } from '#config'
import { describeError } from '#log'
import { realWorld } from '#world'
import { runBackup } from './run-backup.ts'

const out = (text: string) => process.stdout.write(`${text}\n`)
const err = (text: string) => process.stderr.write(`${text}\n`)

writeForOwnerOnly()
const args = process.argv.slice(2)
process.exitCode = await runBackup(args, ENVIRONMENT, realWorld.now(), { out, err }).catch((error: unknown) => {
  err(`backup: ${describeError(error)}`)
  return 1
})
