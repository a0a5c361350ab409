// The process of `npm run bench`: arguments in, tables out. Whatever ends it, nothing is left running or lying about.
import { describeError } from '#log'
import { runBench } from './bench/run-bench.ts'
import { createScratch } from './bench/scratch.ts'

const out = (text: string) => process.stdout.write(`${text}\n`)
const err = (text: string) => process.stderr.write(`${text}\n`)
const scratch = createScratch()

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
process.once('exit', scratch.clear)

process.exit(
  await runBench(process.argv.slice(2), scratch, { out, err }).catch((error: unknown) => {
    err(`bench: ${describeError(error)}`)
    return 1
  }),
)
