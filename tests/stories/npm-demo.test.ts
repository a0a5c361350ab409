// `npm run demo` and `npm run sandbox` end with their npm: it passes a signal on to its shell, and the shell to nobody.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { once as made } from '../support/once.ts'

let npm: ChildProcess
beforeAll(() => made('bot'))
afterEach(() => {
  try {
    // A group of its own: what is left of it goes, whatever the test found.
    process.kill(-(npm.pid ?? 0), 'SIGKILL')
  } catch {
    // Nothing is left of it.
  }
})

it.each([
  ['demo', ['--port', '0'], 'Chat with it'],
  ['sandbox', ['--port', '0', '--page-port', '0'], 'The chats'],
])('SIGTERM for the npm of the %s ends all of it', async (script, options, sign) => {
  npm = spawn('npm', ['run', script, '--ignore-scripts', '--', ...options], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  })
  let told = ''
  npm.stdout?.on('data', (chunk: Buffer) => {
    told += chunk.toString('utf8')
  })
  await expect.poll(() => told, { timeout: 30_000 }).toContain(sign)
  // Its pipe is the last thing a process lets go of.
  const gone = once(npm, 'close')
  npm.kill('SIGTERM')
  await gone
})
