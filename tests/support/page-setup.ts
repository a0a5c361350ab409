// Once a run of the browser tests: the page's modules are compiled. Imports nothing of the bot: vitest resolves no `#room` here.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the compiled modules of the page lie. */
    clientFolder: string
  }
}

const COMPILER = 'node_modules/typescript/bin/tsc'

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'briefing-page-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  const compiling = promisify(execFile)(process.execPath, [COMPILER, '-p', 'tsconfig.page.json', '--outDir', folder])
  await compiling.catch(async (error) => {
    await remove()
    throw error
  })
  provide('clientFolder', join(folder, 'sandbox/page/client'))
  return remove
}
