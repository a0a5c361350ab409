// The bot's process as this one is: compiled, or from source.
import { type ChildProcess, fork } from 'node:child_process'

/** `bot.js` when compiled; from source `bot.ts` through the TypeScript loader. */
export function forkBot(): ChildProcess {
  const isSource = new URL(import.meta.url).pathname.endsWith('.ts')
  const entry = new URL(isSource ? './bot.ts' : './bot.js', import.meta.url)
  // None of this process's own flags: a debugger's port can be had once.
  const execArgv = isSource ? ['--conditions=source', '--import', 'tsx'] : []
  return fork(entry, { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
}
