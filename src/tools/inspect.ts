// The process of `npm run inspect`: arguments and environment in, two streams and an exit code out.
import { ENVIRONMENT } from '#config'
import { describeError } from '#log'
import { runInspect } from './run-inspect.ts'

const out = (text: string) => process.stdout.write(`${text}\n`)
const err = (text: string) => process.stderr.write(`${text}\n`)

process.exitCode = await runInspect(process.argv.slice(2), ENVIRONMENT, { out, err }).catch((error: unknown) => {
  err(`inspect: ${describeError(error)}`)
  return 1
})
