// On a machine that others use, too, nobody but the bot's own user reads its data: not as the bot makes them, not as an
// earlier release left them, not in a backup, a restored folder or a moved store. Whatever the shell's umask.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ENVIRONMENT } from '#config'
import { createKillable, type Killable } from '../support/killable.ts'
import { removeFolders } from '../support/store-folders.ts'

let world: Killable
let dataDir: string
beforeEach(async () => {
  world = await createKillable(1, 7)
  // As an operator makes it: open to all.
  dataDir = join(world.config.dataDir, 'data')
  await mkdir(dataDir)
  await writeFile(join(dataDir, 'feeds.json'), '[]')
  await chmod(dataDir, 0o755)
  await chmod(join(dataDir, 'feeds.json'), 0o644)
})
afterEach(async () => {
  await world.telegram.close()
  await removeFolders([world.config.dataDir])
})

/** Under the usual umask, by which all may read what is made. `until`: words after which it is asked to end. */
async function run(entry: string, args: string[], until?: string, env: Record<string, string> = {}): Promise<string> {
  const { botToken, botApiRoot } = world.config
  const child = spawn('sh', ['-c', 'umask 022; exec "$0" "$@"', process.execPath, `dist/${entry}`, ...args], {
    env: { ...ENVIRONMENT, BOT_TOKEN: botToken, BOT_API_ROOT: botApiRoot, DATA_DIR: dataDir, HTTP_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
    if (until !== undefined && output.includes(until)) child.kill('SIGTERM')
  })
  const [code] = await once(child, 'close')
  expect({ code, output }).toMatchObject({ code: 0 })
  return output
}

const start = () => run('main.js', [], '"event":"started"')

/** What others could read: files and folders that are open and lie in open folders only. */
async function openIn(folder: string): Promise<string[]> {
  const isOpen = async (path: string) => ((await stat(path)).mode & 0o077) !== 0
  if (!(await isOpen(folder))) return []
  const open: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) open.push(...(await openIn(path)))
    else if (await isOpen(path)) open.push(entry.name)
  }
  return open
}

it('what the bot writes is its user’s alone, and what the operator put there stays as it is', async () => {
  await start()
  expect(await readdir(dataDir)).toContain('db.json')
  expect(await openIn(dataDir)).toEqual(['feeds.json'])
})

it('what an earlier release left open is closed by the next start', async () => {
  await start()
  const own = (await readdir(dataDir)).filter((name) => name !== 'feeds.json')
  for (const name of own) await chmod(join(dataDir, name), 0o755)
  expect(await openIn(dataDir)).toContain('db.json')
  await start()
  expect(await openIn(dataDir)).toEqual(['feeds.json'])
})

it('a backup, a restored folder and a moved store are closed, too', async () => {
  await start()
  await chmod(join(dataDir, 'db.json'), 0o644)
  const [backup, restored, moved] = ['backup', 'restored', 'moved'].map((name) => join(world.config.dataDir, name))
  await run('tools/backup.js', ['--to', backup as string])
  expect(await openIn(backup as string)).toEqual([])
  // Made by hand, and of an earlier release.
  await mkdir(restored as string)
  await chmod(restored as string, 0o755)
  await chmod(join(backup as string, 'db.json'), 0o644)
  await run('tools/restore.js', ['--from', backup as string], undefined, { DATA_DIR: restored as string })
  expect(await readdir(restored as string)).toContain('db.json')
  expect(await openIn(restored as string)).toEqual([])
  await run('tools/migrate-store.js', ['--from', 'data', '--to', moved as string])
  expect(await openIn(moved as string)).toEqual([])
})
