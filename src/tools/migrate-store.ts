// The process of `npm run migrate-store`: arguments and environment in, two streams and an exit code out.
import { writeForOwnerOnly } from '#adapters/store/lowdb/owner-only'
import { ENVIRONMENT } from '#config'
import { describeError } from '#log'
import { runMigrateStore } from './run-migrate-store.ts'

const err = (text: string) => process.stderr.write(`${text}\n`)
const write = (text: string) => process.stdout.write(text)
const output = { write, err, isTerminal: process.stdout.isTTY === true }

writeForOwnerOnly()
process.exitCode = await runMigrateStore(process.argv.slice(2), ENVIRONMENT, output).catch((error: unknown) => {
  err(`migrate-store: ${describeError(error)}`)
  return 1
})
