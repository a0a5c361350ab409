import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { migrationFrom } from '#adapters/store/lowdb/migrations'
import { aChat, aDelivery, anArticle, DAY, NOW } from '../../support/builders.ts'
import { makeFolder, openIn, removeFolders } from '../../support/store-folders.ts'

const folders: string[] = []
afterEach(() => removeFolders(folders))

describe('migrations', () => {
  const migrations = {
    1: (table: string, record: Record<string, unknown>) => (table === 'old' ? undefined : { ...record, one: true }),
    2: (_table: string, record: Record<string, unknown>) => ({ ...record, two: true }),
  }

  it('lead from the stored version forward, step by step', () => {
    expect(migrationFrom(1, 'db.json', 3, migrations)('chats', { id: 1 })).toEqual({ id: 1, one: true, two: true })
    expect(migrationFrom(2, 'db.json', 3, migrations)('chats', { id: 1 })).toEqual({ id: 1, two: true })
    expect(migrationFrom(3, 'db.json', 3, migrations)('chats', { id: 1 })).toEqual({ id: 1 })
    expect(migrationFrom(1, 'db.json', 3, migrations)('old', { id: 1 })).toBeUndefined()
  })

  it.each([
    [4, 'newer-version'],
    [0, 'shape'],
    ['1', 'shape'],
    [undefined, 'shape'],
    [null, 'shape'],
  ])('refuse version %s', (version, code) => {
    expect(() => migrationFrom(version, 'db.json', 3, migrations)).toThrow(expect.objectContaining({ code }))
  })

  it('refuse a version from which no step leads on', () => {
    expect(() => migrationFrom(1, 'db.json', 3, { 2: migrations[2] })).toThrow(
      expect.objectContaining({ code: 'shape' }),
    )
  })
})

describe('a folder of version 1', () => {
  it('opens with all it holds, and is of this version from then on', async () => {
    const folder = await makeFolder()
    folders.push(folder)
    const edit = aDelivery({ key: 'e', task: { kind: 'digest-edit', messageId: 7 } })
    const document = {
      version: 1,
      journal: 0,
      seq: 0,
      chats: [aChat({ nextSlotAt: NOW + DAY, digestedUntil: NOW })],
      articles: [{ ...anArticle(), seenAt: NOW }],
      deliveries: [edit],
      finished: [{ ...edit, key: 'f', state: 'sent', settledAt: NOW, messageId: 7 }],
    }
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'db.json'), JSON.stringify(document))
    await writeFile(join(folder, 'journal-0.jsonl'), '')
    const store = await openIn(folder)
    expect(await store.chat(100)).toEqual(aChat({ nextSlotAt: NOW + DAY, digestedUntil: NOW }))
    expect(await store.unannouncedArticles(9)).toEqual([])
    expect(await store.receipts(100, 9)).toMatchObject([{ key: 'f', messageId: 7 }])
    expect(await store.claimDeliveries('a', NOW, 9)).toMatchObject([{ key: 'e' }])
    await store.close()
    expect(JSON.parse(await readFile(join(folder, 'db.json'), 'utf8'))).toMatchObject({ version: 2 })
  })
})
