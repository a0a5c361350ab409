import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Store } from '#adapters/store/store'
import { DAY, NOW, settings } from '../../support/builders.ts'
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
    expect(await readdir(join(folder, 'deliveries'))).toEqual(['2026-10-15.jsonl'])
    await (await open(folder)).close()
    expect(await readdir(join(folder, 'deliveries'))).toEqual([])
    const stored = JSON.parse(await readFile(join(folder, 'db.json'), 'utf8'))
    expect(stored.totals).toEqual([{ day: '2026-10-15', counts: { sent: 2 } }])
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
