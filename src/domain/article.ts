// The article: one normalised item of a feed, and the marks its headline carried.

/** Milliseconds since 1970-01-01T00:00:00Z. Fields of this type end in `At`. */
export type Instant = number

/** What a headline's marks say; the marks themselves are removed from the title. */
export type ArticleFlag =
  | 'sponsored'
  | 'video'
  | 'trial-video'
  | 'photo'
  | 'updated'
  | 'comment'
  | 'exclusive'
  | 'statement'

export type Article = {
  /** Public id: `[A-Za-z0-9_-]`, at most 60 characters; in buttons, links and `/read`. */
  id: string
  /** Identity keys, strongest first; see `#domain/identity`. */
  keys: string[]
  feedId: string
  /** ISO 639-1 code of the feed that brought it. */
  language: string
  url: string
  /** The headline, plain text, without marks. */
  title: string
  flags: ArticleFlag[]
  /** What the feed says; the moment of fetching where it says nothing. */
  publishedAt: Instant
  /** When the article counts as news: first sight, or `publishedAt` on a feed's first run. */
  countsAt: Instant
  /** 0 as first seen, +1 with every changed title. */
  revision: number
  correctedAt?: Instant
  /** Titles before the present one, oldest first: `earlierTitles[revision]`. */
  earlierTitles?: string[]
  withdrawnAt?: Instant
  summary?: string
  /** Absolute URL. */
  picture?: string
  /** Section slug; undefined until the feed or the page tells. `other` once given up. */
  section?: string
  /** Ids of the same article in other languages, as an editor said. */
  twins?: string[]
  /** Known only after its page was read. */
  page?: PageSummary
}

/** What headlines need of a page that was read. */
export type PageSummary = {
  fetchedAt: Instant
  /** Minutes of reading at 200 words a minute, at least 1. */
  readingMinutes: number
  /** Number of questions; 0 when the page is no interview. */
  turns: number
  speaker?: string
}

/** One item of a feed document as parsed: what the store is given to remember. */
export type FeedItem = {
  /** Identity keys, strongest first. */
  keys: string[]
  /** The public id it would like; the store adds to it when another host took it. */
  wantedId: string
  url: string
  title: string
  flags: ArticleFlag[]
  publishedAt?: Instant
  summary?: string
  picture?: string
  section?: string
}
