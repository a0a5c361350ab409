// `npm start` as operators and supervisors run it: a signal for npm is one for the bot, and without npm there is no bot.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ENVIRONMENT } from '#config'
import { createKillable, type Killable } from '../support/killable.ts'
import { once as made } from '../support/once.ts'
import { removeFolders } from '../support/store-folders.ts'

let world: Killable
let npm: ChildProcess
let log: string
beforeEach(async () => {
  await made('bot')
  world = await createKillable(1, 7)
  const { botToken, botApiRoot, dataDir } = world.config
  log = ''
  // The build before it is none of this story.
  npm = spawn('npm', ['start', '--ignore-scripts'], {
    env: { ...ENVIRONMENT, BOT_TOKEN: botToken, BOT_API_ROOT: botApiRoot, DATA_DIR: dataDir, HTTP_PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
    // A group of its own: what is left of it goes at the end, whatever the test found.
    detached: true,
  })
  npm.stdout?.on('data', (chunk: Buffer) => {
    log += chunk.toString('utf8')
  })
  await world.telegram.until(() => log.includes('"event":"started"') || undefined, 'the bot has started')
})
afterEach(async () => {
  endGroup(npm.pid ?? 0)
  await world.telegram.close()
  await removeFolders([world.config.dataDir])
})

function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // Nothing is left of it.
  }
}

/** Its pipe is the last thing a process lets go of. */
const whenGone = () => once(npm, 'close')

it('SIGTERM for npm ends the bot in order, and npm ends after it with 0', async () => {
  npm.kill('SIGTERM')
  const [code] = await whenGone()
  expect(code).toBe(0)
  expect(log).toContain('"event":"stopped"')
})

it('a bot whose npm was killed ends by itself, in order', async () => {
  npm.kill('SIGKILL')
  await whenGone()
  expect(log).toContain('"event":"stopped"')
})
