// The drill: a backup is made while the bot works, the folder is lost, the backup is restored, the bot goes on.
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#adapters/store/store'
import { runBackup } from '../../src/tools/run-backup.ts'
import { runRestore } from '../../src/tools/run-restore.ts'
import { aPage, DAY, MORNINGS, NOW } from '../support/builders.ts'
import { makeFolder, openIn, removeFolders } from '../support/store-folders.ts'
import { fillStore, SLOT_KEY } from '../support/whole-store.ts'

const folders: string[] = []
const stores: Store[] = []
let home: string
let dataDir: string
beforeEach(async () => {
  home = await makeFolder()
  folders.push(home)
  dataDir = join(home, 'data')
})
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
  await removeFolders(folders)
})

async function open(folder = dataDir, journalBytes = 60_000) {
  const store = await openIn(folder, { limits: { journalBytes } })
  stores.push(store)
  return store
}

async function run(tool: 'backup' | 'restore', argv: string[], env = { DATA_DIR: dataDir }) {
  const told = { out: '', err: '' }
  const output = {
    out(text: string) {
      told.out += text
    },
    err(text: string) {
      told.err += text
    },
  }
  const code = await (tool === 'backup' ? runBackup(argv, env, NOW, output) : runRestore(argv, env, output))
  return { code, ...told }
}

/** In an order of their own: those that ended at the same moment have none. */
async function receiptsOf(store: Store, chatId: number) {
  return (await store.receipts(chatId, 99)).sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** Works until it is told to stop: journals are rotated, snapshots written, pages replaced, receipts moved. */
function keepWriting(store: Store): { written(): number; stop(): Promise<void> } {
  let [count, isOver] = [0, false]
  const work = (async () => {
    while (!isOver) {
      const n = count + 1
      await Promise.all([
        store.saveSession('s', n),
        store.saveSession(`s:${n % 100}`, 'x'.repeat(500)),
        store.recordPage('2', aPage({ lead: [`page ${n}`] }), undefined, NOW + n),
        store.rememberPicture(`https://agency.example/${n}.jpg`, `file-${n}`),
      ])
      count = n
    }
  })()
  return {
    written: () => count,
    stop: () => {
      isOver = true
      return work
    },
  }
}

describe('a backup', () => {
  it('made while the bot writes holds all that was promised before it, each time', async () => {
    const store = await open()
    await fillStore(store)
    const writing = keepWriting(store)
    for (let round = 0; round < 6; round++) {
      const to = join(home, `backup-${round}`)
      const before = writing.written()
      expect(await run('backup', ['--to', to])).toMatchObject({ code: 0, out: expect.stringContaining('61 chats') })
      const copy = await open(to)
      expect(await copy.session('s')).toBeGreaterThanOrEqual(before)
      expect((await copy.page('2'))?.page.lead[0]).toMatch(/^page|^Again/)
      expect(await receiptsOf(copy, 10)).toEqual(await receiptsOf(store, 10))
    }
    await writing.stop()
    expect(writing.written()).toBeGreaterThan(10)
    expect((await readdir(home)).sort()).toEqual([
      'backup-0',
      'backup-1',
      'backup-2',
      'backup-3',
      'backup-4',
      'backup-5',
      'data',
    ])
  })

  it('restored where the folder was lost lets the bot go on: no digest is sent twice', async () => {
    const store = await open()
    await fillStore(store)
    const sent = await sendDigests(store)
    expect(sent.length).toBeGreaterThan(10)
    const receipts = await receiptsOf(store, 10)
    const backup = join(home, 'backup')
    expect((await run('backup', ['--to', backup])).code).toBe(0)
    await stores.pop()?.close()
    await rm(dataDir, { recursive: true })

    expect(await run('restore', ['--from', backup])).toMatchObject({
      code: 0,
      out: expect.stringContaining('61 chats'),
    })
    expect(await readdir(dataDir)).not.toContain('moving.json')
    const restored = await open()
    expect(await receiptsOf(restored, 10)).toEqual(receipts)
    const more = await sendDigests(restored)
    expect(more.length).toBeGreaterThan(10)
    expect(more.filter((chatId) => sent.includes(chatId))).toEqual([])
  })

  /** One slice of those that are due; the chats that got one. */
  async function sendDigests(store: Store): Promise<number[]> {
    await store.queueSlot({
      due: { zone: 'Asia/Baku', schedule: MORNINGS, slotAt: NOW, chats: 1 },
      slot: { key: SLOT_KEY, at: NOW },
      nextSlotAt: NOW + DAY,
      queuedAt: NOW,
      limit: 12,
    })
    const chatIds: number[] = []
    for (;;) {
      const claimed = await store.claimDeliveries('a', NOW, 50)
      if (claimed.length === 0) return chatIds
      for (const { key, chatId, task } of claimed) {
        await store.markSending(key, 'a')
        await store.settleDelivery(key, 'a', { state: 'sent', messageId: 1 }, NOW)
        if (task.kind === 'digest') chatIds.push(chatId)
      }
    }
  }

  it('of a damaged folder is none, and leaves nothing', async () => {
    const store = await open()
    for (let n = 0; n < 9; n++) await store.saveSession('s', n)
    const journal = join(dataDir, 'journal-0.jsonl')
    const bytes = await readFile(journal)
    bytes[60] = (bytes[60] ?? 0) ^ 1
    await writeFile(journal, bytes)
    const { code, err } = await run('backup', ['--to', join(home, 'backup')])
    expect(code).toBe(1)
    expect(err).toContain('is damaged at byte')
    expect(await readdir(home)).toEqual(['data'])
  })

  it.each([
    ['backup', ['--to', 'data'], {}, 'is there already'],
    ['backup', [], { DATABASE_URL: 'postgres://x@y/z' }, 'pg_dump'],
    ['restore', ['--from', 'data'], { DATABASE_URL: 'postgres://x@y/z' }, 'pg_restore'],
    ['restore', [], {}, 'give --from'],
    ['restore', ['--from', 'nowhere'], { DATA_DIR: 'other' }, 'holds no data'],
    ['restore', ['--from', 'data'], {}, 'is not empty'],
    ['restore', ['--from', 'data', '--force'], {}, '--force'],
  ] as const)('%s %j with %j is refused', async (tool, argv, env, words) => {
    await (await open()).saveSession('s', 1)
    await stores.pop()?.close()
    const under = argv.map((word) => (word.startsWith('--') ? word : join(home, word)))
    const place = 'DATA_DIR' in env ? { DATA_DIR: join(home, env.DATA_DIR) } : { DATA_DIR: dataDir, ...env }
    const { code, err } = await run(tool, under, place)
    expect(code).toBe(1)
    expect(err).toContain(words)
    const store = await open()
    expect(await store.session('s')).toBe(1)
    expect(existsSync(join(home, 'other', 'moving.json'))).toBe(false)
  })

  it('whose restoring was interrupted is restored by the next try; no bot starts before', async () => {
    await fillStore(await open())
    await stores.pop()?.close()
    const backup = join(home, 'backup')
    await run('backup', ['--to', backup])
    const other = join(home, 'other')
    expect((await run('restore', ['--from', backup], { DATA_DIR: other })).code).toBe(0)
    // As it is in the middle.
    await rm(join(other, 'db.json'))
    await writeFile(join(other, 'deliveries', '2020-01-01.jsonl'), '')
    await writeFile(join(other, 'moving.json'), JSON.stringify({ fingerprint: 'restore', startedAt: NOW, done: 0 }))
    await expect(openIn(other)).rejects.toMatchObject({ code: 'moving' })
    expect((await run('restore', ['--from', backup], { DATA_DIR: other })).code).toBe(0)
    expect(await readdir(join(other, 'deliveries'))).not.toContain('2020-01-01.jsonl')
    expect((await (await open(other)).countChats()).all).toBe(61)
  })
})
