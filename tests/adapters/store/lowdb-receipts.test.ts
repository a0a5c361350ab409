import { appendFile, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createFiles } from '#adapters/store/lowdb/files'
import type { Store } from '#adapters/store/store'
import { DAY, MINUTE, NOW, settings } from '../../support/builders.ts'
import { makeFolder, openIn, removeFolders } from '../../support/store-folders.ts'

const folders: string[] = []
const stores: Store[] = []
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close().catch(() => undefined)
  await removeFolders(folders)
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

const edit = (key: string, chatId: number) => ({
  key,
  chatId,
  task: { kind: 'digest-edit' as const, messageId: 7 },
  notBeforeAt: NOW,
})

async function settleEdit(store: Store, key: string, chatId: number, at = NOW) {
  await store.queueDeliveries([edit(key, chatId)], at)
  await store.claimDeliveries('a', NOW, 1)
  await store.settleDelivery(key, 'a', { state: 'sent' }, at)
}

describe('receipts on the disk', () => {
  it('go to a file a day and survive a line that a crash cut', async () => {
    const folder = await newFolder()
    const first = await open(folder)
    await settleEdit(first, 'e1', 100)
    await first.close()
    const path = join(folder, 'deliveries', '2026-11-24.jsonl')
    await writeFile(path, `${await readFile(path, 'utf8')}{"key":"torn","chatId":100,"ta`)
    const second = await open(folder)
    await settleEdit(second, 'e2', 100, NOW + 1)
    await second.close()
    const third = await open(folder)
    expect((await third.receipts(100, 9)).map(({ key }) => key)).toEqual(['e2', 'e1'])
    await third.forgetChat(100)
    expect(await readFile(path, 'utf8')).not.toContain('100')
  })

  it('of one chat are erased to the last byte, those of its neighbours are kept', async () => {
    const folder = await newFolder()
    const first = await open(folder)
    for (const chatId of [1, 10, 100, 1000]) for (const n of [1, 2]) await settleEdit(first, `e${chatId}-${n}`, chatId)
    await first.close()
    const store = await open(folder)
    await store.forgetChat(10)
    expect((await store.receipts(100, 9)).length + (await store.receipts(1, 9)).length).toBe(4)
    await store.close()
    const text = await readFile(join(folder, 'deliveries', '2026-11-24.jsonl'), 'utf8')
    expect(text).not.toContain('e10-')
    expect(await readFile(join(folder, 'db.json'), 'utf8')).not.toContain('e10-')
    expect((await readdir(folder)).filter((name) => name.startsWith('journal'))).toHaveLength(1)
  })

  it('become totals after thirty days', async () => {
    const folder = await newFolder()
    const first = await open(folder, { now: () => NOW - 40 * DAY })
    await settleEdit(first, 'e1', 100, NOW - 40 * DAY)
    await settleEdit(first, 'e2', 101, NOW - 40 * DAY)
    await first.close()
    expect(await readdir(join(folder, 'deliveries'))).toEqual(['2026-10-15.index', '2026-10-15.jsonl'])
    await (await open(folder)).close()
    expect(await readdir(join(folder, 'deliveries'))).toEqual([])
    const stored = JSON.parse(await readFile(join(folder, 'db.json'), 'utf8'))
    expect(stored.totals).toEqual([{ day: '2026-10-15', counts: { sent: 2 } }])
  })
})

describe('the index of receipts', () => {
  const day = (folder: string, ending: string) => join(folder, 'deliveries', `2026-11-24.${ending}`)
  const keysOf = async (store: Store, chatId: number) => (await store.receipts(chatId, 9)).map(({ key }) => key).sort()
  /** Edits e1 … of chats 100 and 101 by turns, in a folder that is closed. */
  const filled = async (count: number) => {
    const folder = await newFolder()
    const store = await open(folder)
    for (let n = 1; n <= count; n++) await settleEdit(store, `e${n}`, 100 + (n % 2))
    await store.close()
    return folder
  }

  it.each<[string, (folder: string) => Promise<unknown>]>([
    ['is missing', (folder) => rm(day(folder, 'index'))],
    ['was cut', (folder) => truncate(day(folder, 'index'), 4000)],
    ['is of another kind', (folder) => writeFile(day(folder, 'index'), new Uint8Array(9000).fill(7))],
  ])('is made anew when it %s', async (_what, harm) => {
    const folder = await filled(4)
    await harm(folder)
    const store = await open(folder)
    expect(await keysOf(store, 101)).toEqual(['e1', 'e3'])
    expect(await keysOf(store, 100)).toEqual(['e2', 'e4'])
    expect((await stat(day(folder, 'index'))).size).toBe(8 * (2 + 1025 + 2 * 4))
  })

  it('is completed by what a kill left out, and goes on with what comes', async () => {
    const folder = await filled(2)
    const line = (await readFile(day(folder, 'jsonl'), 'utf8')).split('\n').find((text) => text.includes('"e1"')) ?? ''
    await appendFile(day(folder, 'jsonl'), `\n${line.replaceAll('e1', 'killed')}\n{"key":"torn","chatId":101,"ta`)
    const store = await open(folder)
    await settleEdit(store, 'fresh', 101)
    expect(await keysOf(store, 101)).toEqual(['e1', 'fresh', 'killed'])
    await store.close()
    for (const again of [await open(folder)]) expect(await keysOf(again, 101)).toEqual(['e1', 'fresh', 'killed'])
  })

  it('names no chat that is forgotten, and finds the others', async () => {
    const folder = await filled(6)
    const store = await open(folder)
    await store.forgetChat(101)
    expect(await keysOf(store, 101)).toEqual([])
    const bytes = await readFile(day(folder, 'index'))
    const numbers = Array.from({ length: bytes.length / 8 }, (_, at) => bytes.readDoubleLE(at * 8))
    expect(numbers).toContain(100)
    expect(numbers).not.toContain(101)
    expect(await keysOf(store, 100)).toEqual(['e2', 'e4', 'e6'])
  })

  it('answers who ask the same at once together, each with a copy, and who ask later anew', async () => {
    const folder = await filled(2)
    let opened = 0
    const files = createFiles()
    const store = await open(folder, {
      files: {
        ...files,
        open: (path, mode) => {
          if (path.endsWith('.jsonl') && path.includes('deliveries')) opened++
          return files.open(path, mode)
        },
      },
    })
    await store.receipts(100, 9)
    opened = 0
    const answers = await Promise.all(Array.from({ length: 5 }, () => store.receipts(100, 9)))
    expect(opened).toBe(1)
    expect(answers.every((answer) => answer.length === 1)).toBe(true)
    Object.assign(answers[0]?.[0]?.task ?? {}, { messageId: 99 })
    expect(answers[1]?.[0]?.task).toEqual({ kind: 'digest-edit', messageId: 7 })
    await settleEdit(store, 'later', 100)
    expect(await keysOf(store, 100)).toEqual(['e2', 'later'])
  })
})

describe('keys of what ended', () => {
  it('are kept for a quarter of an hour of edits, three days of alerts', async () => {
    const folder = await newFolder()
    const first = await open(folder)
    await settleEdit(first, 'e1', 100)
    const alert = {
      key: 'alert:100:9',
      chatId: 100,
      task: { kind: 'alert' as const, articleId: '9', level: 'word' as const },
      notBeforeAt: NOW,
    }
    await first.queueDeliveries([alert], NOW)
    await first.claimDeliveries('a', NOW, 1)
    await first.settleDelivery(alert.key, 'a', { state: 'sent', messageId: 1 }, NOW)
    await first.close()
    const known = async (at: number) => {
      const store = await open(folder, { now: () => at })
      const fresh = await store.queueDeliveries([edit('e1', 100), alert], at)
      for (const { key } of await store.claimDeliveries('b', at, 9))
        await store.settleDelivery(key, 'b', { state: 'expired', reason: 'x' }, NOW)
      await store.close()
      return ['e1', alert.key].filter((key) => !fresh.includes(key))
    }
    expect(await known(NOW + 15 * MINUTE)).toEqual(['e1', alert.key])
    expect(await known(NOW + 15 * MINUTE + 1)).toEqual([alert.key])
    expect(await known(NOW + 3 * DAY)).toEqual([alert.key])
    expect(await known(NOW + 3 * DAY + 1)).toEqual([])
  })
})

/** A running broadcast written down for chats 1 … `chats`. */
async function startBroadcast(store: Store, chats: number) {
  for (let chatId = 1; chatId <= chats; chatId++) await store.subscribe(chatId, 'private', settings(), undefined, NOW)
  const content = { kind: 'text' as const, text: 'A word to all readers', entities: [], preview: false }
  const { id } = await store.createBroadcast({ authorId: 5, content, audience: { kind: 'everyone' }, createdAt: NOW })
  await store.changeBroadcast(id, ['draft'], { state: 'running' })
  await store.queueBroadcast(id, NOW, chats + 1)
  return id
}

describe('deliveries of a broadcast on the disk', () => {
  it('that failed stay in the document until it ends', async () => {
    const folder = await newFolder()
    const first = await open(folder)
    const id = await startBroadcast(first, 2)
    for (const delivery of await first.claimDeliveries('a', NOW, 9)) {
      const isFirst = delivery.chatId === 1
      const settlement = isFirst
        ? { state: 'failed' as const, reason: 'http-400' }
        : { state: 'sent' as const, messageId: 7 }
      await first.settleDelivery(delivery.key, 'a', settlement, NOW)
    }
    await first.close()
    const path = join(folder, 'deliveries', '2026-11-24.jsonl')
    expect(await readFile(path, 'utf8')).not.toContain('broadcast:1:1')
    const second = await open(folder)
    await second.changeBroadcast(id, ['running'], { state: 'done' })
    await second.close()
    expect(await readFile(path, 'utf8')).toContain('broadcast:1:1')
  })

  it('are found behind the gap that a forgotten chat leaves, from a place taken before', async () => {
    const folder = await newFolder()
    const first = await open(folder)
    const id = await startBroadcast(first, 6)
    for (const { key, chatId } of await first.claimDeliveries('a', NOW, 9))
      await first.settleDelivery(key, 'a', { state: 'sent', messageId: chatId }, NOW)
    await first.close()
    const store = await open(folder)
    const { items, next = '' } = await store.deliveriesOf({ broadcastId: id }, 0, 3)
    await store.forgetChat(1)
    await store.forgetChat(5)
    const rest = await store.deliveriesOf({ broadcastId: id }, 0, 3, next)
    expect([...items, ...rest.items].map(({ chatId }) => chatId)).toEqual([1, 2, 3, 4, 6])
    expect(rest.next).toBeUndefined()
  })
})
