// What a page states of itself: meta tags, JSON-LD, links, its heading. Stated facts, in order of trust; none is invented.
import type { Instant } from '#domain/article'
import { collapse, type PageSource } from '#domain/page-block'
import { readIsoTime, readStamp } from '#domain/page-date'
import type { DomDocument } from './dom.ts'
import { readLinkedData } from './linked-data.ts'
import type { SiteRule } from './site-rules.ts'

const LOGO = /(?:^|[/_.-])(?:logo|placeholder|default|no-?image|blank|spacer|favicon|avatar)(?:[/_.-]|\d*x\d*|$)/i
/** Near the headline, a link or label that says where the article is filed. */
const CATEGORY =
  'main [class*="categor"] a,article [class*="categor"] a,[class*="news-categor"] a,a[rel~="category"],main a[href*="/bolme/"],.news-view-category'
const STAMPED = '[class*="date"],[class*="meta"],[class*="time"]'
const MOST_TWINS = 20

/** All but the blocks. `url` resolves what is relative; `zone` reads stamps that have none. */
export function readFacts(
  document: DomDocument,
  url: string | undefined,
  rule: SiteRule,
  zone: string,
): Omit<PageSource, 'blocks'> {
  const data = readLinkedData(document)
  const texts = (selector: string) =>
    [...document.querySelectorAll(selector)].map((element) => collapse(element.textContent)).filter(Boolean)
  const meta = (...names: string[]) => metaContents(document, names)
  const picture = [...meta('og:image', 'og:image:url', 'twitter:image'), ...data.pictures]
    .map((address) => absolute(address, url))
    .find((address) => address !== undefined && !LOGO.test(new URL(address).pathname))
  const siteNames = meta('og:site_name')
  const titles = [
    ...meta('og:title', 'twitter:title').map((title) => withoutSite(title, siteNames)),
    ...data.headlines,
    ...texts('title').map((title) => withoutSite(title, siteNames)),
  ]
  const headings = onlyOne(texts('h1'))
  return {
    titles: unique([
      ...(rule.title ? texts(rule.title) : []),
      ...headings.filter(
        (text) => titles.some((title) => isAlike(text, title)) && !titles.some((title) => text.includes(title)),
      ),
      ...titles,
    ]),
    sections: [
      ...(rule.section ? texts(rule.section) : []),
      ...meta('article:section').map((name) => name.split(',')[0] ?? name),
      ...data.sections,
      ...texts('[itemprop="articleSection"]'),
      ...onlyOne(texts(CATEGORY)),
    ],
    languages: stated([document.documentElement.getAttribute('lang'), ...meta('og:locale'), ...data.languages]),
    dates: readDates(document, rule, zone, [
      ...meta('article:published_time', 'og:published_time', 'datePublished', 'date', 'pubdate'),
      ...data.dates,
    ]),
    speakers: data.speakers,
    ...(picture !== undefined && { picture }),
    twins: readTwins(document, url),
  }
}

function metaContents(document: DomDocument, names: string[]): string[] {
  return names.flatMap((name) =>
    [...document.querySelectorAll(`meta[property="${name}"],meta[name="${name}"],meta[itemprop="${name}"]`)]
      .map((element) => collapse(element.getAttribute('content') ?? ''))
      .filter(Boolean),
  )
}

function readDates(document: DomDocument, rule: SiteRule, zone: string, stated: string[]): Instant[] {
  const stampsIn = (selector: string) =>
    [...document.querySelectorAll(selector)]
      .slice(0, 40)
      .map((element) => readStamp(element.textContent.slice(0, 200), zone))
  const times = [...document.querySelectorAll('time[datetime],[itemprop="datePublished"]')].slice(0, 5)
  const written = times.flatMap((element) => element.getAttribute('datetime') ?? element.getAttribute('content') ?? [])
  const ruled = rule.date ? stampsIn(rule.date) : []
  const iso = [...stated, ...written].map((text) => readIsoTime(text, zone))
  return [...ruled, ...iso, ...stampsIn(STAMPED)].filter((at) => at !== undefined)
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

function readTwins(document: DomDocument, url: string | undefined): PageSource['twins'] {
  const twins = new Map<string, string>()
  for (const link of document.querySelectorAll('link[rel~="alternate"][hreflang]')) {
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
