// Text no database takes, halves of surrogate pairs and NUL, in a feed, in a page and in what people write: from the bytes to
// PostgreSQL.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readInWorker as readFeed } from '#adapters/feed/read-in-worker'
import { readInWorker as readPage } from '#adapters/page/read-in-worker'
import { openPostgresStore } from '#adapters/store/postgres/postgres-store'
import type { Store } from '#adapters/store/store'
import { parseJson } from '#adapters/telegram/json-answers'
import { createWorker, type Worker } from '#adapters/worker/worker'
import { aFeed, NOW } from '../support/builders.ts'
import { newDatabase } from '../support/postgres.ts'

const ILL = 'half \ud83d of a \udc00 pair \0 and nul'
const WELL = 'half \ufffd of a \ufffd pair \ufffd and nul'
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

let store: Store
let worker: Worker
beforeAll(async () => {
  store = await openPostgresStore({ url: await newDatabase(), now: () => NOW, wait: async () => {} })
  worker = createWorker({ log: silent })
})
afterAll(async () => {
  await worker.close()
  await store.close()
})

describe('ill-formed text', () => {
  it('in one item of a feed keeps none of its items out', async () => {
    const items = [1, 2, 3].map((number) => ({
      id: `https://agency.example/story-44112${number}`,
      url: `https://agency.example/story-44112${number}`,
      title: number === 2 ? `Title ${ILL}` : `Title ${number}`,
      content_text: number === 2 ? ILL : 'Text',
    }))
    const feed = { version: 'https://jsonfeed.org/version/1.1', title: ILL, items }
    const reading = await readFeed(worker, Buffer.from(JSON.stringify(feed)), { url: 'https://agency.example/feed' })
    if (reading.kind !== 'feed') throw new Error(reading.detail)
    await store.syncFeeds([aFeed()], NOW)
    const outcome = { kind: 'items' as const, items: reading.items, validators: {}, title: reading.title ?? '' }
    const { added } = await store.recordFetch('az', outcome, NOW, NOW)
    expect(added.map(({ title }) => title).sort()).toEqual([
      'Title 1',
      'Title 3',
      expect.stringContaining('half \ufffd of'),
    ])
  })

  it('in a page does not keep it from being read', async () => {
    const html = `<html><head><title>Storm closes the harbour of Alat</title></head><body><h1>Storm closes the harbour of Alat</h1>
      <p>Waves of six metres stopped loading at dawn, ${ILL}, and three ferries wait off the coast.</p></body></html>`
    const reading = await readPage(worker, { text: html, contentType: 'text/html' })
    if (reading.kind !== 'page') throw new Error(reading.detail)
    const [{ id = '' } = {}] = (await store.listArticles({ languages: ['az'] }, 1)).items
    await store.recordPage(id, reading.page, undefined, NOW)
    expect(JSON.stringify((await store.page(id))?.page)).toContain('half \ufffd of a \ufffd pair')
  })

  it('in what a person writes is kept, as long as before', async () => {
    const text = JSON.stringify({ update_id: 1, message: { text: ILL } })
    const update = parseJson(text) as { update_id: number; message: { text: string } }
    expect(update.message.text).toBe(WELL)
    await store.keepUpdates([update])
    expect((await store.openUpdates()).map((kept) => kept.update)).toEqual([update])
  })

  it('leaves what is whole as it is', () => {
    expect(parseJson('{"text":"\\ud83d\\ude00 😀"}')).toEqual({ text: '😀 😀' })
  })
})
