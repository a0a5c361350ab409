// All that a bot knows goes from lowdb to PostgreSQL and back, whatever interrupts it, and the bot goes on there.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openLowdbSource, openLowdbTarget } from '#adapters/store/lowdb/portable-lowdb'
import { PORTABLE_KINDS, type PortableStore, type PortableTarget } from '#adapters/store/portable'
import { openPortablePostgres } from '#adapters/store/postgres/portable-postgres'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import type { Store } from '#adapters/store/store'
import { canonicalJson } from '../../src/tools/move/canonical.ts'
import { type Moved, moveStore } from '../../src/tools/move/move-store.ts'
import { runMigrateStore } from '../../src/tools/run-migrate-store.ts'
import { DAY, NOW } from '../support/builders.ts'
import { newDatabase } from '../support/postgres.ts'
import { copyFolder, makeFolder, openIn, removeFolders, silentLog } from '../support/store-folders.ts'
import { fillStore, SLOT_KEY } from '../support/whole-store.ts'

const folders: string[] = []
const wait = async () => {}
let url: string
let filled: string
let folder: string
beforeAll(async () => {
  filled = await makeFolder()
  const store = await openIn(filled)
  await fillStore(store)
  await store.close()
  // Its receipts are filed under the id it had.
  const later = await openIn(filled)
  await later.migrateChat(-100_021, -100_022)
  await later.close()
})
afterAll(async () => {
  await removeFolders([filled])
})
beforeEach(async () => {
  url = await newDatabase()
  folder = await copyFolder(filled)
  folders.push(folder)
})
afterEach(() => removeFolders(folders))

async function newFolder() {
  const made = await makeFolder()
  folders.push(made)
  return made
}

const openSource = () => openLowdbSource({ folder, wait, log: silentLog })
const openDatabase = () => openPortablePostgres({ url, now: () => NOW, wait })
const openFolder = (path: string) => openLowdbTarget({ folder: path, wait, log: silentLog }, NOW)

async function move(source: PortableStore, target: PortableTarget, report = () => {}): Promise<Moved> {
  try {
    return await moveStore(source, target, NOW, report)
  } finally {
    await source.close()
    await target.close()
  }
}

async function dumpOf(opened: Promise<PortableStore>, sinceAt = NOW - 30 * DAY): Promise<string[]> {
  const store = await opened
  const lines: string[] = []
  for await (const { kind, value } of store.dump(sinceAt)) lines.push(`${kind} ${canonicalJson(value)}`)
  await store.close()
  return lines.sort()
}

/** The target as a process leaves it that is killed after so many slices, before or after the last one was written. */
function killedAfter(
  target: PortableTarget,
  slices: number,
  isWritten: boolean,
  onKilled = async () => {},
): PortableTarget {
  let left = slices
  return {
    ...target,
    async load(records, moving) {
      if (left-- > 0) return target.load(records, moving)
      if (isWritten) await target.load(records, { ...moving, done: moving.done - records.length })
      await onKilled()
      throw new Error('killed')
    },
  }
}

it('what people wrote and nobody answered yet is answered there: it moves as Telegram gave it', async () => {
  // Whether it is too old the server's clock says.
  const before = await openIn(folder, { now: Date.now })
  const polled = [
    { update_id: 81 },
    { update_id: 82, message: { chat: { id: 5 }, text: 'Half a pair \ud83d, a NUL \0' } },
  ]
  await before.keepUpdates(polled)
  await before.beginUpdate(82)
  await before.close()
  expect(await move(await openSource(), await openDatabase())).toMatchObject({ kind: 'moved' })
  const store = await openPostgresStore({ url, now: () => NOW, wait })
  const open = await store.openUpdates()
  expect(open).toEqual(expect.arrayContaining(polled.map((update, begun) => ({ update, begun }))))
  // What the chat writes next waits for it.
  expect(await store.hasEarlierUpdate(83, 5)).toBe(true)
  await store.close()
})

describe('from lowdb to PostgreSQL and back', () => {
  it('what an earlier release wrote, which did not say when, is the same there, too', async () => {
    const path = join(folder, 'db.json')
    const document = await readFile(path, 'utf8')
    const former = document.replaceAll(/,"writtenAt":\d+/g, '').replaceAll(/("given":\d+),"at":\d+/g, '$1')
    expect(former.length).toBeLessThan(document.length)
    // It had no check sum either.
    const { crc32: _sum, ...tables } = JSON.parse(former) as Record<string, unknown>
    await writeFile(path, JSON.stringify(tables))
    expect(await move(await openSource(), await openDatabase())).toMatchObject({ kind: 'moved' })
    const back = await newFolder()
    expect(await move(await openDatabase(), await openFolder(back))).toMatchObject({ kind: 'moved' })
  })

  it('everything is the same, of every kind', async () => {
    const before = await dumpOf(openSource())
    expect(new Set(before.map((line) => line.split(' ')[0]))).toEqual(new Set(PORTABLE_KINDS))
    expect(await move(await openSource(), await openDatabase())).toMatchObject({ kind: 'moved' })
    expect(await dumpOf(openDatabase())).toEqual(before)
    const back = await newFolder()
    expect(await move(await openDatabase(), await openFolder(back))).toMatchObject({ kind: 'moved' })
    expect(await dumpOf(openLowdbSource({ folder: back, wait, log: silentLog }))).toEqual(before)
  })

  it('an interruption at any slice is taken up where it was', async () => {
    const before = await dumpOf(openSource())
    for (let slices = 0; ; slices += 4) {
      const path = await newFolder()
      let left: string | undefined
      const killed = killedAfter(await openFolder(path), slices, slices % 8 === 0, async () => {
        left = await copyFolder(path)
        folders.push(left)
      })
      await move(await openSource(), killed).catch(() => undefined)
      if (left === undefined) break
      await expect(openIn(left)).rejects.toMatchObject({ code: 'moving' })
      const target = await openFolder(left)
      let loaded = 0
      const load: PortableTarget['load'] = (records, moving) => {
        loaded += records.length
        return target.load(records, moving)
      }
      expect(await move(await openSource(), { ...target, load })).toMatchObject({ kind: 'moved' })
      if (slices > 0) expect(loaded).toBeLessThan(before.length)
      expect(await dumpOf(openLowdbSource({ folder: left, wait, log: silentLog }))).toEqual(before)
    }
  })

  it('an interruption on the way into PostgreSQL is taken up, too, and no bot starts before', async () => {
    const before = await dumpOf(openSource())
    for (const slices of [0, 3, 8, 12]) {
      url = await newDatabase()
      await expect(move(await openSource(), killedAfter(await openDatabase(), slices, true))).rejects.toThrow('killed')
      await expect(openPostgresStore({ url, now: () => NOW, wait })).rejects.toMatchObject({ code: 'moving' })
      expect(await move(await openSource(), await openDatabase())).toMatchObject({ kind: 'moved' })
      expect(await dumpOf(openDatabase())).toEqual(before)
    }
  })
})

describe('the bot goes on', () => {
  const onPostgres = () => openPostgresStore({ url, now: () => NOW, wait })
  it.each(['PostgreSQL', 'lowdb'])('on %s: nothing is lost, nothing comes twice', async (engine) => {
    const back = await newFolder()
    await move(await openSource(), await openDatabase())
    if (engine === 'lowdb') await move(await openDatabase(), await openFolder(back))
    const store = engine === 'lowdb' ? await openIn(back) : await onPostgres()
    try {
      await goesOn(store)
    } finally {
      await store.close()
    }
  })

  async function goesOn(store: Store) {
    const found = await store.recoverDeliveries(0, NOW)
    expect(found).toEqual({ requeued: 3, unknown: 1 })
    // A slot that was sent under another schedule, an alert that rang, in a group that has another id by now.
    const again = [
      {
        key: 'digest:-100022:old',
        chatId: -100_022,
        task: { kind: 'digest', slotKey: 'old', slotAt: NOW - DAY } as const,
      },
      { key: 'digest:10:day-3', chatId: 10, task: { kind: 'digest', slotKey: 'day-3', slotAt: NOW - DAY } as const },
      { key: 'alert:-100022:2', chatId: -100_022, task: { kind: 'alert', articleId: '2', level: 'flash' } as const },
      { key: 'alert:11:1', chatId: 11, task: { kind: 'alert', articleId: '1', level: 'urgent' } as const },
    ]
    expect(
      await store.queueDeliveries(
        again.map((one) => ({ ...one, notBeforeAt: NOW })),
        NOW,
      ),
    ).toEqual([])
    expect((await store.receipts(10, 9)).filter(({ key }) => key.includes('day-'))).toHaveLength(4)
    expect((await store.receipts(-100_022, 9)).map(({ key }) => key)).toEqual(
      expect.arrayContaining(['alert:-20:2', 'digest:-20:old']),
    )
    expect((await store.page('2'))?.page.lead).toEqual(['Again.'])
    expect((await store.followers(['quay'], 99)).items.length).toBeGreaterThan(10)
    expect(await store.session('9:9')).toBe('a text')
    expect((await store.feeds()).map(({ feed }) => feed.id)).toEqual(['az', 'en'])
    expect((await store.editors()).map(({ id }) => id)).toEqual([9, 3])
    const draft = {
      authorId: 1,
      content: { kind: 'recall', of: '5' },
      audience: { kind: 'everyone' },
      createdAt: NOW,
    } as const
    expect((await store.createBroadcast(draft)).id).toBe('9')
    await store.noteAct({ at: NOW, act: 'feed-polled' })
    expect((await store.listActs(99)).items).toHaveLength(5)
    const [due] = await store.dueSlots(NOW, 9)
    expect(due).toMatchObject({ slotAt: NOW })
    const plan = { slot: { key: SLOT_KEY, at: NOW }, nextSlotAt: NOW + DAY, queuedAt: NOW, limit: 999 }
    if (due) await store.queueSlot({ due, ...plan })
    const digests = new Map<number, number>()
    for (;;) {
      const claimed = await store.claimDeliveries('next', NOW, 50)
      if (claimed.length === 0) break
      for (const { key, chatId, task } of claimed) {
        await store.markSending(key, 'next')
        await store.settleDelivery(key, 'next', { state: 'sent', messageId: 1 }, NOW)
        if (task.kind === 'digest') digests.set(chatId, (digests.get(chatId) ?? 0) + 1)
      }
    }
    expect(digests.size).toBeGreaterThan(40)
    expect([...digests.values()].filter((count) => count > 1)).toEqual([])
  }
})

describe('a move is refused', () => {
  it('into a store that has something in it already', async () => {
    const other = await newFolder()
    const store = await openIn(other)
    await store.saveSession('s', 1)
    await store.close()
    expect(await move(await openSource(), await openFolder(other))).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('not empty'),
    })
  })

  it('while a bot works with the source', async () => {
    const store = await openIn(folder)
    await expect(openSource()).rejects.toMatchObject({ code: 'locked' })
    await store.close()
    await move(await openSource(), await openDatabase())
    const bot = await openPostgresStore({ url, now: () => NOW, wait })
    await bot.keepAlive('a')
    const back = await newFolder()
    const refused = await move(await openDatabase(), await openFolder(back))
    expect(refused).toMatchObject({ kind: 'refused', reason: expect.stringContaining('A bot works with the database') })
    await bot.close()
  })

  it('when the source has changed since it began', async () => {
    const back = await newFolder()
    await expect(move(await openSource(), killedAfter(await openFolder(back), 4, false))).rejects.toThrow('killed')
    const store = await openIn(folder)
    await store.forgetChat(5)
    await store.close()
    expect(await move(await openSource(), await openFolder(back))).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('the source has changed'),
    })
  })

  it('from where a move was interrupted, and from where there is nothing', async () => {
    const back = await newFolder()
    await expect(move(await openSource(), killedAfter(await openFolder(back), 4, false))).rejects.toThrow('killed')
    await expect(openLowdbSource({ folder: back, wait, log: silentLog })).rejects.toMatchObject({ code: 'moving' })
    const nothing = await newFolder()
    await expect(openLowdbSource({ folder: nothing, wait, log: silentLog })).rejects.toMatchObject({ code: 'folder' })
    expect(await move(await openDatabase(), await openFolder(nothing))).toEqual({
      kind: 'refused',
      reason: 'The source is empty.',
    })
  })

  it('when the sides differ in the end: the target is not let go', async () => {
    const target = await openDatabase()
    const load: PortableTarget['load'] = (records, moving) =>
      target.load(records[0]?.kind === 'list' ? [] : records, moving)
    expect(await move(await openSource(), { ...target, load })).toMatchObject({ kind: 'differs' })
    await expect(openPostgresStore({ url, now: () => NOW, wait })).rejects.toMatchObject({ code: 'moving' })
  })
})

describe('the command', () => {
  async function run(argv: string[], isTerminal = false, env: Record<string, string> = {}) {
    let [written, told] = ['', '']
    const write = (text: string) => {
      written += text
    }
    const err = (text: string) => {
      told += text
    }
    const code = await runMigrateStore(argv, { DATABASE_URL: url, ...env }, { write, err, isTerminal })
    return { code, written, told }
  }

  it('moves, tells how far it is, and shows both sides', async () => {
    const { code, written } = await run(['--from', folder, '--to', 'postgres'])
    expect(code).toBe(0)
    expect(written).toMatch(/^moving {4}chat {7}█{24} {2}100 % {2}61 of 61$/m)
    expect(written).toMatch(/^chat +61 +([0-9a-f]{16}) +61 +\1 +same$/m)
    expect(written).toMatch(/^Moved \d+ records from lowdb in \S+ to PostgreSQL at \S+, equal on both sides\.\n$/m)
    expect(written).not.toContain('postgres@')
    const onTerminal = await run(['--from', 'postgres', '--to', join(await newFolder(), 'new')], true)
    expect(onTerminal.code).toBe(0)
    expect(onTerminal.written).toContain('\r\x1b[K')
  })

  it('takes the word data for DATA_DIR, a path for itself, and names both ends without a password', async () => {
    const database = new URL(url)
    database.password = 'never-shown'
    const env = { DATA_DIR: folder, DATABASE_URL: database.href }
    const { code, written } = await run(['--from', 'data', '--to', 'postgres'], false, env)
    expect(code).toBe(0)
    const route = `from lowdb in ${folder} to PostgreSQL at ${database.host}${database.pathname}`
    expect(written.split('\n')[0]).toBe(`Moving ${route}`)
    expect(written).not.toContain('never-shown')
    const again = await run(['--from', 'data', '--to', 'postgres'], false, env)
    expect(again).toMatchObject({
      code: 1,
      told: `migrate-store: ${route}: The target is not empty: give an empty one.`,
    })
    const path = await run(['--from', './data', '--to', 'postgres'], false, env)
    expect(path.told).toContain(`${resolve('data')} holds no data`)
  })

  it('shows no password of a mistyped command', async () => {
    const { code, told } = await run(['postgres://bot:s3cret@db.example/briefing'])
    expect(code).toBe(1)
    expect(told).toContain('db.example')
    expect(told).not.toContain('s3cret')
  })

  it.each([
    [['--from', 'data'], 'give --from and --to'],
    [['--from', 'data', '--to', './data'], 'the same'],
    [['--from', 'postgres://a:b@host/x', '--to', 'postgresql://c@host:5432/x'], 'the same'],
    [['--from', 'data', '--to', 'postgres:/x'], 'expected postgres://'],
    [['--from', 'no-such-folder', '--to', 'postgres'], 'holds no data'],
    [['--force'], 'Unknown option'],
  ])('refuses %j in one line', async (argv, words) => {
    const { code, told } = await run(argv)
    expect(code).toBe(1)
    expect(told).toContain(words)
    expect(told.split('\n')).toHaveLength(1)
  })

  it('leaves what an operator keeps in the folder', async () => {
    const home = await newFolder()
    await mkdir(join(home, 'data'))
    await writeFile(join(home, 'data', 'feeds.json'), '[]')
    expect((await run(['--from', folder, '--to', join(home, 'data')])).code).toBe(0)
    expect(await readFile(join(home, 'data', 'feeds.json'), 'utf8')).toBe('[]')
    expect(await readdir(join(home, 'data'))).not.toContain('moving.json')
  })
})
