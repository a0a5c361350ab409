// The store's sentences about the news: feeds, articles, their pages and pictures.
import type { Article, FeedItem, Instant } from '#domain/article'
import type { Feed, FeedState, FetchFailure, FetchFailureCode, Validators } from '#domain/feed'
import type { Page } from '#domain/page'
import type { Phrase } from '#domain/search'
import type { Listing } from './listing.ts'

/** What a fetch of a feed came to. */
export type FeedOutcome =
  /** `mostNew`: new articles taken at most. */
  | { kind: 'items'; items: FeedItem[]; validators: Validators; mostNew?: number }
  | { kind: 'not-modified' }
  | Pick<FetchFailure, 'kind' | 'code' | 'detail' | 'status'>

/** What `recordFetch` changed: articles never seen before, and known ones whose title changed. */
export type RecordedItems = { added: Article[]; corrected: Article[]; firstRun: boolean }

export type ArticleFilter = {
  languages: string[]
  /** `countsAt` in (fromAt, untilAt]. */
  fromAt?: Instant
  untilAt?: Instant
  section?: string
  interviewsOnly?: boolean
}

export type ArticleSearch = {
  /** An article has all of them, in its headline or its page's text. */
  phrases: Phrase[]
  languages: string[]
  sponsored: boolean
  untilAt?: Instant
}

export type NewsStore = {
  // Feeds
  /**
   * Makes the known feeds be these: new ones due at once, vanished ones forgotten (their articles stay). Where no other process
   * can have any, those that are still claimed are due at once, too: whoever claimed them was killed.
   */
  syncFeeds(feeds: Feed[], at: Instant): Promise<void>
  feeds(): Promise<FeedState[]>
  /** Takes enabled feeds with `nextCheckAt` ≤ `at`, moving it to `at + leaseMs` so that nobody else fetches them. */
  claimDueFeeds(at: Instant, leaseMs: number, limit: number): Promise<FeedState[]>
  /** Gives claimed feeds back that were not fetched: they are due at `at`. */
  releaseFeeds(ids: string[], at: Instant): Promise<void>
  /** Remembers a fetch and its items (see `#domain/remember-items`) and when to look again. */
  recordFetch(feedId: string, outcome: FeedOutcome, at: Instant, nextCheckAt: Instant): Promise<RecordedItems>

  // Articles
  article(id: string): Promise<Article | undefined>
  articles(ids: string[]): Promise<Article[]>
  /** The article with this identity key, for links a reader sends. */
  articleByKey(key: string): Promise<Article | undefined>
  /** Newest first (by `countsAt`, then id). */
  listArticles(filter: ArticleFilter, limit: number, cursor?: string): Promise<Listing<Article>>
  /**
   * Those with all phrases in the headline come first, newest first; then those with some in their text, newest first.
   * What was withdrawn is left out. A headline is found by its present words alone. A phrase of several words may be missed
   * late in a very long text: beyond its 16,383rd word, or where one of its words came 256 times before.
   */
  searchArticles(search: ArticleSearch, limit: number, cursor?: string): Promise<Listing<Article>>
  /**
   * Articles with at least `atLeast` of the phrases in their headline, the present one and those before it, or in present
   * headline and text; most of them first, then newest. In all languages, withdrawn ones too. Of a very long text it may
   * be known only that it has a phrase's words, not in which order: whoever must know reads it.
   */
  matchArticles(
    phrases: Phrase[],
    atLeast: number,
    where: 'headline' | 'anywhere',
    limit: number,
  ): Promise<{ article: Article; found: number }[]>
  /**
   * Makes articles findable by their words that are not yet: of an earlier release, moved here, or left by a crash. Looks at
   * some `limit` of them; returns how many, 0 when none is left.
   */
  indexArticles(limit: number): Promise<number>
  /** `countsAt` of the newest article that is not findable by the words of its text, or not known to be yet; newer ones are. */
  newestUnindexedAt(): Promise<Instant | undefined>
  /** `countsAt` of the oldest article there is. */
  oldestArticleAt(): Promise<Instant | undefined>
  /** Sections known articles have, most used first. */
  sections(languages: string[]): Promise<string[]>
  /** Languages that some enabled feed has. */
  newsLanguages(): Promise<string[]>
  /**
   * Takes articles that need their page (never fetched or corrected since, fewer than 3 tries), newest first, at most
   * one a host, and holds that host until it is recorded, for `holdMs` by the store's own clock at the longest.
   */
  claimPages(holdMs: number, limit: number): Promise<Article[]>
  /** The page and what follows from it: summary, picture, section (unless the feed gave one). */
  recordPage(articleId: string, page: Page, section: string | undefined, at: Instant): Promise<void>
  /** A try that gave no page; after 3, or for articles older than 10 minutes without section, section becomes `other`. */
  recordPageFailure(articleId: string, code: FetchFailureCode, at: Instant): Promise<void>
  /** Gives section `other` to what has none and was first seen at or before `seenBeforeAt`. Returns how many. */
  giveUpSections(seenBeforeAt: Instant): Promise<number>
  page(articleId: string): Promise<{ page: Page; fetchedAt: Instant } | undefined>
  /** These are one article in several languages: each known one has the others as `twins`, besides those it had. */
  confirmTwins(ids: string[]): Promise<void>
  withdrawArticle(articleId: string, at: Instant): Promise<void>
  /** Telegram file id of an uploaded picture, by its URL. */
  pictureFileId(url: string): Promise<string | undefined>
  rememberPicture(url: string, fileId: string): Promise<void>
  /** Forgets articles, pages and pictures that counted before `beforeAt`. Returns how many articles. */
  pruneArticles(beforeAt: Instant): Promise<number>
}
