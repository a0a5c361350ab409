// A document → the feed it holds, or the reason why not. Hostile input is met here: call it in the worker.

import { decodeDocument } from '#adapters/web/decode'
import type { FeedItem } from '#domain/article'
import type { FetchFailure, FetchFailureCode } from '#domain/feed'
import { isDeeperThan, shapeOf } from './document-shape.ts'
import { titleText } from './feed-text.ts'
import { mergeFeeds } from './merge-feeds.ts'
import type { RawFeed } from './raw-feed.ts'
import { repairMarkup, tidyMarkup } from './repair.ts'
import { closeCut, closeCutJson, isCut, singleItems } from './salvage.ts'
import { toItems } from './to-items.ts'
import { parseWithFeedsmith } from './with-feedsmith.ts'
import { parseWithRssParser } from './with-rss-parser.ts'

export type FeedSource = {
  /** Where it was found: resolves relative links. */
  url: string
  contentType?: string
  /** Encoding to assume when neither the document nor the server tells. */
  charset?: string
  /** IANA zone of dates that name none. */
  zone?: string
  /** `one`: without rss-parser, which takes quadratic time on some texts. */
  parsers?: 'both' | 'one'
}

export type FeedReading = { kind: 'feed'; title?: string; items: FeedItem[] } | FetchFailure

const DEEPEST = 500
const MOST_SINGLE_ITEMS = 500

/**
 * Reads RSS 0.9x–2.0, RDF, Atom and JSON Feed. A whole feed without items is a feed; a broken document without a
 * readable item is `empty`, and what is no feed at all `not-a-feed`. Never rejects.
 */
export async function readFeedDocument(document: Uint8Array | string, source: FeedSource): Promise<FeedReading> {
  const text = typeof document === 'string' ? document : decoded(document, source)
  if (text.trim() === '') return refusal('empty', 'the document is empty')
  const shape = shapeOf(text)
  if (shape.kind === 'html') return refusal('not-a-feed', 'a web page in place of a feed')
  if (shape.kind === 'other') return refusal('not-a-feed', 'neither RSS, RDF, Atom nor JSON Feed')
  if (shape.kind === 'json') return finish(readJson(shape.text), false, source, source.url)
  if (isDeeperThan(DEEPEST, shape.text)) return refusal('too-complex', `elements nest deeper than ${DEEPEST}`)
  const tidy = tidyMarkup(shape.text)
  const cut = isCut(tidy, shape.root)
  const base = /^<[^>]{0,4000}?\sxml:base\s*=\s*["']([^"'<>]{1,500})["']/.exec(tidy)?.[1] ?? ''
  const parse = source.parsers === 'one' ? async (one: string) => parseWithFeedsmith(one) : parseWithBoth
  const raw = await readXml(cut ? closeCut(tidy, shape.root) : tidy, shape.root, parse)
  const baseUrl = URL.canParse(base, source.url) ? new URL(base, source.url).href : source.url
  return finish(raw, cut, source, baseUrl)
}

function decoded(bytes: Uint8Array, { contentType, charset }: FeedSource): string {
  const hints = {
    ...(contentType === undefined ? {} : { contentType }),
    ...(charset === undefined ? {} : { fallback: charset }),
  }
  return decodeDocument(bytes, hints).text
}

type Parse = (text: string) => Promise<RawFeed | undefined>

async function parseWithBoth(text: string): Promise<RawFeed | undefined> {
  return mergeFeeds(parseWithFeedsmith(text), await parseWithRssParser(text))
}

/** As it is; repaired, when that gives more; at last item by item. */
async function readXml(text: string, root: string, parse: Parse): Promise<RawFeed | undefined> {
  const expected = text.match(/<(?:[\w-]+:)?(?:item|entry)(?=[\s>])/gi)?.length ?? 0
  const plain = await parse(text)
  if (plain && plain.items.length >= expected) return plain
  const repaired = repairMarkup(text)
  const again = repaired === text ? undefined : await parse(repaired)
  const better = (again?.items.length ?? -1) > (plain?.items.length ?? -1) ? again : plain
  if (better && better.items.length >= expected) return better
  const singles: RawFeed[] = []
  for (const one of singleItems(repaired, root, MOST_SINGLE_ITEMS)) singles.push((await parse(one)) ?? { items: [] })
  const items = singles.flatMap((single) => single.items)
  if (items.length <= (better?.items.length ?? 0)) return better
  return { ...(better ?? singles.find(({ title }) => title)), items }
}

function readJson(text: string): RawFeed | undefined {
  const whole = parseWithFeedsmith(text)
  if (whole) return whole
  const closed = closeCutJson(text)
  return (closed === undefined ? undefined : parseWithFeedsmith(closed)) ?? emptyJson(text)
}

/** feedsmith refuses a feed without items. */
function emptyJson(text: string): RawFeed | undefined {
  try {
    const { items } = JSON.parse(text) as { items?: unknown }
    return Array.isArray(items) ? { items: [] } : undefined
  } catch {
    return undefined
  }
}

function finish(raw: RawFeed | undefined, cut: boolean, { url, zone }: FeedSource, baseUrl: string): FeedReading {
  if (!raw) return refusal(cut ? 'empty' : 'not-a-feed', 'the markup cannot be read')
  if (raw.items.length === 0 && cut) return refusal('empty', 'the document breaks off before its first item')
  const items = toItems(raw, url, baseUrl, zone)
  if (items.length === 0 && raw.items.length > 0) return refusal('empty', 'no item has a title or a text')
  const title = titleText(raw.title)
  return { kind: 'feed', ...(title === undefined ? {} : { title }), items }
}

function refusal(code: FetchFailureCode, detail: string): FetchFailure {
  return { kind: 'failure', code, detail }
}
