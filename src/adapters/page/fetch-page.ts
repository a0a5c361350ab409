// An article's address to a Page: a polite visit, then the worker. It remembers nothing between two pages.
import { decodeDocument } from '#adapters/web/decode'
import type { Web } from '#adapters/web/web'
import type { Worker } from '#adapters/worker/worker'
import type { Deps, PageFetch } from '#deps'
import type { Instant } from '#domain/article'
import type { Log } from '#log'
import { MOST_PAGE_BYTES, notAPage } from './guard.ts'
import { readInWorker } from './read-in-worker.ts'

const DOWNLOAD_LIMIT_MS = 20_000
const ACCEPT = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.5'

/** `fetchPage` of the dependencies. Every way it can end is a value. */
export function createPageFetcher(parts: {
  web: Pick<Web, 'visit'>
  worker: Worker
  log: Log
  now: () => Instant
}): Deps['fetchPage'] {
  async function fetchAndRead(
    url: string,
    language: string | undefined,
    lane: 'background' | 'reader',
  ): Promise<PageFetch> {
    const limits = { maxBytes: MOST_PAGE_BYTES, limitMs: DOWNLOAD_LIMIT_MS, accept: ACCEPT }
    const found = await parts.web.visit(url, lane, limits)
    if (found.kind === 'failure') return found
    if (found.kind === 'not-modified') return notAPage('not modified, though nothing was asked')
    const type = found.contentType === undefined ? {} : { contentType: found.contentType }
    const { text } = decodeDocument(found.bytes, type)
    return readInWorker(parts.worker, { text, url: found.url, ...type, ...(language !== undefined && { language }) })
  }

  return async (url, language, lane) => {
    const startedAt = parts.now()
    const result = await fetchAndRead(url, language, lane)
    parts.log.debug('page-fetched', {
      host: URL.canParse(url) ? new URL(url).host : undefined,
      outcome: result.kind === 'failure' ? result.code : result.kind,
      turns: result.kind === 'page' ? result.page.turns.length : undefined,
      ms: parts.now() - startedAt,
    })
    return result
  }
}
