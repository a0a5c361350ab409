// The process of `npm run restore`: arguments and environment in, two streams and an exit code out.
import { writeForOwnerOnly } from '#adapters/store/lowdb/owner-only'
import { ENVIRONMENT } from '#config'
import { describeError } from '#log'
import { runRestore } from './run-restore.ts'

const out = (text: string) => process.stdout.write(`${text}\n`)
const err = (text: string) => process.stderr.write(`${text}\n`)

writeForOwnerOnly()
const args = process.argv.slice(2)
process.exitCode = await runRestore(args, ENVIRONMENT, { out, err }).catch((error: unknown) => {
  err(`restore: ${describeError(error)}`)
  return 1
})
