import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { checkLowdbFolder } from '#adapters/store/lowdb/check-folder'
import type { Store } from '#adapters/store/store'
import { aFeed, anItem, aPage, aShownDigest, HOUR, MINUTE, NOW, settings } from '../../support/builders.ts'
import { copyFolder, makeFolder, openIn, removeFolders, silentLog } from '../../support/store-folders.ts'

const folders: string[] = []
const stores: Store[] = []
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close().catch(() => undefined)
  await removeFolders(folders)
  vi.useRealTimers()
})

async function newFolder() {
  const folder = await makeFolder()
  folders.push(folder)
  return folder
}

async function open(folder: string, over: Parameters<typeof openIn>[1] = {}) {
  const store = await openIn(folder, over)
  stores.push(store)
  return store
}

/** A folder as a killed process leaves it: sessions `s` = 1 … 5 in the journal, a line each. */
async function killedFolder() {
  const folder = await newFolder()
  const store = await open(folder)
  for (let n = 1; n <= 5; n++) await store.saveSession('s', n)
  const copy = await copyFolder(folder)
  folders.push(copy)
  return copy
}

describe('the journal', () => {
  it('cut at any byte of its last line gives what was promised before it', async () => {
    const folder = await killedFolder()
    const path = join(folder, 'journal-0.jsonl')
    const whole = await readFile(path)
    const lastLine = whole.lastIndexOf(10, whole.length - 2) + 1
    for (let end = lastLine; end < whole.length; end += 7) {
      await writeFile(path, whole.subarray(0, end))
      const warnings: string[] = []
      const store = await open(folder, { log: { ...silentLog, warn: (event) => warnings.push(event) } })
      expect(await store.session('s')).toBe(4)
      expect(warnings).toEqual(end === lastLine ? [] : ['store-torn-tail-dropped'])
      await store.close()
      for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true })
    }
  })

  it('damaged before its end refuses to start, naming file and offset', async () => {
    const folder = await killedFolder()
    const path = join(folder, 'journal-0.jsonl')
    const bytes = await readFile(path)
    const second = bytes.indexOf(10) + 1
    bytes[second + 30] = (bytes[second + 30] ?? 0) ^ 1
    await writeFile(path, bytes)
    await expect(open(folder)).rejects.toMatchObject({ name: 'StoreError', code: 'damaged' })
    await expect(open(folder)).rejects.toThrow(`${path} is damaged at byte ${second}`)
    expect(await readFile(path)).toEqual(bytes)
  })

  it('with a line missing refuses to start', async () => {
    const folder = await killedFolder()
    const path = join(folder, 'journal-0.jsonl')
    const lines = (await readFile(path, 'utf8')).split('\n')
    await writeFile(path, [...lines.slice(0, 2), ...lines.slice(3)].join('\n'))
    await expect(open(folder)).rejects.toMatchObject({ code: 'damaged' })
  })

  it('that is missing behind its snapshot refuses to start', async () => {
    const folder = await newFolder()
    const store = await open(folder)
    await store.saveSession('s', 1)
    await store.close()
    await rm(join(folder, 'journal-1.jsonl'))
    await expect(open(folder)).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('journal-1.jsonl'),
    })
  })

  it('without its snapshot refuses to start', async () => {
    const folder = await newFolder()
    const store = await open(folder)
    await store.saveSession('s', 1)
    await store.close()
    await rm(join(folder, 'db.json'))
    await expect(open(folder)).rejects.toMatchObject({ code: 'damaged', message: expect.stringContaining('db.json') })
  })
})

describe('the snapshot', () => {
  const fill = async (store: Store) => {
    await store.syncFeeds([aFeed()], NOW)
    await store.recordFetch('az', { kind: 'items', items: [anItem(), anItem({ number: 5 })], validators: {} }, NOW, NOW)
    await store.recordPage('5', aPage(), 'economy', NOW)
    for (let chatId = 1; chatId <= 50; chatId++) {
      await store.subscribe(chatId, 'private', settings(), NOW, NOW)
      await store.rememberDigest(aShownDigest({ chatId }))
    }
  }

  it('is a document that stock lowdb reads, with equal digests once', async () => {
    const folder = await newFolder()
    const store = await open(folder)
    await fill(store)
    await store.close()
    const stock = new Low(new JSONFile<Record<string, unknown[]>>(join(folder, 'db.json')), {})
    await stock.read()
    expect(stock.data).toMatchObject({ version: 2, articles: [{ id: '4411239' }, { id: '5' }] })
    expect(stock.data['chats']).toHaveLength(50)
    expect(stock.data['contents']).toHaveLength(1)
    expect(stock.data['digests']).toHaveLength(50)
  })

  it('is read as well in the layout of stock lowdb', async () => {
    const folder = await newFolder()
    const first = await open(folder)
    await fill(first)
    await first.close()
    const stock = new Low(new JSONFile<object>(join(folder, 'db.json')), {})
    await stock.read()
    await stock.write()
    const store = await open(folder)
    expect(await store.countChats()).toEqual({ active: 50, all: 50 })
    expect(await store.latestDigest(50)).toEqual(aShownDigest({ chatId: 50 }))
    expect(await store.page('5')).toEqual({ page: aPage(), fetchedAt: NOW })
  })

  it('forgets what digests show once no chat has them any more', async () => {
    const folder = await newFolder()
    const store = await open(folder)
    await store.rememberDigest(aShownDigest())
    await store.rememberDigest(aShownDigest({ restIds: [] }))
    await store.forgetChat(100)
    await store.close()
    expect(JSON.parse(await readFile(join(folder, 'db.json'), 'utf8'))).toMatchObject({ contents: [], digests: [] })
  })

  it.each([
    ['an empty file', '', 'damaged'],
    ['half a document', '{"version":1,"journal":0,"seq":0,\n"feeds":[\n', 'damaged'],
    ['words', 'not json', 'damaged'],
    ['a broken record', '{"version":1,"journal":0,"seq":0,\n"feeds":[\n{"feed":\n', 'damaged'],
    ['null', 'null', 'shape'],
    ['a list', '[]', 'shape'],
    ['an object of something else', '{"posts":[]}', 'shape'],
    ['a later version', '{"version":3,"journal":0,"seq":0}', 'newer-version'],
    ['an unknown table', '{"version":1,"journal":0,"seq":0,"posts":[{}]}', 'shape'],
    ['a table that is no list', '{"version":1,"journal":0,"seq":0,"chats":{}}', 'shape'],
    ['null for a record', '{"version":1,"journal":0,"seq":0,"chats":[null]}', 'shape'],
    ['a record of another shape', '{"version":1,"journal":0,"seq":0,"chats":[{"id":"100"}]}', 'shape'],
    ['no word on its journal', '{"version":1,"chats":[]}', 'shape'],
  ])('that is %s refuses to start and leaves the file alone', async (_what, text, code) => {
    const folder = await newFolder()
    await writeFile(join(folder, 'db.json'), text)
    await writeFile(join(folder, 'journal-0.jsonl'), '')
    const refusal = { name: 'StoreError', code, message: expect.stringContaining(join(folder, 'db.json')) }
    await expect(open(folder)).rejects.toMatchObject(refusal)
    await expect(checkLowdbFolder(folder)).rejects.toMatchObject(refusal)
    expect(await readFile(join(folder, 'db.json'), 'utf8')).toBe(text)
  })

  it('refuses to hold what the next start would refuse', async () => {
    const store = await open(await newFolder())
    await expect(store.subscribe(100, 'private', settings(), Number.NaN, NOW)).rejects.toThrow(
      'chats.nextSlotAt is NaN',
    )
    expect(await store.chat(100)).toBeUndefined()
    expect(await store.dueSlots(NOW, 9)).toEqual([])
  })
})

describe('the folder', () => {
  it('belongs to one process', async () => {
    const folder = await newFolder()
    await open(folder)
    await expect(open(folder, { wait: async () => undefined })).rejects.toMatchObject({
      name: 'StoreError',
      code: 'locked',
      message: expect.stringContaining('in use by another process'),
    })
  })

  it('is taken over from a process that was killed', async () => {
    const folder = await killedFolder()
    await mkdir(join(folder, 'store.lock'))
    const old = new Date(Date.now() - 10_000)
    await utimes(join(folder, 'store.lock'), old, old)
    expect(await (await open(folder)).session('s')).toBe(5)
  })

  it('is taken over with the feeds it was fetching, which are due at once', async () => {
    const folder = await newFolder()
    const killed = await open(folder)
    await killed.syncFeeds([aFeed()], NOW)
    await killed.claimDueFeeds(NOW, HOUR, 9)
    const left = await copyFolder(folder)
    folders.push(left)
    const next = await open(left)
    await next.syncFeeds([aFeed()], NOW + MINUTE)
    expect(await next.feeds()).toMatchObject([{ nextCheckAt: NOW + MINUTE }])
    expect(await next.claimDueFeeds(NOW + MINUTE, HOUR, 9)).toHaveLength(1)
  })

  it('is free again after closing, and after a start that was refused', async () => {
    const folder = await newFolder()
    await writeFile(join(folder, 'db.json'), 'null')
    await expect(open(folder)).rejects.toMatchObject({ code: 'shape' })
    await rm(join(folder, 'db.json'))
    await (await open(folder)).close()
    expect((await open(folder)).problem()).toBeUndefined()
  })

  it('taken away from a running process ends its writing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const folder = await newFolder()
    const store = await open(folder)
    await store.saveSession('s', 1)
    await rm(join(folder, 'store.lock'), { recursive: true })
    await vi.advanceTimersByTimeAsync(1500)
    await vi.waitUntil(() => store.problem() !== undefined, { interval: 1 })
    await expect(store.saveSession('s', 2)).rejects.toMatchObject({ code: 'lock-lost' })
    expect(store.problem()).toContain('taken over')
    const before = await readdir(folder)
    await store.close()
    expect(await readdir(folder)).toEqual(before)
  })

  it('that cannot be made is told with what to do', async () => {
    const folder = join(await newFolder(), 'file')
    await writeFile(folder, '')
    await expect(open(folder)).rejects.toMatchObject({ code: 'folder', message: expect.stringContaining('DATA_DIR') })
  })

  it('is looked at by the doctor without a change, also while it is in use', async () => {
    const folder = await newFolder()
    const store = await open(folder)
    await store.subscribe(100, 'private', settings(), NOW, NOW)
    const before = await readdir(folder)
    expect((await checkLowdbFolder(folder)).text).toContain('1 chats, 0 articles')
    expect((await checkLowdbFolder(join(folder, 'missing'))).text).toContain('is made at the first start')
    expect(await readdir(folder)).toEqual(before)
  })

  it('refuses everything once closed', async () => {
    const store = await open(await newFolder())
    await store.close()
    await store.close()
    await expect(store.saveSession('s', 1)).rejects.toMatchObject({ code: 'closed' })
    await expect(store.session('s')).rejects.toMatchObject({ code: 'closed' })
  })
})

describe('pages on the disk', () => {
  it('of ids that differ in capitals only are two files, and leftovers are swept', async () => {
    const folder = await newFolder()
    const store = await open(folder)
    await store.syncFeeds([aFeed()], NOW)
    const items = ['aB', 'ab'].map((wantedId, number) => anItem({ number, wantedId }))
    await store.recordFetch('az', { kind: 'items', items, validators: {} }, NOW, NOW)
    await store.recordPage('aB', aPage({ title: 'one' }), undefined, NOW)
    await store.recordPage('ab', aPage({ title: 'two' }), undefined, NOW)
    await store.recordPage('ab', aPage({ title: 'three' }), undefined, NOW + MINUTE)
    const names = async () =>
      (await readdir(join(folder, 'pages'), { recursive: true })).filter((name) => /@/.test(name))
    const kept = (await names()).sort()
    expect(new Set(kept.map((name) => name.toLowerCase())).size).toBe(2)
    const shelf = join(folder, 'pages', kept[0]?.slice(0, 2) ?? '')
    await writeFile(join(shelf, 'left@5.json'), '{}')
    await writeFile(join(shelf, 'left@6.json.tmp'), '{}')
    await store.pruneArticles(0)
    expect((await names()).sort()).toEqual(kept)
    expect((await store.page('aB'))?.page.title).toBe('one')
    expect((await store.page('ab'))?.page.title).toBe('three')
  })
})
