import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFiles, type Files } from '#adapters/store/lowdb/files'
import type { Store } from '#adapters/store/store'
import { parseSearch } from '#domain/search'
import { aFeed, anItem, aPage, DAY, MINUTE, NOW } from '../../support/builders.ts'
import { copyFolder, makeFolder, openIn, removeFolders } from '../../support/store-folders.ts'

const folders: string[] = []
const stores: Store[] = []
let folder: string
let store: Store
beforeEach(async () => {
  folder = await newFolder(await makeFolder())
  store = await open(folder)
  await store.syncFeeds([aFeed()], NOW)
  await publish(1, 'Bir mətn')
  await publish(2, 'İki mətn')
})
afterEach(async () => {
  for (const each of stores.splice(0)) await each.close().catch(() => undefined)
  await removeFolders(folders)
})

async function newFolder(made: string): Promise<string> {
  folders.push(made)
  return made
}

async function open(path: string, files: Files = createFiles()): Promise<Store> {
  const opened = await openIn(path, { files })
  stores.push(opened)
  return opened
}

async function publish(number: number, text: string, at = NOW) {
  const items = [anItem({ number })]
  await store.recordFetch('az', { kind: 'items', items, validators: {} }, at, at + MINUTE)
  await write(number, text, at)
}

async function write(number: number, text: string, at = NOW) {
  await store.recordPage(String(number), aPage({ lead: [text], paragraphs: [] }), undefined, at)
}

async function search(line: string, where = store): Promise<string[]> {
  const parsed = parseSearch(line)
  const phrases = parsed.kind === 'search' ? parsed.phrases : []
  const { items } = await where.searchArticles({ phrases, languages: ['az'], sponsored: false }, 9)
  return items.map(({ id }) => id)
}

const wordFile = (of: string) => join(of, 'words', '2026-11-24.txt')

describe('the words of texts', () => {
  it('of a folder of an earlier release are made from the pages, step by step', async () => {
    const copy = await newFolder(await copyFolder(folder))
    await rm(join(copy, 'words'), { recursive: true })
    const old = await open(copy)
    expect(await search('metn', old)).toEqual([])
    expect(await old.newestUnindexedAt()).toBe(NOW)
    expect([await old.indexArticles(1), await old.indexArticles(1), await old.indexArticles(1)]).toEqual([1, 1, 0])
    expect(await search('metn', old)).toEqual(['2', '1'])
    expect(await old.newestUnindexedAt()).toBeUndefined()
  })

  it('cut anywhere by a crash count for nothing and are made again; what was written before is found', async () => {
    const whole = await readFile(wordFile(folder))
    const last = whole.lastIndexOf(10)
    for (let end = last; end < whole.length; end += 3) {
      const copy = await newFolder(await copyFolder(folder))
      await truncate(wordFile(copy), end)
      const crashed = await open(copy)
      expect(await search('metn', crashed)).toEqual(['1'])
      await crashed.recordPage('1', aPage({ lead: ['Yeni mətn'], paragraphs: [] }), undefined, NOW + MINUTE)
      expect(await search('yeni', crashed)).toEqual(['1'])
      while ((await crashed.indexArticles(9)) > 0);
      expect(await search('metn', crashed)).toEqual(['2', '1'])
    }
  })

  it('that are no words at all do no harm', async () => {
    await writeFile(wordFile(folder), '\0\0\n\n1 2\n1 x 3 a \n2 99999999999999999999 4 metn\n-')
    expect(await search('metn')).toEqual([])
    expect(await store.indexArticles(9)).toBe(2)
    expect(await search('metn')).toEqual(['2', '1'])
  })

  it('that the disk refused are made later; the page is recorded', async () => {
    const real = createFiles()
    let isFull = false
    const files: Files = {
      ...real,
      open: async (path, mode) => {
        if (isFull && path.includes('words')) throw new Error('ENOSPC')
        return real.open(path, mode)
      },
    }
    await store.close()
    store = await open(folder, files)
    await store.indexArticles(9)
    isFull = true
    await write(1, 'Başqa', NOW + MINUTE)
    isFull = false
    expect((await store.page('1'))?.page.lead).toEqual(['Başqa'])
    expect(await store.indexArticles(9)).toBe(1)
    expect(await search('basqa')).toEqual(['1'])
  })

  it('of pages whose files are gone are not looked for without end, and made when one is fetched again', async () => {
    for (let n = 3; n <= 8; n++) await publish(n, 'Altı mətn')
    await store.close()
    await rm(join(folder, 'words'), { recursive: true })
    await rm(join(folder, 'pages'), { recursive: true })
    store = await open(folder)
    await publish(9, 'Doqquz mətn')
    const made: number[] = []
    while (made.at(-1) !== 0 && made.length < 9) made.push(await store.indexArticles(3))
    expect(made).toEqual([3, 3, 2, 0])
    await write(1, 'Yenə', NOW + MINUTE)
    expect([await search('yene'), await search('metn')]).toEqual([['1'], ['9']])
  })

  it('leave with their articles, and take no more room than twice their own', async () => {
    await publish(3, 'Köhnə', NOW - 3 * DAY)
    expect(await readdir(join(folder, 'words'))).toEqual(['2026-11-21.txt', '2026-11-24.txt'])
    for (let n = 1; n <= 20; n++) await write(1, `Mətn ${n}`, NOW + n)
    const { length } = await readFile(wordFile(folder))
    await store.recordFetch('az', { kind: 'items', items: [anItem({ number: 1 })], validators: {} }, NOW, NOW)
    await store.pruneArticles(NOW - DAY)
    while ((await store.indexArticles(9)) > 0);
    expect(await readdir(join(folder, 'words'))).toEqual(['2026-11-24.txt'])
    expect((await readFile(wordFile(folder))).length).toBeLessThan(length / 3)
    expect(await search('metn')).toEqual(['2', '1'])
  })
})
