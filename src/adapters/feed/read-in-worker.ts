// The reading of a document, done in the worker within a time limit: what would hang ends as a failure.

import { moduleBeside } from '#adapters/worker/start-thread'
import type { Worker } from '#adapters/worker/worker'
import { wellFormedData } from '#domain/text'
import type { FeedReading, FeedSource } from './read-document.ts'

export type FeedJob = { bytes: Uint8Array; source: FeedSource }

const LIMIT_MS = 2000

/** `readFeedDocument` in the worker; on a time-out once more with the faster parser alone, then `too-complex`. */
export async function readInWorker(worker: Worker, bytes: Uint8Array, source: FeedSource): Promise<FeedReading> {
  const module = moduleBeside(import.meta.url, './feed-job')
  const read = (parsers: 'both' | 'one') =>
    worker.run<FeedReading>(module, 'readFeedJob', { bytes, source: { ...source, parsers } }, LIMIT_MS)
  const first = await read('both')
  const result = first.kind === 'timeout' ? await read('one') : first
  if (result.kind === 'done') return wellFormedData(result.value)
  if (result.kind === 'timeout') return { kind: 'failure', code: 'too-complex', detail: `not read in ${LIMIT_MS} ms` }
  return { kind: 'failure', code: 'too-complex', detail: result.detail.slice(0, 200) }
}
