import { describe, expect, it } from 'vitest'
import { createFeedFetcher } from '#adapters/feed/fetch-feed'
import type { Download, DownloadOptions } from '#adapters/web/download'
import type { Web } from '#adapters/web/web'
import type { Worker, WorkerResult } from '#adapters/worker/worker'
import type { Feed } from '#domain/feed'
import { createLog } from '#log'

const FEED: Feed = {
  id: 'az',
  url: 'https://agency.example/rss',
  language: 'az',
  charset: 'windows-1254',
  enabled: true,
}
const DOCUMENT =
  '<rss version="2.0"><channel><title>A</title><item><title>S</title><link>/s-12345</link></item></channel></rss>'
const FOUND: Download = {
  kind: 'document',
  bytes: new TextEncoder().encode(DOCUMENT),
  url: 'https://agency.example/moved/rss',
  validators: { etag: '"2"' },
  status: 200,
}

/** Runs jobs here, in order; `results` answer instead of the first jobs. */
function createInProcessWorker(results: WorkerResult<unknown>[] = []) {
  const inputs: unknown[] = []
  const worker: Worker = {
    async run<T>(module: URL, name: string, input: unknown) {
      inputs.push(input)
      const prepared = results.shift()
      if (prepared) return prepared as WorkerResult<T>
      const job = (await import(module.href))[name] as (input: unknown) => Promise<T>
      return { kind: 'done', value: await job(structuredClone(input)) }
    },
    close: async () => {},
  }
  return { worker, inputs }
}

function setUp(answer: Download, results: WorkerResult<unknown>[] = []) {
  const asked: { url: string; options: DownloadOptions }[] = []
  const lines: string[] = []
  const download: Web['download'] = async (url, options) => {
    asked.push({ url, options })
    return answer
  }
  const { worker, inputs } = createInProcessWorker(results)
  const log = createLog(
    'debug',
    () => 0,
    (line) => lines.push(line),
    [],
  )
  const fetchFeed = createFeedFetcher({
    web: { download, visit: download as never, close: async () => {} },
    worker,
    log,
    now: () => 0,
  })
  return { fetchFeed, asked, inputs, lines }
}

describe('a feed is fetched', () => {
  it('conditionally, and its items come with new validators, links resolved where it was found', async () => {
    const { fetchFeed, asked } = setUp(FOUND)
    expect(await fetchFeed(FEED, { etag: '"1"' })).toMatchObject({
      kind: 'items',
      title: 'A',
      items: [{ title: 'S', url: 'https://agency.example/s-12345' }],
      validators: { etag: '"2"' },
    })
    expect(asked).toMatchObject([{ url: FEED.url, options: { validators: { etag: '"1"' } } }])
  })

  it('and what the download came to is passed on', async () => {
    const failure: Download = { kind: 'failure', code: 'timeout', detail: 'slow' }
    expect(await setUp({ kind: 'not-modified' }).fetchFeed(FEED, {})).toEqual({ kind: 'not-modified' })
    const { fetchFeed, lines } = setUp(failure)
    expect(await fetchFeed(FEED, {})).toEqual(failure)
    expect(lines.join()).toContain('"code":"timeout"')
  })

  it('and a document that takes too long is tried once with the faster parser', async () => {
    const { fetchFeed, inputs } = setUp(FOUND, [{ kind: 'timeout' }])
    expect(await fetchFeed(FEED, {})).toMatchObject({ kind: 'items', items: [{ title: 'S' }] })
    expect(inputs).toMatchObject([
      { source: { parsers: 'both', charset: 'windows-1254' } },
      { source: { parsers: 'one' } },
    ])
  })

  it.each<WorkerResult<unknown>>([{ kind: 'timeout' }, { kind: 'failed', detail: 'out of memory' }])(
    'and ends as too complex when the worker ends with $kind',
    async (result) => {
      const { fetchFeed } = setUp(FOUND, [result, result])
      expect(await fetchFeed(FEED, {})).toMatchObject({ kind: 'failure', code: 'too-complex' })
    },
  )
})
