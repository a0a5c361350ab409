// Which items are one article. Decided by what survives an update; never by the title where a link or guid can tell.
import type { Instant } from './article.ts'
import { hashText } from './hash-text.ts'
import { type Link, parseLink } from './link.ts'
import { numberOfLink, shortIdentity } from './link-number.ts'

/** What a feed says of one item, as far as identity goes. */
export type RawIdentity = {
  /** Absolute; undefined when the item has no link of its own. */
  url?: string
  guid?: string
  guidIsPermaLink?: boolean
  title: string
  publishedAt?: Instant
}

export type Identity = {
  /** At least one, strongest first: `num:` the agency's own number, `short:`, `guid:`, `url:`, `text:`. */
  keys: string[]
  /** `[A-Za-z0-9_-]`, at most 60 characters: the article's number, else a short hash. */
  wantedId: string
}

const MOST_KEY_LENGTH = 300
const ARTICLE_ID = /^[A-Za-z0-9_-]{1,60}$/

/** Whether a text can be the public id of an article: it stands in links, in buttons and in names of files. */
export function isArticleId(text: string): boolean {
  return ARTICLE_ID.test(text)
}

/** Identities of all items of one document, in its order; the whole is needed to see what several items share. */
export function identifyItems(items: RawIdentity[], feedUrl: string): Identity[] {
  const links = items.map(({ url }) => parseLink(url))
  const guids = items.map((item, at) => usefulGuid(item, links[at]))
  const numbers = links.map((link) => link && numberOfLink(link))
  const differ = (values: (string | undefined)[], a: number, b: number) => values[a] !== values[b]
  const titles = items.map(({ title }) => title)
  const urls = links.map((link) => link?.key)
  const sharedGuids = sharedValues(guids, (a, b) =>
    differ(urls[a] === undefined || urls[b] === undefined ? titles : urls, a, b),
  )
  const sharedUrls = sharedValues(urls, (a, b) => differ(guids, a, b) && differ(titles, a, b))
  const insideNumbers = numbers.map((number) => (number?.place === 'inside' ? number.digits : undefined))
  const sharedNumbers = sharedValues(insideNumbers, (a, b) => differ(urls, a, b))
  const feedHost = parseLink(feedUrl)?.host ?? 'feed'
  return items.map((item, at) => {
    const guid = guids[at]
    const link = links[at]
    const own = link && !sharedUrls.has(link.key) ? link : undefined
    const keys = [
      ...(own ? numberKeys(own, (digits) => !sharedNumbers.has(digits)) : []),
      ...(guid !== undefined && !sharedGuids.has(guid) ? [bounded('guid', feedHost, `${feedHost}/${guid}`)] : []),
      ...(own ? urlKeys(own) : []),
    ]
    return withId(keys.length > 0 ? keys : [textKey(item, feedHost)])
  })
}

/** Identity keys of a link a reader sends, strongest first; empty for what is no http(s) link. */
export function keysOfUrl(url: string): string[] {
  const link = parseLink(url)
  if (!link) return []
  return [...numberKeys(link, () => true), ...urlKeys(link)]
}

/**
 * True when two sets of keys mean one article: they share a key, and the agency's own numbers, where both have one on
 * the same host, do not contradict.
 */
export function isSameArticle(knownKeys: string[], itemKeys: string[]): boolean {
  const known = numberKey(knownKeys)
  const item = numberKey(itemKeys)
  if (known !== undefined && item !== undefined && hostOf(known) === hostOf(item)) return known === item
  return itemKeys.some((key) => knownKeys.includes(key))
}

/** The id for an article whose wanted one another host's article already has. Stable, valid, at most 60 characters. */
export function idForHost(wantedId: string, host: string): string {
  return `${wantedId.slice(0, 52)}-${hashText(parseLink(`https://${host}/`)?.host ?? host).slice(0, 7)}`
}

function numberKeys(link: Link, mayUse: (digits: string) => boolean): string[] {
  const number = numberOfLink(link)
  if (number && mayUse(number.digits)) return [`num:${link.host}/${number.digits}`]
  const short = number ? undefined : shortIdentity(link)
  return short === undefined ? [] : [bounded('short', link.host, `${link.host}/${short}`)]
}

function withId(keys: string[]): Identity {
  const number = numberKey(keys)
  return { keys, wantedId: number?.slice(number.lastIndexOf('/') + 1) ?? hashText(keys[0] ?? '') }
}

/** A link to the front page is what items without an address of their own carry: no identity. */
function urlKeys(link: Link): string[] {
  return link.segments.length > 0 || link.query.length > 0 ? [bounded('url', link.host, link.key)] : []
}

/** The guid in comparable form, without the fragment some feeds count up at every update. */
function usefulGuid(item: RawIdentity, link: Link | undefined): string | undefined {
  const guid = item.guid?.trim().replace(/#.*$/s, '')
  if (!guid) return undefined
  const key = parseLink(guid)?.key
  if (key === undefined) return guid
  // A permalink that is a mere beginning of the link (`https://host/news/` for every item) tells nothing.
  const isStump = item.guidIsPermaLink !== false && link !== undefined && link.key !== key && link.key.startsWith(key)
  return isStump ? undefined : key
}

/** Values that several items have though `differ` tells these items apart: no identity. */
function sharedValues(
  values: (string | undefined)[],
  differ: (one: number, other: number) => boolean,
): ReadonlySet<string> {
  const holders = new Map<string, number[]>()
  const shared = new Set<string>()
  for (const [at, value] of values.entries()) {
    if (value === undefined || shared.has(value)) continue
    const before = holders.get(value) ?? []
    if (before.some((holder) => differ(holder, at))) shared.add(value)
    else holders.set(value, [...before, at])
  }
  return shared
}

function textKey(item: RawIdentity, feedHost: string): string {
  return `text:${feedHost}/${hashText(`${item.title.toLowerCase()} ${item.publishedAt ?? ''}`)}`
}

function bounded(kind: string, host: string, value: string): string {
  return `${kind}:${value.length > MOST_KEY_LENGTH ? `${host}/~${hashText(value)}` : value}`
}

function numberKey(keys: string[]): string | undefined {
  return keys.find((key) => key.startsWith('num:'))
}

function hostOf(key: string): string {
  return key.slice(0, key.indexOf('/'))
}
