// An article's address to a Page: a polite visit, then the worker. Between two pages it remembers those the worker gave up on.
import { decodeDocument } from '#adapters/web/decode'
import type { Web } from '#adapters/web/web'
import type { Worker } from '#adapters/worker/worker'
import type { Deps, PageFetch } from '#deps'
import type { Instant } from '#domain/article'
import type { FetchFailure } from '#domain/feed'
import type { Log } from '#log'
import { MOST_PAGE_BYTES, notAPage } from './guard.ts'
import { readInWorker } from './read-in-worker.ts'

const DOWNLOAD_LIMIT_MS = 20_000
/** So long a page that took all of the worker's time is not read again: it would keep other pages waiting as long. */
const REFUSED_FOR_MS = 3_600_000
const MOST_REFUSED = 1000
const ACCEPT = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.5'

/** `fetchPage` of the dependencies. Every way it can end is a value. */
export function createPageFetcher(parts: {
  web: Pick<Web, 'visit'>
  worker: Worker
  log: Log
  now: () => Instant
  /** Where dates without a zone are at home, on the pages of this feed. */
  zoneOf: (feedId: string | undefined) => string
}): Deps['fetchPage'] {
  const refused = new Map<string, { failure: FetchFailure; untilAt: Instant }>()

  function refuse(url: string, failure: FetchFailure): void {
    refused.delete(url)
    refused.set(url, { failure, untilAt: parts.now() + REFUSED_FOR_MS })
    const [oldest] = refused.keys()
    if (refused.size > MOST_REFUSED && oldest !== undefined) refused.delete(oldest)
  }

  async function fetchAndRead(
    url: string,
    language: string | undefined,
    lane: 'background' | 'reader',
    feedId: string | undefined,
  ): Promise<PageFetch> {
    const known = refused.get(url)
    if (known !== undefined && parts.now() < known.untilAt) return known.failure
    const limits = { maxBytes: MOST_PAGE_BYTES, limitMs: DOWNLOAD_LIMIT_MS, accept: ACCEPT }
    const found = await parts.web.visit(url, lane, limits)
    if (found.kind === 'failure') return found
    if (found.kind === 'not-modified') return notAPage('not modified, though nothing was asked')
    const type = found.contentType === undefined ? {} : { contentType: found.contentType }
    const { text } = decodeDocument(found.bytes, type)
    const source = {
      text,
      url: found.url,
      ...type,
      zone: parts.zoneOf(feedId),
      ...(language !== undefined && { language }),
    }
    const reading = await readInWorker(parts.worker, source)
    if (reading.kind === 'failure' && reading.code === 'too-complex') refuse(url, reading)
    return reading
  }

  return async (url, language, lane, feedId) => {
    const startedAt = parts.now()
    const result = await fetchAndRead(url, language, lane, feedId)
    parts.log.debug('page-fetched', {
      host: URL.canParse(url) ? new URL(url).host : undefined,
      outcome: result.kind === 'failure' ? result.code : result.kind,
      turns: result.kind === 'page' ? result.page.turns.length : undefined,
      ms: parts.now() - startedAt,
    })
    return result
  }
}
