// How each of what a run makes once is made. What is large is imported only by who needs it.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** `place`: a folder or an address. */
export type Made = { place: string; end?: () => Promise<void> }

const COMPILER = 'node_modules/typescript/bin/tsc'
/** The entry of a bot's process is compiled apart from all it imports, which lies in `dist`. */
const ENTRY =
  'tests/support/bot-process.ts tests/support/fast-clock.ts --ignoreConfig --noResolve --noCheck --rootDir tests/support ' +
  '--outDir dist/tests --target es2023 --module nodenext --rewriteRelativeImportExtensions'

export const MAKERS = {
  /** The compiled bot, in `dist`. Its types are checked by `npm run check`. */
  bot: async (): Promise<Made> => {
    await Promise.all([compile('-p tsconfig.build.json --noCheck'), compile(ENTRY)])
    return { place: 'dist' }
  },

  /** The folder of the chat page's compiled modules. */
  page: async (): Promise<Made> => {
    const { folder, end } = await ownFolder('page')
    await compile(`-p tsconfig.page.json --outDir ${folder}`)
    return { place: join(folder, 'sandbox/page/client'), end }
  },

  /** The address of a PostgreSQL. */
  postgres: async (make: (name: 'bot') => Promise<Made>): Promise<Made> => {
    // Here, in the run's own process, `#…` leads to what is compiled.
    await make('bot')
    const { startPostgres } = await import('#tools/bench/postgres-server')
    const { folder, end } = await ownFolder('pg')
    const { address, stop } = await startPostgres(folder, false)
    return { place: address, end: () => stop().then(end) }
  },
}

async function ownFolder(name: string): Promise<{ folder: string; end: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), `briefing-${name}-`))
  return { folder, end: () => rm(folder, { recursive: true, force: true }) }
}

function compile(options: string): Promise<unknown> {
  return promisify(execFile)(process.execPath, [COMPILER, ...options.split(' ')])
}
