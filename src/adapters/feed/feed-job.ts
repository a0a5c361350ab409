// The worker's way in: one argument in, a plain value out.
import { type FeedReading, readFeedDocument } from './read-document.ts'
import type { FeedJob } from './read-in-worker.ts'

/** Reads the document of a job; see `readFeedDocument`. */
export function readFeedJob({ bytes, source }: FeedJob): Promise<FeedReading> {
  return readFeedDocument(bytes, source)
}
