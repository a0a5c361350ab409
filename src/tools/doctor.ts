// The process of `npm run doctor`: the environment in, lines and an exit code out.
import { ENVIRONMENT } from '#config'
import { runDoctor } from './run-doctor.ts'

process.exit(await runDoctor(ENVIRONMENT, (line) => process.stdout.write(`${line}\n`)))
