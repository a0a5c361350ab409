// Starts the bot, compiled (`once('bot')`), as a process that can be killed at any moment.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Config } from '#config'
import { type Pace, REAL_PACE } from './fast-clock.ts'

export type BotProcess = {
  pid: number
  /** As `kill -9` does it: nothing is written any more. Resolves when the process is gone. */
  kill(): Promise<void>
  /** It stands still, as a machine that is suspended, until it is thawed. */
  freeze(): void
  thaw(): void
  /** Asks it to end, and resolves with its exit code; a second time it asks again. */
  stop(): Promise<number | null>
  /** What it logged so far, a JSON line an event. */
  log(): string
}

const ENTRY = fileURLToPath(new URL('../../dist/tests/bot-process.js', import.meta.url))

export function spawnBot(config: Config, pace: Pace = REAL_PACE): BotProcess {
  const child: ChildProcess = spawn(process.execPath, [ENTRY, JSON.stringify(config), JSON.stringify(pace)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
  }
  const gone = once(child, 'exit')
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await gone
    return child.exitCode
  }
  return {
    pid: child.pid ?? 0,
    kill: async () => void (await end('SIGKILL')),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    stop: () => end('SIGTERM'),
    log: () => output,
  }
}
