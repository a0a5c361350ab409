// What a page states of itself: meta tags, JSON-LD, links, its heading. Stated facts, in order of trust; none is invented.
import type { Instant } from '#domain/article'
import { collapse, type PageSource } from '#domain/page-block'
import { readIsoTime, readStamp } from '#domain/page-date'
import { type DomDocument, type DomElement, elementsByTag } from './dom.ts'
import { readLinkedData } from './linked-data.ts'
import type { SiteRule } from './site-rules.ts'

const LOGO = /(?:^|[/_.-])(?:logo|placeholder|default|no-?image|blank|spacer|favicon|avatar)(?:[/_.-]|\d*x\d*|$)/i
/** Near the headline, a link or label that says where the article is filed. */
const CATEGORY =
  'main [class*="categor"] a,article [class*="categor"] a,[class*="news-categor"] a,a[rel~="category"],main a[href*="/bolme/"],.news-view-category'
const STAMPED = '[class*="date"],[class*="meta"],[class*="time"]'
const MOST_TWINS = 20

const TAGS = new Set(['META', 'LINK', 'TIME', 'H1', 'TITLE', 'SCRIPT'])

/** All but the blocks. `url` resolves what is relative; `zone` reads stamps that have none. */
export function readFacts(
  document: DomDocument,
  url: string | undefined,
  rule: SiteRule,
  zone: string,
): Omit<PageSource, 'blocks'> {
  const elements = elementsByTag(document.documentElement, TAGS)
  const of = (tag: string) => elements.get(tag) ?? []
  const data = readLinkedData(of('SCRIPT'))
  const contents = metaContents(of('META'))
  const meta = (...names: string[]) => names.flatMap((name) => contents.get(name) ?? [])
  const texts = (selector: string | undefined) =>
    selector ? [...document.querySelectorAll(selector)].flatMap(words) : []
  const siteNames = meta('og:site_name')
  const titles = [
    ...meta('og:title', 'twitter:title').map((title) => withoutSite(title, siteNames)),
    ...data.headlines,
    ...of('TITLE')
      .flatMap(words)
      .map((title) => withoutSite(title, siteNames)),
  ]
  const headings = onlyOne(of('H1').flatMap(words)).filter(
    (text) => titles.some((title) => isAlike(text, title)) && !titles.some((title) => text.includes(title)),
  )
  const sections = [
    ...texts(rule.section),
    ...meta('article:section', 'articleSection').map(firstOfList),
    ...data.sections,
  ]
  const picture = [...meta('og:image', 'og:image:url', 'twitter:image'), ...data.pictures]
    .map((address) => absolute(address, url))
    .find((address) => address !== undefined && !LOGO.test(new URL(address).pathname))
  const dates = [
    ...stampsIn(document, rule.date, zone),
    ...[
      ...meta('article:published_time', 'og:published_time', 'datePublished', 'date', 'pubdate'),
      ...data.dates,
      ...of('TIME').flatMap((time) => time.getAttribute('datetime') ?? []),
    ].flatMap((text) => readIsoTime(text, zone) ?? []),
  ]
  return {
    titles: unique([...texts(rule.title), ...headings, ...titles]),
    sections: sections.length > 0 ? sections : [...texts('[itemprop="articleSection"]'), ...onlyOne(texts(CATEGORY))],
    languages: stated([document.documentElement.getAttribute('lang'), ...meta('og:locale'), ...data.languages]),
    dates: dates.length > 0 ? dates : stampsIn(document, STAMPED, zone),
    speakers: data.speakers,
    ...(picture !== undefined && { picture }),
    twins: readTwins(of('LINK'), url),
  }
}

function words(element: DomElement): string[] {
  const text = collapse(element.textContent)
  return text === '' ? [] : [text]
}

/** Contents by property, name or itemprop. */
function metaContents(elements: DomElement[]): Map<string, string[]> {
  const contents = new Map<string, string[]>()
  for (const element of elements) {
    const name = ['property', 'name', 'itemprop'].map((key) => element.getAttribute(key)).find(Boolean)
    const content = collapse(element.getAttribute('content') ?? '')
    if (name && content) contents.set(name, [...(contents.get(name) ?? []), content])
  }
  return contents
}

function stampsIn(document: DomDocument, selector: string | undefined, zone: string): Instant[] {
  if (selector === undefined) return []
  const elements = [...document.querySelectorAll(selector)].slice(0, 40)
  return elements.flatMap((element) => readStamp(element.textContent.slice(0, 200), zone) ?? [])
}

function firstOfList(text: string): string {
  return text.split(',')[0] ?? text
}

/** Several headlines or categories on one page are those of other articles. */
function onlyOne(texts: string[]): string[] {
  return new Set(texts).size === 1 ? texts.slice(0, 1) : []
}

/** A first-level heading is the headline, not the site's name, when it shares half its words with a stated title. */
function isAlike(heading: string, title: string): boolean {
  const words = new Set(title.toLowerCase().split(/\P{L}+/u))
  const own = heading
    .toLowerCase()
    .split(/\P{L}+/u)
    .filter(Boolean)
  return own.length > 1 && own.filter((word) => words.has(word)).length >= own.length / 2
}

/** "Headline - AZERTAC" → "Headline": a short last part, or the site's stated name. */
function withoutSite(title: string, siteNames: string[]): string {
  const cut = /^(.{12,}\S)\s+[|–—•»›-]\s+([^|–—•»›]{2,40})$/u.exec(title)
  const [, head, tail] = cut ?? []
  if (!head || !tail) return title
  const named = siteNames.some((name) => name.toLowerCase() === tail.toLowerCase())
  return named || tail.split(' ').length <= 4 ? head : title
}

function readTwins(links: DomElement[], url: string | undefined): PageSource['twins'] {
  const twins = new Map<string, string>()
  for (const link of links) {
    if (!/(?:^|\s)alternate(?:\s|$)/i.test(link.getAttribute('rel') ?? '')) continue
    const language = /^([a-z]{2})(?:-|$)/i.exec(link.getAttribute('hreflang') ?? '')?.[1]?.toLowerCase()
    const address = absolute(link.getAttribute('href') ?? '', url)
    if (language && address && address !== url && !twins.has(language) && twins.size < MOST_TWINS)
      twins.set(language, address)
  }
  return [...twins].map(([language, address]) => ({ language, url: address }))
}

function absolute(address: string, base: string | undefined): string | undefined {
  if (address === '' || !URL.canParse(address, base)) return undefined
  const { href, protocol } = new URL(address, base)
  return protocol === 'https:' || protocol === 'http:' ? href : undefined
}

function stated(values: (string | null)[]): string[] {
  return values.filter((value) => value !== null && value !== '') as string[]
}

function unique(values: string[]): string[] {
  return [...new Set(values)].filter((value) => value.length <= 400)
}
