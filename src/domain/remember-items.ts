// What a feed document changes: which items are new articles, which correct known ones, which only add to them. One item
// is one article always: twice in a document, or through two feeds, it stays one.
import type { Article, ArticleFlag, FeedItem, Instant } from './article.ts'
import { idForHost, isSameArticle } from './identity.ts'

export type RememberContext = {
  feedId: string
  language: string
  /** Section slug the feed gives to all its articles. */
  feedSection?: string
  /** The feed was never read before: nothing in it is news of this moment. */
  firstRun: boolean
  at: Instant
  /** New articles taken at most, the document's first ones; a first run takes all. What is left out is new the next time. */
  mostNew?: number
  /** True when a known article has this public id. */
  isTaken: (id: string) => boolean
}

export type Remembered = {
  /** Never seen before. */
  add: Article[]
  /** Known ones in any way changed, the corrected among them. */
  update: Article[]
  /** Known ones whose title changed. */
  corrected: Article[]
  /** Ids of all articles in the document, in its order. */
  ids: string[]
}

/** Keys kept of one article: an address that changes with every update must not gather without end. */
const MOST_KEYS = 12
const MOST_ID_LENGTH = 60
const GIVEN_UP_SECTION = 'other'

/** `find` gives known articles that share one of the keys; those meant by strong keys first. */
export function rememberItems(
  items: FeedItem[],
  find: (keys: string[]) => Article[],
  context: RememberContext,
): Remembered {
  // By id; what the document made of them so far.
  const added = new Map<string, Article>()
  const updated = new Map<string, Article>()
  const corrected = new Set<string>()
  const met = new Set<string>()
  const mostNew = context.firstRun ? Number.POSITIVE_INFINITY : (context.mostNew ?? Number.POSITIVE_INFINITY)
  const byKey = new Map<string, Set<string>>()

  const keep = (article: Article, kind: Map<string, Article>) => {
    kind.set(article.id, article)
    for (const key of article.keys) byKey.set(key, (byKey.get(key) ?? new Set()).add(article.id))
  }
  const findHere = (keys: string[]) =>
    keys
      .flatMap((key) => [...(byKey.get(key) ?? [])])
      .map((id) => added.get(id) ?? updated.get(id))
      .find((article) => article !== undefined && isSameArticle(article.keys, keys))

  for (const item of items) {
    const found = findHere(item.keys) ?? find(item.keys).find(({ keys }) => isSameArticle(keys, item.keys))
    if (found === undefined && added.size >= mostNew) continue
    if (found === undefined) {
      const article = newArticle(item, context, (id) => added.has(id) || context.isTaken(id))
      keep(article, added)
      met.add(article.id)
      continue
    }
    // The store may know it by a key that this document's earlier items did not carry.
    const known = added.get(found.id) ?? updated.get(found.id) ?? found
    const merged = mergeItem(known, item, context, met.has(known.id))
    met.add(known.id)
    if (merged === undefined) continue
    keep(merged, added.has(known.id) ? added : updated)
    if (merged.revision > known.revision && merged.withdrawnAt === undefined) corrected.add(merged.id)
  }

  return {
    add: [...added.values()],
    update: [...updated.values()],
    corrected: [...updated.values()].filter(({ id }) => corrected.has(id)),
    ids: [...met],
  }
}

function newArticle(item: FeedItem, context: RememberContext, isTaken: (id: string) => boolean): Article {
  const { feedId, language, feedSection, firstRun, at } = context
  const publishedAt = Math.min(item.publishedAt ?? at, at)
  const section = feedSection ?? item.section
  return {
    id: freeId(item, isTaken),
    keys: item.keys.slice(0, MOST_KEYS),
    feedId,
    language,
    url: item.url,
    title: item.title,
    flags: [...new Set(item.flags)],
    publishedAt,
    countsAt: firstRun ? publishedAt : at,
    revision: 0,
    ...(item.summary === undefined ? {} : { summary: item.summary }),
    ...(item.picture === undefined ? {} : { picture: item.picture }),
    ...(section === undefined ? {} : { section }),
  }
}

/** The known article with what the item adds; undefined when that is nothing. `again`: not its first item here. */
function mergeItem(known: Article, item: FeedItem, context: RememberContext, again: boolean): Article | undefined {
  const isCorrection = !again && comparable(item.title) !== comparable(known.title) && !isStale(known, item, context)
  const isOwnFeed = known.feedId === context.feedId
  const section = context.feedSection ?? item.section
  const isSectionOpen = known.section === undefined || known.section === GIVEN_UP_SECTION
  const summary = isCorrection ? (item.summary ?? known.summary) : (known.summary ?? item.summary)
  const picture = isCorrection ? (item.picture ?? known.picture) : (known.picture ?? item.picture)
  const merged: Article = {
    ...known,
    keys: mergeKeys(known.keys, item.keys),
    flags: mergeFlags(known.flags, item.flags),
    // From one feed only: two that write the address differently would change it at every poll.
    ...(isCorrection || (isOwnFeed && !again) ? { url: item.url } : {}),
    ...(isSectionOpen && section !== undefined ? { section } : {}),
    ...(summary === undefined ? {} : { summary }),
    ...(picture === undefined ? {} : { picture }),
    ...(isCorrection
      ? {
          title: item.title,
          publishedAt: Math.min(item.publishedAt ?? known.publishedAt, context.at),
          revision: known.revision + 1,
          correctedAt: context.at,
          earlierTitles: [...(known.earlierTitles ?? []), known.title],
        }
      : {}),
  }
  return isEqual(known, merged) ? undefined : merged
}

/** True for an item older than what is known: a cache, or a second feed that lags behind. */
function isStale(known: Article, item: FeedItem, context: RememberContext): boolean {
  if (item.publishedAt !== undefined && item.publishedAt < known.publishedAt) return true
  const wasTitle = known.earlierTitles?.some((title) => comparable(title) === comparable(item.title)) ?? false
  const isNewer = item.publishedAt !== undefined && item.publishedAt > known.publishedAt
  return wasTitle && !isNewer && known.feedId !== context.feedId
}

/** Titles that differ in white space or quotation marks only are one title. */
function comparable(title: string): string {
  return title
    .normalize('NFC')
    .replace(/["'`´“”„‟«»‘’‚‛‹›]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The item's come first: they are what the feed says now. */
function mergeKeys(known: string[], item: string[]): string[] {
  if (item.every((key) => known.includes(key))) return known
  return [...new Set([...item, ...known])].slice(0, MOST_KEYS)
}

/** Marks are never taken back: one feed shows them, another does not. */
function mergeFlags(known: ArticleFlag[], item: ArticleFlag[]): ArticleFlag[] {
  return item.every((flag) => known.includes(flag)) ? known : [...new Set([...known, ...item])]
}

/** Both are made here and in the same order of fields: unchanged parts are the same objects. */
function isEqual(known: Article, merged: Article): boolean {
  return (Object.keys(merged) as (keyof Article)[]).every((field) => merged[field] === known[field])
}

function freeId({ wantedId, url, keys }: FeedItem, isTaken: (id: string) => boolean): string {
  if (!isTaken(wantedId)) return wantedId
  const base = idForHost(wantedId, hostOf(url) ?? keys[0] ?? '')
  let id = base
  for (let number = 2; isTaken(id); number++)
    id = `${base.slice(0, MOST_ID_LENGTH - 1 - String(number).length)}-${number}`
  return id
}

/** Without the URL class, which is not the language's. */
function hostOf(url: string): string | undefined {
  return /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase()
}
