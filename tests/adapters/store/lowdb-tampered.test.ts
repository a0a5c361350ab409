// Files of the store that something or somebody changed while no bot ran: noticed at the start, and nothing of them is used.
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#adapters/store/store'
import { runBackup } from '../../../src/tools/run-backup.ts'
import { runRestore } from '../../../src/tools/run-restore.ts'
import { aFeed, anItem, aPage, NOW, settings } from '../../support/builders.ts'
import { makeFolder, openIn, removeFolders } from '../../support/store-folders.ts'

let home: string
let folder: string
let snapshot: string
beforeEach(async () => {
  home = await makeFolder()
  folder = join(home, 'data')
  snapshot = join(folder, 'db.json')
  await using(async (store) => {
    await store.syncFeeds([aFeed()], NOW)
    await store.recordFetch('az', { kind: 'items', items: [anItem({ number: 5 })], validators: {} }, NOW, NOW)
    await store.recordPage('5', aPage(), 'economy', NOW)
    await store.subscribe(7, 'private', settings(), NOW, NOW)
  })
})
afterEach(() => removeFolders([home]))

async function using<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openIn(folder)
  return work(store).finally(() => store.close())
}
const change = async (path: string, changed: (text: string) => string) =>
  writeFile(path, changed(await readFile(path, 'utf8')))
const withoutSum = (text: string) => text.replace(/\],\n"crc32":"[\da-f]{8}"\n\}/, ']\n}')
const articleIds = (store: Store) =>
  store.listArticles({ languages: ['az'] }, 9).then(({ items }) => items.map(({ id }) => id))

describe('a snapshot', () => {
  it('with a flipped bit refuses to start', async () => {
    await change(snapshot, (text) => text.replace('"language":"az"', '"language":"az"'.replace('z', 'x')))
    await expect(openIn(folder)).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining(snapshot) })
  })

  it('with another check sum, or more behind it, refuses to start', async () => {
    const whole = await readFile(snapshot, 'utf8')
    for (const tampered of [whole.replace(/"crc32":"./, '"crc32":"g'), `${whole}{}\n`, whole.replace(/\}\n$/, '')]) {
      await writeFile(snapshot, tampered)
      await expect(openIn(folder)).rejects.toMatchObject({ code: 'damaged' })
    }
  })

  it.each([
    ['of an earlier release, without one, is read', withoutSum],
    ['that stock lowdb wrote anew is read', (text: string) => JSON.stringify(JSON.parse(text), null, 2)],
  ])('%s', async (_, changed) => {
    await change(snapshot, changed)
    expect(await using(articleIds)).toEqual(['5'])
    expect(await readFile(snapshot, 'utf8')).toContain('"5"')
  })
})

describe('a line of the journal', () => {
  it.each(['null', '7', '{"version":2,"seq":1}', '{"version":2,"seq":1,"ops":[null]}'])(
    'that is %s refuses to start, naming the place',
    async (json) => {
      const path = join(folder, 'journal-1.jsonl')
      const line = (text: string) => `${crc32(text).toString(16).padStart(8, '0')} ${text}\n`
      await writeFile(path, line(json) + line('{"version":2,"seq":2,"ops":[]}'))
      await expect(openIn(folder)).rejects.toMatchObject({
        code: 'damaged',
        message: `${path} is damaged at byte 0: restore the folder from a copy, or cut the file there to lose what came after.`,
      })
    },
  )
})

describe('an article whose id leads out of the folder', () => {
  const tamper = (path: string) =>
    change(path, (text) => withoutSum(text).replaceAll('"id":"5"', '"id":"../../../outside"'))

  it('keeps the bot from starting', async () => {
    await tamper(snapshot)
    await expect(openIn(folder)).rejects.toMatchObject({
      code: 'shape',
      message: expect.stringContaining('../../../outside'),
    })
  })

  it('keeps a backup from being restored, and nothing is written outside', async () => {
    const told: string[] = []
    const output = { out: (text: string) => void told.push(text), err: (text: string) => void told.push(text) }
    const backup = join(home, 'backup')
    expect(await runBackup(['--to', backup], { DATA_DIR: folder }, NOW, output)).toBe(0)
    // Where a name with this id leads from the backup, as it would from the folder.
    const page = `outside@${NOW}.json`
    await writeFile(join(home, page), '{}')
    await tamper(join(backup, 'db.json'))
    const target = join(home, 'a', 'b', 'c', 'd')
    expect(await runRestore(['--from', backup], { DATA_DIR: target }, output)).toBe(1)
    expect(told.join('\n')).toContain('../../../outside')
    expect(existsSync(join(target, 'db.json'))).toBe(false)
    expect(existsSync(join(target, '..', page))).toBe(false)
  })
})
