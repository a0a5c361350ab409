// The feed: where an agency publishes, what is known of it, and how its checks can fail.
import type { Instant } from './article.ts'

/** One entry of FEEDS_FILE, checked. */
export type Feed = {
  id: string
  url: string
  language: string
  title?: string
  /** Section slug given to all its articles. */
  section?: string
  /** Encoding to assume when the document does not tell. */
  charset?: string
  /** IANA name: where its dates, and those of its pages, are at home that name no zone. */
  zone?: string
  enabled: boolean
}

/** Why a document could not be had or read. Closed: each has a sentence in locales (`failure-<code>`). */
export type FetchFailureCode =
  | 'bad-url'
  | 'private-address'
  | 'dns'
  | 'refused'
  | 'tls'
  | 'timeout'
  | 'too-large'
  | 'too-many-redirects'
  | 'http-status'
  | 'network'
  | 'robots'
  | 'not-a-feed'
  | 'not-a-page'
  | 'empty'
  | 'too-complex'

export type FetchFailure = {
  kind: 'failure'
  code: FetchFailureCode
  /** For the log and the operator: no secrets, at most 200 characters. */
  detail: string
  /** HTTP status, when the server answered. */
  status?: number
  /** Set when the server asked to wait (`Retry-After`). */
  retryAt?: Instant
}

/** What makes the next GET conditional (RFC 9110 §13). */
export type Validators = { etag?: string; lastModified?: string }

/** How the last fetch that failed did; `status` as in `FetchFailure`. */
export type FeedFailure = Pick<FetchFailure, 'code' | 'detail' | 'status'> & { at: Instant }

export type FeedState = {
  feed: Feed
  validators: Validators
  nextCheckAt: Instant
  lastFetchedAt?: Instant
  lastNewItemAt?: Instant
  /** Consecutive failures; 0 after a good fetch. */
  failures: number
  lastFailure?: FeedFailure
}
