// The process of `npm run simulate`: arguments in, a line a seed out, and exit code 1 where a promise was broken.
import { writeFile } from 'node:fs/promises'
import { describeError } from '#log'
import { runSimulate } from './run-simulate.ts'

const out = (text: string) => process.stdout.write(`${text}\n`)
const err = (text: string) => process.stderr.write(`${text}\n`)

process.exitCode = await runSimulate(process.argv.slice(2), { out, err, save: writeFile }).catch((error: unknown) => {
  err(`simulate: ${describeError(error)}`)
  return 1
})
