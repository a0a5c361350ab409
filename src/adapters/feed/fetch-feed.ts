// From a feed's URL to its items: download, then reading in the worker. It remembers nothing between two fetches.

import type { Web } from '#adapters/web/web'
import type { Worker } from '#adapters/worker/worker'
import type { FeedFetch } from '#deps'
import type { Instant } from '#domain/article'
import type { Feed, FetchFailure, Validators } from '#domain/feed'
import type { Log } from '#log'
import { readInWorker } from './read-in-worker.ts'

const MOST_BYTES = 10 * 1024 * 1024
const DOWNLOAD_LIMIT_MS = 30_000
const ACCEPT =
  'application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5'

/** A fetcher of feeds. It never rejects; `validators` are those of the last good fetch. */
export function createFeedFetcher(parts: { web: Web; worker: Worker; log: Log; now: () => Instant }) {
  return async function fetchFeed(feed: Feed, validators: Validators): Promise<FeedFetch> {
    const startedAt = parts.now()
    const result = await fetchAndRead(feed, validators)
    const outcome =
      result.kind === 'failure'
        ? { code: result.code, detail: result.detail }
        : { items: result.kind === 'items' ? result.items.length : undefined }
    // What came of it, whoever asked for it says.
    parts.log.debug('feed-fetched', { feed: feed.id, ms: parts.now() - startedAt, ...outcome })
    return result
  }

  async function fetchAndRead(feed: Feed, validators: Validators): Promise<FeedFetch> {
    const answer = await parts.web.download(feed.url, {
      validators,
      maxBytes: MOST_BYTES,
      limitMs: DOWNLOAD_LIMIT_MS,
      accept: ACCEPT,
    })
    if (answer.kind !== 'document') return answer
    const { bytes, url, contentType } = answer
    const source = {
      url,
      ...(contentType === undefined ? {} : { contentType }),
      ...(feed.charset === undefined ? {} : { charset: feed.charset }),
      ...(feed.zone === undefined ? {} : { zone: feed.zone }),
    }
    const reading = await readInWorker(parts.worker, bytes, source)
    if (reading.kind === 'failure') return { ...reading, status: answer.status } satisfies FetchFailure
    const { title, items } = reading
    return { kind: 'items', ...(title === undefined ? {} : { title }), items, validators: answer.validators }
  }
}
